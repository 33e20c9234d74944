package org.radiomate.imagej;

import ij.IJ;

import org.radiomate.task.Progress;

import java.util.function.BooleanSupplier;

/**
 * Shows progress in ImageJ's status bar, and stops on Escape; without a window it prints a line now and then instead.
 */
public final class ImageJProgress implements Progress {

	private static final long NANOSECONDS_BETWEEN_LINES = 2_000_000_000L;

	private final BooleanSupplier cancelled;
	private long lastLine = System.nanoTime();

	/**
	 * @param cancelled tells besides the Escape key whether to stop
	 */
	public ImageJProgress(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
		IJ.resetEscape();
	}

	@Override
	public synchronized void report(final long done, final long total, final String what) {
		if (IJ.getInstance() == null) {
			printNowAndThen(done, total, what);
			return;
		}
		IJ.showStatus(what);
		IJ.showProgress((int) done, (int) Math.max(1, total));
	}

	private void printNowAndThen(final long done, final long total, final String what) {
		final long now = System.nanoTime();
		if (now - lastLine < NANOSECONDS_BETWEEN_LINES) return;
		lastLine = now;
		System.err.println(what + " (" + done + " of " + total + ")");
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean() || IJ.getInstance() != null && IJ.escapePressed();
	}
}
