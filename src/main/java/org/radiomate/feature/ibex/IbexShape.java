package org.radiomate.feature.ibex;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;
import org.radiomate.feature.shape.Components;
import org.radiomate.feature.shape.SliceShape;
import org.radiomate.feature.shape.VoxelCounts;
import org.radiomate.feature.shape.VoxelHull;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.RoiCrop;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * IBEX's Shape. Lengths are in cm.
 *
 * @param edgeVoxelFraction how much a voxel at the edge of its slice's region counts in NumberOfVoxel, Volume and
 *          ConvexHullVolume
 */
public record IbexShape(double edgeVoxelFraction) implements FeatureCalculator {

	private static final double MM_PER_CM = 10;
	private static final String NO_IBSI = "no IBSI feature";
	private static final String ESTIMATORS = ": IBSI's formula with IBEX's volume and surface";

	/** One measure and why it may be absent. */
	private record Measure(String name, String displayName, String difference, String unit, String definition,
		String meaning, String reference, ToDoubleFunction<Region> value, String reasonIfAbsent)
	{}

	private static final String LEGLAND = "Legland 2007, doi:10.5566/ias.v26.p83-92";
	private static final String AERTS = "Aerts 2014, doi:10.1038/ncomms5006";
	private static final String NO_VOLUME = "the region has no volume, as all voxels lie at the edge and count nothing";

	private static final List<Measure> MEASURES = List.of(
		new Measure("Compactness1", "Compactness 1", "SKGS: exponent 2/3 instead of 3/2, depends on the unit of length",
			"cm^(5/3)", "V/(sqrt(pi) A^(2/3)), V = Volume, A = SurfaceArea",
			"larger for round lesions, but grows with size", AERTS, Region::compactness1, ""),
		new Measure("Compactness2", "Compactness 2", "BQWJ" + ESTIMATORS, "1", "36 pi V^2/A^3",
			"1 for a ball, less for other shapes", AERTS,
			Region::compactness2, ""),
		new Measure("Convex", "Solidity of the slices", NO_IBSI, "1",
			"mean over slices of pixels / pixels of the convex hull",
			"1 if every slice's outline has no dents, less for lobed ones", "", Region::solidity, ""),
		new Measure("ConvexHullVolume", "Volume of the slices' convex hulls", NO_IBSI, "cm^3",
			"pixels of the slices' convex hulls, those at the edge weighted, times voxel volume",
			"how large the lesion is with the dents of its slices filled", "",
			Region::sliceHullVolume, ""),
		new Measure("ConvexHullVolume3D", "Volume of the convex hull", NO_IBSI, "cm^3",
			"volume of the convex hull of the voxel centres; 0 if they lie in one plane",
			"how large the lesion is with all dents filled", "", Region::hullVolume,
			"a single voxel centre has no convex hull"),
		new Measure("Mass", "Mass", NO_IBSI, "g", "sum of density(CT number) times voxel volume, density piecewise linear",
			"how much tissue there is, its density taken from the CT", "",
			Region::mass, "the intensities are not CT numbers"),
		new Measure("Max3DDiameter", "Maximum diameter", "L0JK: IBSI measures between the vertices of a mesh", "cm",
			"largest distance between two voxel centres",
			"the lesion's largest diameter in any direction", AERTS, Region::diameter, "a single voxel centre has no diameter"),
		new Measure("MeanBreadth", "Mean breadth", NO_IBSI, "cm",
			"(b_x d_x + b_y d_y + b_z d_z)/3, b_k Euler numbers of the planes normal to axis k",
			"how wide the lesion is on average over all directions", LEGLAND, Region::meanBreadth, ""),
		new Measure("NumberOfObjects", "Number of pieces", NO_IBSI, "count", "26-connected components of the mask",
			"how many separate pieces were outlined", "",
			Region::objects, ""),
		new Measure("NumberOfVoxel", "Number of voxels, those at the edge weighted", NO_IBSI, "voxel",
			"interior voxels + fraction * voxels with a neighbour of the slice outside",
			"how large the lesion is in voxels; depends on the scanner's resolution", "", Region::weightedVoxels, ""),
		new Measure("Orientation", "Orientation of the slices", NO_IBSI, "degree",
			"mean over slices of the angle of the major axis of the ellipse of equal second moments",
			"how the lesion lies in the slices; depends on how the patient lies", "", Region::orientation,
			""),
		new Measure("Roundness", "Roundness of the slices", NO_IBSI, "1",
			"mean over slices of 1 - eccentricity of the ellipse of equal second moments",
			"1 if the slices' outlines are round, less for long ones", "", Region::roundness, ""),
		new Measure("SphericalDisproportion", "Spherical disproportion", "KRCK" + ESTIMATORS, "1",
			"A/(4 pi R^2), R = (3V/(4 pi))^(1/3)",
			"surface relative to a ball of the same volume", AERTS, Region::sphericalDisproportion, NO_VOLUME),
		new Measure("Sphericity", "Sphericity", "QCFX" + ESTIMATORS + "; may exceed 1", "1", "pi^(1/3) (6V)^(2/3)/A",
			"1 for a ball, less the more irregular the lesion", AERTS,
			Region::sphericity, ""),
		new Measure("SurfaceArea", "Surface area", "C0JK: IBSI takes the area of a mesh", "cm^2",
			"4/3 (n_x/d_x + n_y/d_y + n_z/d_z) d_x d_y d_z, n chords; of a single slice its perimeter in cm",
			"how large the lesion's surface is", LEGLAND,
			Region::surface, ""),
		new Measure("SurfaceAreaDensity", "Surface to volume ratio", "2PR5: IBSI takes the mesh", "1/cm",
			"SurfaceArea / (voxels times voxel volume)",
			"high for small, flat or ragged lesions; depends on size", LEGLAND, Region::surfaceDensity, ""),
		new Measure("Volume", "Volume", "YEKZ counts every voxel fully, RNU0 takes the mesh", "cm^3",
			"NumberOfVoxel times voxel volume",
			"how large the lesion is", "", Region::volume, ""),
		new Measure("VoxelSize", "Volume of a voxel", NO_IBSI, "cm^3", "d_x d_y d_z",
			"nothing of the patient: the scanner's resolution", "", Region::voxelVolume, ""));

