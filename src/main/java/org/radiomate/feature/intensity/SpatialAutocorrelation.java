package org.radiomate.feature.intensity;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;

/**
 * How far voxels near each other are alike: Moran's I and Geary's C with the weight 1/distance for each pair of voxels of a
 * region (Moran PAP, Biometrika 1950;37:17, doi:10.1093/biomet/37.1-2.17; Geary RC, Inc Stat 1954;5:115,
 * doi:10.2307/2986645). Exact: every pair counts, though large regions do not go through them one by one (see
 * {@link InverseDistanceSums}). Both are NaN if all voxels have the same intensity or there is only one.
 */
public final class SpatialAutocorrelation {

	/** How many pairs are as quick as the transform of one value. */
	private static final int PAIRS_PER_VALUE = 20;

	private final RoiCrop crop;
	/** Mean 0, mean square 1; 0 outside. */
	private final double[] deviations;
	private final int count;
	private double weights;
	private double products;
	private double squares;

	/** Looks at the voxels inside a crop. */
	public SpatialAutocorrelation(final RoiCrop crop) {
		this.crop = crop;
		count = crop.count();
		deviations = deviations();
		if (deviations.length == 0) return;
		if ((double) count * count / 2 < (double) PAIRS_PER_VALUE * InverseDistanceSums.work(crop.geometry())) sumPairs();
		else sumFields();
	}

	/** None if all intensities are equal. */
	private double[] deviations() {
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY, sum = 0;
		for (int i = 0; i < crop.values().length; i++) {
			if (!crop.inside()[i]) continue;
			lowest = Math.min(lowest, crop.values()[i]);
			highest = Math.max(highest, crop.values()[i]);
			sum += crop.values()[i];
		}
		if (!(lowest < highest)) return new double[0];
		final double[] standard = new double[crop.values().length];
		final double mean = sum / count;
		double squared = 0;
		for (int i = 0; i < standard.length; i++) {
			if (crop.inside()[i]) standard[i] = crop.values()[i] - mean;
			squared += standard[i] * standard[i];
		}
		final double scale = 1 / Math.sqrt(squared / count);
		for (int i = 0; i < standard.length; i++) {
			standard[i] *= scale;
		}
		return standard;
	}

	private void sumFields() {
		final double[] weight = new double[deviations.length], weighted = deviations.clone();
		for (int i = 0; i < weight.length; i++) {
			if (crop.inside()[i]) weight[i] = 1;
		}
		InverseDistanceSums.replace(crop.geometry(), weight, weighted);
		for (int i = 0; i < weight.length; i++) {
			if (!crop.inside()[i]) continue;
			weights += weight[i];
			products += weighted[i] * deviations[i];
			squares += weight[i] * deviations[i] * deviations[i];
		}
	}

	/** For few voxels, or such that are far apart. */
	private void sumPairs() {
		final Geometry grid = crop.geometry();
		final double[] x = new double[count], y = new double[count], z = new double[count], value = new double[count];
		int n = 0;
		for (int i = 0; i < deviations.length; i++) {
			if (!crop.inside()[i]) continue;
			x[n] = i % grid.width() * grid.spacingXMm();
			y[n] = i / grid.width() % grid.height() * grid.spacingYMm();
			z[n] = i / (grid.width() * grid.height()) * grid.spacingZMm();
			value[n++] = deviations[i];
		}
		for (int i = 0; i < n; i++) {
			double weight = 0, weighted = 0, weightedSquares = 0;
			for (int j = 0; j < i; j++) {
				final double dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
				final double w = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
				weight += w;
				weighted += w * value[j];
				weightedSquares += w * value[j] * value[j];
			}
			weights += 2 * weight;
			products += 2 * weighted * value[i];
			squares += weight * value[i] * value[i] + weightedSquares;
		}
	}

	/** I = N/Σw·Σw·(x_i - mean)(x_j - mean)/Σ(x_i - mean)²; near 0 without order, towards 1 where like lies by like. */
	public double moransI() {
		return products / weights;
	}

	/** C = (N - 1)/(2Σw)·Σw·(x_i - x_j)²/Σ(x_i - mean)²; near 1 without order, below where like lies by like. */
	public double gearysC() {
		return (count - 1.0) / count * (squares - products) / weights;
	}
}
