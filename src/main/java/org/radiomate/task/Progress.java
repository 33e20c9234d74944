package org.radiomate.task;

import java.util.concurrent.CancellationException;

/** Listens to a long task and may ask it to stop; the core reports here and knows nothing of windows. */
public interface Progress {

	/** How every report of a cancelled task begins. */
	String CANCELLED = "Cancelled";

	/** Hears nothing and never cancels. */
	Progress NONE = new Progress() {

		@Override
		public void report(final long done, final long total, final String what) {
			// nobody listens
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * Tells how far the task is. May be called from several threads.
	 *
	 * @param done steps finished, from 0 to {@code total}
	 * @param total all steps
	 * @param what what is being done, in words for the status line
	 */
	void report(long done, long total, String what);

	/** Whether the user asked the task to stop. */
	boolean isCancelled();

	/**
	 * Stops the task here if the user asked for it.
	 *
	 * @throws CancellationException if cancelled
	 */
	default void check() {
		if (isCancelled()) throw new CancellationException(CANCELLED);
	}

	/** For a part of this task: what it reports is not passed on, but it stops when the whole is cancelled. */
	default Progress quiet() {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// the whole task reports for its parts
			}

			@Override
			public boolean isCancelled() {
				return whole.isCancelled();
			}
		};
	}
}
