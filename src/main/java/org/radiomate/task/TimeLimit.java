package org.radiomate.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code of others that may never end on damaged data and cannot be stopped. When its time is over its thread is left behind,
 * which ends with the program.
 *
 * @param most how long it may take
 */
public record TimeLimit(Duration most) {

	/**
	 * What the code gives.
	 *
	 * @throws TimeoutException if it takes too long
	 * @throws ExecutionException if it fails, in whatever way
	 * @throws CancellationException if the caller is interrupted
	 */
	public <T> T call(final Callable<T> code) throws TimeoutException, ExecutionException {
		final FutureTask<T> task = new FutureTask<>(code);
		final Thread thread = new Thread(task, "Limited to " + most);
		thread.setDaemon(true);
		thread.start();
		try {
			return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException(Progress.CANCELLED);
		}
	}
}
