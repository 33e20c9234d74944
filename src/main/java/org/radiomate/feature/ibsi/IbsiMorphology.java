package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.Roi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Morphology (HCUG): what shape the morphological mask has, in mm, and how its intensities are arranged.
 *
 * @param spatial whether Moran's I and Geary's C are computed, which take longest on large regions
 */
public record IbsiMorphology(boolean spatial) implements FeatureCalculator {

	private static final String FAMILY = "Morphology";
	private static final String NO_REFERENCE = "; IBSI has no reference value for it";
	private static final String BOX = "the smallest box with a side along an image axis or on a face of the mesh's convex hull";
	private static final String MVEE = "the ellipsoid of least volume around the mesh, by Khachiyan's weights to 1e-12";

	/** Figures that are absent for the same reason. */
	private record Group(String reasonIfAbsent, List<IbsiFigure<Morphology>> figures) {}

	private static final Group MESH = new Group("the region has no voxel", List.of(
		figure("morph_volume", "Volume (mesh)", "RNU0", "mm^3", "V = |sum of the signed tetrahedra under the mesh's triangles|",
			"how large the lesion is", Morphology::volume),
		figure("morph_vol_approx", "Volume (voxel counting)", "YEKZ", "mm^3", "N d_x d_y d_z",
			"how large the lesion is, slightly more than the mesh holds", Morphology::voxelVolume),
		figure("morph_area_mesh", "Surface area (mesh)", "C0JK", "mm^2", "A = sum of the areas of the mesh's triangles",
			"how large the lesion's surface is", Morphology::area),
		figure("morph_av", "Surface to volume ratio", "2PR5", "1/mm", "A/V",
			"high for small, flat or ragged lesions; depends on size", m -> m.area() / m.volume()),
		IbsiFigure.number("morph_comp_1", "Compactness 1", "SKGS", "V/(sqrt(pi) A^(3/2))", "largest for a ball, 0.053",
			m -> m.volume() / StrictMath.sqrt(Math.PI * m.area() * m.area() * m.area())),
		IbsiFigure.number("morph_comp_2", "Compactness 2", "BQWJ", "36 pi V^2/A^3", "1 for a ball, less for other shapes",
			Morphology::compactness),
		IbsiFigure.number("morph_sph_dispr", "Spherical disproportion", "KRCK", "A/(36 pi V^2)^(1/3)",
			"surface relative to a ball of the same volume", m -> 1 / StrictMath.cbrt(m.compactness())),
		IbsiFigure.number("morph_sphericity", "Sphericity", "QCFX", "(36 pi V^2)^(1/3)/A",
			"1 for a ball, less the more irregular the lesion", m -> StrictMath.cbrt(m.compactness())),
		IbsiFigure.number("morph_asphericity", "Asphericity", "25C7", "(A^3/(36 pi V^2))^(1/3) - 1",
			"0 for a ball, more the more irregular the lesion", m -> 1 / StrictMath.cbrt(m.compactness()) - 1)));

	private static final Group CENTRE = new Group("the intensities add up to 0, so that they have no centre of mass", List.of(
		figure("morph_com", "Centre of mass shift", "KLMA", "mm", "|mean of x - sum_k X_k x_k / sum_k X_k|",
			"how far the dense parts lie off the centre; of little use where the mean HU is near 0", Morphology::centreShift)));

	private static final Group DIAMETER = new Group(MESH.reasonIfAbsent, List.of(
		figure("morph_diam", "Maximum 3D diameter", "L0JK", "mm", "largest distance between two vertices of the mesh",
			"the lesion's largest diameter in any direction", Morphology::diameter)));

	private static final Group AXES = new Group("a single voxel has no axes", List.of(
		figure("morph_pca_maj_axis", "Major axis length", "TDIC", "mm", "4 sqrt(largest variance of the voxel centres)",
			"how long the lesion is, little moved by spicules", m -> 2 * m.axes().a()),
		figure("morph_pca_min_axis", "Minor axis length", "P9VJ", "mm", "4 sqrt(second variance of the voxel centres)",
			"how wide the lesion is", m -> 2 * m.axes().b()),
		figure("morph_pca_least_axis", "Least axis length", "7J51", "mm", "4 sqrt(least variance of the voxel centres)",
			"how thick the lesion is", m -> 2 * m.axes().c()),
		IbsiFigure.number("morph_pca_elongation", "Elongation", "Q3CK", "sqrt(second variance / largest variance)",
			"1 if as wide as long, less for elongated lesions", m -> m.axes().b() / m.axes().a()),
		IbsiFigure.number("morph_pca_flatness", "Flatness", "N17B", "sqrt(least variance / largest variance)",
			"1 if as thick as long, less for flat lesions", m -> m.axes().c() / m.axes().a())));

