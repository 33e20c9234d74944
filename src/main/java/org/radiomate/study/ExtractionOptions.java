package org.radiomate.study;

import org.radiomate.task.ProblemException;

import java.util.Locale;

/**
 * How the readings of a study are extracted; nothing of it changes a value.
 *
 * @param threads how many patients at once; 0 for as many as there are processors
 * @param resume whether to take over what an interrupted run in the same folder has done
 * @param leaveOut whether a reading that cannot be used is left out and said; if not, it stops the run
 */
public record ExtractionOptions(int threads, boolean resume, boolean leaveOut) {

	/** The words for {@code leaveOut}. */
	public static final String STOP = "stop", LEAVE_OUT = "leave out";

	/** As many threads as processors, resuming, stopping at a problem. */
	public static ExtractionOptions defaults() {
		return new ExtractionOptions(0, true, false);
	}

	public ExtractionOptions withThreads(final int value) {
		return new ExtractionOptions(value, resume, leaveOut);
	}

	public ExtractionOptions withResume(final boolean value) {
		return new ExtractionOptions(threads, value, leaveOut);
	}

	public ExtractionOptions withLeaveOut(final boolean value) {
		return new ExtractionOptions(threads, resume, value);
	}

	/** Whether {@code stop} or {@code leave out} is meant. */
	public static boolean leaveOut(final String text) {
		return switch (text.trim().toLowerCase(Locale.ROOT)) {
			case STOP -> false;
			case LEAVE_OUT -> true;
			default -> throw new ProblemException("'onproblem' is '" + text + "'. Write stop or leave out.");
		};
	}
}
