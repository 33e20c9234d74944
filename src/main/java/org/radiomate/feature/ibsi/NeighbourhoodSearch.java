package org.radiomate.feature.ibsi;

import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.Neighbourhood;
import org.radiomate.task.ProblemException;

import java.util.List;

/** The neighbourhoods of a region, packed once for the families that count over them. */
final class NeighbourhoodSearch {

	/** Beyond it sums of gray levels no longer fit, and neighbourhoods are larger than tumours. */
	private static final int LONGEST = 10;

	/** What {@link Roi#shared} keeps. */
	private record Slices(List<Neighbourhood> slices) {}

	private NeighbourhoodSearch() {}

	/** @throws ProblemException if the distance is out of range */
	static void checkDistance(final int distance) {
		if (distance < 1 || distance > LONGEST) throw new ProblemException("The distance of neighbours is " + distance +
			" voxels; use 1 to " + LONGEST + ".");
	}

	/** The neighbourhoods of each slice that has a voxel. */
	static List<Neighbourhood> bySlice(final Discretisation discretisation, final int distance, final Roi roi) {
		return roi.shared(Slices.class, List.of(discretisation, distance), () -> new Slices(discretisation.grid(roi).slices().map(
			slice -> new Neighbourhood(slice, distance)).toList())).slices;
	}

	/** The neighbourhoods in the volume. */
	static Neighbourhood inSpace(final Discretisation discretisation, final int distance, final Roi roi) {
		return roi.shared(Neighbourhood.class, List.of(discretisation, distance), () -> new Neighbourhood(discretisation.grid(roi),
			distance));
	}
}
