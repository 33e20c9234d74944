package org.radiomate.volume.contour;

import org.radiomate.task.Progress;
import org.radiomate.volume.DistanceMap;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes air, fat and bone out of drawn slices by HU, then, each if asked for, opens what is left with a disc, fills the holes
 * that came about, and drops small pieces (whose pixels touch by sides or corners).
 */
public final class ContourCleaning {

	private final CleaningOptions options;
	private final Geometry grid;
	private final PixelBox box;
	private final PixelArea drawn;
	private final boolean[] before;

	private ContourCleaning(final PixelArea drawn, final Geometry grid, final CleaningOptions options) {
		this.options = options;
		this.grid = grid;
		this.drawn = drawn;
		box = PixelBox.around(drawn, 1);
		before = box.pixels(drawn);
	}

	/** Cleans every slice of a mask; slices of which nothing is left are in the list too. */
	public static List<CleanedSlice> of(final Volume volume, final Mask mask, final CleaningOptions options,
		final Progress progress)
	{
		final List<PixelArea> areas = mask.areas();
		final List<CleanedSlice> slices = new ArrayList<>();
		for (final PixelArea area : areas) {
			progress.check();
			progress.report(slices.size(), areas.size(), "Cleaning contours");
			slices.add(new ContourCleaning(area, volume.geometry(), options).clean(SlicePixels.of(volume, area)));
		}
		return slices;
	}

	private CleanedSlice clean(final double[] hu) {
		int tooLow = 0, tooHigh = 0;
		final boolean[] kept = new boolean[before.length];
		for (int i = 0; i < hu.length; i++) {
			if (!drawn.inside()[i]) continue;
			final boolean low = !(hu[i] >= options.lowestHu()), high = hu[i] > options.highestHu();
			if (low) tooLow++;
			else if (high) tooHigh++;
			else kept[i % drawn.width() + 1 + box.width() * (i / drawn.width() + 1)] = true;
		}
		final boolean[] opened = options.openingMm() > 0 ? opened(kept) : kept;
		final boolean[] filled = options.fillHoles() ? filled(opened) : opened;
		final boolean[] large = options.minAreaMm2() > 0 ? large(filled) : filled;
		final int after = count(large);
		return new CleanedSlice(drawn.slice(), count(before), tooLow, tooHigh, count(kept) - count(opened), count(filled) -
			count(opened), count(filled) - after, after, after == 0 ? null : box.area(drawn.slice(), large, grid));
	}

	private static int count(final boolean[] pixels) {
		int count = 0;
		for (final boolean pixel : pixels) if (pixel) count++;
		return count;
	}

	/** The pixels that a disc covers which fits in the shape: those near a pixel that is far enough from the outside. */
	private boolean[] opened(final boolean[] pixels) {
		final boolean[] outside = new boolean[pixels.length], centres = new boolean[pixels.length];
		for (int i = 0; i < pixels.length; i++) outside[i] = !pixels[i];
		final double[] depth = distances(outside);
		for (int i = 0; i < pixels.length; i++) centres[i] = depth[i] > options.openingMm();
		final double[] reach = distances(centres);
		for (int i = 0; i < pixels.length; i++) centres[i] = pixels[i] && reach[i] <= options.openingMm();
		return centres;
	}

	private double[] distances(final boolean[] sites) {
		return DistanceMap.mm(sites, box.width(), box.height(), grid.spacingXMm(), grid.spacingYMm());
	}

	private boolean[] filled(final boolean[] pixels) {
		final boolean[] filled = Pieces.withoutHoles(pixels, box.width());
		for (int i = 0; i < filled.length; i++) filled[i] &= before[i];
		return filled;
	}

	private boolean[] large(final boolean[] pixels) {
		final Pieces pieces = Pieces.of(pixels, box.width());
		final int[] sizes = pieces.sizes();
		final boolean[] large = new boolean[pixels.length];
		for (int i = 0; i < large.length; i++) {
			large[i] = pixels[i] && sizes[pieces.label(i)] * grid.spacingXMm() * grid.spacingYMm() >= options.minAreaMm2();
		}
		return large;
	}
}
