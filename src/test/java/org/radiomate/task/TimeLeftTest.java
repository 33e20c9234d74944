package org.radiomate.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The time left follows the pace of the last steps. */
class TimeLeftTest {

	private static final long SECOND = 1_000_000_000L;

	@Test
	void followsThePace() {
		final TimeLeft left = new TimeLeft(Progress.NONE);
		assertEquals("", left.after(0, 100, 0));
		assertEquals("", left.after(1, 100, SECOND), "too early to say");
		assertEquals(", 45 s left", left.after(10, 100, 5 * SECOND));
		assertEquals("", left.after(100, 100, 50 * SECOND), "nothing is left");
	}

	/** What an earlier run had done goes by in no time, and is soon forgotten. */
	@Test
	void forgetsAQuickBeginning() {
		final TimeLeft left = new TimeLeft(Progress.NONE);
		for (int i = 0; i < 500; i++) left.after(i, 1000, 0);
		String said = "";
		for (int i = 500; i < 600; i++) said = left.after(i, 1000, (i - 500) * 6 * SECOND);
		assertEquals(", 40 min left", said);
	}
}
