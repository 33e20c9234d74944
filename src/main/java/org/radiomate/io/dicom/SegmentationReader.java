package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskTransfer;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.OtherGrid;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the segments of a DICOM SEG (PS3.3 C.8.20) onto an image's grid: binary, or fractional from half of the maximum on.
 * Frames of an image's slices in any order, also with rows or columns that run the other way; a segmentation made on another
 * grid is refused in millimetres, or resampled.
 */
public final class SegmentationReader {

	private static final double TOLERANCE_VOXELS = 0.05;
	private static final String LABEL_MAP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.66.7";
	private static final String REMEDY =
		"Open the series that it was made on, or let Import Radiomics Contours resample it ('othergrid').";

	/** A slice of the image, and whether a frame's columns and rows run the other way than the image's. */
	private record Place(int slice, boolean turnedX, boolean turnedY, double offVoxels) {

		boolean fits() {
			return offVoxels <= TOLERANCE_VOXELS;
		}
	}

	private final Path file;
	private final DicomFile dicom;
	private final Geometry grid;
	private final Placement placement;

	private SegmentationReader(final Path file, final DicomFile dicom, final ImageHeader image) {
		this.file = file;
		this.dicom = dicom;
		grid = image.geometry();
		placement = image.placement();
	}

	/**
	 * Reads all segments that hold a voxel.
	 *
	 * @param image the grid of the image, and where it lies in the patient
	 * @param fit whether a segmentation made on another grid is refused or resampled
	 * @throws ProblemException if the file is damaged, or its frames are not slices of the image and not to be resampled
	 */
	public static List<ContourSet> read(final Path file, final ImageHeader image, final MaskFit fit) {
		if (image.placement() == null) throw new ProblemException("The segments of " + file +
			" are in the patient's coordinates, and the image does not say where it lies. Open its DICOM series.");
		final DicomFile dicom = DicomParser.read(file);
		if (!dicom.data().text(DicomTag.MODALITY).equals("SEG")) throw new ProblemException(file +
			" is not a segmentation (SEG). Give the file with the segments.");
		final SegmentationReader onImage = new SegmentationReader(file, dicom, image);
		onImage.refuseOthers();
		if (fit.otherGrid() == OtherGrid.REFUSE || onImage.fits()) return onImage.sets(onImage.masks());
		final ImageHeader own = SegmentationGrid.of(dicom);
		final MaskTransfer transfer = fit.transfer(own, image, "The segmentation " + file);
		return onImage.sets(transfer.apply(new SegmentationReader(file, dicom, own).masks()));
	}

	private void refuseOthers() {
		final DicomObject data = dicom.data();
		if (data.text(DicomTag.SEGMENTATION_TYPE).equals("LABELMAP") || data.text(DicomTag.SOP_CLASS_UID).equals(
			LABEL_MAP_CLASS_UID)) throw new ProblemException(file +
				" is a label map segmentation, which this program does not read. Export it as a binary segmentation (SEG), or as NRRD or NIfTI.");
		if (placement.isIn(data.text(DicomTag.FRAME_OF_REFERENCE_UID))) return;
		throw new ProblemException("The segmentation " + file +
			" was made in another frame of reference than the image's. Open the series that it was made on, or one of the same examination.");
	}

	/** Whether all frames are slices of the grid. */
	private boolean fits() {
		final DicomObject data = dicom.data();
		final FrameGroups groups = FrameGroups.of(data);
		boolean fits = hasSize(data);
		final int frames = groups.frames();
		for (int frame = 0; fits && frame < frames; frame++) fits = place(FramePlane.of(groups, frame)).fits();
		return fits;
	}

	/** The segments by name on the grid. */
	private Map<String, Mask> masks() {
		checkSize(dicom.data());
		final Map<Integer, Mask.Builder> segments = new TreeMap<>();
		final FrameGroups groups = FrameGroups.of(dicom.data());
		final int frames = groups.frames();
		for (int frame = 0; frame < frames; frame++) {
			final Place place = checkedPlace(FramePlane.of(groups, frame), frame);
			final int number = groups.holder(frame, DicomTag.SEGMENT_IDENTIFICATION, DicomTag.REFERENCED_SEGMENT_NUMBER)
				.requiredInteger(DicomTag.REFERENCED_SEGMENT_NUMBER, 1, 65535);
			add(segments.computeIfAbsent(number, key -> new Mask.Builder(grid)), frame, place);
		}
		return named(segments);
	}

	private boolean hasSize(final DicomObject data) {
		return data.requiredInteger(DicomTag.COLUMNS, 1, 65535) == grid.width() && data.requiredInteger(DicomTag.ROWS, 1,
			65535) == grid.height();
	}

	private void checkSize(final DicomObject data) {
		if (hasSize(data)) return;
		throw new ProblemException("The segments of " + file + " are " + data.requiredInteger(DicomTag.COLUMNS, 1, 65535) +
			" x " + data.requiredInteger(DicomTag.ROWS, 1, 65535) + " pixels, the image has " + grid.width() + " x " + grid
				.height() + ". " + REMEDY);
	}

