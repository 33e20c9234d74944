package org.radiomate.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for separation in a finished likelihood fit. The fit itself is the proof: coefficients that put every patient on
 * the right side part the classes completely; a last step that still moves patients outward, and none inward, is a
 * direction in which the likelihood rises for ever (quasi-complete separation).
 */
record SeparationCheck(Separation verdict, List<Integer> terms) {

	static final SeparationCheck NOT_NEEDED = new SeparationCheck(Separation.NONE, List.of());

	/** A settled fit moves by less than 1e-6 at the end, a separated one by about 1 in each iteration. */
	private static final double STILL_MOVING = 0.1;
	private static final double STANDING = 1e-3;

	static SeparationCheck of(final LogisticIterations iterations, final double[][] design, final boolean[] positive) {
		final double[] none = new double[positive.length];
		final double[] eta = Logit.linearPredictor(design, iterations.coefficients(), none);
		final double[] step = Logit.linearPredictor(design, iterations.lastStep(), none);
		if (outward(eta, positive) > 0) return new SeparationCheck(Separation.COMPLETE, List.of());
		final boolean moving = largest(step) > STILL_MOVING;
		if (!moving || outward(step, positive) < -STANDING * largest(step)) return NOT_NEEDED;
		return new SeparationCheck(Separation.QUASI_COMPLETE, movingTerms(iterations.lastStep(), design));
	}

	/** A sentence for the user, empty without separation. */
	String sentence(final List<String> names) {
		return switch (verdict) {
			case NONE -> "";
			case COMPLETE -> "The variables part the two classes completely: maximum likelihood has no finite estimates, only " +
				"the classification is meaningful; use fewer variables or Firth's penalised likelihood.";
			case QUASI_COMPLETE -> "The classes are separated (quasi-completely) along " + String.join(", ", variables(names)) + ": these coefficients have no finite maximum likelihood estimate; use Firth's " +
				"penalised likelihood or merge rare levels.";
		};
	}

	/** The terms that can be changed: the intercept, which moves along with them, only if it moves alone. */
	private List<String> variables(final List<String> names) {
		final List<String> all = terms.stream().map(names::get).toList();
		final List<String> variables = all.stream().filter(name -> !name.equals(LogisticRegression.INTERCEPT)).toList();
		return variables.isEmpty() ? all : variables;
	}

	/** Smallest movement towards the patient's own side. */
	private static double outward(final double[] values, final boolean[] positive) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < values.length; i++) smallest = Math.min(smallest, positive[i] ? values[i] : -values[i]);
		return smallest;
	}

	private static double largest(final double[] values) {
		double largest = 0;
		for (final double value : values) largest = Math.max(largest, Math.abs(value));
		return largest;
	}

	private static List<Integer> movingTerms(final double[] step, final double[][] design) {
		final List<Integer> terms = new ArrayList<>();
		for (int j = 0; j < step.length; j++) {
			if (Math.abs(step[j]) * largest(design[j]) > STILL_MOVING) terms.add(j);
		}
		return terms;
	}
}
