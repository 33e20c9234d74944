package org.radiomate.model.learning;

import org.apache.commons.math3.random.Well19937c;

/** Made-up patients: the first variable tells of the class, two others together, the rest not. */
final class Samples {

	private Samples() {}

	static Sample of(final int patients, final int variables, final double effect, final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[][] rows = new double[patients][variables];
		final boolean[] positive = new boolean[patients];
		for (int i = 0; i < patients; i++) {
			for (int j = 0; j < variables; j++) rows[i][j] = random.nextGaussian();
			final double pair = variables > 2 ? rows[i][1] * rows[i][2] : 0;
			positive[i] = effect * (rows[i][0] + pair) + random.nextGaussian() > 0;
		}
		return new Sample(rows, positive);
	}
}
