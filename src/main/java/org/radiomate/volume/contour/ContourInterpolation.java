package org.radiomate.volume.contour;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.PixelArea;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills the slices between drawn ones. Both neighbours' signed distances in mm are blended linearly by slice position, and
 * what is 0 or less is inside (shape-based interpolation: Raya SP, Udupa JK, IEEE Trans Med Imaging 1990;9:32,
 * doi:10.1109/42.52980). How pieces of the two slices are matched and moved onto each other: {@link SlicePair}.
 */
public final class ContourInterpolation {

	private ContourInterpolation() {}

	/**
	 * The slices between the drawn ones.
	 *
	 * @param drawn the mask of the drawn slices
	 * @param maximumGapMm two drawn slices that are farther apart are not bridged; infinite for no limit
	 */
	public static List<InterpolatedSlice> of(final Mask drawn, final double maximumGapMm, final Progress progress) {
		final List<PixelArea> areas = drawn.areas();
		final List<InterpolatedSlice> slices = new ArrayList<>();
		for (int i = 1; i < areas.size(); i++) {
			progress.check();
			progress.report(i, areas.size(), "Interpolating contours");
			slices.addAll(between(areas.get(i - 1), areas.get(i), drawn.geometry(), maximumGapMm));
		}
		return slices;
	}

	private static List<InterpolatedSlice> between(final PixelArea first, final PixelArea second, final Geometry grid,
		final double maximumGapMm)
	{
		final List<InterpolatedSlice> slices = new ArrayList<>();
		if (second.slice() == first.slice() + 1) return slices;
		final double gapMm = (second.slice() - first.slice()) * grid.spacingZMm();
		final String tooFar = String.format(Locale.ROOT, "not filled: the drawn slices are %.1f mm apart", gapMm);
		final SlicePair pair = gapMm > maximumGapMm ? null : new SlicePair(first, second, grid);
		for (int z = first.slice() + 1; z < second.slice(); z++) {
			slices.add(pair == null ? InterpolatedSlice.empty(z, first.slice(), second.slice(), tooFar) : pair.at(z));
		}
		return slices;
	}
}