	/** The image's slice at which a frame lies, its rows and columns running like the image's or the other way. */
	private Place place(final FramePlane plane) {
		final int lastX = grid.width() - 1, lastY = grid.height() - 1;
		final double[] first = placement.toVoxel(grid, plane.firstMm()), right = placement.toVoxel(grid, plane.pixelMm(lastX, 0)),
			last = placement.toVoxel(grid, plane.pixelMm(lastX, lastY));
		final int slice = (int) Math.round(first[2]);
		final boolean turnedX = first[0] > right[0], turnedY = right[1] > last[1];
		final int x0 = turnedX ? lastX : 0, y0 = turnedY ? lastY : 0;
		final double off = Math.max(distance(first, x0, y0, slice), Math.max(distance(right, lastX - x0, y0, slice), distance(
			last, lastX - x0, lastY - y0, slice)));
		return new Place(slice, turnedX, turnedY, slice < 0 || slice >= grid.depth() ? 1 : off);
	}

	private Place checkedPlace(final FramePlane plane, final int frame) {
		final Place place = place(plane);
		if (place.fits()) return place;
		throw new ProblemException("Frame " + (frame + 1) + " of " + file + " begins at " + point(plane.firstMm()) +
			" mm with pixels of " + Millimetres.text(plane.columnMm()) + " x " + Millimetres.text(plane.rowMm()) +
			" mm, which is no slice of the image: it begins at " + point(placement.originMm()) + " mm and has " + grid.describe() +
			". " + REMEDY);
	}

	private static double distance(final double[] voxel, final double x, final double y, final double z) {
		return Math.max(Math.abs(voxel[0] - x), Math.max(Math.abs(voxel[1] - y), Math.abs(voxel[2] - z)));
	}

	private static String point(final double[] mm) {
		return "(" + Millimetres.text(mm[0]) + ", " + Millimetres.text(mm[1]) + ", " + Millimetres.text(mm[2]) + ")";
	}

	private void add(final Mask.Builder segment, final int frame, final Place place) {
		final int pixels = grid.width() * grid.height();
		if (dicom.data().requiredInteger(DicomTag.BITS_ALLOCATED, 1, 16) == 1) {
			addBits(segment, frame, place, pixels);
			return;
		}
		final double lowest = lowest(dicom.data());
		final StoredPixels values = new PixelDecoder(dicom).decode(frame);
		for (int i = 0; i < pixels; i++) {
			if (values.at(i) >= lowest) addPixel(segment, i, place);
		}
	}

	private void addPixel(final Mask.Builder segment, final int pixel, final Place place) {
		final int x = pixel % grid.width(), y = pixel / grid.width();
		segment.add(place.turnedX ? grid.width() - 1 - x : x, place.turnedY ? grid.height() - 1 - y : y, place.slice);
	}

	/** The value from which on a pixel belongs to a segment: half of what means all of it. */
	private static double lowest(final DicomObject data) {
		final String type = data.requiredText(DicomTag.SEGMENTATION_TYPE);
		return switch (type) {
			case "BINARY" -> 1;
			case "FRACTIONAL" -> data.requiredInteger(DicomTag.MAXIMUM_FRACTIONAL_VALUE, 1, 65535) / 2.0;
			default -> throw new ProblemException(data.source() + " is a segmentation of the type '" + type +
				"', which this program does not know. Export it as a binary segmentation.");
		};
	}

	/** Frames follow one another to the bit, the lowest bit of a byte first (PS3.5 section 8.1.1). */
	private void addBits(final Mask.Builder segment, final int frame, final Place place, final int pixels) {
		final DicomElement element = dicom.data().element(DicomTag.PIXEL_DATA);
		final long start = (long) frame * pixels;
		if (element == null || (start + pixels + 7) / 8 > element.value().length) throw new ProblemException(file +
			" has fewer pixels than its size says, or is compressed. Export it again, uncompressed.");
		for (int i = 0; i < pixels; i++) {
			final long bit = start + i;
			if ((element.value()[(int) (bit >> 3)] >> (bit & 7) & 1) != 0) addPixel(segment, i, place);
		}
	}

	/** The segments that hold a voxel, in the order of their numbers. */
	private Map<String, Mask> named(final Map<Integer, Mask.Builder> segments) {
		final Map<Integer, String> names = new LinkedHashMap<>();
		for (final DicomObject segment : dicom.data().items(DicomTag.SEGMENTS)) {
			final int number = segment.requiredInteger(DicomTag.SEGMENT_NUMBER, 1, 65535);
			final String label = segment.text(DicomTag.SEGMENT_LABEL);
			names.put(number, DicomContours.name(label, number, names.containsValue(label)));
		}
		final Map<String, Mask> masks = new LinkedHashMap<>();
		long boxed = 0;
		for (final Map.Entry<Integer, Mask.Builder> segment : segments.entrySet()) {
			final Mask mask = segment.getValue().build();
			boxed += mask.boxVoxels();
			if (boxed > Mask.MOST_BOXED) throw new ProblemException(file +
				" has segments strewn over the image, too many to keep. Save some of them alone.");
			final String name = names.getOrDefault(segment.getKey(), Integer.toString(segment.getKey()));
			if (!mask.isEmpty()) masks.put(DicomContours.name(name, segment.getKey(), masks.containsKey(name)), mask);
		}
		return masks;
	}

	private List<ContourSet> sets(final Map<String, Mask> masks) {
		if (masks.isEmpty()) throw new ProblemException(file + " has no segment with a voxel. Give another file.");
		final List<ContourSet> sets = new ArrayList<>();
		masks.forEach((name, mask) -> sets.add(ContourSet.of(name, mask.areas())));
		return sets;
	}
}
