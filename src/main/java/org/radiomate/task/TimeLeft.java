package org.radiomate.task;

import java.util.ArrayDeque;
import java.util.Deque;

/** Adds to what a long task reports how long it will still take, by the pace of its last steps. */
public final class TimeLeft implements Progress {

	private static final int LAST_STEPS = 50;
	/** Less time says nothing of the pace. */
	private static final double LEAST_SECONDS = 2;

	/** How many steps were done when. */
	private record Mark(long done, long nanoseconds) {}

	private final Progress listener;
	private final Deque<Mark> marks = new ArrayDeque<>();

	/** @param listener hears the reports */
	public TimeLeft(final Progress listener) {
		this.listener = listener;
	}

	@Override
	public void report(final long done, final long total, final String what) {
		listener.report(done, total, what + after(done, total, System.nanoTime()));
	}

	@Override
	public boolean isCancelled() {
		return listener.isCancelled();
	}

	/** The time left in words, behind a comma; empty where the pace is not known yet. */
	synchronized String after(final long done, final long total, final long nanoseconds) {
		marks.addLast(new Mark(done, nanoseconds));
		while (marks.size() > LAST_STEPS && nanoseconds - marks.getFirst().nanoseconds > 2 * LEAST_SECONDS * 1e9) marks
			.removeFirst();
		final Mark first = marks.getFirst();
		final double seconds = (nanoseconds - first.nanoseconds) / 1e9;
		if (seconds < LEAST_SECONDS || done <= first.done || done >= total) return "";
		return ", " + words(seconds / (done - first.done) * (total - done)) + " left";
	}

	private static String words(final double seconds) {
		if (seconds < 60) return Math.max(1, Math.round(seconds)) + " s";
		final long minutes = Math.round(seconds / 60);
		return minutes < 100 ? minutes + " min" : Math.round(seconds / 360) / 10.0 + " h";
	}
}
