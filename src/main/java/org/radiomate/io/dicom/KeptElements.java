package org.radiomate.io.dicom;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Which elements stay when a file loses its identity: what says how pixels, places, contours and references are meant. */
final class KeptElements {

	/** Required to be there, but without a value (PS3.15 annex E, code Z). */
	static final DicomTag[] EMPTIED = { DicomTag.STUDY_DATE, DicomTag.STUDY_TIME, DicomTag.ACCESSION_NUMBER,
		DicomTag.REFERRING_PHYSICIAN_NAME, DicomTag.PATIENT_BIRTH_DATE, DicomTag.PATIENT_SEX, DicomTag.STUDY_ID,
		DicomTag.POSITION_REFERENCE };

	/** Names, dates, places, devices, and what people write; the rest of the elements that this program knows stays. */
	private static final Set<DicomTag> REMOVED = Set.of(DicomTag.STUDY_DATE, DicomTag.SERIES_DATE, DicomTag.CONTENT_DATE,
		DicomTag.STUDY_TIME, DicomTag.CONTENT_TIME, DicomTag.ACCESSION_NUMBER, DicomTag.INSTITUTION_NAME,
		DicomTag.REFERRING_PHYSICIAN_NAME, DicomTag.STUDY_DESCRIPTION, DicomTag.OPERATORS_NAME, DicomTag.PATIENT_NAME,
		DicomTag.PATIENT_ID, DicomTag.PATIENT_BIRTH_DATE, DicomTag.PATIENT_SEX, DicomTag.CONTRAST_AGENT,
		DicomTag.DEVICE_SERIAL_NUMBER, DicomTag.SOFTWARE_VERSIONS, DicomTag.STUDY_ID, DicomTag.POSITION_REFERENCE,
		DicomTag.CONTENT_DESCRIPTION, DicomTag.CONTENT_CREATOR_NAME, DicomTag.STRUCTURE_SET_LABEL,
		DicomTag.STRUCTURE_SET_DATE, DicomTag.STRUCTURE_SET_TIME, DicomTag.ROI_INTERPRETER, DicomTag.IDENTITY_REMOVED,
		DicomTag.DEIDENTIFICATION_METHOD);

	/** Text that people write and that must stay. */
	private static final Set<DicomTag> FREE_TEXT = Set.of(DicomTag.SERIES_DESCRIPTION, DicomTag.ROI_NAME,
		DicomTag.SEGMENT_LABEL, DicomTag.CONTENT_LABEL, DicomTag.CODE_MEANING, DicomTag.CODE_VALUE, DicomTag.CODING_SCHEME,
		DicomTag.STACK_ID, DicomTag.DIMENSION_LABEL, DicomTag.MANUFACTURER, DicomTag.MANUFACTURER_MODEL,
		DicomTag.CONVOLUTION_KERNEL, DicomTag.RESCALE_TYPE);

	/** How the image was taken, and pixels, that this program does not read: X-ray tube, field of view, padding range, offsets. */
	private static final Set<Integer> MORE = Set.of(0x0018_0022, 0x0018_0088, 0x0018_0090, 0x0018_1100, 0x0018_1110,
		0x0018_1111, 0x0018_1130, 0x0018_1140, 0x0018_1150, 0x0018_1151, 0x0018_1152, 0x0018_1160, 0x0018_1170, 0x0018_1190,
		0x0018_9305, 0x0018_9306, 0x0018_9307, 0x0018_9310, 0x0018_9311, 0x0018_9345, 0x0020_1041, 0x0028_0034, 0x0028_0106,
		0x0028_0107, 0x0028_0121, 0x0028_1050, 0x0028_1051, 0x0028_2112, 0x0028_2114, 0x7FE0_0001, 0x7FE0_0002);

	private static final Set<Integer> KEPT = kept();

	private KeptElements() {}

	private static Set<Integer> kept() {
		final Set<Integer> kept = new HashSet<>(MORE);
		Arrays.stream(DicomTag.values()).filter(tag -> !REMOVED.contains(tag) && tag.number() >>> 16 > 2).forEach(tag -> kept
			.add(tag.number()));
		return kept;
	}

	static boolean contains(final int tag) {
		return KEPT.contains(tag);
	}

	/** Whether it names a class of objects, which the standard gives and nobody is known by. */
	static boolean isClass(final DicomTag tag) {
		return tag == DicomTag.SOP_CLASS_UID || tag == DicomTag.REFERENCED_CLASS_UID;
	}

	static boolean isFreeText(final DicomTag tag) {
		return FREE_TEXT.contains(tag);
	}
}
