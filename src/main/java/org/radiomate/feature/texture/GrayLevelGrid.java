package org.radiomate.feature.texture;

import org.radiomate.volume.RoiCrop;

import java.util.Arrays;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
		return of(crop, levels, levelCount);
	}

	/** Takes levels of the voxels of a crop. */
	public static GrayLevelGrid of(final RoiCrop crop, final int[] levels, final int levelCount) {
		return new GrayLevelGrid(crop.width(), crop.height(), crop.depth(), levels, levelCount);
	}

	/** The slices that hold a voxel, each as a grid of its own with the same levels. */
	public Stream<GrayLevelGrid> slices() {
		return IntStream.range(0, depth).filter(this::occupies).mapToObj(this::slice);
	}

	/** Whether a slice holds a voxel of the mask. */
	public boolean occupies(final int z) {
		for (int i = z * width * height; i < (z + 1) * width * height; i++) {
			if (levels[i] > 0) return true;
		}
		return false;
	}

	/** One slice as a grid of its own with the same levels. */
	public GrayLevelGrid slice(final int z) {
		final int size = width * height;
		return new GrayLevelGrid(width, height, 1, Arrays.copyOfRange(levels, z * size, (z + 1) * size), levelCount);
	}

	/** A box of the grid as a grid of its own with the same levels. */
	public GrayLevelGrid part(final int x0, final int y0, final int z0, final int columns, final int rows,
		final int slices)
	{
		final int[] cut = new int[columns * rows * slices];
		for (int row = 0; row < rows * slices; row++) {
			System.arraycopy(levels, index(x0, y0 + row % rows, z0 + row / rows), cut, columns * row, columns);
		}
		return new GrayLevelGrid(columns, rows, slices, cut, levelCount);
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
