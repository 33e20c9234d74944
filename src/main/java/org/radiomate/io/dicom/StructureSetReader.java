package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the contours of an RTSTRUCT (PS3.3 C.8.8.6) onto an image's grid. A slice takes the contours of the drawn plane nearest
 * to it, at most half a slice away, so that structures drawn on thinner slices do not fold onto one another. Points and open
 * lines enclose nothing and are passed over, with a remark. A contour that touches itself, as one with a keyhole to its hole
 * does, is taken apart into the loops it consists of. What is wrong with one structure keeps no other from being used.
 */
public final class StructureSetReader {

	private static final double SAME_PLANE_VOXELS = 0.02;
	private static final double SAME_POINT_PIXELS = 1e-6;
	private static final double HALF_WAY_VOXELS = 1e-6;
	private static final Set<String> OPEN = Set.of("POINT", "OPEN_PLANAR", "OPEN_NONPLANAR");

	private final Path file;
	private final Geometry grid;
	private final Placement placement;
	private final List<ContourSet> sets = new ArrayList<>();
	private final Set<String> names = new HashSet<>();
	private final List<String> passedOver = new ArrayList<>();

	private StructureSetReader(final Path file, final Geometry grid, final Placement placement) {
		this.file = file;
		this.grid = grid;
		this.placement = placement;
	}

	/**
	 * Reads all structures that have contours.
	 *
	 * @param image the grid of the image, and where it lies in the patient
	 * @param fit hears of structures that are empty or cannot be used, and of points and lines
	 * @return also structures that cannot be used, because they belong to other coordinates, or lie beyond the image or across
	 *         its slices
	 * @throws ProblemException if the file is damaged, or none of its structures can be used
	 */
	public static List<ContourSet> read(final Path file, final ImageHeader image, final MaskFit fit) {
		if (image.placement() == null) throw new ProblemException("The contours of " + file +
			" are in the patient's coordinates, and the image does not say where it lies. Open its DICOM series.");
		final StructureSetReader reader = new StructureSetReader(file, image.geometry(), image.placement());
		reader.read(DicomParser.read(file).data());
		reader.tell(fit);
		return reader.sets;
	}

	private void read(final DicomObject data) {
		if (!data.text(DicomTag.MODALITY).equals("RTSTRUCT")) throw new ProblemException(file +
			" is not a structure set (RTSTRUCT). Give the file with the contours.");
		final Map<Integer, DicomObject> rois = new LinkedHashMap<>();
		for (final DicomObject roi : data.items(DicomTag.STRUCTURE_SET_ROIS)) {
			rois.put(roi.requiredInteger(DicomTag.ROI_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE), roi);
		}
		final Set<Integer> empty = new LinkedHashSet<>(rois.keySet());
		for (final DicomObject drawn : data.items(DicomTag.ROI_CONTOURS)) {
			final int number = drawn.requiredInteger(DicomTag.REFERENCED_ROI_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE);
			if (drawn.items(DicomTag.CONTOURS).isEmpty()) continue;
			empty.remove(number);
			add(drawn, name(rois.get(number), number), frames(data, rois.get(number)));
		}
		empty.forEach(number -> passedOver.add("'" + name(rois.get(number), number) + "' (empty)"));
		refuseUnusable();
	}

	private void add(final DicomObject drawn, final String name, final List<String> frames) {
		try {
			final List<Contour> contours = contours(drawn, name, frames);
			if (contours.isEmpty()) return;
			sets.add(ContourSet.of(name, contours));
		}
		catch (final ProblemException e) {
			sets.add(ContourSet.unusable(name, e.getMessage()));
		}
		names.add(name);
	}

	private void refuseUnusable() {
		if (sets.isEmpty()) throw new ProblemException(file + " has no closed contour. Give another file.");
		if (sets.stream().noneMatch(ContourSet::isUsable)) throw new ProblemException(sets.get(0).problem());
	}

