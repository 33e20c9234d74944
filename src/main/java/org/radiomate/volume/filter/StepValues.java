package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;

/** What the parameters of all steps must be, and how their numbers are written. */
final class StepValues {

	private StepValues() {}

	static void requirePositive(final String step, final String parameter, final double value) {
		if (value > 0 && value < Double.POSITIVE_INFINITY) return;
		throw new ProblemException("The " + parameter + " of the step '" + step + "' is " + number(value) +
			"; use a number above 0.");
	}

	static void requireWhole(final String step, final String parameter, final int value, final int lowest, final int highest) {
		if (value >= lowest && value <= highest) return;
		throw new ProblemException("The " + parameter + " of the step '" + step + "' is " + value + "; use a whole number from " +
			lowest + " to " + highest + ".");
	}

	static void requireOrdered(final String step, final double lowest, final double highest) {
		if (lowest < highest) return;
		throw new ProblemException("The limits of the step '" + step + "' are " + number(lowest) + " and " + number(highest) +
			"; use a lower and a higher number.");
	}

	static void requireGiven(final String step, final String parameter, final Object value) {
		if (value == null) throw new ProblemException("The " + parameter + " of the step '" + step + "' is not given.");
	}

	/** A number that reads back to the same: 2, 1.5, 1.0E-7. */
	static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}
}
