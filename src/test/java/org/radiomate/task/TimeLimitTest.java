package org.radiomate.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

class TimeLimitTest {

	private static final TimeLimit LONG = new TimeLimit(Duration.ofMinutes(1));

	@Test
	void theResultComesBack() throws Exception {
		assertEquals(42, LONG.call(() -> 42));
	}

	@Test
	void whatNeverEndsIsLeft() {
		final CountDownLatch never = new CountDownLatch(1);
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(TimeoutException.class, () -> new TimeLimit(Duration
			.ofMillis(20)).call(() -> {
				never.await();
				return 0;
			})));
		never.countDown();
	}

	/** Also an error that means to end the thread. */
	@Test
	void anyFailureIsTheCause() {
		assertInstanceOf(ThreadDeath.class, assertThrows(ExecutionException.class, () -> LONG.call(() -> {
			throw new ThreadDeath();
		})).getCause());
	}

	@Test
	void anInterruptedCallerIsCancelled() {
		Thread.currentThread().interrupt();
		assertThrows(CancellationException.class, () -> LONG.call(() -> {
			Thread.sleep(60_000);
			return 0;
		}));
		assertEquals(true, Thread.interrupted(), "and stays interrupted");
	}
}
