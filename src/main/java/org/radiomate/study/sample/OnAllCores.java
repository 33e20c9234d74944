package org.radiomate.study.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does the same for every index on all cores and keeps the results in order. */
final class OnAllCores {

	private OnAllCores() {}

	/**
	 * The results for 0 to n - 1.
	 *
	 * @throws RuntimeException the first failure in order of the indices; nothing runs any more when it is thrown
	 */
	static <T> List<T> map(final int n, final IntFunction<T> task) {
		final ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		final List<Future<T>> futures = new ArrayList<>(n);
		try {
			for (int i = 0; i < n; i++) {
				final int index = i;
				futures.add(workers.submit(() -> task.apply(index)));
			}
			return results(futures);
		}
		finally {
			futures.forEach(future -> future.cancel(false));
			finish(workers);
		}
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
