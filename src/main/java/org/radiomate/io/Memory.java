package org.radiomate.io;

import org.radiomate.task.ProblemException;

/** Whether something fits into what this Java may still use, asked before it is allocated. */
public final class Memory {

	private static final double MEGABYTE = 1 << 20;

	private Memory() {}

	/**
	 * Refuses what does not fit.
	 *
	 * @param bytes how much it needs at its peak
	 * @param what what needs it, for the message
	 * @throws ProblemException that says how much is needed, how much is free, and where to raise it
	 */
	public static void require(final long bytes, final String what) {
		if (bytes <= free()) return;
		System.gc();
		final long free = free();
		if (bytes > free) throw new ProblemException(what + " needs about " + megabytes(bytes) + " MB, and this ImageJ has " +
			megabytes(free) + " MB free of " + megabytes(Runtime.getRuntime().maxMemory()) +
			" MB. Raise it with Edit > Options > Memory & Threads..., or crop the image.");
	}

	/** What is not in use now; garbage that was not collected yet counts as used. */
	private static long free() {
		final Runtime java = Runtime.getRuntime();
		return java.maxMemory() - java.totalMemory() + java.freeMemory();
	}

	private static long megabytes(final long bytes) {
		return (long) Math.ceil(bytes / MEGABYTE);
	}
}
