package org.radiomate.task;

/**
 * A problem that the user can mend: its message is one sentence that says what is wrong, which file, row or slice is at
 * fault, and what to do. Commands show the message as it is; everything else is a programming error.
 */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ProblemException(final String sentence) {
		super(sentence);
	}

	public ProblemException(final String sentence, final Throwable cause) {
		super(sentence, cause);
	}
}