	private void tell(final MaskFit fit) {
		if (!passedOver.isEmpty()) fit.onRemark().accept("Passed over in " + file + ", as it encloses nothing: " + String.join("; ",
			passedOver) + ".");
		sets.stream().filter(set -> !set.isUsable()).forEach(set -> fit.onRemark().accept(set.problem()));
	}

	/** Two structures of one name are told apart by their numbers. */
	private String name(final DicomObject roi, final int number) {
		final String name = roi == null ? "" : roi.text(DicomTag.ROI_NAME);
		return DicomContours.name(name, number, names.contains(name));
	}

	/** The coordinates that a structure may be in: its own, else those of the file; none if nothing says. */
	private static List<String> frames(final DicomObject data, final DicomObject roi) {
		final String own = roi == null ? "" : roi.text(DicomTag.REFERENCED_FRAME_OF_REFERENCE_UID);
		if (!own.isEmpty()) return List.of(own);
		final List<String> all = data.items(DicomTag.REFERENCED_FRAMES_OF_REFERENCE).stream().map(frame -> frame.text(
			DicomTag.FRAME_OF_REFERENCE_UID)).filter(frame -> !frame.isEmpty()).toList();
		return all.isEmpty() ? List.of(data.text(DicomTag.FRAME_OF_REFERENCE_UID)) : all;
	}

	private void checkFrameOfReference(final List<String> frames, final String name) {
		if (frames.stream().anyMatch(placement::isIn)) return;
		throw new ProblemException("The structure '" + name + "' of " + file +
			" was drawn in another frame of reference than the image's. Open the series that it was drawn on.");
	}

	private List<Contour> contours(final DicomObject drawn, final String name, final List<String> frames) {
		final List<DicomObject> closed = new ArrayList<>();
		for (final DicomObject contour : drawn.items(DicomTag.CONTOURS)) if (isClosed(contour, name)) closed.add(contour);
		final int open = drawn.items(DicomTag.CONTOURS).size() - closed.size();
		if (open > 0) passedOver.add("'" + name + "' (" + (closed.isEmpty() ? "" : "beside its contours ") + open +
			(open == 1 ? " point or open line)" : " points or open lines)"));
		if (closed.isEmpty()) return List.of();
		checkFrameOfReference(frames, name);
		final TreeMap<Double, List<double[][]>> planes = new TreeMap<>();
		for (final DicomObject contour : closed) {
			final double[][] vertices = vertices(contour, name);
			plane(planes, vertices[2][0]).add(vertices);
		}
		checkInside(planes, name);
		final List<Contour> contours = new ArrayList<>();
		for (int slice = 0; slice < grid.depth(); slice++) {
			for (final double[][] vertices : nearest(planes, slice)) addLoops(slice, vertices, contours);
		}
		return contours;
	}

	/** Without its type, a contour may be an outline, a hole or a line, so none is guessed. */
	private boolean isClosed(final DicomObject contour, final String name) {
		final String type = contour.text(DicomTag.CONTOUR_TYPE);
		if (type.startsWith("CLOSED_PLANAR") || type.startsWith("CLOSEDPLANAR")) return true;
		if (OPEN.contains(type)) return false;
		throw new ProblemException("A contour of '" + name + "' in " + file + " has " + (type.isEmpty() ? "no " + DicomTag.CONTOUR_TYPE
			.describe() : "the type '" + type + "', which this program does not know") + ". Export the structure set again.");
	}

