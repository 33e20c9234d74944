package org.radiomate.model.learning;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs Smile so that its result depends on the data and the seed alone. Smile's generator belongs to a thread and its
 * sums are split by the number of threads of the pool it runs in, so each training runs in a pool of one thread that is
 * seeded first; and its list of used seeds is shared without guard, so there is one training at a time.
 */
final class SmileRunner {

	private static final Object ONE_AT_A_TIME = new Object();
	private static final String CLASS = "class";

	static {
		silence();
	}

	private SmileRunner() {}

	/** Trains with a seed. */
	static <T> T run(final long seed, final Supplier<T> training) {
		synchronized (ONE_AT_A_TIME) {
			final ForkJoinPool alone = new ForkJoinPool(1);
			try {
				return alone.submit(() -> {
					MathEx.setSeed(seed);
					return training.get();
				}).get();
			}
			catch (final ExecutionException e) {
				throw new IllegalStateException("Smile could not train: " + e.getCause().getMessage(), e.getCause());
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw (CancellationException) new CancellationException("Interrupted").initCause(e);
			}
			finally {
				alone.shutdownNow();
			}
		}
	}

	/** Smile logs every tree; of the loggers an application may have, only the simple one prints that unasked. */
	private static void silence() {
		setUnlessSet("org.slf4j.simpleLogger.log.smile", "off");
		setUnlessSet("slf4j.internal.verbosity", "ERROR");
	}

	private static void setUnlessSet(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property, value);
	}

	/** What {@link #table} holds: the class as a function of all variables. */
	static Formula formula() {
		return Formula.lhs(CLASS);
	}

	/** The sample as Smile's table. */
	static DataFrame table(final Sample sample) {
		return DataFrame.of(sample.rows(), IntStream.range(0, sample.variables()).mapToObj(j -> "x" + j).toArray(
			String[]::new)).merge(IntVector.of(CLASS, sample.labels(0)));
	}
}
