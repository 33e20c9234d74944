package org.radiomate.command;

import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.scijava.plugin.Parameter;

/** A command on contours as pixels of their image. */
abstract class ContourCommand extends ImageCommand {

	@Parameter(label = "Mask rule", persist = false, choices = { "ibex-outline", "pixel-centre" },
		description = "Which pixels a polygon or freehand contour means: also those under its line (IBEX features), or those whose centre is inside")
	private String maskrule = "ibex-outline";

	MaskRule rule() {
		return MaskRule.ofFileName(maskrule);
	}

	/** The voxels of contours. */
	Mask mask(final ContourSet contours, final Geometry grid) {
		return ContourRasterizer.rasterize(contours.contours(), grid, rule()).mask();
	}
}
