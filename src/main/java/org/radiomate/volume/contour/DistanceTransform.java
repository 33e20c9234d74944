package org.radiomate.volume.contour;

import org.radiomate.volume.Geometry;

import java.util.Arrays;

/**
 * The exact Euclidean distance of every voxel centre to the nearest of some voxel centres, in time linear in the voxels: one
 * lower envelope of parabolas for each line of each axis (Felzenszwalb PF, Huttenlocher DP, Theory of Computing 2012;8:415,
 * doi:10.4086/toc.2012.v008a019), with the grid's own spacing along each axis.
 */
public final class DistanceTransform {

	private static final double NONE = Double.POSITIVE_INFINITY;

	private final double[] squared;
	private final double[] line;
	private final int[] apex;
	private final double[] from;

	private DistanceTransform(final boolean[] sites, final int longestLine) {
		squared = new double[sites.length];
		for (int i = 0; i < sites.length; i++) squared[i] = sites[i] ? 0 : NONE;
		line = new double[longestLine];
		apex = new int[longestLine];
		from = new double[longestLine];
	}

	/**
	 * The squared distances in mm², infinite everywhere if there is no site.
	 *
	 * @param sites whether the voxel is a site, at x + width * (y + height * z)
	 * @throws IllegalArgumentException if the sites do not fill the grid
	 */
	public static double[] squaredMm2(final boolean[] sites, final Geometry grid) {
		if (sites.length != grid.voxelCount()) throw new IllegalArgumentException(sites.length + " sites for " + grid
			.describe());
		final int width = grid.width(), height = grid.height(), depth = grid.depth(), slice = width * height;
		final DistanceTransform transform = new DistanceTransform(sites, Math.max(width, Math.max(height, depth)));
		for (int start = 0; start < sites.length; start += width) transform.pass(start, 1, width, grid.spacingXMm());
		for (int z = 0; z < depth; z++) {
			for (int x = 0; x < width; x++) transform.pass(z * slice + x, width, height, grid.spacingYMm());
		}
		if (depth > 1) for (int start = 0; start < slice; start++) transform.pass(start, slice, depth, grid.spacingZMm());
		return transform.squared;
	}

	/** The distances in mm of the pixels of one slice. */
	static double[] mm(final boolean[] sites, final int width, final int height, final double spacingXMm,
		final double spacingYMm)
	{
		final double[] distances = squaredMm2(sites, new Geometry(width, height, 1, spacingXMm, spacingYMm, 1));
		Arrays.setAll(distances, i -> Math.sqrt(distances[i]));
		return distances;
	}

	private void pass(final int start, final int stride, final int n, final double spacing) {
		final int last = envelope(start, stride, n, spacing * spacing);
		if (last < 0) return;
		int k = 0;
		for (int q = 0; q < n; q++) {
			while (k < last && from[k + 1] < q) k++;
			final double distance = (q - apex[k]) * spacing;
			squared[start + q * stride] = distance * distance + line[apex[k]];
		}
	}

	/** The parabolas that are lowest somewhere, and where each begins to be; returns the last one's number. */
	private int envelope(final int start, final int stride, final int n, final double spacing2) {
		int last = -1;
		for (int q = 0; q < n; q++) {
			line[q] = squared[start + q * stride];
			if (line[q] == NONE) continue;
			double begin = Double.NEGATIVE_INFINITY;
			while (last >= 0 && (begin = crossing(apex[last], q, spacing2)) <= from[last]) last--;
			apex[++last] = q;
			from[last] = last == 0 ? Double.NEGATIVE_INFINITY : begin;
		}
		return last;
	}

	/** Where the parabola at q begins to lie below that at p, p &lt; q. */
	private double crossing(final int p, final int q, final double spacing2) {
		return ((line[q] - line[p]) / spacing2 + (double) q * q - (double) p * p) / (2.0 * (q - p));
	}
}
