package org.radiomate.feature.texture;

import java.util.List;

/**
 * How often level i occurs with size j, both from 1: runs of equal level by length, zones by size or distance, neighbourhoods
 * by dependence. The figures of the run-length matrix (Galloway MM, Comput Graph Image Process 1975;4:172,
 * doi:10.1016/S0146-664X(75)80008-6) are those of every such matrix. All are NaN for an empty one. It keeps only the cells
 * that are not 0, in the order of levels, then sizes.
 */
public final class LevelSizeMatrix {

	private static final double LOG_2 = StrictMath.log(2);

	private final int levelCount;
	private final int sizeCount;
	private final SparseCounts counts;
	private final double total;
	private final double voxels;

	/** A matrix in which every voxel counts once: of runs by length, of zones by size. */
	LevelSizeMatrix(final int levelCount, final int sizeCount, final SparseCounts counts) {
		this(levelCount, sizeCount, counts, voxelsIn(counts));
	}

	LevelSizeMatrix(final int levelCount, final int sizeCount, final SparseCounts counts, final double voxels) {
		this.levelCount = levelCount;
		this.sizeCount = sizeCount;
		this.counts = counts;
		this.voxels = voxels;
		total = counts.total();
	}

	private static double voxelsIn(final SparseCounts counts) {
		double sum = 0;
		for (int cell = 0; cell < counts.size(); cell++) {
			sum += counts.count(cell) * counts.column(cell);
		}
		return sum;
	}

	/** Runs of equal level along a step to a neighbouring voxel, broken by the mask. */
	public static LevelSizeMatrix runs(final GrayLevelGrid grid, final Offset step) {
		return new RunCounter(new LevelCodes(grid, 1)).of(step);
	}

	/** Runs along all {@link Offset#directions}, each direction in a matrix of its own. */
	public static List<LevelSizeMatrix> runs(final LevelCodes codes, final boolean inSpace) {
		return new RunCounter(codes).all(inSpace);
	}

	/** The sum of matrices with the same levels, times a factor: 1 merges them, 1/n averages them. */
	public static LevelSizeMatrix sum(final List<LevelSizeMatrix> matrices, final double factor) {
		final int levels = matrices.get(0).levelCount;
		int sizes = 0;
		double voxels = 0;
		for (final LevelSizeMatrix matrix : matrices) {
			sizes = Math.max(sizes, matrix.sizeCount);
			voxels += factor * matrix.voxels;
		}
		return new LevelSizeMatrix(levels, sizes, SparseCounts.sum(matrices.stream().map(matrix -> matrix.counts).toList(),
			levels, sizes, factor), voxels);
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

	/** Runs or zones by voxels: 1 where each voxel is one of its own. */
	public double percentage() {
		return total / voxels;
	}

	/** How often level i occurs with size j. */
	public double count(final int i, final int j) {
		return counts.at(i, j);
	}

	/** How many cells are not 0. */
	public int cells() {
		return counts.size();
	}

	/** The level of a cell. */
	public int level(final int cell) {
		return counts.row(cell);
	}

	/** The size of a cell. */
	public int size(final int cell) {
		return counts.column(cell);
	}

	/** How often the level of a cell occurs with its size. */
	public double count(final int cell) {
		return counts.count(cell);
	}

	/**
	 * Σ R(i,j)·i^levelPower·j^sizePower / total: the emphases, with powers -2, 0 and 2; with powers of 1 the means.
	 */
	public double emphasis(final int levelPower, final int sizePower) {
		double sum = 0;
		for (int cell = 0; cell < cells(); cell++) {
			sum += count(cell) * power(level(cell), levelPower) * power(size(cell), sizePower);
		}
		return sum / total;
	}

	private static double power(final int base, final int exponent) {
		final double positive = Math.abs(exponent) == 2 ? (double) base * base : exponent == 0 ? 1 : base;
		return exponent < 0 ? 1 / positive : positive;
	}

	/** Σ_i (Σ_j R)² / total. */
	public double levelNonuniformity() {
		double sum = 0;
		for (int cell = 0; cell < cells();) {
			final int level = level(cell);
			double row = 0;
			while (cell < cells() && level(cell) == level) {
				row += count(cell++);
			}
			sum += row * row;
		}
		return sum / total;
	}

	/** Σ_j (Σ_i R)² / total. */
	public double sizeNonuniformity() {
		final double[] columns = new double[sizeCount + 1];
		for (int cell = 0; cell < cells(); cell++) {
			columns[size(cell)] += count(cell);
		}
		double sum = 0;
		for (final double column : columns) {
			sum += column * column;
		}
		return sum / total;
	}

	/** Σ (i-μ)²·R(i,j) / total with the mean level μ. */
	public double levelVariance() {
		final double mean = emphasis(1, 0);
		double sum = 0;
		for (int cell = 0; cell < cells(); cell++) {
			sum += (level(cell) - mean) * (level(cell) - mean) * count(cell);
		}
		return sum / total;
	}

	/** Σ (j-μ)²·R(i,j) / total with the mean size μ. */
	public double sizeVariance() {
		final double mean = emphasis(0, 1);
		double sum = 0;
		for (int cell = 0; cell < cells(); cell++) {
			sum += (size(cell) - mean) * (size(cell) - mean) * count(cell);
		}
		return sum / total;
	}

	/** -Σ p log₂ p with p = R(i,j) / total. */
	public double entropy() {
		double sum = total == 0 ? Double.NaN : 0;
		for (int cell = 0; cell < cells(); cell++) {
			final double p = count(cell) / total;
			sum -= p * (StrictMath.log(p) / LOG_2);
		}
		return sum;
	}

	/** Σ p² with p = R(i,j) / total. */
	public double energy() {
		double sum = total == 0 ? Double.NaN : 0;
		for (int cell = 0; cell < cells(); cell++) {
			sum += count(cell) / total * (count(cell) / total);
		}
		return sum;
	}
}
