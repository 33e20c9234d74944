package org.radiomate.inference;

/** ln 0! to ln n!, summed with compensation so that differences keep their digits. */
final class LogFactorials {

	private final double[] values;

	LogFactorials(final int largest) {
		values = new double[largest + 1];
		double lost = 0;
		for (int i = 1; i <= largest; i++) {
			final double next = StrictMath.log(i) - lost;
			values[i] = values[i - 1] + next;
			lost = values[i] - values[i - 1] - next;
		}
	}

	double of(final int n) {
		return values[n];
	}
}
