package org.radiomate.volume.contour;

import org.radiomate.volume.DistanceMap;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;

import java.util.Arrays;

/**
 * How well two masks of one image agree. The surface of a mask is its voxels that have a side in common with one outside the
 * mask; distances go from each surface voxel's centre to the nearest surface voxel's centre of the other mask, in mm.
 *
 * @param dice 2|A∩B| / (|A| + |B|)
 * @param hausdorffMm the largest of all distances, of both directions
 * @param hausdorff95Mm of each direction's 95th percentile (linear between order statistics) the larger one
 * @param meanSurfaceDistanceMm the mean of all distances of both directions taken together
 */
public record MaskAgreement(double dice, double hausdorffMm, double hausdorff95Mm, double meanSurfaceDistanceMm) {

	/**
	 * Compares two masks that have at least one voxel each.
	 *
	 * @throws IllegalArgumentException if one is empty or their grids differ
	 */
	public static MaskAgreement of(final Mask a, final Mask b) {
		if (a.isEmpty() || b.isEmpty() || !a.geometry().equals(b.geometry())) throw new IllegalArgumentException(a + " / " +
			b);
		final Box box = new Box(a, b);
		final boolean[] surfaceA = box.surface(a), surfaceB = box.surface(b);
		final double[] there = distances(surfaceA, surfaceB, box.grid), back = distances(surfaceB, surfaceA, box.grid);
		final double sum = Arrays.stream(there).sum() + Arrays.stream(back).sum();
		return new MaskAgreement(dice(a, b, a.geometry().depth()), Math.max(there[there.length - 1], back[back.length - 1]),
			Math.max(percentile95(there), percentile95(back)), sum / (there.length + back.length));
	}

	/** Dice of one slice, NaN if neither mask has a voxel there. */
	public static double diceOfSlice(final Mask a, final Mask b, final int slice) {
		return dice(a, b, slice, slice + 1);
	}

	private static double dice(final Mask a, final Mask b, final int slices) {
		return dice(a, b, 0, slices);
	}

	private static double dice(final Mask a, final Mask b, final int from, final int to) {
		long sizeA = 0, sizeB = 0, both = 0;
		final Box box = new Box(a, b);
		for (int z = Math.max(from, box.z0); z < Math.min(to, box.z0 + box.grid.depth()); z++) {
			for (int y = box.y0; y < box.y0 + box.grid.height(); y++) {
				for (int x = box.x0; x < box.x0 + box.grid.width(); x++) {
					final boolean inA = a.contains(x, y, z), inB = b.contains(x, y, z);
					if (inA) sizeA++;
					if (inB) sizeB++;
					if (inA && inB) both++;
				}
			}
		}
		return sizeA + sizeB == 0 ? Double.NaN : 2.0 * both / (sizeA + sizeB);
	}

	/** The distances in rising order, of the voxels of one surface to the other. */
	private static double[] distances(final boolean[] from, final boolean[] to, final Geometry grid) {
		final double[] squared = DistanceMap.squaredMm(to, grid, 3);
		final double[] distances = new double[from.length];
		int n = 0;
		for (int i = 0; i < from.length; i++) {
			if (from[i]) distances[n++] = Math.sqrt(squared[i]);
		}
		final double[] sorted = Arrays.copyOf(distances, n);
		Arrays.sort(sorted);
		return sorted;
	}

	private static double percentile95(final double[] sorted) {
		final double rank = 0.95 * (sorted.length - 1);
		final int below = (int) rank;
		final double above = sorted[Math.min(below + 1, sorted.length - 1)];
		return sorted[below] + (rank - below) * (above - sorted[below]);
	}

	/** The smallest box around both masks. */
	private static final class Box {

		private final int x0;
		private final int y0;
		private final int z0;
		private final Geometry grid;

		private Box(final Mask a, final Mask b) {
			x0 = Math.min(a.x0(), b.x0());
			y0 = Math.min(a.y0(), b.y0());
			z0 = Math.min(a.z0(), b.z0());
			final Geometry whole = a.geometry();
			grid = new Geometry(Math.max(a.x0() + a.width(), b.x0() + b.width()) - x0, Math.max(a.y0() + a.height(), b.y0() + b
				.height()) - y0, Math.max(a.z0() + a.depth(), b.z0() + b.depth()) - z0, whole.spacingXMm(), whole.spacingYMm(),
				whole.spacingZMm());
		}

		private boolean[] surface(final Mask mask) {
			final boolean[] surface = new boolean[(int) grid.voxelCount()];
			int i = 0;
			for (int z = z0; z < z0 + grid.depth(); z++) {
				for (int y = y0; y < y0 + grid.height(); y++) {
					for (int x = x0; x < x0 + grid.width(); x++) surface[i++] = mask.contains(x, y, z) && isBare(mask, x, y, z);
				}
			}
			return surface;
		}

		private static boolean isBare(final Mask mask, final int x, final int y, final int z) {
			return !(mask.contains(x - 1, y, z) && mask.contains(x + 1, y, z) && mask.contains(x, y - 1, z) && //
				mask.contains(x, y + 1, z) && mask.contains(x, y, z - 1) && mask.contains(x, y, z + 1));
		}
	}
}
