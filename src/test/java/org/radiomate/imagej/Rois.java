package org.radiomate.imagej;

import ij.gui.Roi;

import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.PixelArea;

import java.util.List;

/** ROIs and what they cover, for tests. */
final class Rois {

	private Rois() {}

	/** The ROI on the 1-based slice, with a name. */
	static Roi on(final int slice, final String name, final Roi roi) {
		roi.setPosition(slice);
		roi.setName(name);
		return roi;
	}

	/** The only contour that these ROIs make. */
	static Contour only(final List<ContourSet> sets) {
		if (sets.size() != 1 || sets.get(0).contours().size() != 1) throw new AssertionError("Not one contour: " + sets);
		return sets.get(0).contours().get(0);
	}

	/** The area as text, a row of the image for each line. */
	static String picture(final PixelArea area, final int width, final int height) {
		final StringBuilder picture = new StringBuilder();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) picture.append(area.contains(x, y) ? '#' : '.');
			picture.append('\n');
		}
		return picture.toString();
	}

	/** The voxels that contours cover. */
	static Mask mask(final ContourSet set, final Geometry grid) {
		return ContourRasterizer.rasterize(set.contours(), grid, MaskRule.PIXEL_CENTRE).mask();
	}
}
