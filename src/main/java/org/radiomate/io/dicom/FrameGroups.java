package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;

import java.util.List;

/** Finds what a slice says of itself: at the top of a plain file, or in the functional groups of an enhanced one. */
record FrameGroups(DicomObject file, DicomObject shared, List<DicomObject> perFrame) {

	static FrameGroups of(final DicomObject file) {
		return new FrameGroups(file, file.item(DicomTag.SHARED_FUNCTIONAL_GROUPS), file.items(
			DicomTag.PER_FRAME_FUNCTIONAL_GROUPS));
	}

	/**
	 * How many frames there are: as many as the file describes, so that no number alone makes work.
	 *
	 * @throws ProblemException if the file says another number
	 */
	int frames() {
		if (perFrame.isEmpty()) return only();
		final int stated = file.requiredInteger(DicomTag.NUMBER_OF_FRAMES, 1, Integer.MAX_VALUE);
		if (stated == perFrame.size()) return stated;
		throw new ProblemException(file.source() + " says that it has " + stated + " frames, but describes " + perFrame.size() +
			". Export it again.");
	}

	private int only() {
		final int stated = file.integer(DicomTag.NUMBER_OF_FRAMES, 1, 1, Integer.MAX_VALUE);
		if (stated == 1) return 1;
		throw new ProblemException(file.source() + " has " + stated +
			" frames, but does not say where each of them lies. Export them as slices.");
	}

	/** The object that holds a tag for a frame: its own group, the shared one, or the file. */
	DicomObject holder(final int frame, final DicomTag group, final DicomTag tag) {
		final DicomObject own = frame < perFrame.size() ? perFrame.get(frame).item(group) : null;
		if (own != null && own.has(tag)) return own;
		final DicomObject common = shared == null ? null : shared.item(group);
		return common != null && common.has(tag) ? common : file;
	}
}
