package org.radiomate.feature.texture;

import java.util.List;

/**
 * Finds the voxels that a cell of a matrix counts, the plain way: looking at every voxel anew, for the one cell that a person
 * asks about.
 */
@FunctionalInterface
public interface CellVoxels {

	/**
	 * What a cell counts.
	 *
	 * @param count how many pairs, runs, zones or voxels
	 * @param voxels places in the grid in ascending order, a voxel as often as it is the reference of a pair
	 * @param partners the neighbour of each voxel of a pair; the voxel itself where nothing is paired
	 */
	record Cell(int count, int[] voxels, int[] partners) {}

	/**
	 * Searches a grid.
	 *
	 * @param row gray level, the first being 1
	 * @param column what the matrix has there, the first being 1
	 */
	Cell of(GrayLevelGrid grid, int row, int column);

	/**
	 * Pairs of voxels with a step between them.
	 *
	 * @param bothWays whether the neighbour also counts as reference
	 */
	static CellVoxels pairs(final List<Offset> steps, final boolean bothWays) {
		return (grid, row, column) -> {
			final FoundVoxels found = new FoundVoxels(grid);
			for (final Offset step : steps) {
				found.addPairs(step, row, column);
				if (bothWays) found.addPairs(step.reversed(), row, column);
			}
			return found.cell();
		};
	}

	/** Runs along steps, by length. */
	static CellVoxels runs(final List<Offset> steps) {
		return (grid, row, column) -> {
			final FoundVoxels found = new FoundVoxels(grid);
			for (final Offset step : steps) {
				found.addRuns(step, row, column);
			}
			return found.cell();
		};
	}

	/** Zones by number of voxels. */
	static CellVoxels zonesBySize(final boolean inSpace) {
		return (grid, row, column) -> new FoundVoxels(grid).addZones(inSpace, row, zone -> zone.length == column).cell();
	}

	/**
	 * Zones by the smallest distance of their voxels.
	 *
	 * @param distance of each voxel of the grid
	 */
	static CellVoxels zonesByDistance(final boolean inSpace, final int[] distance) {
		return (grid, row, column) -> new FoundVoxels(grid).addZones(inSpace, row, zone -> {
			int least = Integer.MAX_VALUE;
			for (final int voxel : zone) {
				least = Math.min(least, distance[voxel]);
			}
			return least == column;
		}).cell();
	}

	/**
	 * Voxels by 1 + the number of neighbours like them.
	 *
	 * @param distance Chebyshev distance of the neighbours
	 * @param coarseness by how many levels they may differ
	 */
	static CellVoxels dependences(final int distance, final int coarseness, final boolean inSpace) {
		return (grid, row, column) -> new FoundVoxels(grid).addDependent(distance, coarseness, inSpace, row, column).cell();
	}
}
