package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

import java.util.Arrays;

/**
 * Median of the voxels whose centres lie within a radius (a disc or a ball; in mm an ellipsoid of voxels where spacings
 * differ). The number of voxels is odd, so the median is one of them.
 *
 * @param radius the radius
 * @param unit pixels or mm
 * @param dimensions in slices or in space
 */
public record Median(double radius, Unit unit, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "median";

	private static final double MOST_PIXELS = 50;

	/** What the radius is measured in. */
	public enum Unit {

		/** Voxels along each axis. */
		PIXEL("pixel"),

		/** Millimetres. */
		MM("mm");

		private final String word;

		Unit(final String word) {
			this.word = word;
		}

		/** The word that files and texts use. */
		@JsonValue
		public String word() {
			return word;
		}
	}

	/** @throws ProblemException if the radius is no length above 0 */
	public Median {
		StepValues.requirePositive(NAME, "radius", radius);
		StepValues.requireGiven(NAME, "unit", unit);
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final Geometry grid = image.grid();
		final int[][] window = window(grid);
		final GridAxis x = GridAxis.of(grid, 0), y = GridAxis.of(grid, 1), z = GridAxis.of(grid, 2);
		final double[] values = image.values();
		final double[] result = new double[values.length];
		final double[] near = new double[window.length];
		int i = 0;
		for (int k = 0; k < grid.depth(); k++) {
			for (int j = 0; j < grid.height(); j++) {
				for (int c = 0; c < grid.width(); c++) {
					for (int n = 0; n < near.length; n++) {
						near[n] = values[x.mirrored(c + window[n][0]) + y.stride() * y.mirrored(j + window[n][1]) + z.stride() * z
							.mirrored(k + window[n][2])];
					}
					Arrays.sort(near);
					result[i++] = near[near.length / 2];
				}
			}
		}
		return image.withValues(result);
	}

	/** The steps from a voxel to all voxels of its window. */
	private int[][] window(final Geometry grid) {
		final int rx = voxels(grid.spacingXMm()), ry = voxels(grid.spacingYMm()), rz = dimensions == Dimensions.SPACE ? voxels(
			grid.spacingZMm()) : 0;
		final double ux = scale(grid.spacingXMm()), uy = scale(grid.spacingYMm()), uz = scale(grid.spacingZMm());
		final int[][] steps = new int[(2 * rx + 1) * (2 * ry + 1) * (2 * rz + 1)][];
		int count = 0;
		for (int z = -rz; z <= rz; z++) {
			for (int y = -ry; y <= ry; y++) {
				for (int x = -rx; x <= rx; x++) {
					final double squared = x * ux * (x * ux) + y * uy * (y * uy) + z * uz * (z * uz);
					if (squared <= radius * radius * (1 + 1e-12)) steps[count++] = new int[] { x, y, z };
				}
			}
		}
		return Arrays.copyOf(steps, count);
	}

	private double scale(final double spacingMm) {
		return unit == Unit.MM ? spacingMm : 1;
	}

	private int voxels(final double spacingMm) {
		final double voxels = Math.floor(radius / scale(spacingMm) * (1 + 1e-12));
		if (voxels > MOST_PIXELS) throw new ProblemException("The step '" + text() + "' takes " + (long) voxels +
			" pixels of this image; use a radius of at most " + (int) MOST_PIXELS + " pixels.");
		return (int) voxels;
	}

	@Override
	public Reach reach(final Geometry grid) {
		return unit == Unit.MM ? Reach.of(radius, dimensions) : Reach.ofVoxels(Math.floor(radius), grid, dimensions);
	}

	@Override
	public String text() {
		return NAME + " radius " + StepValues.number(radius) + " " + unit.word() + " " + dimensions.word();
	}
}
