package org.radiomate.io.dicom;

import java.util.Set;

/**
 * What kind of image a file says that it holds.
 *
 * @param classUid its class (PS3.4 annex B.5), which counts where it is known
 * @param modality its modality, such as CT
 */
record ImageKind(String classUid, String modality) {

	private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
	private static final Set<String> CT = Set.of(STORAGE + "2", STORAGE + "2.1", STORAGE + "2.2");
	private static final Set<String> MR = Set.of(STORAGE + "4", STORAGE + "4.1", STORAGE + "4.4");
	private static final Set<String> PET = Set.of(STORAGE + "128", STORAGE + "128.1", STORAGE + "130");

	static ImageKind of(final DicomObject header) {
		return new ImageKind(header.text(DicomTag.SOP_CLASS_UID), header.text(DicomTag.MODALITY));
	}

	boolean isCt() {
		return CT.contains(classUid) || modality.equals("CT");
	}

	/** Whether its values mean nothing without rescale slope and intercept, which it must have (type 1). */
	boolean needsRescale() {
		return isCt() || PET.contains(classUid) || modality.equals("PT");
	}

	/** Whether it is a slice or a stack of slices of CT, MR or PET, which must say where in the patient they lie. */
	boolean isSlices() {
		return CT.contains(classUid) || MR.contains(classUid) || PET.contains(classUid) || classUid.isEmpty() && Set.of("CT", "MR",
			"PT").contains(modality);
	}

	/** Whether it is a dose distribution, which has planes but is no image of the patient. */
	boolean isDose() {
		return modality.equals("RTDOSE") || classUid.equals(STORAGE + "481.2");
	}
}
