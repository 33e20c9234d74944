package org.radiomate.inference;

/**
 * How a logistic regression is fitted.
 *
 * @param firth whether to use Firth's penalised likelihood
 * @param tolerance stop when the deviance changes by less than this part of itself
 * @param maxIterations most iterations
 */
public record LogisticOptions(boolean firth, double tolerance, int maxIterations) {

	public LogisticOptions {
		if (!(tolerance > 0) || maxIterations < 1) throw new IllegalArgumentException("tolerance or iterations not positive");
	}

	/** Maximum likelihood, to full double precision. */
	public static LogisticOptions defaults() {
		return new LogisticOptions(false, 1e-14, 100);
	}

	public LogisticOptions withFirth(final boolean newFirth) {
		return new LogisticOptions(newFirth, tolerance, maxIterations);
	}

	public LogisticOptions withTolerance(final double newTolerance) {
		return new LogisticOptions(firth, newTolerance, maxIterations);
	}

	public LogisticOptions withMaxIterations(final int newMaxIterations) {
		return new LogisticOptions(firth, tolerance, newMaxIterations);
	}
}
