package org.radiomate.feature.texture;

import java.util.Arrays;

/**
 * The zones of a gray-level grid: voxels of one level that hang together by sides, edges or corners. Found in one sweep by
 * union-find over the neighbours that come before a voxel; a zone's root is its first voxel, so zones stand in the order of
 * their first voxels.
 */
public final class Zones {

	private final int levelCount;
	private final int voxels;
	private final int[] levels;
	private final int[] sizes;
	private final int[] distances;

	private Zones(final int levelCount, final int voxels, final int[] levels, final int[] sizes, final int[] distances) {
		this.levelCount = levelCount;
		this.voxels = voxels;
		this.levels = levels;
		this.sizes = sizes;
		this.distances = distances;
	}

	/**
	 * Finds the zones; of a grid of one slice, those in the slice.
	 *
	 * @param distance what to take the smallest of over a zone, such as the distance from the edge, for each voxel of the grid
	 */
	public static Zones of(final GrayLevelGrid grid, final int[] distance) {
		final Forest forest = new Forest(grid);
		forest.join();
		return forest.zones(grid, distance);
	}

	/** Number of zones. */
	public int count() {
		return levels.length;
	}

	/** Number of voxels in all zones. */
	public int voxels() {
		return voxels;
	}

	/** The zones by level and number of voxels. */
	public LevelSizeMatrix bySize() {
		return matrix(sizes);
	}

	/** The zones by level and smallest distance. */
	public LevelSizeMatrix byDistance() {
		return matrix(distances);
	}

	private LevelSizeMatrix matrix(final int[] columns) {
		final int most = Arrays.stream(columns).max().orElse(0);
		final int[] start = new int[levelCount + 2];
		for (final int level : levels) {
			start[level + 1]++;
		}
		for (int level = 1; level < start.length; level++) {
			start[level] += start[level - 1];
		}
		final int[] ordered = new int[columns.length];
		final int[] next = start.clone();
		for (int zone = 0; zone < columns.length; zone++) {
			ordered[next[levels[zone]]++] = columns[zone];
		}
		final SparseCounts.Collector collector = new SparseCounts.Collector(most);
		for (int level = 1; level <= levelCount; level++) {
			for (int i = start[level]; i < start[level + 1]; i++) {
				collector.add(ordered[i], 1);
			}
			collector.end(level);
		}
		return new LevelSizeMatrix(levelCount, most, collector.counts(), voxels);
	}

	/** The grid with a voxel of nothing around it, so that no neighbour needs a test for the edge. */
	private static final class Forest {

		private final int row;
		private final int slice;
		private final int[] codes;
		private final int[] parent;
		private final int[] before;

		private Forest(final GrayLevelGrid grid) {
			row = grid.width() + 1;
			slice = row * (grid.height() + 1);
			codes = new int[slice * (grid.depth() + 1) + row + 1];
			for (int z = 0; z < grid.depth(); z++) {
				for (int y = 0; y < grid.height(); y++) {
					System.arraycopy(grid.levels(), grid.index(0, y, z), codes, place(y, z), grid.width());
				}
			}
			parent = new int[codes.length];
			before = grid.depth() == 1 ? new int[] { -1, -row - 1, -row, -row + 1 } : neighboursBefore();
		}

		private int place(final int y, final int z) {
			return 1 + row * (y + 1) + slice * (z + 1);
		}

		private int[] neighboursBefore() {
			final int[] steps = new int[13];
			int n = 0;
			for (int dz = -1; dz <= 0; dz++) {
				for (int dy = -1; dy <= 1; dy++) {
					for (int dx = -1; dx <= 1; dx++) {
						final int step = dx + row * dy + slice * dz;
						if (step < 0 && n < steps.length) steps[n++] = step;
					}
				}
			}
			return steps;
		}

		private void join() {
			for (int i = 1 + row + slice; i < codes.length; i++) {
				final int level = codes[i];
				if (level == 0) continue;
				int root = i;
				parent[i] = i;
				for (final int step : before) {
					if (codes[i + step] == level) root = united(root, i + step);
				}
			}
		}

		private int united(final int root, final int other) {
			int found = other;
			while (parent[found] != found) {
				parent[found] = parent[parent[found]];
				found = parent[found];
			}
			if (found < root) {
				parent[root] = found;
				return found;
			}
			parent[found] = root;
			return root;
		}

		private Zones zones(final GrayLevelGrid grid, final int[] distance) {
			final int[] zoneOf = new int[codes.length];
			int count = 0, voxels = 0;
			int[] levels = new int[64], sizes = new int[64], nearest = new int[64];
			for (int z = 0, source = 0; z < grid.depth(); z++) {
				for (int y = 0; y < grid.height(); y++) {
					for (int x = 0, i = place(y, z); x < grid.width(); x++, i++, source++) {
						if (codes[i] == 0) continue;
						voxels++;
						// what a voxel points to comes before it, so it has its zone
						final int zone;
						if (parent[i] == i) {
							zone = count++;
							if (zone == levels.length) {
								levels = Arrays.copyOf(levels, 2 * zone);
								sizes = Arrays.copyOf(sizes, 2 * zone);
								nearest = Arrays.copyOf(nearest, 2 * zone);
							}
							levels[zone] = codes[i];
							nearest[zone] = distance[source];
						}
						else zone = zoneOf[parent[i]];
						zoneOf[i] = zone;
						sizes[zone]++;
						if (distance[source] < nearest[zone]) nearest[zone] = distance[source];
					}
				}
			}
			return new Zones(grid.levelCount(), voxels, Arrays.copyOf(levels, count), Arrays.copyOf(sizes, count), Arrays.copyOf(
				nearest, count));
		}
	}
}