	/** Vertices as columns, rows and slice in voxels, 0 the centre of the first. */
	private double[][] vertices(final DicomObject contour, final String name) {
		final double[] points = contour.requiredNumbers(DicomTag.CONTOUR_DATA);
		if (points.length % 3 != 0) throw new ProblemException("A contour of '" + name + "' in " + file +
			" has a point without three coordinates. Export it again.");
		final double[][] vertices = new double[3][points.length / 3];
		for (int i = 0; i < vertices[0].length; i++) {
			final double[] voxel = placement.toVoxel(grid, points[3 * i], points[3 * i + 1], points[3 * i + 2]);
			for (int axis = 0; axis < 3; axis++) vertices[axis][i] = voxel[axis];
		}
		final double lowest = Arrays.stream(vertices[2]).min().orElseThrow(), highest = Arrays.stream(vertices[2]).max()
			.orElseThrow();
		if (highest - lowest > 2 * SAME_PLANE_VOXELS) throw new ProblemException("A contour of '" + name + "' in " + file +
			" runs across the image's slices by " + Millimetres.text((highest - lowest) * grid.spacingZMm()) +
			" mm. Open the series that it was drawn on.");
		return vertices;
	}

	private static List<double[][]> plane(final TreeMap<Double, List<double[][]>> planes, final double z) {
		final Double near = planes.ceilingKey(z - SAME_PLANE_VOXELS);
		return near != null && near <= z + SAME_PLANE_VOXELS ? planes.get(near) : planes.computeIfAbsent(z,
			key -> new ArrayList<>());
	}

	private void checkInside(final TreeMap<Double, List<double[][]>> planes, final String name) {
		if (planes.isEmpty()) return;
		final double below = -0.5 - planes.firstKey(), above = planes.lastKey() - (grid.depth() - 0.5);
		final double beyond = Math.max(below, above);
		if (beyond <= 1e-6) return;
		throw new ProblemException("The structure '" + name + "' of " + file + " reaches " + Millimetres.text(beyond * grid
			.spacingZMm()) + " mm beyond the image's " + (below > above ? "first" : "last") +
			" slice. Open the whole series that it was drawn on.");
	}

	/** A plane half-way between two slices belongs to the upper one alone; above the last slice there is none but that. */
	private List<double[][]> nearest(final TreeMap<Double, List<double[][]>> planes, final int slice) {
		final Double below = planes.floorKey((double) slice), above = planes.ceilingKey((double) slice);
		final double down = below == null ? Double.MAX_VALUE : slice - below, up = above == null ? Double.MAX_VALUE : above -
			slice;
		final double reach = 0.5 + (slice == grid.depth() - 1 ? HALF_WAY_VOXELS : -HALF_WAY_VOXELS);
		if (down <= Math.min(up, 0.5 + HALF_WAY_VOXELS)) return planes.get(below);
		return up < reach ? planes.get(above) : List.of();
	}

	/** Cuts a loop off wherever the line comes back to a point that it passed. */
	private static void addLoops(final int slice, final double[][] vertices, final List<Contour> contours) {
		final Map<Long, Integer> passed = new HashMap<>();
		final int[] path = new int[vertices[0].length];
		int length = 0;
		for (int i = 0; i < path.length; i++) {
			final Integer before = passed.get(key(vertices, i));
			if (before != null) {
				length = cut(slice, vertices, path, before, length, passed, contours);
			}
			passed.put(key(vertices, i), length);
			path[length++] = i;
		}
		cut(slice, vertices, path, 0, length, passed, contours);
	}

	private static int cut(final int slice, final double[][] vertices, final int[] path, final int from, final int to,
		final Map<Long, Integer> passed, final List<Contour> contours)
	{
		final double[] x = new double[to - from], y = new double[to - from];
		for (int i = from; i < to; i++) {
			x[i - from] = vertices[0][path[i]] + 0.5;
			y[i - from] = vertices[1][path[i]] + 0.5;
			passed.remove(key(vertices, path[i]));
		}
		if (to - from > 2 || to - from == vertices[0].length) contours.add(new OutlineContour(slice, x, y));
		return from;
	}

	private static long key(final double[][] vertices, final int i) {
		return Math.round(vertices[0][i] / SAME_POINT_PIXELS) * 1_000_000_007L + Math.round(vertices[1][i] /
			SAME_POINT_PIXELS);
	}
}
