package org.radiomate.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Results do not depend on timing, failures and Escape end the work. */
class ParallelTasksTest {

	/** Cancels after that many steps are done, and notes what it hears. */
	private static final class Listener implements Progress {

		private final long cancelAfter;
		private final ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
		private volatile boolean cancelled;

		private Listener(final long cancelAfter) {
			this.cancelAfter = cancelAfter;
		}

		@Override
		public void report(final long done, final long total, final String what) {
			heard.add(done);
			if (done >= cancelAfter) cancelled = true;
		}

		@Override
		public boolean isCancelled() {
			return cancelled;
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 7 })
	void resultsAreInOrder(final int threads) {
		final List<Integer> squares = ParallelTasks.map(50, threads, "squaring", Progress.NONE, i -> {
			pause((50 - i) % 5);
			return i * i;
		});
		assertEquals(IntStream.range(0, 50).map(i -> i * i).boxed().toList(), squares);
	}

	private static void pause(final int milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void nothingToDo() {
		assertTrue(ParallelTasks.map(0, 2, "nothing", Progress.NONE, i -> i).isEmpty());
	}

	@Test
	void firstFailureByIndexIsThrown() {
		final ProblemException failure = assertThrows(ProblemException.class, () -> ParallelTasks.map(20, 4, "failing",
			Progress.NONE, i -> {
				pause(i == 3 ? 40 : 1);
				if (i == 3 || i == 5) throw new ProblemException("patient " + i);
				return i;
			}));
		assertEquals("patient 3", failure.getMessage());
	}

	@Test
	void errorsComeThroughAsTheyAre() {
		assertThrows(OutOfMemoryError.class, () -> ParallelTasks.map(3, 2, "failing", Progress.NONE, i -> {
			throw new OutOfMemoryError();
		}));
	}

	@Test
	void nothingRunsAfterAFailure() {
		final AtomicInteger begun = new AtomicInteger();
		assertThrows(ProblemException.class, () -> ParallelTasks.map(1000, 2, "failing", Progress.NONE, i -> {
			begun.incrementAndGet();
			pause(1);
			if (i == 0) throw new ProblemException("stop");
			return i;
		}));
		final int atEnd = begun.get();
		pause(30);
		assertEquals(atEnd, begun.get(), "a task began after the failure was thrown");
		assertTrue(atEnd < 1000, "the rest was not cancelled");
	}

	@Test
	void cancelStopsSoon() {
		final Listener listener = new Listener(5);
		final AtomicInteger begun = new AtomicInteger();
		assertThrows(CancellationException.class, () -> ParallelTasks.map(1000, 2, "long", listener, i -> begun
			.incrementAndGet()));
		assertTrue(begun.get() < 20, () -> begun + " tasks ran");
	}

	@Test
	void progressReachesTheEnd() {
		final Listener listener = new Listener(Long.MAX_VALUE);
		ParallelTasks.map(10, 3, "counting", listener, i -> i);
		assertEquals(0, listener.heard.peek());
		assertEquals(IntStream.rangeClosed(0, 10).mapToObj(Long::valueOf).toList(), listener.heard.stream().sorted().toList());
	}

	@Test
	void checkThrowsOnlyWhenCancelled() {
		Progress.NONE.check();
		final Listener cancelled = new Listener(0);
		cancelled.report(0, 1, "");
		assertThrows(CancellationException.class, cancelled::check);
	}

	@ParameterizedTest
	@CsvSource({ "0,2", "1,4", "7,1", "7,3", "1000,0", "1000,5" })
	void rangesCoverEveryIndexOnce(final int n, final int threads) {
		final java.util.concurrent.atomic.AtomicIntegerArray hits = new java.util.concurrent.atomic.AtomicIntegerArray(n + 1);
		ParallelTasks.ranges(n, threads, Progress.NONE, (from, to) -> {
			for (int i = from; i < to; i++) hits.incrementAndGet(i);
		});
		for (int i = 0; i < n; i++) assertEquals(1, hits.get(i));
		assertEquals(0, hits.get(n));
	}
}
