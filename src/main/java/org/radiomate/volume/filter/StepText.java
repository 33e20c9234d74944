package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Steps as a user writes them, such as {@code gaussian sigma 1.5 mm 3d; threshold -50 200 hu; erode 1 mm}. Units may be left
 * out, and 3d; what is written back has them all.
 */
public final class StepText {

	/** What stands for no step where an empty text means something else. */
	public static final String NONE = "none";

	/** How one kind of step is written and read. */
	private record Kind(String example, Function<StepWords, PreprocessingStep> reading) {}

	private static final Map<String, Kind> KINDS = kinds();

	private StepText() {}

	private static Map<String, Kind> kinds() {
		final Map<String, Kind> kinds = new LinkedHashMap<>();
		kinds.put(Gaussian.NAME, new Kind("gaussian sigma 1.5 mm 3d", words -> new Gaussian(words.number("sigma", "mm"), words
			.dimensions())));
		kinds.put(Median.NAME, new Kind("median radius 2 pixel 2d", words -> new Median(words.number("radius"), words.oneOf(
			"unit", Median.Unit.values(), Median.Unit::word, null), words.dimensions())));
		kinds.put(Diffusion.NAME, new Kind("diffusion kappa 30 hu iterations 5 3d", words -> new Diffusion(words.number("kappa",
			"hu"), words.integer("iterations"), words.dimensions())));
		kinds.put(LaplacianOfGaussian.NAME, new Kind("laplacian-of-gaussian sigma 2 mm 3d", words -> new LaplacianOfGaussian(
			words.number("sigma", "mm"), words.dimensions())));
		kinds.put(Resample.NAME, new Kind("resample 1 1 3 mm linear", words -> new Resample(words.number("x"), words.number("y"),
			words.number("z", "mm"), words.oneOf("method", Resample.Method.values(), Resample.Method::word,
				Resample.Method.LINEAR))));
		kinds.put(Threshold.NAME, new Kind("threshold -50 200 hu intensity", words -> new Threshold(words.number("lowest"), words
			.number("highest", "hu"), words.oneOf("mask", Threshold.Target.values(), Threshold.Target::word,
				Threshold.Target.INTENSITY))));
		kinds.put(Erosion.NAME, new Kind("erode 1 mm 3d", words -> new Erosion(words.number("distance", "mm"), words
			.dimensions())));
		kinds.put(Dilation.NAME, new Kind("dilate 2 mm 3d", words -> new Dilation(words.number("distance", "mm"), words
			.dimensions())));
		kinds.put(Ring.NAME, new Kind("ring -3 5 mm 3d", words -> new Ring(words.number("from"), words.number("to", "mm"), words
			.dimensions())));
		kinds.put(Outliers.NAME, new Kind("outliers 3 sd", words -> new Outliers(words.number("deviations", "sd"))));
		putFilters(kinds);
		putRandom(kinds);
		return kinds;
	}

