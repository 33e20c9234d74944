package org.radiomate.feature;

import org.radiomate.feature.shape.SliceShape;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.CooccurrenceMatrix;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.GrayLevelRanges;
import org.radiomate.feature.texture.LevelSizeMatrix;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

import java.util.List;

/** What a feature is computed from, as its calculator has it: for people to look at before they use the feature. */
public sealed interface FeatureBasis {

	/**
	 * The discretised image.
	 *
	 * @param grid the gray levels of the crop, 0 outside the mask
	 * @param ranges which intensities each level stands for
	 */
	record Levels(GrayLevelGrid grid, GrayLevelRanges ranges) implements FeatureBasis {

		/** The same levels in a part of the region. */
		public Levels of(final RoiCrop whole, final RoiCrop part) {
			return new Levels(grid.part(part.x0() - whole.x0(), part.y0() - whole.y0(), part.z0() - whole.z0(), part.width(), part
				.height(), part.depth()), ranges);
		}
	}

	/**
	 * A matrix counted on the discretised image; level i is row i - 1.
	 *
	 * @param levels the discretised image
	 * @param columns what a column is, the first being 1
	 * @param counts by row and column, not to be changed
	 * @param behind finds the voxels that a cell counts
	 * @param remark what to know about this matrix beside the feature, without a full stop; empty if there is nothing
	 */
	record Matrix(Levels levels, Columns columns, double[][] counts, CellVoxels behind, String remark) implements FeatureBasis {

		private static final int MOST_LEVELS = 4096;

		private static final int MOST_SIZES = 2000;

		/** The same matrix with a remark. */
		public Matrix withRemark(final String other) {
			return new Matrix(levels, columns, counts, behind, remark.isEmpty() || other.isEmpty() ? remark + other : other + "; " +
				remark);
		}

		private static double[][] empty(final int rows, final int columns) {
			if (rows > MOST_LEVELS) throw new ProblemException("A matrix of " + rows +
				" gray levels is too large to look at; use wider bins or fewer.");
			return new double[rows][columns];
		}

		/** Ordered pairs by the level of the reference voxel (row) and of its neighbour (column). */
		public static Matrix of(final Levels levels, final CooccurrenceMatrix matrix, final CellVoxels behind) {
			final double[][] counts = empty(matrix.levelCount(), matrix.levelCount());
			for (int cell = 0; cell < matrix.cells(); cell++) {
				counts[matrix.reference(cell) - 1][matrix.neighbour(cell) - 1] = matrix.count(cell);
			}
			return new Matrix(levels, Columns.NEIGHBOUR_LEVEL, counts, behind, "");
		}

		/** Runs, zones or voxels by level (row) and size (column); sizes beyond the largest that can be shown are left out. */
		public static Matrix of(final Levels levels, final LevelSizeMatrix matrix, final Columns columns,
			final CellVoxels behind)
		{
			final int shown = Math.min(matrix.sizeCount(), MOST_SIZES);
			final double[][] counts = empty(matrix.levelCount(), shown);
			double beyond = 0;
			for (int cell = 0; cell < matrix.cells(); cell++) {
				if (matrix.size(cell) <= shown) counts[matrix.level(cell) - 1][matrix.size(cell) - 1] = matrix.count(cell);
				else beyond += matrix.count(cell);
			}
			return new Matrix(levels, columns, counts, behind, beyond == 0 ? "" : (long) beyond + " beyond the column " + shown +
				" are not shown, the largest " + matrix.sizeCount());
		}

		/**
		 * The voxels that a cell counts.
		 *
		 * @throws ProblemException if there is no such cell
		 */
		public CellVoxels.Cell cell(final int row, final int column) {
			if (row < 1 || row > counts.length || column < 1 || column > counts[0].length) throw new ProblemException(
				"The matrix has no cell " + row + ", " + column + "; its rows go from 1 to " + counts.length +
					", its columns from 1 to " + counts[0].length + ".");
			return behind.of(levels.grid(), row, column);
		}

		/** Sum of all cells: the number of pairs or runs. */
		public double total() {
			double sum = 0;
			for (final double[] row : counts) {
				for (final double count : row) {
					sum += count;
				}
			}
			return sum;
		}

		/** What the columns of a matrix are. */
		public enum Columns {
				/** The gray level of the neighbour. */
				NEIGHBOUR_LEVEL("gray level", "gray level ", "pairs"),
				/** The number of voxels of a run. */
				RUN_LENGTH("run length", "run of ", "runs"),
				/** The number of voxels of a zone. */
				ZONE_SIZE("zone size", "zone of ", "zones"),
				/** The smallest distance of a zone from the edge. */
				ZONE_DISTANCE("distance from the edge", "distance ", "zones"),
				/** 1 + the number of like neighbours. */
				DEPENDENCE("dependence", "dependence ", "voxels");

				private final String label;
				private final String heading;
				private final String counted;

				Columns(final String label, final String heading, final String counted) {
					this.label = label;
					this.heading = heading;
					this.counted = counted;
				}

				/** The word above the columns. */
				public String label() {
					return label;
				}

				/** What one column is. */
				public String heading(final int column) {
					return heading + column;
				}

				/** What the cells count, in the plural. */
				public String counted() {
					return counted;
				}
		}
	}

	/**
	 * The voxels counted by intensity.
	 *
	 * @param bins in ascending order
	 * @param binned whether a bin is a range around its value, not one exact value
	 * @param toImage what is added to a bin's value to have it on the image's own scale: -1000 from CT number to HU
	 * @param unit of the image's scale; empty if it has none
	 * @param marked the value of a percentile or quantile among the bins; NaN for other features
	 */
	record Histogram(List<Bin> bins, boolean binned, double toImage, String unit, double marked) implements FeatureBasis {

		public Histogram {
			bins = List.copyOf(bins);
		}

		/**
		 * One bin.
		 *
		 * @param value the intensity as the calculator has it, or the bin's centre
		 * @param voxels how many voxels
		 * @param cumulativePercent percentage of the voxels up to and with this bin
		 */
		public record Bin(double value, long voxels, double cumulativePercent) {}
	}

	/**
	 * The shape slice by slice.
	 *
	 * @param slices the slices that hold a voxel, with their place in the crop
	 * @param hulls the convex hull of each
	 * @param edgeFraction how much a pixel at the edge of its slice counts
	 */
	record Slices(List<SliceShape> slices, List<SliceShape> hulls, double edgeFraction) implements FeatureBasis {

		public Slices {
			slices = List.copyOf(slices);
			hulls = List.copyOf(hulls);
		}
	}
}
