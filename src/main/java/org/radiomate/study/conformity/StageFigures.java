package org.radiomate.study.conformity;

import org.radiomate.feature.StageDiagnostics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The diagnostics of an extraction under IBSI's tags: of the initial, interpolated and re-segmented image and region. */
final class StageFigures {

	private final Map<String, Double> figures = new HashMap<>();

	StageFigures(final List<StageDiagnostics> stages) {
		final StageDiagnostics initial = stages.get(0), interpolated = interpolated(stages);
		putImage(initial, "init");
		putImage(interpolated, "interp");
		putRegion(initial, "init");
		putRegion(interpolated, "interp");
		putRegion(stages.get(stages.size() - 1), "reseg");
	}

	/** The last stage before intensities are left out. */
	private static StageDiagnostics interpolated(final List<StageDiagnostics> stages) {
		StageDiagnostics last = stages.get(0);
		for (final StageDiagnostics stage : stages) {
			if (stage.stage().matches("(threshold|outliers).*")) break;
			last = stage;
		}
		return last;
	}

	private void putImage(final StageDiagnostics stage, final String when) {
		put("img_dim_", when + "_img", stage.grid().width(), stage.grid().height(), stage.grid().depth());
		put("vox_dim_", when + "_img", stage.grid().spacingXMm(), stage.grid().spacingYMm(), stage.grid().spacingZMm());
		if (stage.image() != null) put("", when + "_img", stage.image());
	}

	private void putRegion(final StageDiagnostics stage, final String when) {
		final StageDiagnostics.Region counting = stage.intensityMask(), shape = stage.morphologicalMask();
		put("int_mask_dim_", when + "_roi", stage.grid().width(), stage.grid().height(), stage.grid().depth());
		put("int_mask_bb_dim_", when + "_roi", counting.width(), counting.height(), counting.depth());
		put("morph_mask_bb_dim_", when + "_roi", shape.width(), shape.height(), shape.depth());
		figures.put("int_mask_vox_count_" + when + "_roi", (double) counting.voxels());
		figures.put("morph_mask_vox_count_" + when + "_roi", (double) shape.voxels());
		put("int_mask_", when + "_roi", counting.intensities());
	}

	private void put(final String before, final String after, final StageDiagnostics.Figures intensities) {
		figures.put(before + "mean_int_" + after, intensities.mean());
		figures.put(before + "min_int_" + after, intensities.minimum());
		figures.put(before + "max_int_" + after, intensities.maximum());
	}

	private void put(final String before, final String after, final double x, final double y, final double z) {
		figures.put(before + "x_" + after, x);
		figures.put(before + "y_" + after, y);
		figures.put(before + "z_" + after, z);
	}

	/** The figure of a tag, NaN if there is none. */
	double value(final String tag) {
		return figures.getOrDefault(tag, Double.NaN);
	}
}
