package org.radiomate.study.sample;

import org.radiomate.task.ProblemException;

/**
 * What a simulated study is made from: its size, seed and effect, and the geometry of its images. The same options give
 * the same study on every machine.
 *
 * @param patients patients in the cohort, 10 to 10000
 * @param seed of every random number
 * @param effect 0 plants nothing, 1 the study's own differences, up to {@value #MAX_EFFECT}
 * @param doubleRead patients read again by reader 1 and by reader 2, or {@link #BY_RULE}
 * @param widthPixels image columns
 * @param heightPixels image rows
 * @param slices image slices, at least {@value #MIN_SLICES}
 * @param spacingMm pixel spacing
 * @param sliceSpacingMm slice spacing
 */
public record SimulationOptions(int patients, long seed, double effect, int doubleRead, int widthPixels,
	int heightPixels, int slices, double spacingMm, double sliceSpacingMm)
{

	/** A quarter of the patients, rounded up, but at least ten, are read twice: 50 of 197. */
	public static final int BY_RULE = -1;

	static final int MIN_PATIENTS = 10;
	static final int MAX_PATIENTS = 10_000;
	static final int MIN_SLICES = 6;
	static final int MAX_EFFECT = 5;
	static final double MIN_FIELD_MM = 70;

	/** @throws ProblemException if a value is out of its range, with the range */
	public SimulationOptions {
		require(patients >= MIN_PATIENTS && patients <= MAX_PATIENTS, "A simulated study has " + MIN_PATIENTS + " to " +
			MAX_PATIENTS + " patients, not " + patients + ". Give a number in that range.");
		require(effect >= 0 && effect <= MAX_EFFECT, "The effect is " + effect + ", but must lie between 0 (nothing planted) and " +
			MAX_EFFECT + ". Give 1 for the usual differences.");
		require(doubleRead >= BY_RULE && doubleRead <= patients, "The number of patients read twice is " + doubleRead +
			", but the study has " + patients + " patients. Give 0 to " + patients + ".");
		require(slices >= MIN_SLICES && slices <= 64, "A simulated image has " + MIN_SLICES + " to 64 slices, not " + slices +
			". Give a number in that range.");
		require(spacingMm >= 0.4 && spacingMm <= 1.2, "The pixel spacing is " + spacingMm +
			" mm, but must lie between 0.4 and 1.2 mm. Give about 0.8.");
		require(sliceSpacingMm >= 1 && sliceSpacingMm <= 10, "The slice spacing is " + sliceSpacingMm +
			" mm, but must lie between 1 and 10 mm. Give about 5.");
		require(Math.min(widthPixels, heightPixels) * spacingMm >= MIN_FIELD_MM, "The field of view of " + widthPixels +
			" x " + heightPixels + " pixels of " + spacingMm + " mm is too small for a mediastinum. Give at least " +
			MIN_FIELD_MM + " mm each way.");
		require(Math.max(widthPixels, heightPixels) <= 1024, "A simulated image has at most 1024 x 1024 pixels, not " +
			widthPixels + " x " + heightPixels + ". Give a smaller size.");
	}

	private static void require(final boolean holds, final String sentence) {
		if (!holds) throw new ProblemException(sentence);
	}

	/** The study's own shape: 197 patients, seed 1, effect 1, 8 slices of 96 x 96 pixels, 0.8 x 0.8 x 5 mm. */
	public static SimulationOptions defaults() {
		return new SimulationOptions(197, 1, 1, BY_RULE, 96, 96, 8, 0.8, 5);
	}

	public SimulationOptions withPatients(final int value) {
		return new SimulationOptions(value, seed, effect, doubleRead, widthPixels, heightPixels, slices, spacingMm,
			sliceSpacingMm);
	}

	public SimulationOptions withSeed(final long value) {
		return new SimulationOptions(patients, value, effect, doubleRead, widthPixels, heightPixels, slices, spacingMm,
			sliceSpacingMm);
	}

	public SimulationOptions withEffect(final double value) {
		return new SimulationOptions(patients, seed, value, doubleRead, widthPixels, heightPixels, slices, spacingMm,
			sliceSpacingMm);
	}

	public SimulationOptions withDoubleRead(final int value) {
		return new SimulationOptions(patients, seed, effect, value, widthPixels, heightPixels, slices, spacingMm,
			sliceSpacingMm);
	}

	/** Another image size: columns, rows and slices. */
	public SimulationOptions withSize(final int width, final int height, final int depth) {
		return new SimulationOptions(patients, seed, effect, doubleRead, width, height, depth, spacingMm, sliceSpacingMm);
	}

	/** Another pixel and slice spacing. */
	public SimulationOptions withSpacing(final double pixelMm, final double sliceMm) {
		return new SimulationOptions(patients, seed, effect, doubleRead, widthPixels, heightPixels, slices, pixelMm,
			sliceMm);
	}

	/** How many patients are read twice, the rule applied. */
	public int doubleReadPatients() {
		if (doubleRead != BY_RULE) return doubleRead;
		return Math.min(patients, Math.max(10, (patients + 3) / 4));
	}

	/** How much of the clinical difference is planted: the effect, at most 1. */
	double clinicalEffect() {
		return Math.min(effect, 1);
	}
}
