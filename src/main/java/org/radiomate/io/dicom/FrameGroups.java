package org.radiomate.io.dicom;

import java.util.List;

/** Finds what a slice says of itself: at the top of a plain file, or in the functional groups of an enhanced one. */
record FrameGroups(DicomObject file, DicomObject shared, List<DicomObject> perFrame) {

	static FrameGroups of(final DicomObject file) {
		return new FrameGroups(file, file.item(DicomTag.SHARED_FUNCTIONAL_GROUPS), file.items(
			DicomTag.PER_FRAME_FUNCTIONAL_GROUPS));
	}

	int frames() {
		return file.integer(DicomTag.NUMBER_OF_FRAMES, 1, 1, 1_000_000);
	}

	/** The object that holds a tag for a frame: its own group, the shared one, or the file. */
	DicomObject holder(final int frame, final DicomTag group, final DicomTag tag) {
		final DicomObject own = frame < perFrame.size() ? perFrame.get(frame).item(group) : null;
		if (own != null && own.has(tag)) return own;
		final DicomObject common = shared == null ? null : shared.item(group);
		return common != null && common.has(tag) ? common : file;
	}
}
