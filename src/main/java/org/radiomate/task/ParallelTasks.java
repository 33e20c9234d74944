package org.radiomate.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Does the same for every index on several threads and keeps the results in order, so that they do not depend on timing. */
public final class ParallelTasks {

	/** So that workers that are done early find something left. */
	private static final int RANGES_PER_WORKER = 4;

	private ParallelTasks() {}

	/**
	 * The results for 0 to n - 1; with one thread, or for one result, on the caller's own.
	 *
	 * @param threads how many run at once; 0 for as many as there are processors
	 * @param what what is done, for the progress
	 * @throws RuntimeException the first failure in order of the indices; nothing runs any more when it is thrown
	 * @throws CancellationException if the user cancels
	 */
	public static <T> List<T> map(final int n, final int threads, final String what, final Progress progress,
		final IntFunction<T> task)
	{
		final int running = Math.min(n, threads(threads));
		if (running <= 1) return inTurn(n, what, progress, task);
		final ExecutorService workers = Executors.newFixedThreadPool(running);
		final List<Future<T>> futures = new ArrayList<>(n);
		final AtomicInteger done = new AtomicInteger();
		progress.report(0, n, what);
		try {
			for (int i = 0; i < n; i++) {
				final int index = i;
				futures.add(workers.submit(() -> {
					progress.check();
					final T result = task.apply(index);
					progress.report(done.incrementAndGet(), n, what);
					return result;
				}));
			}
			return results(futures);
		}
		finally {
			futures.forEach(future -> future.cancel(false));
			finish(workers);
		}
	}

	private static int threads(final int wanted) {
		return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
	}

	private static <T> List<T> inTurn(final int n, final String what, final Progress progress, final IntFunction<T> task) {
		final List<T> results = new ArrayList<>(n);
		for (int i = 0; i < n; i++) {
			progress.report(i, n, what);
			progress.check();
			results.add(task.apply(i));
		}
		progress.report(n, n, what);
		return results;
	}

	/** What is done for the indices {@code from} to just before {@code to}. */
	@FunctionalInterface
	public interface RangeTask {

		/** Does it. */
		void run(int from, int to);
	}

	/**
	 * Does the same for every index from 0 to n - 1, a range of neighbours at a time, where what is done for one index does
	 * not depend on another; with one thread on the caller's own.
	 *
	 * @param threads how many run at once; 0 for as many as there are processors
	 * @throws CancellationException if the user cancels
	 */
	public static void ranges(final int n, final int threads, final Progress progress, final RangeTask task) {
		final int workers = threads(threads);
		if (workers == 1 || n < 2) {
			progress.check();
			task.run(0, n);
			return;
		}
		final int ranges = Math.min(n, RANGES_PER_WORKER * workers);
		map(ranges, workers, "", progress.quiet(), r -> {
			task.run((int) ((long) n * r / ranges), (int) ((long) n * (r + 1) / ranges));
			return null;
		});
	}

	private static <T> List<T> results(final List<Future<T>> futures) {
		final List<T> results = new ArrayList<>(futures.size());
		for (final Future<T> future : futures) results.add(result(future));
		return results;
	}

	private static <T> T result(final Future<T> future) {
		try {
			return future.get();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof RuntimeException problem) throw problem;
			if (e.getCause() instanceof Error error) throw error;
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException("Interrupted").initCause(e);
		}
	}

	/** Waits for what has begun, so that no file changes afterwards. */
	private static void finish(final ExecutorService workers) {
		workers.shutdown();
		try {
			workers.awaitTermination(1, TimeUnit.MINUTES);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
