package org.radiomate.selection;

/**
 * Decides when a Hessian is worth computing anew. With an old one a Newton step is cheap and shrinks the violation by
 * some rate; a new one costs as much as several such steps and brings a much better rate.
 */
final class NewtonPace {

	/** Steps that remain after a new Hessian. */
	private static final double STEPS_WITH_NEW = 3;
	/** A new Hessian serves about so many lambdas. */
	private static final double LAMBDAS_SERVED = 4;
	/** A violation that shrinks by less than this part counts as stuck, when the Hessian is new. */
	private static final double STUCK = 0.5;
	private static final int PATIENCE = 4;
	/** What a patient's exponential costs in multiplications. */
	private static final double EXPONENTIAL = 40;

	private final int n;
	private double before;
	private boolean comparable;
	private boolean isFresh;
	private boolean isNew;
	private boolean hasFailed;
	private int stuck;

	NewtonPace(final int n) {
		this.n = n;
	}

	/** A new lambda or new candidates. */
	void start() {
		before = Double.NaN;
		comparable = false;
		isNew = false;
		hasFailed = false;
		stuck = 0;
	}

	/** The support changed, so the next violation tells nothing of the rate. */
	void changed() {
		comparable = false;
		stuck = 0;
	}

	/** A whole step would have raised the objective. */
	void failed() {
		hasFailed = true;
	}

	/** Whether steps with a new Hessian bring nothing any more. */
	boolean isStuck() {
		return stuck > PATIENCE;
	}

	/** Whether the next step has nothing in common with the one before. */
	boolean isFresh() {
		return isFresh;
	}

	/** Notes the violation and says whether the next step deserves a new Hessian. */
	boolean wantsHessian(final double violation, final double tolerance, final int size) {
		final double rate = violation / before;
		isFresh = !comparable;
		before = violation;
		comparable = true;
		if (!hasFailed && (isFresh || !isWorthIt(rate, violation, tolerance, size))) return false;
		if (isNew && rate > STUCK) stuck++;
		isNew = true;
		hasFailed = false;
		isFresh = true;
		return true;
	}

	private boolean isWorthIt(final double rate, final double violation, final double tolerance, final double size) {
		if (rate >= STUCK) return true;
		final double step = n * (2 * size + EXPONENTIAL) + size * size;
		final double hessian = n * size * size / 2 + size * size * size / 6;
		final double left = StrictMath.log(tolerance / violation) / StrictMath.log(rate);
		return (left - STEPS_WITH_NEW) * step * LAMBDAS_SERVED > hessian;
	}
}
