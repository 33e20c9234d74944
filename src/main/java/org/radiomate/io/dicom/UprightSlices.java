package org.radiomate.io.dicom;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.Arrays;
import java.util.List;

/**
 * Brings the slices of an uneven or tilted stack onto its even, upright grid: linearly between the two nearest slices, each at
 * its own place within the plane. Where only one of them has a pixel, that counts; where none has, there is air, or the lowest
 * value of an image that is no CT.
 */
final class UprightSlices {

	private static final double AIR_HU = -1000;

	private final SliceStack stack;
	private final SeriesVoxels voxels;
	private final Geometry grid;
	private final SliceShifts shifts;
	private final double[] atMm;

	UprightSlices(final SliceStack stack, final SeriesVoxels voxels, final Geometry grid) {
		this.stack = stack;
		this.voxels = voxels;
		this.grid = grid;
		shifts = SliceShifts.of(stack.series(), stack.planes());
		atMm = stack.offsetsMm();
	}

	/** All voxels of the grid, x fastest. */
	double[] values(final Progress progress) {
		final List<double[]> slices = ParallelTasks.map(grid.depth(), 0, "Resampling slices", progress, this::slice);
		final double[] all = new double[Math.toIntExact(grid.voxelCount())];
		final int area = grid.width() * grid.height();
		for (int z = 0; z < grid.depth(); z++) System.arraycopy(slices.get(z), 0, all, z * area, area);
		fill(all);
		return all;
	}

	private void fill(final double[] values) {
		final double outside = stack.series().kind().isCt() ? AIR_HU : Arrays.stream(values).filter(value -> !Double.isNaN(
			value)).min().orElse(0);
		for (int i = 0; i < values.length; i++) if (Double.isNaN(values[i])) values[i] = outside;
	}

	private double[] slice(final int z) {
		final double zMm = z * grid.spacingZMm();
		int below = 0;
		while (below + 2 < atMm.length && atMm[below + 1] <= zMm) below++;
		final int above = Math.min(below + 1, atMm.length - 1);
		final double[] lower = onGrid(below);
		if (above == below) return lower;
		final double weight = Math.min(1, Math.max(0, (zMm - atMm[below]) / (atMm[above] - atMm[below])));
		mix(lower, onGrid(above), weight);
		return lower;
	}

	private static void mix(final double[] lower, final double[] upper, final double weight) {
		for (int i = 0; i < lower.length; i++) {
			if (Double.isNaN(lower[i])) lower[i] = upper[i];
			else if (!Double.isNaN(upper[i])) lower[i] += weight * (upper[i] - lower[i]);
		}
	}

	/** A slice at its place in the grid; NaN where it has no pixel. */
	private double[] onGrid(final int slice) {
		final double[] values = voxels.slice(slice);
		final double dx = shifts.left() - shifts.columns()[slice], dy = shifts.top() - shifts.rows()[slice];
		final double[] out = new double[grid.width() * grid.height()];
		for (int y = 0; y < grid.height(); y++) {
			for (int x = 0; x < grid.width(); x++) out[x + grid.width() * y] = bilinear(values, x + dx, y + dy);
		}
		return out;
	}

	private double bilinear(final double[] values, final double x, final double y) {
		final int width = stack.series().columns(), height = stack.series().rows();
		if (!(x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5)) return Double.NaN;
		final double cx = Math.min(width - 1.0, Math.max(0, x)), cy = Math.min(height - 1.0, Math.max(0, y));
		final int x0 = (int) cx, y0 = (int) cy, x1 = Math.min(x0 + 1, width - 1), y1 = Math.min(y0 + 1, height - 1);
		final double fx = cx - x0, fy = cy - y0;
		final double upper = values[x0 + width * y0] * (1 - fx) + values[x1 + width * y0] * fx;
		final double lower = values[x0 + width * y1] * (1 - fx) + values[x1 + width * y1] * fx;
		return upper * (1 - fy) + lower * fy;
	}
}
