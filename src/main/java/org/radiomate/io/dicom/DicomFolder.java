package org.radiomate.io.dicom;

import org.radiomate.io.SafeFile;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What DICOM files a folder and its sub-folders hold, each file's header read once.
 *
 * @param series the image series, by patient, study date and number
 * @param contours structure sets and segmentations
 * @param problems files that are damaged or lack what an image needs, in words
 */
public record DicomFolder(List<DicomSeries> series, List<ContourObject> contours, List<String> problems) {

	/** Whole numbers of so many: enough for vectors written with 6 digits. */
	private static final double SAME_DIRECTION = 1e-4;

	/**
	 * A structure set or segmentation.
	 *
	 * @param file the file
	 * @param modality RTSTRUCT or SEG
	 * @param patientId the patient's identifier
	 * @param label what its author called it
	 * @param structures the names of its structures
	 * @param referencedSeries the series that it was drawn on; empty if it does not say
	 * @param frameOfReference its coordinates; empty if it does not say
	 */
	public record ContourObject(Path file, String modality, String patientId, String label, List<String> structures,
		List<String> referencedSeries, String frameOfReference)
	{}

	/** What one file holds: slices, contours, or a problem. */
	private record Found(List<DicomSeries> slices, ContourObject contours, String problem) {

		static final Found NOTHING = new Found(List.of(), null, null);
	}

	/**
	 * Reads the headers of all files.
	 *
	 * @param folder a folder, or a single file
	 * @throws ProblemException if the folder cannot be read
	 */
	public static DicomFolder scan(final Path folder, final Progress progress) {
		final List<Path> files = files(folder);
		final List<Found> found = ParallelTasks.map(files.size(), 0, "Reading DICOM headers", progress, i -> find(files.get(
			i)));
		final Map<String, List<DicomSeries>> slices = new LinkedHashMap<>();
		final List<ContourObject> contours = new ArrayList<>();
		final List<String> problems = new ArrayList<>();
		for (final Found one : found) {
			one.slices.forEach(slice -> slices.computeIfAbsent(key(slice), key -> new ArrayList<>()).add(slice));
			if (one.contours != null) contours.add(one.contours);
			if (one.problem != null) problems.add(one.problem);
		}
		return new DicomFolder(ordered(slices.values().stream().map(DicomFolder::joined).toList()), contours, problems);
	}

