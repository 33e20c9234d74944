package org.radiomate.study.images;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.ResponseMap;
import org.radiomate.feature.Roi;
import org.radiomate.feature.ibsi.Discretisation;
import org.radiomate.feature.ibsi.FixedBinNumber;
import org.radiomate.feature.ibsi.FixedBinSize;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Ways to make gray levels, of which each is to be tried on every region: the feature set's own, bins of some widths, some
 * numbers of bins. How many levels are present is what a texture matrix has to work with.
 *
 * @param set the set; its steps come before its levels. Bins are tried on the intensities as they are in the image
 * @param widths of bins whose edges are multiples of the width, in the image's unit
 * @param counts numbers of bins between the smallest and the largest intensity of a region
 * @param texture the set's first family that makes gray levels, alone; null if none does
 */
public record LevelChoice(FeatureSet set, List<Double> widths, List<Integer> counts, FeatureSet texture) {

	private static final int MOST = 20;

	/** The choice of a set, widths and counts. */
	public static LevelChoice of(final FeatureSet set, final List<Double> widths, final List<Integer> counts) {
		return new LevelChoice(set, List.copyOf(widths), List.copyOf(counts), set.families().stream().filter(
			family -> !(family instanceof ResponseMap)).map(family -> alone(set, family)).filter(LevelChoice::makesLevels).findFirst()
			.orElse(null));
	}

	/** A list such as {@code 5, 10, 25}; empty for none. */
	public static List<Double> numbers(final String text, final String parameter) {
		return list(text, parameter, number -> number);
	}

	/** A list such as {@code 16, 32, 64}; empty for none. */
	public static List<Integer> wholeNumbers(final String text, final String parameter) {
		return list(text, parameter, number -> {
			if (number != Math.rint(number) || number < 2 || number > 65536) throw new ProblemException("'" + parameter + "' has " +
				number + ". Write whole numbers from 2 to 65536.");
			return (int) number;
		});
	}

	private static <T> List<T> list(final String text, final String parameter, final DoubleFunction<T> conversion) {
		final List<T> numbers = new ArrayList<>();
		for (final String part : text.trim().split("[\\s,;]+")) {
			if (part.isEmpty()) continue;
			if (!part.matches("\\d{1,6}(\\.\\d+)?") || Double.parseDouble(part) == 0) throw new ProblemException("'" + parameter +
				"' has '" + part + "'. Write numbers above 0 such as 5, 10, 25.");
			numbers.add(conversion.apply(Double.parseDouble(part)));
		}
		if (numbers.size() > MOST) throw new ProblemException("'" + parameter + "' has " + numbers.size() + " numbers. Give at most " +
			MOST + ".");
		return numbers;
	}

	private static FeatureSet alone(final FeatureSet set, final FeatureCalculator family) {
		return new FeatureSet(set.name(), set.schemaVersion(), set.description(), set.maskRule(), set.intensityScale(), set.steps(), set
			.preparation(), List.of(family), List.of());
	}

	/** A family says so only when it computes, so it computes on a cube of a few voxels; they are gray levels themselves. */
	private static boolean makesLevels(final FeatureSet set) {
		final Geometry grid = new Geometry(4, 4, 4, 1, 1, 1);
		final double[] values = new double[64];
		for (int i = 0; i < values.length; i++) values[i] = i + 1;
		return FeatureExtractor.extract(Volume.of("cube", values, grid), Mask.of(grid, (x, y, z) -> true), set.withSteps(List.of()))
			.grayLevels() > 0;
	}

	/** What the levels are called: in words, and as columns. */
	public List<LevelName> names() {
		final List<LevelName> names = new ArrayList<>();
		ofTheSet().ifPresent(names::add);
		widths.forEach(width -> names.add(new LevelName("levels_width_" + plain(width), "bins of width " + plain(width))));
		counts.forEach(count -> names.add(new LevelName("levels_bins_" + count, count + " bins")));
		return names;
	}

	private Optional<LevelName> ofTheSet() {
		return texture == null ? Optional.empty() : Optional.of(new LevelName("levels_set", "the feature set " + set.name()));
	}

	private static String plain(final double width) {
		return width == Math.rint(width) ? Long.toString((long) width) : Double.toString(width);
	}

	/**
	 * One way to make gray levels.
	 *
	 * @param column of the table
	 * @param words what it is
	 */
	public record LevelName(String column, String words) {}

	/**
	 * How many levels a region holds, in the order of the names.
	 *
	 * @param crop the region as it is in the image
	 * @throws ProblemException if the set's steps leave no voxel of it, or a width gives too many bins
	 */
	List<Integer> count(final Volume volume, final Mask mask, final RoiCrop crop) {
		final List<Integer> levels = new ArrayList<>();
		if (texture != null) levels.add(FeatureExtractor.extract(volume, mask, texture).grayLevels());
		final Roi roi = Roi.of(crop, IntensityScale.STORED);
		double lowest = Double.POSITIVE_INFINITY;
		for (final double value : crop.insideValues()) lowest = Math.min(lowest, value);
		for (final double width : widths) levels.add(present(new FixedBinSize(width, Math.floor(lowest / width) * width), roi));
		for (final int count : counts) levels.add(present(new FixedBinNumber(count), roi));
		return levels;
	}

	private static int present(final Discretisation discretisation, final Roi roi) {
		return discretisation.grid(roi).presentLevels();
	}
}
