package org.radiomate.feature.texture;

import org.radiomate.volume.RoiCrop;

import java.util.function.DoubleToIntFunction;

/**
 * A crop whose voxels inside the mask hold gray levels 1..levelCount, all others 0.
 *
 * @param width columns
 * @param height rows
 * @param depth slices
 * @param levels at x + width * (y + height * z), not to be changed
 * @param levelCount the highest level that can occur
 */
public record GrayLevelGrid(int width, int height, int depth, int[] levels, int levelCount) {

	/** Gives every voxel inside the mask the level of its intensity. */
	public static GrayLevelGrid of(final RoiCrop crop, final DoubleToIntFunction level, final int levelCount) {
		final int[] levels = new int[crop.values().length];
		for (int i = 0; i < levels.length; i++) {
			if (crop.inside()[i]) levels[i] = level.applyAsInt(crop.values()[i]);
		}
		return new GrayLevelGrid(crop.width(), crop.height(), crop.depth(), levels, levelCount);
	}

	/** How many different levels occur. */
	public int presentLevels() {
		final boolean[] present = new boolean[levelCount + 1];
		int count = 0;
		for (final int level : levels) {
			if (level > 0 && !present[level]) count++;
			present[level] = true;
		}
		return count;
	}

	/** How many voxels lie inside the mask. */
	public int voxels() {
		int count = 0;
		for (final int level : levels) {
			if (level > 0) count++;
		}
		return count;
	}

	int index(final int x, final int y, final int z) {
		return x + width * (y + height * z);
	}

	boolean contains(final int x, final int y, final int z) {
		return x >= 0 && y >= 0 && z >= 0 && x < width && y < height && z < depth;
	}
}
