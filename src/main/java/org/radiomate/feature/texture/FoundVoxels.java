package org.radiomate.feature.texture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Collects the voxels behind one cell of a matrix. */
final class FoundVoxels {

	private final GrayLevelGrid grid;
	private int[] voxels = new int[16];
	private int[] partners = new int[16];
	private int size;
	private int count;

	FoundVoxels(final GrayLevelGrid grid) {
		this.grid = grid;
	}

	/** What was found. */
	CellVoxels.Cell cell() {
		final int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparingInt(i -> voxels[i])).mapToInt(i -> i)
			.toArray();
		return new CellVoxels.Cell(count, IntStream.of(order).map(i -> voxels[i]).toArray(), IntStream.of(order).map(
			i -> partners[i]).toArray());
	}

	private void add(final int voxel, final int partner) {
		if (size == voxels.length) {
			voxels = Arrays.copyOf(voxels, 2 * size);
			partners = Arrays.copyOf(partners, 2 * size);
		}
		voxels[size] = voxel;
		partners[size++] = partner;
	}

	/** The pairs of a level with another one step away. */
	void addPairs(final Offset step, final int level, final int other) {
		for (int voxel = 0; voxel < grid.levels().length; voxel++) {
			if (grid.levels()[voxel] != level) continue;
			final int neighbour = moved(voxel, step.x(), step.y(), step.z());
			if (neighbour < 0 || grid.levels()[neighbour] != other) continue;
			add(voxel, neighbour);
			count++;
		}
	}

	/** The runs of a level that have a length. */
	void addRuns(final Offset step, final int level, final int length) {
		for (int voxel = 0; voxel < grid.levels().length; voxel++) {
			if (grid.levels()[voxel] != level || levelAt(moved(voxel, -step.x(), -step.y(), -step.z())) == level) continue;
			final int[] run = IntStream.iterate(voxel, place -> levelAt(place) == level, place -> moved(place, step.x(), step.y(),
				step.z())).toArray();
			if (run.length != length) continue;
			addAll(run);
			count++;
		}
	}

	/** The zones of a level that are wanted. */
	FoundVoxels addZones(final boolean inSpace, final int level, final Predicate<int[]> wanted) {
		final boolean[] seen = new boolean[grid.levels().length];
		for (int voxel = 0; voxel < seen.length; voxel++) {
			if (grid.levels()[voxel] != level || seen[voxel]) continue;
			final int[] zone = flooded(voxel, seen, inSpace ? 1 : 0);
			if (!wanted.test(zone)) continue;
			addAll(zone);
			count++;
		}
		return this;
	}

	/** The zone of a voxel, flooded from neighbour to neighbour. */
	private int[] flooded(final int first, final boolean[] seen, final int reach) {
		int[] zone = { first };
		int filled = 1;
		seen[first] = true;
		for (int next = 0; next < filled; next++) {
			for (final int neighbour : neighbours(zone[next], 1, reach)) {
				if (seen[neighbour] || grid.levels()[neighbour] != grid.levels()[first]) continue;
				seen[neighbour] = true;
				if (filled == zone.length) zone = Arrays.copyOf(zone, 2 * filled);
				zone[filled++] = neighbour;
			}
		}
		return Arrays.copyOf(zone, filled);
	}

	/** The voxels of a level that have a dependence. */
	FoundVoxels addDependent(final int distance, final int coarseness, final boolean inSpace, final int level,
		final int dependence)
	{
		for (int voxel = 0; voxel < grid.levels().length; voxel++) {
			if (grid.levels()[voxel] != level) continue;
			final long alike = IntStream.of(neighbours(voxel, distance, inSpace ? distance : 0)).filter(neighbour -> grid
				.levels()[neighbour] > 0 && Math.abs(grid.levels()[neighbour] - level) <= coarseness).count();
			if (alike + 1 != dependence) continue;
			add(voxel, voxel);
			count++;
		}
		return this;
	}

	/** The other voxels of the box within a Chebyshev distance. */
	private int[] neighbours(final int voxel, final int distance, final int slices) {
		final IntStream.Builder found = IntStream.builder();
		for (int dz = -slices; dz <= slices; dz++) {
			for (int dy = -distance; dy <= distance; dy++) {
				for (int dx = -distance; dx <= distance; dx++) {
					final int place = moved(voxel, dx, dy, dz);
					if (place >= 0 && place != voxel) found.add(place);
				}
			}
		}
		return found.build().toArray();
	}

	private void addAll(final int[] places) {
		for (final int place : places) {
			add(place, place);
		}
	}

	private int levelAt(final int place) {
		return place < 0 ? 0 : grid.levels()[place];
	}

	/** The place some voxels away; -1 outside the box. */
	private int moved(final int voxel, final int dx, final int dy, final int dz) {
		if (voxel < 0) return -1;
		final int x = voxel % grid.width() + dx, y = voxel / grid.width() % grid.height() + dy, z = voxel / grid.width() / grid
			.height() + dz;
		return grid.contains(x, y, z) ? grid.index(x, y, z) : -1;
	}
}
