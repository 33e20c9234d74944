package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the segments of a DICOM SEG (PS3.3 C.8.20) onto an image's grid: binary, or fractional from half of the maximum on.
 * Frames of an image's slices in any order; a segmentation made on another grid is refused in millimetres.
 */
public final class SegmentationReader {

	private static final double TOLERANCE_VOXELS = 0.05;

	private final Path file;
	private final DicomFile dicom;
	private final Geometry grid;
	private final Placement placement;

	private SegmentationReader(final Path file, final DicomFile dicom, final Geometry grid, final Placement placement) {
		this.file = file;
		this.dicom = dicom;
		this.grid = grid;
		this.placement = placement;
	}

	/**
	 * Reads all segments that hold a voxel.
	 *
	 * @param placement where the grid lies in the patient; null if the image does not say
	 * @throws ProblemException if the file is damaged, or its frames are not slices of the image
	 */
	public static List<ContourSet> read(final Path file, final Geometry grid, final Placement placement) {
		if (placement == null) throw new ProblemException("The segments of " + file +
			" are in the patient's coordinates, and the image does not say where it lies. Open its DICOM series.");
		return new SegmentationReader(file, DicomParser.read(file), grid, placement).read();
	}

	private List<ContourSet> read() {
		final DicomObject data = dicom.data();
		if (!data.text(DicomTag.MODALITY).equals("SEG")) throw new ProblemException(file +
			" is not a segmentation (SEG). Give the file with the segments.");
		checkSize(data);
		final Map<Integer, Mask.Builder> segments = new TreeMap<>();
		final FrameGroups groups = FrameGroups.of(data);
		for (int frame = 0; frame < groups.frames(); frame++) {
			final int slice = slice(groups, frame);
			final int number = groups.holder(frame, DicomTag.SEGMENT_IDENTIFICATION, DicomTag.REFERENCED_SEGMENT_NUMBER)
				.requiredInteger(DicomTag.REFERENCED_SEGMENT_NUMBER, 1, 65535);
			add(segments.computeIfAbsent(number, key -> new Mask.Builder(grid)), frame, slice);
		}
		return sets(segments);
	}

	private void checkSize(final DicomObject data) {
		final int columns = data.requiredInteger(DicomTag.COLUMNS, 1, 65535), rows = data.requiredInteger(DicomTag.ROWS, 1,
			65535);
		if (columns == grid.width() && rows == grid.height()) return;
		throw new ProblemException("The segments of " + file + " are " + columns + " x " + rows + " pixels, the image has " +
			grid.width() + " x " + grid.height() + ". Open the series that they were made on.");
	}

	/** The image's slice whose first pixel lies where the frame's does, and whose rows and columns run alike. */
	private int slice(final FrameGroups groups, final int frame) {
		final double[] first = groups.holder(frame, DicomTag.PLANE_POSITION, DicomTag.IMAGE_POSITION).requiredNumbers(
			DicomTag.IMAGE_POSITION, 3);
		final double[] o = groups.holder(frame, DicomTag.PLANE_ORIENTATION, DicomTag.IMAGE_ORIENTATION).requiredNumbers(
			DicomTag.IMAGE_ORIENTATION, 6);
		final double[] spacing = groups.holder(frame, DicomTag.PIXEL_MEASURES, DicomTag.PIXEL_SPACING).requiredNumbers(
			DicomTag.PIXEL_SPACING, 2);
		final double acrossMm = spacing[1] * (grid.width() - 1), downMm = spacing[0] * (grid.height() - 1);
		final double[] last = new double[3];
		for (int i = 0; i < 3; i++) last[i] = first[i] + acrossMm * o[i] + downMm * o[3 + i];
		final double[] from = placement.toVoxel(grid, first), to = placement.toVoxel(grid, last);
		final int slice = (int) Math.round(from[2]);
		final double off = Math.max(Math.max(distance(from, 0, 0, slice), distance(to, grid.width() - 1, grid.height() - 1,
			slice)), slice < 0 || slice >= grid.depth() ? 1 : 0);
		if (off <= TOLERANCE_VOXELS) return slice;
		throw new ProblemException("Frame " + (frame + 1) + " of " + file + " begins at " + point(first) +
			" mm with pixels of " + Millimetres.text(spacing[1]) + " x " + Millimetres.text(spacing[0]) +
			" mm, which is no slice of the image: it begins at " + point(placement.originMm()) + " mm and has " + grid.describe() +
			". Open the series that it was made on.");
	}

	private static double distance(final double[] voxel, final double x, final double y, final double z) {
		return Math.max(Math.abs(voxel[0] - x), Math.max(Math.abs(voxel[1] - y), Math.abs(voxel[2] - z)));
	}

	private static String point(final double[] mm) {
		return "(" + Millimetres.text(mm[0]) + ", " + Millimetres.text(mm[1]) + ", " + Millimetres.text(mm[2]) + ")";
	}

	private void add(final Mask.Builder segment, final int frame, final int slice) {
		final int pixels = grid.width() * grid.height();
		if (dicom.data().requiredInteger(DicomTag.BITS_ALLOCATED, 1, 16) == 1) {
			addBits(segment, frame, slice, pixels);
			return;
		}
		final StoredPixels values = new PixelDecoder(dicom).decode(frame);
		final double half = dicom.data().number(DicomTag.MAXIMUM_FRACTIONAL_VALUE, 1) / 2;
		for (int i = 0; i < pixels; i++) {
			if (values.at(i) > 0 && values.at(i) >= half) segment.add(i % grid.width(), i / grid.width(), slice);
		}
	}

	/** Frames follow one another to the bit, the lowest bit of a byte first (PS3.5 section 8.1.1). */
	private void addBits(final Mask.Builder segment, final int frame, final int slice, final int pixels) {
		final DicomElement element = dicom.data().element(DicomTag.PIXEL_DATA);
		final long start = (long) frame * pixels;
		if (element == null || (start + pixels + 7) / 8 > element.value().length) throw new ProblemException(file +
			" has fewer pixels than its size says, or is compressed. Export it again, uncompressed.");
		for (int i = 0; i < pixels; i++) {
			final long bit = start + i;
			if ((element.value()[(int) (bit >> 3)] >> (bit & 7) & 1) != 0) segment.add(i % grid.width(), i / grid.width(), slice);
		}
	}

	private List<ContourSet> sets(final Map<Integer, Mask.Builder> segments) {
		final Map<Integer, String> names = new LinkedHashMap<>();
		for (final DicomObject segment : dicom.data().items(DicomTag.SEGMENTS)) {
			final int number = segment.requiredInteger(DicomTag.SEGMENT_NUMBER, 1, 65535);
			final String label = segment.text(DicomTag.SEGMENT_LABEL);
			names.put(number, DicomContours.name(label, number, names.containsValue(label)));
		}
		final List<ContourSet> sets = new ArrayList<>();
		segments.forEach((number, voxels) -> {
			final List<Contour> areas = List.copyOf(voxels.build().areas());
			if (!areas.isEmpty()) sets.add(ContourSet.of(names.getOrDefault(number, Integer.toString(number)), areas));
		});
		if (sets.isEmpty()) throw new ProblemException(file + " has no segment with a voxel. Give another file.");
		return sets;
	}
}
