package org.radiomate.inference;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/** Where a monotone function crosses zero, to full double precision. */
final class Root {

	private static final int MOST_EVALUATIONS = 500;
	private static final int MOST_DOUBLINGS = 60;

	private Root() {}

	/** The root between two points at which the function differs in sign. */
	static double between(final UnivariateFunction function, final double a, final double b) {
		final double fa = function.value(a);
		final double fb = function.value(b);
		if (fa == 0) return a;
		if (fb == 0) return b;
		try {
			return new BrentSolver(1e-14, 1e-300, 0).solve(MOST_EVALUATIONS, function, Math.min(a, b), Math.max(a, b));
		}
		catch (final TooManyEvaluationsException e) {
			throw new IllegalStateException("no root between " + a + " and " + b, e);
		}
	}

	/**
	 * The root on one side of a start, sought in doubling steps.
	 *
	 * @param step first step; its sign gives the side
	 * @return {@code NaN} if the function keeps its sign
	 */
	static double beyond(final UnivariateFunction function, final double start, final double step) {
		final boolean above = function.value(start) > 0;
		double near = start;
		for (int i = 0; i < MOST_DOUBLINGS; i++) {
			final double far = start + StrictMath.scalb(step, i);
			final double value = function.value(far);
			if (value == 0) return far;
			if (value > 0 != above) return between(function, near, far);
			near = far;
		}
		return Double.NaN;
	}
}
