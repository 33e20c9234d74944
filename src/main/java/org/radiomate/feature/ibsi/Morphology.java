package org.radiomate.feature.ibsi;

import org.radiomate.feature.Roi;
import org.radiomate.feature.intensity.SpatialAutocorrelation;
import org.radiomate.feature.shape.ConvexHull;
import org.radiomate.feature.shape.Ellipsoid;
import org.radiomate.feature.shape.EnclosingBox;
import org.radiomate.feature.shape.EnclosingEllipsoid;
import org.radiomate.feature.shape.SurfaceMesh;
import org.radiomate.feature.shape.VoxelExtremes;
import org.radiomate.feature.shape.VoxelMoments;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;

/** What the morphological features of one region are made of, in mm. */
final class Morphology {

	private final RoiCrop shape;
	private final RoiCrop intensity;
	private final Geometry grid;
	private final double volume;
	private final double area;
	private final VoxelMoments moments;
	private final Ellipsoid axes;
	private final EnclosingBox alignedBox;
	private final ConvexHull hull;
	private final double diameter;
	private final double hullVolume;
	private final double hullArea;
	private final double[] weightedCentre = new double[3];
	private double meanIntensity;
	private EnclosingBox orientedBox;
	private Ellipsoid ellipsoid;
	private SpatialAutocorrelation autocorrelation;

	Morphology(final Roi roi) {
		shape = roi.morphology();
		intensity = roi.intensity();
		grid = shape.geometry();
		final double dx = grid.spacingXMm(), dy = grid.spacingYMm(), dz = grid.spacingZMm();
		final SurfaceMesh mesh = new SurfaceMesh(shape);
		volume = mesh.volume(dx, dy, dz);
		area = mesh.area(dx, dy, dz);
		moments = new VoxelMoments(shape);
		axes = moments.ellipsoid(dx, dy, dz);
		// the hull is in half voxels
		hull = ConvexHull.of(VoxelExtremes.meshVertices(shape));
		diameter = hull.diameter(dx / 2, dy / 2, dz / 2);
		hullVolume = hull.volume(dx / 2, dy / 2, dz / 2);
		hullArea = hull.area(dx / 2, dy / 2, dz / 2);
		alignedBox = new EnclosingBox(hull.extent(0) * dx / 2, hull.extent(1) * dy / 2, hull.extent(2) * dz / 2);
		weighIntensities();
	}

	/** Places relative to the crop of the shape. */
	private void weighIntensities() {
		double sum = 0;
		int count = 0, i = 0;
		for (int z = 0; z < intensity.depth(); z++) {
			for (int y = 0; y < intensity.height(); y++) {
				double rowSum = 0, rowMoment = 0;
				for (int x = 0; x < intensity.width(); x++, i++) {
					if (!intensity.inside()[i]) continue;
					count++;
					rowSum += intensity.values()[i];
					rowMoment += intensity.values()[i] * x;
				}
				sum += rowSum;
				weightedCentre[0] += rowMoment;
				weightedCentre[1] += rowSum * y;
				weightedCentre[2] += rowSum * z;
			}
		}
		meanIntensity = sum / count;
		weightedCentre[0] = weightedCentre[0] / sum + intensity.x0() - shape.x0();
		weightedCentre[1] = weightedCentre[1] / sum + intensity.y0() - shape.y0();
		weightedCentre[2] = weightedCentre[2] / sum + intensity.z0() - shape.z0();
	}

	double volume() {
		return volume;
	}

	double voxelVolume() {
		return moments.count() * (grid.spacingXMm() * grid.spacingYMm() * grid.spacingZMm());
	}

	double area() {
		return area;
	}

	/** 36π·V²/A³. */
	double compactness() {
		return 36 * Math.PI * volume * volume / (area * area * area);
	}

	/** Infinite or NaN if the intensities add up to 0. */
	double centreShift() {
		final double x = (weightedCentre[0] - moments.mean(0)) * grid.spacingXMm();
		final double y = (weightedCentre[1] - moments.mean(1)) * grid.spacingYMm();
		final double z = (weightedCentre[2] - moments.mean(2)) * grid.spacingZMm();
		return Math.sqrt(x * x + y * y + z * z);
	}

	double diameter() {
		return diameter;
	}

	Ellipsoid axes() {
		return axes;
	}

	EnclosingBox alignedBox() {
		return alignedBox;
	}

	EnclosingBox orientedBox() {
		if (orientedBox == null) orientedBox = EnclosingBox.of(hull, grid.spacingXMm() / 2, grid.spacingYMm() / 2, grid
			.spacingZMm() / 2);
		return orientedBox;
	}

	Ellipsoid ellipsoid() {
		if (ellipsoid == null) ellipsoid = EnclosingEllipsoid.of(hull, grid.spacingXMm() / 2, grid.spacingYMm() / 2, grid
			.spacingZMm() / 2);
		return ellipsoid;
	}

	double hullVolume() {
		return hullVolume;
	}

	double hullArea() {
		return hullArea;
	}

	double meanIntensity() {
		return meanIntensity;
	}

	/** Computed when first asked for. */
	SpatialAutocorrelation autocorrelation() {
		if (autocorrelation == null) autocorrelation = new SpatialAutocorrelation(intensity);
		return autocorrelation;
	}
}
