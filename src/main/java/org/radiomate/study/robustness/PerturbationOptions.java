package org.radiomate.study.robustness;

import org.radiomate.io.FileHash;
import org.radiomate.task.DerivedSeed;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.filter.Dilation;
import org.radiomate.volume.filter.Dimensions;
import org.radiomate.volume.filter.Erosion;
import org.radiomate.volume.filter.Noise;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.Roughening;
import org.radiomate.volume.filter.Shift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How each patient's reading is perturbed: volume growth and shrinkage, translation, contour randomisation and noise, in the
 * words of Zwanenburg A et al., Sci Rep 2019;9:614, doi:10.1038/s41598-018-36938-4. Each is applied by itself. 0 leaves one
 * out.
 *
 * @param growMm by how much the region grows, in mm
 * @param shrinkMm by how much it shrinks
 * @param shiftMm by how much it is moved
 * @param roughenMm standard deviation by which its boundary is displaced; the correlation length is {@value #LENGTH_MM} mm
 * @param noise standard deviation of the noise, in the image's unit
 * @param dimensions whether regions change in slices or in space
 * @param draws how many random ones of each kind
 * @param seed of the study
 */
public record PerturbationOptions(double growMm, double shrinkMm, double shiftMm, double roughenMm, double noise,
	Dimensions dimensions, int draws, long seed)
{

	static final double LENGTH_MM = 5;

	private static final int MOST_DRAWS = 1000;
	/** What is left is 53 bits, which any program reads back from JSON. */
	private static final int DROPPED_BITS = 11;
	/** Hexadecimal digits of a hash that fit into a positive number. */
	private static final int HASH_DIGITS = 15;

	/** @throws ProblemException if an amount is negative, or there is no perturbation */
	public PerturbationOptions {
		amounts(growMm, shrinkMm, shiftMm, roughenMm, noise).forEach((name, amount) -> {
			if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) throw new ProblemException("'" + name + "' is " + amount +
				". Give a number above 0, or 0 to leave it out.");
		});
		if (growMm + shrinkMm + shiftMm + roughenMm + noise == 0) throw new ProblemException(
			"There is nothing to perturb: 'grow', 'shrink', 'shift', 'roughen' and 'noise' are all 0.");
		if (draws < 1 || draws > MOST_DRAWS) throw new ProblemException("'draws' is " + draws + ". Give a number from 1 to " +
			MOST_DRAWS + ".");
	}

	/** Grown, shrunk, moved and roughened by 1 mm, 10 HU of noise, three of each random kind, in space. */
	public static PerturbationOptions defaults() {
		return new PerturbationOptions(1, 1, 1, 1, 10, Dimensions.SPACE, 3, 1);
	}

	/** The words {@code 2d} or {@code 3d}. */
	public static Dimensions dimensions(final String word) {
		for (final Dimensions dimensions : Dimensions.values()) {
			if (dimensions.word().equals(word.trim().toLowerCase(Locale.ROOT))) return dimensions;
		}
		throw new ProblemException("'dimensions' is '" + word + "'. Write 2d or 3d.");
	}

	private static Map<String, Double> amounts(final double grow, final double shrink, final double shift,
		final double roughen, final double noise)
	{
		final Map<String, Double> amounts = new LinkedHashMap<>();
		amounts.put("grow", grow);
		amounts.put("shrink", shrink);
		amounts.put("shift", shift);
		amounts.put("roughen", roughen);
		amounts.put("noise", noise);
		return amounts;
	}

	/** The options by parameter, without the seed. */
	public Map<String, Object> map() {
		final Map<String, Object> map = new LinkedHashMap<>(amounts(growMm, shrinkMm, shiftMm, roughenMm, noise));
		map.put("dimensions", dimensions.word());
		map.put("draws", draws);
		return map;
	}

	/** The perturbations of a patient, each a step; they do not depend on who else is in the study. */
	public List<PreprocessingStep> steps(final String patient) {
		final List<PreprocessingStep> steps = new ArrayList<>();
		if (growMm > 0) steps.add(new Dilation(growMm, dimensions));
		if (shrinkMm > 0) steps.add(new Erosion(shrinkMm, dimensions));
		for (int draw = 0; draw < draws; draw++) {
			if (shiftMm > 0) steps.add(new Shift(shiftMm, seed(patient, 0, draw), dimensions));
			if (roughenMm > 0) steps.add(new Roughening(roughenMm, LENGTH_MM, seed(patient, 1, draw), dimensions));
			if (noise > 0) steps.add(new Noise(noise, seed(patient, 2, draw)));
		}
		return steps;
	}

	private long seed(final String patient, final int kind, final int draw) {
		final long number = Long.parseLong(FileHash.sha256OfText(patient).substring(0, HASH_DIGITS), 16);
		return DerivedSeed.of(seed, number, kind, draw) >>> DROPPED_BITS;
	}

	/** How a patient's seeds follow from the study's, for the record. */
	static String seedRule() {
		return DerivedSeed.RULE + "; a step's seed is the first 53 bits of position (p, kind, draw), p being the first " +
			HASH_DIGITS + " hexadecimal digits of the SHA-256 of the patient's id, kind 0 shift, 1 roughen, 2 noise";
	}

	/** What is done, in words. */
	public String describe() {
		final List<String> words = new ArrayList<>();
		if (growMm > 0) words.add("grown by " + Millimetres.text(growMm) + " mm");
		if (shrinkMm > 0) words.add("shrunk by " + Millimetres.text(shrinkMm) + " mm");
		final String times = " (" + draws + (draws == 1 ? " time)" : " times)");
		if (shiftMm > 0) words.add("moved by " + Millimetres.text(shiftMm) + " mm in a random direction" + times);
		if (roughenMm > 0) words.add("given a random boundary of SD " + Millimetres.text(roughenMm) +
			" mm and correlation length " + Millimetres.text(LENGTH_MM) + " mm" + times);
		if (noise > 0) words.add("given Gaussian noise of SD " + Millimetres.text(noise) + " in the image" + times);
		return "one at a time " + String.join(", ", words) + "; regions changed " + (dimensions == Dimensions.SPACE ? "in space" : "in slices");
	}
}
