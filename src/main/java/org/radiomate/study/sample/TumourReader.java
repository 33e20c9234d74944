package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;

import java.util.ArrayList;
import java.util.List;

/**
 * A simulated reader: follows the true border of the tumour on every slice it covers, a constant distance inside or
 * outside and with smooth deviations, part of them the same on all slices.
 *
 * @param name the reader
 * @param repeat which reading
 * @param biasMm how far outside the true border the reader draws on average, negative inside
 * @param spreadMm standard deviation of the drawn border about that
 */
record TumourReader(String name, String repeat, double biasMm, double spreadMm) {

	/** The structure's name in every file of the simulated study. */
	static final String STRUCTURE = "Tumour";

	private static final int MIN_VERTICES = 30;
	private static final int MAX_VERTICES = 60;
	private static final double VERTEX_DISTANCE_MM = 1.3;
	private static final int LAST_HARMONIC = 6;
	private static final double SHARED_BETWEEN_SLICES = 0.5;
	private static final double MIN_RADIUS_MM = 3;
	/** Vertices lie on this fraction of a pixel, exact in the single precision of contour files. */
	private static final double VERTEX_GRID = 64;

	/** Draws the tumour's contours. */
	ContourSet draw(final RandomGenerator random, final Tumour tumour, final SimulationOptions image) {
		final AngularSeries shared = AngularSeries.draw(random, 0, LAST_HARMONIC);
		final List<Contour> contours = new ArrayList<>();
		for (int s = 0; s < tumour.outlines().size(); s++) {
			final AngularSeries hand = shared.mixed(SHARED_BETWEEN_SLICES, AngularSeries.draw(random, 0, LAST_HARMONIC));
			contours.add(contour(tumour.firstSlice() + s, tumour.outlines().get(s), hand, image));
		}
		return new ContourSet(STRUCTURE, name, repeat, contours);
	}

	private OutlineContour contour(final int slice, final RadialOutline border, final AngularSeries hand,
		final SimulationOptions image)
	{
		final int n = vertices(border.meanRadiusMm());
		final double[] x = new double[n];
		final double[] y = new double[n];
		for (int i = 0; i < n; i++) {
			final double angle = 2 * Math.PI * i / n;
			final double radiusMm = Math.max(MIN_RADIUS_MM, border.radiusMm(angle) + biasMm + spreadMm * hand.at(angle));
			x[i] = pixels(border.xMm + radiusMm * StrictMath.cos(angle), image.widthPixels(), image.spacingMm());
			y[i] = pixels(border.yMm + radiusMm * StrictMath.sin(angle), image.heightPixels(), image.spacingMm());
		}
		return new OutlineContour(slice, x, y);
	}

	private static int vertices(final double radiusMm) {
		final long n = Math.round(2 * Math.PI * radiusMm / VERTEX_DISTANCE_MM);
		return (int) Math.max(MIN_VERTICES, Math.min(MAX_VERTICES, n));
	}

	private static double pixels(final double fromCentreMm, final int size, final double spacingMm) {
		return Math.rint((fromCentreMm / spacingMm + size / 2.0) * VERTEX_GRID) / VERTEX_GRID;
	}
}
