package org.radiomate.volume.contour;

import org.radiomate.task.ProblemException;

/**
 * What is taken out of contours.
 *
 * @param lowestHu what is lower is removed
 * @param highestHu what is higher is removed
 * @param openingMm radius of the disc that must fit wherever something stays, in mm; 0 for none
 * @param minAreaMm2 pieces of a slice that are smaller are removed, in mm²; 0 for none
 * @param fillHoles whether holes that the removal made are filled again; holes that were drawn stay
 */
public record CleaningOptions(double lowestHu, double highestHu, double openingMm, double minAreaMm2,
	boolean fillHoles)
{

	/** Keeps what is neither air and fat nor bone by {@link TissueLimits#DEFAULT}, and nothing else is done. */
	public static CleaningOptions defaults() {
		return new CleaningOptions(TissueLimits.DEFAULT.fatBelowHu(), TissueLimits.DEFAULT.boneAboveHu(), 0, 0, false);
	}

	/** @throws ProblemException if the limits are the wrong way round or a size is negative */
	public CleaningOptions {
		if (!(lowestHu < highestHu)) throw new ProblemException("The lowest HU to keep (" + lowestHu +
			") must be below the highest (" + highestHu + "). Correct them.");
		if (!(openingMm >= 0) || !(minAreaMm2 >= 0)) throw new ProblemException(
			"The opening and the smallest area must be 0 or more. Correct them.");
	}

	/** With other limits of HU. */
	public CleaningOptions withHu(final double lowest, final double highest) {
		return new CleaningOptions(lowest, highest, openingMm, minAreaMm2, fillHoles);
	}

	/** With an opening of that radius. */
	public CleaningOptions withOpeningMm(final double radius) {
		return new CleaningOptions(lowestHu, highestHu, radius, minAreaMm2, fillHoles);
	}

	/** With that smallest area of a piece. */
	public CleaningOptions withMinAreaMm2(final double area) {
		return new CleaningOptions(lowestHu, highestHu, openingMm, area, fillHoles);
	}

	/** With holes filled or not. */
	public CleaningOptions withFillHoles(final boolean fill) {
		return new CleaningOptions(lowestHu, highestHu, openingMm, minAreaMm2, fill);
	}
}
