package org.radiomate.io.dicomweb;

/** An answer that did not arrive whole, or a server that is overloaded: trying again may help. */
final class BrokenTransfer extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param sentence what happened, with a full stop
	 */
	BrokenTransfer(final String sentence) {
		super(sentence);
	}
}