	/** The filters of IBSI 2. */
	private static void putFilters(final Map<String, Kind> kinds) {
		kinds.put(Round.NAME, new Kind("round", words -> new Round()));
		kinds.put(Mean.NAME, new Kind("mean support 5 voxels 3d mirror", words -> new Mean(words.integer("support", "voxels"),
			words.dimensions(), words.boundary())));
		kinds.put(IbsiLog.NAME, new Kind("ibsi-log sigma 1.5 mm cutoff 4 3d mirror", words -> new IbsiLog(words.number("sigma",
			"mm"), cutoff(words), words.dimensions(), words.boundary())));
		kinds.put(Laws.NAME, new Kind("laws L5E5E5 rotations max energy 7 voxels mirror", words -> new Laws(words.word("map"),
			words.rotations(), words.skip("energy") ? words.integer("energy", "voxels") : 0, words.boundary())));
		kinds.put(Gabor.NAME, new Kind("gabor sigma 5 mm lambda 2 mm gamma 1.5 theta 0 deg rotations average step 22.5 deg 3d mirror",
			StepText::gabor));
		kinds.put(Wavelet.NAME, new Kind("wavelet db3 LLH level 1 rotations average mirror", words -> new Wavelet(words.oneOf(
			"family", WaveletFamily.values(), WaveletFamily::word, null), words.word("map"), words.integer("level"), words
				.rotations(), words.boundary())));
		kinds.put(Simoncelli.NAME, new Kind("simoncelli level 1 3d mirror", words -> new Simoncelli(words.integer("level"), words
			.dimensions(), words.boundary())));
		kinds.put(RieszLog.NAME, new Kind("riesz-log 1 0 0 sigma 3 mm cutoff 4 3d mirror", words -> {
			final int x = words.integer("x"), y = words.integer("y"), z = words.integer("z");
			final double alignedMm = words.skip("aligned") ? words.number("aligned", "mm") : 0;
			return new RieszLog(x, y, z, words.number("sigma", "mm"), cutoff(words), alignedMm, words.dimensions(), words
				.boundary());
		}));
		kinds.put(RieszSimoncelli.NAME, new Kind("riesz-simoncelli 0 2 0 aligned 1 mm level 1 3d mirror", words -> {
			final int x = words.integer("x"), y = words.integer("y"), z = words.integer("z");
			final double alignedMm = words.skip("aligned") ? words.number("aligned", "mm") : 0;
			return new RieszSimoncelli(x, y, z, words.integer("level"), alignedMm, words.dimensions(), words.boundary());
		}));
	}

	/** The random steps, each with its seed. */
	private static void putRandom(final Map<String, Kind> kinds) {
		kinds.put(Shift.NAME, new Kind("shift 1 mm seed 7 3d", words -> new Shift(words.number("distance", "mm"), words.seed(),
			words.dimensions())));
		kinds.put(Roughening.NAME, new Kind("roughen 1 mm length 5 mm seed 7 3d", words -> new Roughening(words.number(
			"amplitude", "mm"), words.number("length", "mm"), words.seed(), words.dimensions())));
		kinds.put(Noise.NAME, new Kind("noise sd 10 hu seed 7", words -> new Noise(words.number("sd", "hu"), words.seed())));
	}

	private static double cutoff(final StepWords words) {
		return words.skip("cutoff") ? words.number("cutoff") : IbsiLog.STANDARD_CUTOFF;
	}

	private static Gabor gabor(final StepWords words) {
		final double sigmaMm = words.number("sigma", "mm"), lambdaMm = words.number("lambda", "mm"), gamma = words.number(
			"gamma"), theta = words.number("theta", "deg");
		final Pooling rotations = words.rotations();
		final double step = rotations == Pooling.NONE ? 0 : words.number("step", "deg");
		return new Gabor(sigmaMm, lambdaMm, gamma, theta, rotations, step, words.dimensions(), words.boundary());
	}

	/** One example of every step there is. */
	public static List<String> examples() {
		return KINDS.values().stream().map(Kind::example).toList();
	}

	/** The steps as text that {@link #parse} reads back to equal steps. */
	public static String of(final List<PreprocessingStep> steps) {
		return steps.isEmpty() ? NONE : steps.stream().map(PreprocessingStep::text).collect(Collectors.joining("; "));
	}

	/**
	 * Reads steps separated by semicolons; {@value #NONE} or nothing are no steps.
	 *
	 * @throws ProblemException that names the step and the word at fault, and what is valid there
	 */
	public static List<PreprocessingStep> parse(final String text) {
		final List<PreprocessingStep> steps = new ArrayList<>();
		if (text.trim().equalsIgnoreCase(NONE)) return steps;
		for (final String part : text.split(";")) {
			if (!part.isBlank()) steps.add(step(part.trim()));
		}
		return steps;
	}

	private static PreprocessingStep step(final String text) {
		final String name = text.split("\\s+")[0].toLowerCase(java.util.Locale.ROOT);
		final Kind kind = KINDS.get(name);
		if (kind == null) throw new ProblemException("There is no step '" + name + "'; the steps are " + String.join(", ",
			KINDS.keySet()) + ".");
		final StepWords words = new StepWords(text, kind.example);
		final PreprocessingStep step = kind.reading.apply(words);
		words.requireEnd();
		return step;
	}
}
