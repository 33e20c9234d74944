package org.radiomate.volume.filter;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

import java.util.List;

/**
 * A filter whose kernel is a product of one-dimensional ones, or several such filters one after the other.
 *
 * @param stages the kernels by axis, of each filter
 * @param dimensions in slices or in space: as many kernels
 * @param rotations whether the response is pooled over all rotations by right angles
 * @param boundary what lies beyond the border
 */
record SeparableFilter(List<List<Kernel>> stages, Dimensions dimensions, Pooling rotations, Boundary boundary) {

	SeparableFilter(final List<Kernel> kernels, final Pooling rotations, final Boundary boundary) {
		this(List.of(kernels), Dimensions.of(kernels.size()), rotations, boundary);
	}

	double[] response(final double[] values, final Geometry grid, final Progress progress) {
		final List<AxisTurn> turns = AxisTurn.all(dimensions);
		if (rotations == Pooling.NONE) return turned(turns.get(0), values, grid, progress);
		final double[] pooled = new double[values.length];
		for (int t = 0; t < turns.size(); t++) {
			rotations.add(pooled, turned(turns.get(t), values, grid, progress), t == 0);
		}
		rotations.finish(pooled, turns.size());
		return pooled;
	}

	private double[] turned(final AxisTurn turn, final double[] values, final Geometry grid, final Progress progress) {
		double[] result = values;
		for (final List<Kernel> stage : stages) {
			final List<Kernel> kernels = turn.of(stage);
			for (int axis = 0; axis < kernels.size(); axis++) {
				result = kernels.get(axis).along(GridAxis.of(grid, axis), result, boundary, progress);
			}
		}
		return result;
	}

	/** How many voxels all stages look. */
	int radius() {
		int radius = 0;
		for (final List<Kernel> stage : stages) {
			radius += stage.stream().mapToInt(Kernel::radius).max().orElse(0);
		}
		return radius;
	}
}
