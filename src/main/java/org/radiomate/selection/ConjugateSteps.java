package org.radiomate.selection;

/**
 * Makes Newton steps of an old Hessian conjugate to the step before (preconditioned conjugate gradients, Polak-Ribiere),
 * which about doubles the digits that each step gains.
 */
final class ConjugateSteps {

	private double[] slopes = {};
	private double[] direction = {};
	private double progress;
	private boolean remembers;

	/** What came before belongs to another support or problem. */
	void forget() {
		remembers = false;
	}

	/**
	 * Adds the share of the step before.
	 *
	 * @param newSlopes the slope of the objective along each coefficient, to be left as it is from now on
	 * @param newDirection their product with the inverse Hessian; becomes the step's direction
	 */
	void add(final double[] newSlopes, final double[] newDirection) {
		final double newProgress = Vectors.dot(newSlopes, newDirection);
		if (remembers) {
			final double share = (newProgress - Vectors.dot(slopes, newDirection)) / progress;
			if (share > 0 && share < 1) Vectors.addScaled(newDirection, share, direction);
		}
		slopes = newSlopes;
		direction = newDirection;
		progress = newProgress;
		remembers = true;
	}
}
