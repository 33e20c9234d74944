package org.radiomate.io.dicom;

import org.radiomate.io.FileTree;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What DICOM files a folder and its sub-folders hold, each file's header read once.
 *
 * @param series the image series, by patient, study date and number
 * @param contours structure sets and segmentations
 * @param problems files that are damaged or lack what an image needs, and folders that cannot be read, in words
 * @param remarks what was passed over and need not be mended, in words: files that are no slices, copies of slices
 */
public record DicomFolder(List<DicomSeries> series, List<ContourObject> contours, List<String> problems,
	List<String> remarks)
{

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

	/** What one file holds: slices, contours, a problem, or, in words, what need not be read. */
	private record Found(Path file, List<DicomSeries> slices, ContourObject contours, String problem, String skipped) {

		static Found nothing(final Path file) {
			return new Found(file, List.of(), null, null, null);
		}

		static Found skipped(final Path file, final String kind) {
			return new Found(file, List.of(), null, null, kind);
		}
	}

	/**
	 * Reads the headers of all files.
	 *
	 * @param folder a folder, or a single file
	 * @throws ProblemException if the folder cannot be read
	 */
	public static DicomFolder scan(final Path folder, final Progress progress) {
		if (!Files.exists(folder)) throw new ProblemException("There is no folder " + folder + ". Correct the path.");
		final FileTree tree = FileTree.of(folder);
		final List<Path> files = tree.files();
		final List<Found> found = ParallelTasks.map(files.size(), 0, "Reading DICOM headers", progress, i -> find(files.get(
			i)));
		final SliceGroups slices = new SliceGroups();
		final SkippedFiles skipped = new SkippedFiles();
		final List<ContourObject> contours = new ArrayList<>();
		final List<String> problems = new ArrayList<>(tree.unread());
		for (final Found one : found) {
			one.slices.forEach(slices::add);
			if (one.contours != null) contours.add(one.contours);
			if (one.problem != null) problems.add(one.problem);
			if (one.skipped != null) skipped.add(one.skipped, one.file);
		}
		problems.addAll(slices.problems());
		return new DicomFolder(ordered(slices.series()), contours, problems, Stream.of(tree.links(), slices.remarks(), skipped
			.remarks()).flatMap(List::stream).toList());
	}

	private static Found find(final Path file) {
		if (!DicomParser.isDicom(file)) return Found.nothing(file);
		if (file.getFileName().toString().startsWith("._")) return Found.skipped(file, "notes of macOS on other files");
		try {
			final DicomObject header = DicomParser.readHeader(file).data();
			final String modality = header.text(DicomTag.MODALITY);
			if (modality.equals("RTSTRUCT") || modality.equals("SEG")) return new Found(file, List.of(), contours(file, modality,
				header), null, null);
			return images(file, header);
		}
		catch (final ProblemException e) {
			return new Found(file, List.of(), null, e.getMessage(), null);
		}
	}

	/** Slices of CT, MR or PET must be whole; other images count where they say all that slices do. */
	private static Found images(final Path file, final DicomObject header) {
		final ImageKind kind = ImageKind.of(header);
		if (kind.isDose()) return Found.skipped(file, "dose distributions");
		if (!kind.isSlices() && !header.has(DicomTag.ROWS)) return Found.nothing(file);
		try {
			return new Found(file, slices(file, header), null, null, null);
		}
		catch (final ProblemException e) {
			if (kind.isSlices()) throw e;
			return Found.skipped(file, "images of modality '" + kind.modality() +
				"' that are no slices of CT, MR or PET, such as secondary captures");
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
		final int frames = groups.frames();
		for (int frame = 0; frame < frames; frame++) slices.add(slice(file, header, groups, frame));
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
			number, (int) header.number(DicomTag.ACQUISITION_NUMBER, 0), position, slope(rescale),
			rescale.number(DicomTag.RESCALE_INTERCEPT, Double.NaN));
	}

	private static double slope(final DicomObject rescale) {
		final double slope = rescale.number(DicomTag.RESCALE_SLOPE, Double.NaN);
		if (slope != 0) return slope;
		throw new ProblemException(rescale.source() + " has a rescale slope of 0, which makes all values alike. Export it again.");
	}

	private static void checkOrthonormal(final double[] o, final Path file) {
		final double x = o[0] * o[0] + o[1] * o[1] + o[2] * o[2], y = o[3] * o[3] + o[4] * o[4] + o[5] * o[5];
		final double xy = o[0] * o[3] + o[1] * o[4] + o[2] * o[5];
		if (Math.abs(x - 1) > 1e-3 || Math.abs(y - 1) > 1e-3 || Math.abs(xy) > 1e-3) throw new ProblemException(file +
			" has an image orientation whose axes are not perpendicular unit vectors. Export it again.");
	}

	private static List<DicomSeries> ordered(final List<DicomSeries> series) {
		return series.stream().sorted(Comparator.comparing(DicomSeries::patientId).thenComparing(DicomSeries::studyDate)
			.thenComparing(DicomSeries::studyUid).thenComparing(DicomSeries::seriesNumber).thenComparing(
				DicomSeries::seriesUid)).toList();
	}
}
