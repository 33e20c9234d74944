package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.volume.Geometry;

/**
 * Keeps the voxels of the mask whose intensity lies between two limits, these included. For the intensities alone it is
 * IBSI's range re-segmentation (USB3); IBEX's Threshold_Image_Mask changes the shape too, and its limits are CT numbers
 * (HU + 1000).
 *
 * @param lowestHu lowest intensity kept, in the image's unit
 * @param highestHu highest intensity kept
 * @param mask which mask loses the other voxels
 */
public record Threshold(double lowestHu, double highestHu, Target mask) implements PreprocessingStep {

	static final String NAME = "threshold";

	/** Which mask is changed. */
	public enum Target {

		/** The intensity mask: the shape stays. */
		INTENSITY("intensity"),

		/** The intensity mask and the shape. */
		BOTH("both");

		private final String word;

		Target(final String word) {
			this.word = word;
		}

		/** The word that files and texts use. */
		@JsonValue
		public String word() {
			return word;
		}
	}

	/** @throws org.radiomate.task.ProblemException if the limits are not in order */
	public Threshold {
		StepValues.requireOrdered(NAME, lowestHu, highestHu);
		StepValues.requireGiven(NAME, "mask", mask);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final boolean[] before = mask == Target.BOTH ? image.morphology() : image.intensity();
		final boolean[] kept = new boolean[before.length];
		for (int i = 0; i < kept.length; i++) {
			kept[i] = before[i] && image.values()[i] >= lowestHu && image.values()[i] <= highestHu;
		}
		return mask == Target.BOTH ? image.withMorphology(kept) : image.withIntensity(kept);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.NONE;
	}

	@Override
	public boolean changesOnlyMasks() {
		return true;
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(lowestHu) + " " + StepValues.number(highestHu) + " hu " + mask.word();
	}
}