	private static final Group BOXES = new Group(MESH.reasonIfAbsent, List.of(
		IbsiFigure.number("morph_vol_dens_aabb", "Volume density (axis-aligned bounding box)", "PBX1",
			"V / volume of the box along the image's axes around the mesh", "how much of its box the lesion fills",
			m -> m.volume() / m.alignedBox().volume()),
		IbsiFigure.number("morph_area_dens_aabb", "Area density (axis-aligned bounding box)", "R59B",
			"A / surface of the box along the image's axes around the mesh", "surface relative to that of its box",
			m -> m.area() / m.alignedBox().area()),
		IbsiFigure.number("morph_vol_dens_ombb", "Volume density (oriented minimum bounding box)", "ZH1A", "V / volume of " +
			BOX + "; IBSI has a reference value for its digital phantom alone", "how much of its smallest box the lesion fills",
			m -> m.volume() / m.orientedBox().volume()),
		IbsiFigure.number("morph_area_dens_ombb", "Area density (oriented minimum bounding box)", "IQYR", "A / surface of " +
			BOX + "; IBSI has few reference values for it", "surface relative to that of its smallest box",
			m -> m.area() / m.orientedBox().area())));

	private static final Group ENCLOSING = new Group(
		"all voxels lie in one plane or on one line, so that their ellipsoid encloses nothing", List.of(
			IbsiFigure.number("morph_vol_dens_aee", "Volume density (approximate enclosing ellipsoid)", "6BDE",
				"V / (4/3 pi a b c), a, b, c half the axis lengths", "volume relative to the ellipsoid of the same spread",
				m -> m.volume() / m.axes().volume()),
			IbsiFigure.number("morph_area_dens_aee", "Area density (approximate enclosing ellipsoid)", "RDD2",
				"A / surface, by IBSI's Legendre series up to 20, of the ellipsoid whose semi-axes are half the axis lengths",
				"surface relative to the ellipsoid of the same spread", m -> m.area() / m.axes().ibsiArea())));

	private static final Group HULL = new Group(MESH.reasonIfAbsent, List.of(
		IbsiFigure.number("morph_vol_dens_mvee", "Volume density (minimum volume enclosing ellipsoid)", "SWZ1", "V / volume of " +
			MVEE + NO_REFERENCE, "how much of its smallest ellipsoid the lesion fills", m -> m.volume() / m.ellipsoid().volume()),
		IbsiFigure.number("morph_area_dens_mvee", "Area density (minimum volume enclosing ellipsoid)", "BRI8",
			"A / surface, by IBSI's Legendre series up to 20, of " + MVEE + NO_REFERENCE,
			"surface relative to that of its smallest ellipsoid", m -> m.area() / m.ellipsoid().ibsiArea()),
		IbsiFigure.number("morph_vol_dens_conv_hull", "Volume density (convex hull)", "R3ER",
			"V / volume of the mesh's convex hull", "1 without dents, less for lobed lesions", m -> m.volume() / m.hullVolume()),
		IbsiFigure.number("morph_area_dens_conv_hull", "Area density (convex hull)", "7T7F",
			"A / surface of the mesh's convex hull", "1 without dents, more for rough or lobed lesions", m -> m.area() / m
				.hullArea()),
		figure("morph_integ_int", "Integrated intensity", "99N0", "intensity mm^3", "V sum_k X_k / N",
			"volume times mean density; of SUV the total lesion glycolysis", m -> m.volume() * m.meanIntensity())));

	private static final Group SPATIAL = new Group("all voxels have the same intensity, or there is only one", List.of(
		IbsiFigure.number("morph_moran_i", "Moran's I index", "N365",
			"N/W sum_kl w_kl (X_k - mean)(X_l - mean) / sum_k (X_k - mean)^2, w = 1/distance, W = sum_kl w_kl, k != l",
			"0 for densities scattered at random, higher where like densities lie together", m -> m.autocorrelation()
				.moransI()),
		IbsiFigure.number("morph_geary_c", "Geary's C measure", "NPT7",
			"(N-1)/(2W) sum_kl w_kl (X_k - X_l)^2 / sum_k (X_k - mean)^2, w = 1/distance, W = sum_kl w_kl, k != l",
			"1 for densities scattered at random, lower where like densities lie together", m -> m.autocorrelation()
				.gearysC())));

	private static IbsiFigure<Morphology> figure(final String tag, final String displayName, final String ibsiCode,
		final String unit, final String definition, final String meaning, final ToDoubleFunction<Morphology> value)
	{
		return new IbsiFigure<>(tag, displayName, ibsiCode, unit, definition, meaning, value);
	}

	private List<Group> groups() {
		final List<Group> groups = new ArrayList<>(List.of(MESH, CENTRE, DIAMETER, AXES, BOXES, ENCLOSING, HULL));
		if (spatial) groups.add(SPATIAL);
		return groups;
	}

	@Override
	public List<FeatureInfo> features() {
		return groups().stream().flatMap(group -> group.figures.stream()).map(figure -> figure.info(FAMILY)).toList();
	}

	@Override
	public String describe() {
		return "Morphology: mesh, convex hull, axes, bounding boxes and ellipsoids" + (spatial
			? ", spatial autocorrelation of all pairs of voxels" : ", without Moran's I and Geary's C");
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		final List<Morphology> region = List.of(new Morphology(roi));
		for (final Group group : groups()) {
			IbsiFigure.addMeans(group.figures, region, values, group.reasonIfAbsent);
		}
	}
}
