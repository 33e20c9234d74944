package org.radiomate.feature.ibsi;

import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.BorderDistance;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.Zones;
import org.radiomate.volume.RoiCrop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The zones of a region with their distances from the edge of its shape, searched once for the families that use them. */
final class ZoneSearch {

	/** What {@link Roi#shared} keeps. */
	private record SliceZones(List<Zones> zones) {}

	private ZoneSearch() {}

	/** The zones of each slice that has a voxel. */
	static List<Zones> bySlice(final Discretisation discretisation, final Roi roi) {
		return roi.shared(SliceZones.class, discretisation, () -> new SliceZones(searched(discretisation.grid(roi), roi
			.morphology()))).zones;
	}

	private static List<Zones> searched(final GrayLevelGrid grid, final RoiCrop shape) {
		final int area = grid.width() * grid.height();
		final int[] distances = distances(shape, false);
		return IntStream.range(0, grid.depth()).filter(grid::occupies).mapToObj(z -> Zones.of(grid.slice(z), Arrays.copyOfRange(
			distances, z * area, (z + 1) * area))).toList();
	}

	/** The zones in the volume. */
	static Zones inSpace(final Discretisation discretisation, final Roi roi) {
		return roi.shared(Zones.class, discretisation, () -> Zones.of(discretisation.grid(roi), distances(roi, true)));
	}

	/** How far each voxel lies from the edge of the region's shape. */
	static int[] distances(final Roi roi, final boolean inSpace) {
		return distances(roi.morphology(), inSpace);
	}

	private static int[] distances(final RoiCrop shape, final boolean inSpace) {
		return BorderDistance.of(shape.inside(), shape.width(), shape.height(), shape.depth(), inSpace);
	}
}
