package org.radiomate.model.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/** Platt's scaling is at its maximum, and equals Smile's where that converged. */
class PlattScalingTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0.001, 0.3, 1, 20 })
	void likelihoodIsAtItsMaximum(final double size) {
		final Sample sample = Samples.of(90, 1, 1, 6);
		final double[] scores = Arrays.stream(sample.rows()).mapToDouble(row -> size * row[0]).toArray();
		final PlattScaling scaling = PlattScaling.fit(scores, sample.positive());
		double positives = 0, g0 = 0, g1 = 0;
		for (final boolean p : sample.positive()) if (p) positives++;
		for (int i = 0; i < scores.length; i++) {
			final double target = sample.positive()[i] ? (positives + 1) / (positives + 2) : 1 / (90 - positives + 2);
			g0 += scores[i] / size * (target - scaling.probability(scores[i]));
			g1 += target - scaling.probability(scores[i]);
		}
		assertTrue(scaling.slope() < 0);
		assertEquals(0, g0, 1e-6);
		assertEquals(0, g1, 1e-6);
	}

	@Test
	void equalsSmiles() {
		final Sample sample = Samples.of(200, 1, 1.5, 8);
		final double[] scores = Arrays.stream(sample.rows()).mapToDouble(row -> row[0]).toArray();
		final PlattScaling ours = PlattScaling.fit(scores, sample.positive());
		final var smiles = smile.classification.PlattScaling.fit(scores, sample.labels(-1));
		for (final double score : scores) assertEquals(smiles.scale(score), ours.probability(score), 1e-5);
	}

	@Test
	void scoresAgainstTheirClassAreWorthNothing() {
		final boolean[] positive = { true, true, false, false, false };
		final PlattScaling scaling = PlattScaling.fit(new double[] { -1, -2, 1, 2, 3 }, positive);
		assertEquals(0, scaling.slope());
		assertEquals(3.0 / 7, scaling.probability(99), 1e-12, "(2 + 1) / (5 + 2)");
	}

	@Test
	void separatedScoresStayFinite() {
		final PlattScaling scaling = PlattScaling.fit(new double[] { -2, -1, -1.5, 1, 2, 1.5 }, new boolean[] { false, false,
			false, true, true, true });
		assertTrue(Double.isFinite(scaling.slope()) && scaling.probability(1) > 0.7 && scaling.probability(1) < 0.9, scaling
			.toString());
	}
}