	/** @throws ProblemException if the fraction is not between 0 and 1 */
	public IbexShape {
		if (!(edgeVoxelFraction >= 0 && edgeVoxelFraction <= 1)) {
			throw new ProblemException("The edge voxel fraction is " + edgeVoxelFraction + "; use a number from 0 to 1.");
		}
	}

	@Override
	public List<FeatureInfo> features() {
		return MEASURES.stream().map(IbexShape::info).toList();
	}

	@Override
	public String describe() {
		return "Shape: lengths in cm, voxels at the edge of their slice count " + edgeVoxelFraction;
	}

	private static FeatureInfo info(final Measure measure) {
		final String reference = measure.reference.isEmpty() ? IbexColumns.IBEX : measure.reference + "; " + IbexColumns.IBEX;
		return new FeatureInfo(measure.name, measure.displayName, "Shape", "", "", measure.difference, measure.unit,
			measure.definition, reference, measure.meaning);
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		final Region region = new Region(roi, edgeVoxelFraction);
		for (final Measure measure : MEASURES) {
			values.add(measure.value.applyAsDouble(region), measure.reasonIfAbsent);
		}
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		if (IbexColumns.indexOf(features(), id) < 0) return Optional.empty();
		final List<SliceShape> slices = SliceShape.of(roi.morphology());
		return Optional.of(new FeatureBasis.Slices(slices, slices.stream().map(SliceShape::convexHull).toList(),
			edgeVoxelFraction));
	}

	/** What the measures of one region share. */
	private static final class Region {

		private final RoiCrop crop;
		private final RoiCrop intensity;
		private final boolean ct;
		private final double dx;
		private final double dy;
		private final double dz;
		private final double edgeFraction;
		private final VoxelCounts counts;
		private final List<SliceShape> slices;
		private final List<SliceShape> hulls;
		private final VoxelHull hull;
		private final double volume;
		private final double surface;

		private Region(final Roi roi, final double edgeFraction) {
			crop = roi.morphology();
			intensity = roi.intensity();
			ct = roi.scale() == IntensityScale.CT;
			final Geometry grid = crop.geometry();
			dx = grid.spacingXMm() / MM_PER_CM;
			dy = grid.spacingYMm() / MM_PER_CM;
			dz = grid.spacingZMm() / MM_PER_CM;
			this.edgeFraction = edgeFraction;
			counts = new VoxelCounts(crop);
			slices = SliceShape.of(crop);
			hulls = slices.stream().map(SliceShape::convexHull).toList();
			hull = VoxelHull.of(crop);
			volume = weightedVoxels() * voxelVolume();
			surface = crop.depth() == 1 ? counts.perimeter(dx, dy) : counts.surface(dx, dy, dz);
		}

		private double voxelVolume() {
			return dx * dy * dz;
		}

		private double weightedVoxels() {
			return weighted(slices);
		}

		private double weighted(final List<SliceShape> shapes) {
			double sum = 0;
			for (final SliceShape shape : shapes) {
				sum += shape.weightedArea(edgeFraction);
			}
			return sum;
		}

		private double volume() {
			return volume;
		}

		private double surface() {
			return surface;
		}

		private double surfaceDensity() {
			return surface / (counts.voxels() * voxelVolume());
		}

		private double compactness1() {
			return volume / (Math.sqrt(Math.PI) * StrictMath.pow(surface, 2.0 / 3));
		}

		private double compactness2() {
			return 36 * Math.PI * volume * volume / (surface * surface * surface);
		}

		private double sphericity() {
			return StrictMath.cbrt(Math.PI) * StrictMath.pow(6 * volume, 2.0 / 3) / surface;
		}

		private double sphericalDisproportion() {
			final double radius = StrictMath.cbrt(3 * volume / (4 * Math.PI));
			return surface / (4 * Math.PI * radius * radius);
		}

		private double meanBreadth() {
			return counts.meanBreadth(dx, dy, dz);
		}

		private double objects() {
			return Components.count(crop);
		}

		private double sliceHullVolume() {
			return weighted(hulls) * voxelVolume();
		}

		private double hullVolume() {
			return counts.voxels() == 1 ? Double.NaN : hull.volume() * voxelVolume();
		}

		private double diameter() {
			return counts.voxels() == 1 ? Double.NaN : hull.diameter(dx, dy, dz);
		}

		private double mass() {
			return ct ? TissueDensity.sum(intensity) * voxelVolume() : Double.NaN;
		}

		private double solidity() {
			double sum = 0;
			for (int i = 0; i < slices.size(); i++) {
				sum += (double) slices.get(i).area() / hulls.get(i).area();
			}
			return sum / slices.size();
		}

		private double orientation() {
			return meanOverSlices(slice -> slice.ellipse().orientationDegrees());
		}

		private double roundness() {
			return meanOverSlices(slice -> 1 - slice.ellipse().eccentricity());
		}

		private double meanOverSlices(final ToDoubleFunction<SliceShape> figure) {
			double sum = 0;
			for (final SliceShape slice : slices) {
				sum += figure.applyAsDouble(slice);
			}
			return sum / slices.size();
		}
	}
}
