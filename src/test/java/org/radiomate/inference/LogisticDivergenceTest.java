package org.radiomate.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.apache.commons.math3.random.Well19937c;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many variables for few patients, where plain reweighted least squares runs away to coefficients of 1e15 without a
 * warning: the deviance must never exceed that of the intercept alone, and a fit without a finite answer must say so.
 */
class LogisticDivergenceTest {

	private static final int PATIENTS = 38;

	@Property(tries = 300, seed = "20261123")
	void neverWorseThanTheInterceptAlone(@ForAll final long seed) {
		final Well19937c random = new Well19937c(seed);
		final int variables = 8 + random.nextInt(12);
		final double[][] columns = new double[variables][PATIENTS];
		final boolean[] positive = new boolean[PATIENTS];
		for (int i = 0; i < PATIENTS; i++) {
			final double shared = random.nextGaussian();
			for (int j = 0; j < variables; j++) {
				columns[j][i] = j % 2 == 0 ? random.nextGaussian() : shared + 0.05 * random.nextGaussian();
			}
			positive[i] = columns[0][i] + columns[1][i] + 0.5 * random.nextGaussian() > 0;
		}
		positive[0] = true;
		positive[1] = false;
		final List<String> names = IntStream.range(0, variables).mapToObj(j -> "x" + j).toList();
		final LogisticFit fit = LogisticRegression.fit(columns, positive, names, LogisticOptions.defaults());
		assertTrue(fit.deviance() <= fit.nullDeviance() + 1e-9, fit.deviance() + " > " + fit.nullDeviance());
		final boolean finite = fit.separation() == Separation.NONE;
		if (finite) assertTrue(fit.converged(), "no separation, and yet not settled");
		else assertTrue(fit.warnings().stream().anyMatch(warning -> warning.contains("Firth")), () -> String.valueOf(
			Collections.unmodifiableList(fit.warnings())));
		if (finite) assertEquals(0, gradient(fit, columns, positive), 1e-6, "the score is zero at the maximum");
	}

	private static double gradient(final LogisticFit fit, final double[][] columns, final boolean[] positive) {
		double largest = 0;
		for (final double[] column : columns) {
			double sum = 0;
			for (int i = 0; i < PATIENTS; i++) sum += column[i] * ((positive[i] ? 1 : 0) - fit.fitted()[i]);
			largest = Math.max(largest, Math.abs(sum));
		}
		return largest;
	}
}
