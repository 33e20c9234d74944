package org.radiomate.feature.texture;

/**
 * City-block distances to the edge of a mask: 1 for a voxel that shares a side with one outside, or lies at the border of the
 * box, 2 for its inner neighbours, and so on (IBSI reference manual, grey level distance zone matrix). Two sweeps, exact and
 * linear in the voxels.
 */
public final class BorderDistance {

	private BorderDistance() {}

	/**
	 * The distances of all voxels, 0 outside the mask.
	 *
	 * @param inside the mask, x fastest
	 * @param inSpace whether the voxels above and below count as neighbours
	 */
	public static int[] of(final boolean[] inside, final int width, final int height, final int depth,
		final boolean inSpace)
	{
		final int[] distance = new int[inside.length];
		for (int z = 0, i = 0; z < depth; z++) {
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++, i++) {
					if (!inside[i]) continue;
					int nearest = Math.min(x == 0 ? 0 : distance[i - 1], y == 0 ? 0 : distance[i - width]);
					if (inSpace) nearest = Math.min(nearest, z == 0 ? 0 : distance[i - width * height]);
					distance[i] = nearest + 1;
				}
			}
		}
		sweepBack(distance, width, height, depth, inSpace);
		return distance;
	}

	private static void sweepBack(final int[] distance, final int width, final int height, final int depth,
		final boolean inSpace)
	{
		for (int z = depth - 1, i = distance.length - 1; z >= 0; z--) {
			for (int y = height - 1; y >= 0; y--) {
				for (int x = width - 1; x >= 0; x--, i--) {
					if (distance[i] == 0) continue;
					int nearest = Math.min(x == width - 1 ? 0 : distance[i + 1], y == height - 1 ? 0 : distance[i + width]);
					if (inSpace) nearest = Math.min(nearest, z == depth - 1 ? 0 : distance[i + width * height]);
					distance[i] = Math.min(distance[i], nearest + 1);
				}
			}
		}
	}
}
