package org.radiomate.volume.filter;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * A grid with a margin along the axes that a filter works on, so that the periodic Fourier transform sees beyond the border
 * what the boundary says.
 *
 * @param inner the grid without the margin
 * @param dimensions the axes that have one
 * @param boundary what fills it; a periodic image needs none
 */
record Padding(Geometry inner, Dimensions dimensions, Boundary boundary) {

	/** Responses have faded there; the reference maps of IBSI 2 agree best with about this margin. */
	private static final int MARGIN = 32;

	private int margin(final int axis) {
		return boundary == Boundary.PERIODIC || axis >= dimensions.axes() ? 0 : MARGIN;
	}

	/** The grid with the margin. */
	Geometry grid() {
		return new Geometry(inner.width() + 2 * margin(0), inner.height() + 2 * margin(1), inner.depth() + 2 * margin(2), inner
			.spacingXMm(), inner.spacingYMm(), inner.spacingZMm());
	}

	/** The values with the margin. */
	double[] padded(final double[] values) {
		final Geometry outer = grid();
		final int[] columns = sources(0, outer.width()), rows = sources(1, outer.height()), slices = sources(2, outer.depth());
		final double[] result = new double[Math.toIntExact(outer.voxelCount())];
		int i = 0;
		for (final int slice : slices) {
			for (final int row : rows) {
				final boolean nothing = slice == Boundary.NOTHING || row == Boundary.NOTHING;
				final int start = inner.width() * (row + inner.height() * slice);
				for (final int column : columns) {
					result[i++] = nothing || column == Boundary.NOTHING ? 0 : values[start + column];
				}
			}
		}
		return result;
	}

	private int[] sources(final int axis, final int length) {
		final GridAxis line = GridAxis.of(inner, axis);
		final int[] sources = new int[length];
		for (int i = 0; i < length; i++) {
			sources[i] = boundary.source(line, i - margin(axis));
		}
		return sources;
	}

	/** What is left without the margin. */
	double[] cropped(final double[] padded) {
		final Geometry outer = grid();
		final double[] result = new double[Math.toIntExact(inner.voxelCount())];
		for (int z = 0, to = 0; z < inner.depth(); z++) {
			for (int y = 0; y < inner.height(); y++, to += inner.width()) {
				final int from = margin(0) + outer.width() * (y + margin(1) + outer.height() * (z + margin(2)));
				System.arraycopy(padded, from, result, to, inner.width());
			}
		}
		return result;
	}
}
