package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The true tumour of one patient: its border on each slice it covers.
 *
 * @param firstSlice 0-based
 * @param outlines one for each slice from there on
 */
record Tumour(int firstSlice, List<RadialOutline> outlines) {

	/** Keeps the tumour clear of trachea, aorta and vertebra. */
	private static final double MAX_RADIUS_MM = 12.5;
	private static final double MIN_RADIUS_MM = 4;
	private static final int FIRST_HARMONIC = 3;
	private static final int LAST_HARMONIC = 7;
	/** How much of the border's roughness is the same on all slices. */
	private static final double SHARED_BETWEEN_SLICES = 0.7;
	private static final double END_TAPER = 0.55;
	private static final double POSITION_SD_MM = 0.5;

	/**
	 * Draws a tumour around the oesophagus.
	 *
	 * @param xMm centre of the oesophagus
	 * @param yMm centre of the oesophagus
	 */
	static Tumour draw(final RandomGenerator random, final TumourTraits traits, final int stackSlices, final double xMm,
		final double yMm)
	{
		final int slices = traits.tumourSlices(stackSlices);
		final int first = 1 + random.nextInt(stackSlices - 1 - slices);
		final double axis = Math.PI * random.nextDouble();
		final AngularSeries shared = AngularSeries.draw(random, FIRST_HARMONIC, LAST_HARMONIC);
		return new Tumour(first, IntStream.range(0, slices).mapToObj(s -> {
			final AngularSeries border = shared.mixed(SHARED_BETWEEN_SLICES, AngularSeries.draw(random, FIRST_HARMONIC,
				LAST_HARMONIC));
			final double radiusMm = traits.meanRadiusMm() * taper(s, slices);
			return new RadialOutline(xMm + POSITION_SD_MM * random.nextGaussian(), yMm + POSITION_SD_MM * random
				.nextGaussian(), angle -> limited(radiusMm * (1 + traits.elongation() * StrictMath.cos(2 * (angle - axis)) +
					traits.roughness() * border.at(angle))));
		}).toList());
	}

	/** The radius of a slice relative to the middle of the tumour. */
	private static double taper(final int slice, final int slices) {
		final double u = (2 * slice + 1.0) / slices - 1;
		return Math.sqrt(1 - END_TAPER * u * u);
	}

	private static double limited(final double radiusMm) {
		return Math.max(MIN_RADIUS_MM, Math.min(MAX_RADIUS_MM, radiusMm));
	}

	/** Whether the tumour is on this slice. */
	boolean covers(final int slice) {
		return slice >= firstSlice && slice < firstSlice + outlines.size();
	}

	/** The border on a slice it covers. */
	RadialOutline outline(final int slice) {
		return outlines.get(slice - firstSlice);
	}
}
