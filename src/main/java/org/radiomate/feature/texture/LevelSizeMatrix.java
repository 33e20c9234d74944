package org.radiomate.feature.texture;

import java.util.List;

/**
 * How often level i occurs with size j, both from 1: runs of equal level by length, zones by size or distance, neighbourhoods
 * by dependence. The figures of the run-length matrix (Galloway MM, Comput Graph Image Process 1975;4:172,
 * doi:10.1016/S0146-664X(75)80008-6) are those of every such matrix. All are NaN for an empty one.
 */
public final class LevelSizeMatrix {

	private final int levelCount;
	private final int sizeCount;
	private final double[] counts;
	private final double total;

	/**
	 * A matrix of given counts.
	 *
	 * @param counts at (i - 1) * sizeCount + j - 1
	 */
	public LevelSizeMatrix(final int levelCount, final int sizeCount, final double[] counts) {
		if (counts.length != levelCount * sizeCount) {
			throw new IllegalArgumentException(counts.length + " counts in " + levelCount + " x " + sizeCount);
		}
		this.levelCount = levelCount;
		this.sizeCount = sizeCount;
		this.counts = counts;
		double sum = 0;
		for (final double count : counts) {
			sum += count;
		}
		total = sum;
	}

	/** Runs of equal level along a step, broken by the mask. */
	public static LevelSizeMatrix runs(final GrayLevelGrid grid, final Offset step) {
		final int longest = Math.max(grid.width(), Math.max(grid.height(), grid.depth()));
		final double[] counts = new double[grid.levelCount() * longest];
		int i = 0;
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++, i++) {
					final int level = grid.levels()[i];
					if (level == 0 || levelAt(grid, x - step.x(), y - step.y(), z - step.z()) == level) continue;
					counts[(level - 1) * longest + runLength(grid, x, y, z, step) - 1]++;
				}
			}
		}
		return new LevelSizeMatrix(grid.levelCount(), longest, counts);
	}

	private static int runLength(final GrayLevelGrid grid, final int x, final int y, final int z, final Offset step) {
		final int level = levelAt(grid, x, y, z);
		int length = 1;
		while (levelAt(grid, x + length * step.x(), y + length * step.y(), z + length * step.z()) == level) {
			length++;
		}
		return length;
	}

	private static int levelAt(final GrayLevelGrid grid, final int x, final int y, final int z) {
		return grid.contains(x, y, z) ? grid.levels()[grid.index(x, y, z)] : 0;
	}

	/** The sum of matrices of equal size, times a factor: 1 merges them, 1/n averages them. */
	public static LevelSizeMatrix sum(final List<LevelSizeMatrix> matrices, final double factor) {
		final LevelSizeMatrix first = matrices.get(0);
		final double[] counts = new double[first.counts.length];
		for (final LevelSizeMatrix matrix : matrices) {
			for (int i = 0; i < counts.length; i++) {
				counts[i] += factor * matrix.counts[i];
			}
		}
		return new LevelSizeMatrix(first.levelCount, first.sizeCount, counts);
	}

	/** The highest level. */
	public int levelCount() {
		return levelCount;
	}

	/** The largest size that can occur. */
	public int sizeCount() {
		return sizeCount;
	}

	/** Number of runs or zones. */
	public double total() {
		return total;
	}

	/** How often level i occurs with size j. */
	public double count(final int i, final int j) {
		return counts[(i - 1) * sizeCount + j - 1];
	}

	/**
	 * Σ R(i,j)·i^levelPower·j^sizePower / total: the emphases, with powers -2, 0 and 2.
	 */
	public double emphasis(final int levelPower, final int sizePower) {
		double sum = 0;
		for (int i = 1; i <= levelCount; i++) {
			final double levelWeight = power(i, levelPower);
			for (int j = 1; j <= sizeCount; j++) {
				sum += count(i, j) * levelWeight * power(j, sizePower);
			}
		}
		return sum / total;
	}

	private static double power(final int base, final int exponent) {
		final double positive = Math.abs(exponent) == 2 ? (double) base * base : 1;
		return exponent < 0 ? 1 / positive : positive;
	}

	/** Σ_i (Σ_j R)² / total. */
	public double levelNonuniformity() {
		double sum = 0;
		for (int i = 1; i <= levelCount; i++) {
			double row = 0;
			for (int j = 1; j <= sizeCount; j++) {
				row += count(i, j);
			}
			sum += row * row;
		}
		return sum / total;
	}

	/** Σ_j (Σ_i R)² / total. */
	public double sizeNonuniformity() {
		double sum = 0;
		for (int j = 1; j <= sizeCount; j++) {
			double column = 0;
			for (int i = 1; i <= levelCount; i++) {
				column += count(i, j);
			}
			sum += column * column;
		}
		return sum / total;
	}
}