	private static List<Path> files(final Path folder) {
		if (!Files.exists(folder)) throw new ProblemException("There is no folder " + folder + ". Correct the path.");
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).sorted().toList();
		}
		catch (final IOException | java.io.UncheckedIOException e) {
			final IOException cause = e instanceof IOException io ? io : ((java.io.UncheckedIOException) e).getCause();
			throw new ProblemException("Cannot read the folder " + folder + ": " + SafeFile.reason(cause) + ".", e);
		}
	}

	private static Found find(final Path file) {
		if (!DicomParser.isDicom(file)) return Found.NOTHING;
		try {
			final DicomObject header = DicomParser.readHeader(file).data();
			final String modality = header.text(DicomTag.MODALITY);
			if (modality.equals("RTSTRUCT") || modality.equals("SEG")) return new Found(List.of(), contours(file, modality,
				header), null);
			return header.has(DicomTag.ROWS) ? new Found(slices(file, header), null, null) : Found.NOTHING;
		}
		catch (final ProblemException e) {
			return new Found(List.of(), null, e.getMessage());
		}
	}

	private static ContourObject contours(final Path file, final String modality, final DicomObject header) {
		final List<String> names = modality.equals("SEG") ? header.items(DicomTag.SEGMENTS).stream().map(segment -> segment
			.text(DicomTag.SEGMENT_LABEL)).toList() : header.items(DicomTag.STRUCTURE_SET_ROIS).stream().map(roi -> roi.text(
				DicomTag.ROI_NAME)).toList();
		return new ContourObject(file, modality, header.text(DicomTag.PATIENT_ID), header.text(modality.equals("SEG")
			? DicomTag.CONTENT_LABEL : DicomTag.STRUCTURE_SET_LABEL), names, referencedSeries(header), frameOfReference(header));
	}

	private static List<String> referencedSeries(final DicomObject header) {
		final List<String> uids = new ArrayList<>();
		header.items(DicomTag.REFERENCED_SERIES).forEach(series -> uids.add(series.text(DicomTag.SERIES_UID)));
		for (final DicomObject frame : header.items(DicomTag.REFERENCED_FRAMES_OF_REFERENCE)) {
			for (final DicomObject study : frame.items(DicomTag.RT_REFERENCED_STUDIES)) {
				study.items(DicomTag.RT_REFERENCED_SERIES).forEach(series -> uids.add(series.text(DicomTag.SERIES_UID)));
			}
		}
		return uids.stream().distinct().toList();
	}

	private static String frameOfReference(final DicomObject header) {
		final DicomObject frame = header.item(DicomTag.REFERENCED_FRAMES_OF_REFERENCE);
		return header.has(DicomTag.FRAME_OF_REFERENCE_UID) || frame == null ? header.text(DicomTag.FRAME_OF_REFERENCE_UID)
			: frame.text(DicomTag.FRAME_OF_REFERENCE_UID);
	}

	/** Each frame as a series of one slice; equal ones are joined later. */
	private static List<DicomSeries> slices(final Path file, final DicomObject header) {
		final FrameGroups groups = FrameGroups.of(header);
		final List<DicomSeries> slices = new ArrayList<>();
		for (int frame = 0; frame < groups.frames(); frame++) slices.add(slice(file, header, groups, frame));
		return slices;
	}

	private static DicomSeries slice(final Path file, final DicomObject header, final FrameGroups groups, final int frame) {
		final double[] orientation = groups.holder(frame, DicomTag.PLANE_ORIENTATION, DicomTag.IMAGE_ORIENTATION)
			.requiredNumbers(DicomTag.IMAGE_ORIENTATION, 6);
		checkOrthonormal(orientation, file);
		final DicomObject measures = groups.holder(frame, DicomTag.PIXEL_MEASURES, DicomTag.PIXEL_SPACING);
		final double[] spacing = measures.requiredNumbers(DicomTag.PIXEL_SPACING, 2);
		if (!(spacing[0] > 0 && spacing[1] > 0)) throw new ProblemException(file + " has a pixel spacing of " + spacing[0] +
			" x " + spacing[1] + " mm. Export it again.");
		return new DicomSeries(header.text(DicomTag.PATIENT_ID), header.text(DicomTag.PATIENT_NAME), header.text(
			DicomTag.STUDY_UID), header.text(DicomTag.STUDY_DATE), header.text(DicomTag.STUDY_DESCRIPTION), header.text(
				DicomTag.SERIES_UID), (int) header.number(DicomTag.SERIES_NUMBER, 0), header.text(DicomTag.SERIES_DESCRIPTION),
			header.text(DicomTag.MODALITY), header.text(DicomTag.CONVOLUTION_KERNEL), measures.number(
				DicomTag.SLICE_THICKNESS, Double.NaN), header.text(DicomTag.FRAME_OF_REFERENCE_UID), header.requiredInteger(
					DicomTag.COLUMNS, 1, 65535), header.requiredInteger(DicomTag.ROWS, 1, 65535), spacing[1], spacing[0],
			orientation, List.of(plane(file, header, groups, frame)));
	}

	private static SlicePlane plane(final Path file, final DicomObject header, final FrameGroups groups, final int frame) {
		final double[] position = groups.holder(frame, DicomTag.PLANE_POSITION, DicomTag.IMAGE_POSITION).requiredNumbers(
			DicomTag.IMAGE_POSITION, 3);
		final DicomObject rescale = groups.holder(frame, DicomTag.PIXEL_VALUE_TRANSFORMATION, DicomTag.RESCALE_SLOPE);
		final int number = groups.frames() > 1 ? frame + 1 : (int) header.number(DicomTag.INSTANCE_NUMBER, 0);
		return new SlicePlane(file, frame, header.text(DicomTag.SOP_CLASS_UID), header.text(DicomTag.SOP_INSTANCE_UID),
			number, (int) header.number(DicomTag.ACQUISITION_NUMBER, 0), position, rescale.number(DicomTag.RESCALE_SLOPE, 1),
			rescale.number(DicomTag.RESCALE_INTERCEPT, 0));
	}

	private static void checkOrthonormal(final double[] o, final Path file) {
		final double x = o[0] * o[0] + o[1] * o[1] + o[2] * o[2], y = o[3] * o[3] + o[4] * o[4] + o[5] * o[5];
		final double xy = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
		if (Math.abs(x - 1) > 1e-3 || Math.abs(y - 1) > 1e-3 || Math.abs(xy) > 1e-3) throw new ProblemException(file +
			" has an image orientation whose axes are not perpendicular unit vectors. Export it again.");
	}

	/** Slices of one series that differ in orientation or size are series of their own. */
	private static String key(final DicomSeries slice) {
		final StringBuilder key = new StringBuilder(slice.seriesUid()).append(' ').append(slice.columns()).append('x').append(
			slice.rows());
		for (final double component : slice.orientation()) key.append(' ').append(Math.round(component / SAME_DIRECTION));
		return key.append(' ').append(slice.columnSpacingMm()).append(' ').append(slice.rowSpacingMm()).toString();
	}

	private static DicomSeries joined(final List<DicomSeries> slices) {
		return slices.get(0).withPlanes(slices.stream().flatMap(slice -> slice.planes().stream()).toList());
	}

	private static List<DicomSeries> ordered(final List<DicomSeries> series) {
		return series.stream().sorted(Comparator.comparing(DicomSeries::patientId).thenComparing(DicomSeries::studyDate)
			.thenComparing(DicomSeries::studyUid).thenComparing(DicomSeries::seriesNumber).thenComparing(
				DicomSeries::seriesUid)).toList();
	}
}
