package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/** The resampling of a part of an image along one axis: which new voxels there are, and where they lie among the old ones. */
final class AxisSamples {

	/** Positions this near to a voxel centre or to the middle between two are meant to be there. */
	private static final double ROUNDING = 1e-9;

	/** The part after the resampling. */
	final GridPart after;

	private final int axis;
	private final GridAxis from;
	private final int partStart;
	private final int wholeLength;
	private final int first;
	private final int count;
	private final double spacing;
	private final double newSpacing;
	private final double originMm;

	/** @param target the grid of the whole image after resampling along every axis */
	AxisSamples(final GridPart part, final int axis, final Geometry target) {
		this.axis = axis;
		from = GridAxis.of(part.box(), axis);
		partStart = part.start(axis);
		final GridAxis to = axisOf(target, axis);
		wholeLength = axisOf(part.whole(), axis).length();
		spacing = from.spacingMm();
		newSpacing = to.spacingMm();
		originMm = (spacing * (wholeLength - 1) - newSpacing * (to.length() - 1)) / 2;
		first = partStart == 0 ? 0 : (int) Math.ceil(newIndex(partStart));
		final int partEnd = partStart + from.length();
		final int end = partEnd == wholeLength ? to.length() : (int) Math.floor(newIndex(partEnd - 1)) + 1;
		count = Math.max(1, end - first);
		after = part.with(axis, first, count, to.length(), newSpacing);
	}

	/** Only lengths and spacings are wanted, so a whole image may be larger than an array. */
	private static GridAxis axisOf(final Geometry grid, final int axis) {
		return switch (axis) {
			case 0 -> new GridAxis(grid.width(), 1, grid.spacingXMm(), 0);
			case 1 -> new GridAxis(grid.height(), 1, grid.spacingYMm(), 0);
			default -> new GridAxis(grid.depth(), 1, grid.spacingZMm(), 0);
		};
	}

	private double newIndex(final int index) {
		return (index * spacing - originMm) / newSpacing;
	}

	/** Where a new voxel's centre lies among the voxels of the whole image. */
	private double position(final int newIndex) {
		final double position = (newIndex * newSpacing + originMm) / spacing;
		final double halves = Math.rint(2 * position);
		return Math.abs(2 * position - halves) < ROUNDING ? halves / 2 : position;
	}

	/** Values of the part at the new voxels. */
	double[] interpolated(final double[] values, final Resample.Method method) {
		return method == Resample.Method.SPLINE ? sampled(SplineCoefficients.along(from, values, this::partIndex), method)
			: sampled(values, method);
	}

	private double[] sampled(final double[] values, final Resample.Method method) {
		final GridAxis to = GridAxis.of(after.box(), axis);
		final double[] result = new double[to.lineCount() * count];
		for (int i = 0; i < count; i++) {
			final double centre = position(first + i);
			// beyond the outermost centres a spline repeats the border's value
			final double position = method == Resample.Method.SPLINE ? Math.min(Math.max(centre, 0), wholeLength - 1) : centre;
			final double[] weights = weights(position, method);
			final int[] sources = sources(position, method, weights.length);
			for (int line = 0; line < to.lineCount(); line++) {
				final int start = from.start(line);
				double sum = 0;
				for (int k = 0; k < weights.length; k++) {
					sum += weights[k] * values[start + sources[k] * from.stride()];
				}
				result[to.start(line) + i * to.stride()] = sum;
			}
		}
		return result;
	}

	/** The voxels of the part that a value is made of. */
	private int[] sources(final double position, final Resample.Method method, final int count) {
		final GridAxis wholeAxis = new GridAxis(wholeLength, 1, spacing, 1);
		final int[] sources = new int[count];
		for (int k = 0; k < count; k++) {
			final int index = switch (method) {
				case NEAREST -> (int) Math.floor(position + 0.5);
				case LINEAR -> (int) Math.floor(position) + k;
				case CUBIC, SPLINE -> (int) Math.floor(position) - 1 + k;
			};
			if (method == Resample.Method.SPLINE) {
				sources[k] = partIndex(index - partStart);
				continue;
			}
			// what the outermost voxels of a part lack is not used by any voxel of the final mask
			sources[k] = from.mirrored(wholeAxis.mirrored(index) - partStart);
		}
		return sources;
	}

	/** The voxel of the part for a position in it, the whole image being mirrored at its outermost voxel centres. */
	private int partIndex(final int position) {
		final int period = Math.max(1, 2 * (wholeLength - 1));
		final int folded = Math.floorMod(position + partStart, period);
		return from.mirrored(Math.min(folded, period - folded) - partStart);
	}

	private static double[] weights(final double position, final Resample.Method method) {
		final double t = position - Math.floor(position);
		return switch (method) {
			case NEAREST -> new double[] { 1 };
			case LINEAR -> new double[] { 1 - t, t };
			case CUBIC -> new double[] { ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
				(0.5 * t - 0.5) * t * t };
			case SPLINE -> SplineCoefficients.weights(t);
		};
	}
}
