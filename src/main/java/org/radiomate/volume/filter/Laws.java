package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Laws' filters (IBSI 2, JTXT): a kernel such as E5 along each axis, two for slices and three in space, on request pooled over
 * all rotations by right angles, and on request made an energy: the mean of the absolute response over all voxels up to δ
 * away along each axis (IBSI 2, PQSD).
 *
 * @param map the kernels along x, y and z, such as E5L5S5
 * @param rotations how the responses of the turned filter are pooled
 * @param energyVoxels δ; 0 for the response itself
 * @param boundary what lies beyond the border
 */
public record Laws(String map, Pooling rotations, int energyVoxels, Boundary boundary) implements ResponseFilter {

	static final String NAME = "laws";

	private static final int MOST_VOXELS = 127;

	/** @throws ProblemException if the map is not made of two or three kernels that there are, or the distance is out of range */
	public Laws {
		StepValues.requireGiven(NAME, "map", map);
		map = map.toUpperCase(Locale.ROOT);
		kernels(map);
		StepValues.requireWhole(NAME, "energy distance", energyVoxels, 0, MOST_VOXELS);
		StepValues.requireGiven(NAME, "rotations", rotations);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	private static List<Kernel> kernels(final String map) {
		try {
			if (map.length() == 4 || map.length() == 6) return IntStream.range(0, map.length() / 2).mapToObj(i -> LawsKernel
				.valueOf(map.substring(2 * i, 2 * i + 2)).kernel()).toList();
		}
		catch (final IllegalArgumentException e) {
			// said below, as for any other text
		}
		throw new ProblemException("The map '" + map + "' of the step '" + NAME +
			"' is unknown; write two kernels for slices or three for space, such as E5L5S5, of " + Arrays.stream(LawsKernel
				.values()).map(Enum::name).collect(Collectors.joining(" ")) + ".");
	}

	private SeparableFilter filter() {
		return new SeparableFilter(kernels(map), rotations, boundary);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		final double[] response = filter().response(values, grid, progress);
		return energyVoxels == 0 ? response : energy(response, grid, progress);
	}

	private double[] energy(final double[] response, final Geometry grid, final Progress progress) {
		for (int i = 0; i < response.length; i++) {
			response[i] = Math.abs(response[i]);
		}
		return new SeparableFilter(Collections.nCopies(map.length() / 2, Kernel.mean(2 * energyVoxels + 1)), Pooling.NONE,
			boundary).response(response, grid, progress);
	}

	@Override
	public Reach reach(final Geometry grid) {
		return boundary.reach(filter().radius() + energyVoxels, grid, filter().dimensions());
	}

	@Override
	public String text() {
		return NAME + " " + map + (rotations == Pooling.NONE ? "" : " rotations " + rotations.word()) + (energyVoxels == 0 ? ""
			: " energy " + energyVoxels + " voxels") + " " + boundary.word();
	}
}
