package org.radiomate.io.dicom;

import org.radiomate.io.Memory;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Acquisition;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A series as a volume in calibrated values. An even stack is taken voxel by voxel as it is stored; an uneven or tilted one
 * is refused, or interpolated linearly between the two nearest slices, each shifted back by the tilt (nearest edge value
 * outside).
 *
 * @param stack the ordered slices
 */
public record SeriesVolume(SliceStack stack) {

	/** Bytes for each voxel: as stored; and as stored, in slices and as a whole in double precision. */
	private static final int STORED_BYTES = 2, RESAMPLED_BYTES = 18;

	/**
	 * Makes the volume. Slices of an even stack are read when they are first asked for.
	 *
	 * @param name for messages and tables
	 * @throws ProblemException for an uneven stack that must not be resampled, saying where it is uneven
	 */
	public Volume read(final String name, final UnevenSlices uneven, final Progress progress) {
		final DicomSeries series = stack.series();
		return read(name, uneven, progress, series).acquired(new Acquisition(series.sliceThicknessMm(), series.kernel()));
	}

	private Volume read(final String name, final UnevenSlices uneven, final Progress progress, final DicomSeries series) {
		final Geometry grid = stack.geometry();
		Memory.require(grid.voxelCount() * (stack.isEven() ? STORED_BYTES : RESAMPLED_BYTES), "The series " + series
			.describe());
		final SeriesVoxels voxels = new SeriesVoxels(stack.planes(), grid.width(), grid.height(), new SliceReader(grid
			.width(), grid.height()));
		if (stack.isEven()) return new Volume(name, voxels, grid, stack.placement());
		if (uneven == UnevenSlices.REFUSE) throw new ProblemException("The series " + series.describe() +
			" is not an even stack: " + String.join("; ", stack.unevenness()) +
			". Export it whole, or choose to resample it.");
		return Volume.of(name, resampled(voxels, grid, progress), grid).at(stack.placement());
	}

	private double[] resampled(final SeriesVoxels voxels, final Geometry grid, final Progress progress) {
		final double[] at = stack.offsetsMm();
		final double[] shift = shiftPerMm();
		final List<double[]> slices = ParallelTasks.map(grid.depth(), 0, "Resampling slices", progress, z -> slice(voxels,
			grid, at, shift, z * grid.spacingZMm()));
		final double[] all = new double[Math.toIntExact(grid.voxelCount())];
		IntStream.range(0, slices.size()).forEach(z -> System.arraycopy(slices.get(z), 0, all, z * grid.width() * grid
			.height(), grid.width() * grid.height()));
		return all;
	}

	private double[] slice(final SeriesVoxels voxels, final Geometry grid, final double[] at, final double[] shift,
		final double zMm)
	{
		int below = 0;
		while (below + 2 < at.length && at[below + 1] <= zMm) below++;
		final int above = Math.min(below + 1, at.length - 1);
		final double[] lower = shifted(voxels.slice(below), grid, shift, at[below]);
		if (above == below) return lower;
		final double[] upper = shifted(voxels.slice(above), grid, shift, at[above]);
		final double weight = Math.min(1, Math.max(0, (zMm - at[below]) / (at[above] - at[below])));
		for (int i = 0; i < lower.length; i++) lower[i] += weight * (upper[i] - lower[i]);
		return lower;
	}

	/** How far the first pixel moves within the plane, along x and y, from one millimetre of the normal to the next. */
	private double[] shiftPerMm() {
		final double[] first = stack.planes().get(0).positionMm(), last = stack.planes().get(stack.planes().size() - 1)
			.positionMm();
		final double[] line = { last[0] - first[0], last[1] - first[1], last[2] - first[2] };
		final double[] x = stack.series().xAxis(), y = stack.series().yAxis(), n = stack.series().normal();
		final double along = dot(line, n);
		if (along == 0 || stack.tiltDegrees() == 0) return new double[2];
		return new double[] { dot(line, x) / along, dot(line, y) / along };
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	/** The slice as seen on the upright grid: its own first pixel lies off by the shift. */
	private static double[] shifted(final double[] values, final Geometry grid, final double[] shiftPerMm,
		final double zMm)
	{
		final double dx = -shiftPerMm[0] * zMm / grid.spacingXMm(), dy = -shiftPerMm[1] * zMm / grid.spacingYMm();
		if (Math.abs(dx) < 1e-6 && Math.abs(dy) < 1e-6) return values;
		final double[] out = new double[values.length];
		for (int y = 0; y < grid.height(); y++) {
			for (int x = 0; x < grid.width(); x++) out[x + grid.width() * y] = bilinear(values, grid, x + dx, y + dy);
		}
		return out;
	}

	private static double bilinear(final double[] values, final Geometry grid, final double x, final double y) {
		final double cx = Math.min(grid.width() - 1.0, Math.max(0, x)), cy = Math.min(grid.height() - 1.0, Math.max(0, y));
		final int x0 = (int) cx, y0 = (int) cy;
		final int x1 = Math.min(x0 + 1, grid.width() - 1), y1 = Math.min(y0 + 1, grid.height() - 1);
		final double fx = cx - x0, fy = cy - y0;
		final double top = values[x0 + grid.width() * y0] * (1 - fx) + values[x1 + grid.width() * y0] * fx;
		final double bottom = values[x0 + grid.width() * y1] * (1 - fx) + values[x1 + grid.width() * y1] * fx;
		return top * (1 - fy) + bottom * fy;
	}
}
