package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.intensity.BallMeans;
import org.radiomate.volume.RoiCrop;

import java.util.List;

/**
 * Local intensity (9ST6): mean intensities of balls of 1 cm³ around voxels of the intensity mask, whose voxels may lie outside
 * of it. Where the image ends, or has values that are no finite numbers, a ball is what is left of it.
 */
public record IbsiLocalIntensity() implements FeatureCalculator {

	private static final String FAMILY = "Local intensity";
	private static final double MM_PER_CM = 10;
	private static final double RADIUS_MM = MM_PER_CM * StrictMath.cbrt(3 / (4 * Math.PI));
	private static final String ALWAYS_THERE = "the region has no voxel";

	private static final List<IbsiFigure<Peaks>> FIGURES = List.of(
		new IbsiFigure<>("loc_peak_loc", "Local intensity peak", "VJGA", "intensity",
			"mean of the ball of 1 cm^3 around the voxel with the largest X; of several such voxels the largest mean",
			"the highest density, less moved by noise than the maximum", peaks -> peaks.local),
		new IbsiFigure<>("loc_peak_glob", "Global intensity peak", "0F91", "intensity",
			"largest mean of a ball of 1 cm^3 around any voxel", "the density of the densest cubic centimetre",
			peaks -> peaks.global));

	@Override
	public List<FeatureInfo> features() {
		return FIGURES.stream().map(figure -> figure.info(FAMILY)).toList();
	}

	@Override
	public String describe() {
		return "Local intensity in balls of 1 cm^3, which may reach outside the mask";
	}

	@Override
	public double surroundingMm() {
		return RADIUS_MM;
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		IbsiFigure.addMeans(FIGURES, List.of(new Peaks(roi.surroundings())), values, ALWAYS_THERE);
	}

	/** Goes through the voxels of the mask. */
	private static final class Peaks {

		private final RoiCrop box;
		private double maximum = Double.NEGATIVE_INFINITY;
		private double local = Double.NEGATIVE_INFINITY;
		private double global = Double.NEGATIVE_INFINITY;

		private Peaks(final RoiCrop box) {
			this.box = box;
			final BallMeans means = new BallMeans(box, RADIUS_MM);
			for (int z = 0; z < box.depth(); z++) {
				for (int y = 0; y < box.height(); y++) {
					addRow(means, y, z);
				}
			}
		}

		private void addRow(final BallMeans means, final int y, final int z) {
			final int row = box.index(0, y, z);
			int from = 0, to = box.width();
			while (from < to && !box.inside()[row + from]) {
				from++;
			}
			if (from == to) return;
			while (!box.inside()[row + to - 1]) {
				to--;
			}
			means.computeRow(y, z, from, to);
			for (int x = from; x < to; x++) {
				if (box.inside()[row + x]) add(box.values()[row + x], means.mean(x));
			}
		}

		private void add(final double value, final double mean) {
			global = Math.max(global, mean);
			if (value < maximum) return;
			local = value > maximum ? mean : Math.max(local, mean);
			maximum = value;
		}
	}
}
