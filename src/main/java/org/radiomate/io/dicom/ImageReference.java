package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;

import java.util.List;

/**
 * The image that contours belong to, as a contour file must name it.
 *
 * @param header a slice's header, for the patient and the study
 * @param seriesUid the series
 * @param classUid the kind of image
 * @param instanceUids the slices' identifiers, one for each slice of the grid
 * @param grid the voxel grid
 * @param placement where it lies in the patient
 */
public record ImageReference(DicomObject header, String seriesUid, String classUid, List<String> instanceUids,
	Geometry grid, Placement placement)
{

	/**
	 * The reference of a series.
	 *
	 * @throws ProblemException if its slices are not even: then no slice of the grid is one of the series
	 */
	public static ImageReference of(final SliceStack stack) {
		if (!stack.isEven()) throw new ProblemException("The series " + stack.series().describe() + " is not an even stack: " +
			String.join("; ", stack.unevenness()) + ". Contours on it cannot be written as DICOM.");
		final SlicePlane first = stack.planes().get(0);
		return new ImageReference(DicomParser.readHeader(first.file()).data(), stack.series().seriesUid(), first.classUid(),
			stack.instanceUids(), stack.geometry(), stack.placement());
	}

	/** The elements of patient and study that a new object shares, and its own series and instance. */
	DicomBuilder newObject(final String classUid, final String modality, final String uidSeed) {
		return DicomBuilder.empty().text(DicomTag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").copy(header, DicomTag.PATIENT_NAME,
			DicomTag.PATIENT_ID, DicomTag.PATIENT_BIRTH_DATE, DicomTag.PATIENT_SEX, DicomTag.STUDY_UID, DicomTag.STUDY_DATE,
			DicomTag.STUDY_TIME, DicomTag.STUDY_ID, DicomTag.ACCESSION_NUMBER, DicomTag.REFERRING_PHYSICIAN_NAME).text(
				DicomTag.SOP_CLASS_UID, classUid).text(DicomTag.SOP_INSTANCE_UID, DicomUid.of("instance " + uidSeed)).text(
					DicomTag.SERIES_UID, DicomUid.of("series " + uidSeed)).text(DicomTag.MODALITY, modality).integers(
						DicomTag.SERIES_NUMBER, 1).integers(DicomTag.INSTANCE_NUMBER, 1).text(DicomTag.MANUFACTURER, "Radiomate").text(
							DicomTag.MANUFACTURER_MODEL, "Radiomate").text(DicomTag.FRAME_OF_REFERENCE_UID, placement
								.frameOfReference()).text(DicomTag.POSITION_REFERENCE);
	}

	/** One item for each slice. */
	List<DicomObject> instances() {
		return instanceUids.stream().map(this::instance).toList();
	}

	DicomObject instance(final String uid) {
		return DicomBuilder.empty().text(DicomTag.REFERENCED_CLASS_UID, classUid).text(DicomTag.REFERENCED_INSTANCE_UID, uid)
			.build();
	}
}
