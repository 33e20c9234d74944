package org.radiomate.volume;

import java.util.Arrays;

/**
 * The exact Euclidean distance of every voxel centre to the nearest of some voxels, in time linear in the voxels
 * (Felzenszwalb PF, Huttenlocher DP, Theory Comput 2012;8:415, doi:10.4086/toc.2012.v008a019): the lower envelope of
 * parabolas, along one axis after the other, so spacings may differ.
 */
public final class DistanceMap {

	private DistanceMap() {}

	/**
	 * Squared distances in mm².
	 *
	 * @param sources the voxels to measure to, x fastest
	 * @param axes 2 to measure within slices, 3 in space
	 * @return 0 for a source, infinity where there is none to reach
	 * @throws IllegalArgumentException if the voxels do not fill the grid
	 */
	public static double[] squaredMm(final boolean[] sources, final Geometry grid, final int axes) {
		if (sources.length != grid.voxelCount()) throw new IllegalArgumentException(sources.length + " voxels for " + grid
			.describe());
		final double[] squared = new double[sources.length];
		for (int i = 0; i < squared.length; i++) {
			if (!sources[i]) squared[i] = Double.POSITIVE_INFINITY;
		}
		for (int axis = 0; axis < axes; axis++) {
			pass(squared, GridAxis.of(grid, axis));
		}
		return squared;
	}

	/** The distances in mm of the pixels of one slice. */
	public static double[] mm(final boolean[] sources, final int width, final int height, final double spacingXMm,
		final double spacingYMm)
	{
		final double[] distances = squaredMm(sources, new Geometry(width, height, 1, spacingXMm, spacingYMm, 1), 2);
		Arrays.setAll(distances, i -> Math.sqrt(distances[i]));
		return distances;
	}

	private static void pass(final double[] squared, final GridAxis axis) {
		final double[] line = new double[axis.length()];
		final Envelope envelope = new Envelope(axis.length(), axis.spacingMm());
		for (int n = 0; n < axis.lineCount(); n++) {
			final int start = axis.start(n);
			for (int i = 0; i < line.length; i++) {
				line[i] = squared[start + i * axis.stride()];
			}
			envelope.build(line);
			envelope.write(line, squared, start, axis.stride());
		}
	}

	/** The lowest of the parabolas (x - x_i)² + f_i, as the parabolas that are lowest somewhere and where each begins. */
	private static final class Envelope {

		private final int[] apex;
		private final double[] from;
		private final double spacing;
		private int last;

		private Envelope(final int length, final double spacing) {
			apex = new int[length];
			from = new double[length];
			this.spacing = spacing;
		}

		private void build(final double[] heights) {
			last = -1;
			for (int i = 0; i < heights.length; i++) {
				if (heights[i] == Double.POSITIVE_INFINITY) continue;
				double meets = Double.NEGATIVE_INFINITY;
				while (last >= 0 && (meets = crossing(heights, apex[last], i)) <= from[last]) {
					last--;
				}
				apex[++last] = i;
				from[last] = last == 0 ? Double.NEGATIVE_INFINITY : meets;
			}
		}

		private double crossing(final double[] heights, final int i, final int j) {
			final double xi = i * spacing;
			final double xj = j * spacing;
			return (heights[j] + xj * xj - (heights[i] + xi * xi)) / (2 * (xj - xi));
		}

		private void write(final double[] heights, final double[] squared, final int start, final int stride) {
			if (last < 0) return;
			int k = 0;
			for (int i = 0; i < heights.length; i++) {
				while (k < last && from[k + 1] < i * spacing) {
					k++;
				}
				final double distance = (i - apex[k]) * spacing;
				squared[start + i * stride] = distance * distance + heights[apex[k]];
			}
		}
	}
}
