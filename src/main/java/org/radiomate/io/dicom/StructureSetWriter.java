package org.radiomate.io.dicom;

import org.radiomate.volume.AreaOutlines;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes contours as an RTSTRUCT that refers to the image's slices. Outlines keep their vertices; areas become the outlines of
 * {@link AreaOutlines}, which give the same pixels back. Holes are contours of their own on the same slice.
 *
 * @param image the image they belong to
 * @param when the date that is written
 */
public record StructureSetWriter(ImageReference image, LocalDateTime when) {

	static final String CLASS_UID = "1.2.840.10008.5.1.4.1.1.481.3";
	private static final String STUDY_CLASS_UID = "1.2.840.10008.3.1.2.3.1";
	private static final int[][] COLOURS = { { 255, 0, 0 }, { 0, 200, 255 }, { 255, 200, 0 }, { 0, 220, 0 }, { 255, 0, 255 } };

	/** Writes the contours. */
	public void write(final List<ContourSet> sets, final Path file) {
		final String date = when.format(DateTimeFormatter.ofPattern("yyyyMMdd")), time = when.format(DateTimeFormatter
			.ofPattern("HHmmss"));
		final DicomBuilder object = image.newObject(CLASS_UID, "RTSTRUCT", image.seriesUid() + " " + when + " " + sets.size() +
			" RTSTRUCT " + file.getFileName());
		object.text(DicomTag.STRUCTURE_SET_LABEL, "Radiomate").text(DicomTag.STRUCTURE_SET_DATE, date).text(
			DicomTag.STRUCTURE_SET_TIME, time).text(DicomTag.APPROVAL_STATUS, "UNAPPROVED").text(DicomTag.OPERATORS_NAME);
		object.item(DicomTag.REFERENCED_FRAMES_OF_REFERENCE, frameOfReference());
		final List<DicomObject> rois = new ArrayList<>(), contours = new ArrayList<>(), observations = new ArrayList<>();
		final List<String> labels = DicomContours.labels(sets);
		for (final ContourSet set : sets) {
			final int number = rois.size() + 1;
			rois.add(roi(labels.get(number - 1), number));
			contours.add(contours(set, number));
			observations.add(observation(number));
		}
		object.items(DicomTag.STRUCTURE_SET_ROIS, rois).items(DicomTag.ROI_CONTOURS, contours).items(
			DicomTag.ROI_OBSERVATIONS, observations);
		DicomWriter.write(object.build(), file);
	}

	private DicomBuilder frameOfReference() {
		final DicomBuilder series = DicomBuilder.empty().text(DicomTag.SERIES_UID, image.seriesUid()).items(
			DicomTag.CONTOUR_IMAGES, image.instances());
		final DicomBuilder study = DicomBuilder.empty().text(DicomTag.REFERENCED_CLASS_UID, STUDY_CLASS_UID).text(
			DicomTag.REFERENCED_INSTANCE_UID, image.header().text(DicomTag.STUDY_UID)).item(DicomTag.RT_REFERENCED_SERIES,
				series);
		return DicomBuilder.empty().text(DicomTag.FRAME_OF_REFERENCE_UID, image.placement().frameOfReference()).item(
			DicomTag.RT_REFERENCED_STUDIES, study);
	}

	private DicomObject roi(final String label, final int number) {
		return DicomBuilder.empty().integers(DicomTag.ROI_NUMBER, number).text(DicomTag.REFERENCED_FRAME_OF_REFERENCE_UID,
			image.placement().frameOfReference()).text(DicomTag.ROI_NAME, label).text(
				DicomTag.ROI_GENERATION_ALGORITHM, "MANUAL").build();
	}

	private static DicomObject observation(final int number) {
		return DicomBuilder.empty().integers(DicomTag.OBSERVATION_NUMBER, number).integers(DicomTag.REFERENCED_ROI_NUMBER,
			number).text(DicomTag.ROI_INTERPRETED_TYPE).text(DicomTag.ROI_INTERPRETER).build();
	}

	private DicomObject contours(final ContourSet set, final int number) {
		final List<DicomObject> contours = new ArrayList<>();
		for (final Contour contour : set.contours()) {
			if (contour instanceof OutlineContour outline) contours.add(contour(outline));
			else AreaOutlines.of((PixelArea) contour).forEach(outline -> contours.add(contour(outline)));
		}
		return DicomBuilder.empty().integers(DicomTag.ROI_DISPLAY_COLOR, COLOURS[(number - 1) % COLOURS.length]).integers(
			DicomTag.REFERENCED_ROI_NUMBER, number).items(DicomTag.CONTOURS, contours).build();
	}

	private DicomObject contour(final OutlineContour outline) {
		final double[] points = new double[3 * outline.x().length];
		for (int i = 0; i < outline.x().length; i++) {
			System.arraycopy(image.placement().toPatient(image.grid(), outline.x()[i] - 0.5, outline.y()[i] - 0.5, outline
				.slice()), 0, points, 3 * i, 3);
		}
		return DicomBuilder.empty().items(DicomTag.CONTOUR_IMAGES, List.of(image.instance(image.instanceUids().get(outline
			.slice())))).text(DicomTag.CONTOUR_TYPE, outline.x().length == 1 ? "POINT" : "CLOSED_PLANAR").integers(
				DicomTag.CONTOUR_POINT_COUNT, outline.x().length).decimals(DicomTag.CONTOUR_DATA, points).build();
	}
}
