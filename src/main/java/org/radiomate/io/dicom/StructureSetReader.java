package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the contours of an RTSTRUCT (PS3.3 C.8.8.6) onto an image's grid. A slice takes the contours of the drawn plane nearest
 * to it, at most half a slice away, so that structures drawn on thinner slices do not fold onto one another. Points and open
 * lines enclose nothing and are passed over. A contour that touches itself, as one with a keyhole to its hole does, is taken
 * apart into the loops it consists of.
 */
public final class StructureSetReader {

	private static final double SAME_PLANE_VOXELS = 0.02;
	private static final double SAME_POINT_PIXELS = 1e-6;

	private final Path file;
	private final Geometry grid;
	private final Placement placement;

	private StructureSetReader(final Path file, final Geometry grid, final Placement placement) {
		this.file = file;
		this.grid = grid;
		this.placement = placement;
	}

	/**
	 * Reads all structures that have contours.
	 *
	 * @param placement where the grid lies in the patient; null if the image does not say
	 * @throws ProblemException if the file is damaged, belongs to other coordinates, or a contour lies beyond the image or
	 *           across its slices
	 */
	public static List<ContourSet> read(final Path file, final Geometry grid, final Placement placement) {
		if (placement == null) throw new ProblemException("The contours of " + file +
			" are in the patient's coordinates, and the image does not say where it lies. Open its DICOM series.");
		return new StructureSetReader(file, grid, placement).read(DicomParser.read(file).data());
	}

	private List<ContourSet> read(final DicomObject data) {
		if (!data.text(DicomTag.MODALITY).equals("RTSTRUCT")) throw new ProblemException(file +
			" is not a structure set (RTSTRUCT). Give the file with the contours.");
		final Map<Integer, DicomObject> rois = new HashMap<>();
		for (final DicomObject roi : data.items(DicomTag.STRUCTURE_SET_ROIS)) {
			rois.put(roi.requiredInteger(DicomTag.ROI_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE), roi);
		}
		final List<ContourSet> sets = new ArrayList<>();
		for (final DicomObject roi : data.items(DicomTag.ROI_CONTOURS)) {
			final int number = roi.requiredInteger(DicomTag.REFERENCED_ROI_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE);
			final String name = name(rois.get(number), number, sets);
			final List<Contour> contours = contours(roi, name, rois.get(number));
			if (!contours.isEmpty()) sets.add(ContourSet.of(name, contours));
		}
		if (sets.isEmpty()) throw new ProblemException(file + " has no closed contour. Give another file.");
		return sets;
	}

	/** Two structures of one name are told apart by their numbers. */
	private static String name(final DicomObject roi, final int number, final List<ContourSet> before) {
		final String name = roi == null ? "" : roi.text(DicomTag.ROI_NAME);
		final boolean taken = before.stream().anyMatch(set -> set.structure().equals(name));
		return DicomContours.name(name, number, taken);
	}

	private void checkFrameOfReference(final DicomObject roi, final String name) {
		final String drawnIn = roi == null ? "" : roi.text(DicomTag.REFERENCED_FRAME_OF_REFERENCE_UID);
		if (drawnIn.isEmpty() || placement.frameOfReference().isEmpty() || drawnIn.equals(placement.frameOfReference())) return;
		throw new ProblemException("The structure '" + name + "' of " + file +
			" was drawn in another frame of reference than the image's. Open the series that it was drawn on.");
	}

	private List<Contour> contours(final DicomObject roi, final String name, final DicomObject description) {
		final TreeMap<Double, List<double[][]>> planes = new TreeMap<>();
		for (final DicomObject contour : roi.items(DicomTag.CONTOURS)) {
			final String type = contour.text(DicomTag.CONTOUR_TYPE);
			if (!type.startsWith("CLOSED_PLANAR") && !type.startsWith("CLOSEDPLANAR")) continue;
			checkFrameOfReference(description, name);
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

	/** Vertices as columns, rows and slice in voxels, 0 the centre of the first. */
	private double[][] vertices(final DicomObject contour, final String name) {
		final double[] points = contour.requiredNumbers(DicomTag.CONTOUR_DATA, 3);
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

	private static List<double[][]> nearest(final TreeMap<Double, List<double[][]>> planes, final int slice) {
		final Double below = planes.floorKey((double) slice), above = planes.ceilingKey((double) slice);
		final double down = below == null ? Double.MAX_VALUE : slice - below, up = above == null ? Double.MAX_VALUE : above -
			slice;
		if (Math.min(down, up) > 0.5) return List.of();
		return planes.get(down <= up ? below : above);
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
