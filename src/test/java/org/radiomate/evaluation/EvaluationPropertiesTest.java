package org.radiomate.evaluation;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.radiomate.inference.Alternative;
import org.radiomate.task.ProblemException;

import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold for any scores, and what happens at the edges. */
class EvaluationPropertiesTest {

	private static final int N = 25;

	private static double[] scores(final Random random) {
		return random.ints(N, 0, 12).mapToDouble(v -> v / 12.0).toArray();
	}

	private static boolean[] labels(final Random random) {
		final boolean[] labels = new boolean[N];
		for (int i = 0; i < N; i++) labels[i] = i < 3 || i > 5 && random.nextBoolean();
		return labels;
	}

	/** 1 if the positive i scores above the negative j, 1/2 if equal. */
	private static double kernel(final double positive, final double negative) {
		return positive > negative ? 1 : positive == negative ? 0.5 : 0;
	}

	@Property(tries = 100)
	void areaCountsConcordantPairs(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[] scores = scores(random);
		final boolean[] labels = labels(random);
		double concordant = 0;
		int pairs = 0;
		for (int i = 0; i < N; i++) {
			for (int j = 0; j < N; j++) {
				if (!labels[i] || labels[j]) continue;
				concordant += kernel(scores[i], scores[j]);
				pairs++;
			}
		}
		assertEquals(concordant / pairs, RocCurve.auc(scores, labels), 1e-15);
	}

	/** The definition of DeLong's variance, in quadratic time. */
	@Property(tries = 100)
	void deLongEqualsItsDefinition(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[] scores = scores(random);
		final boolean[] labels = labels(random);
		final double auc = RocCurve.auc(scores, labels);
		final double expected = part(scores, labels, true, auc) + part(scores, labels, false, auc);
		assertEquals(expected, DeLong.area(scores, labels, 0.95).variance(), 1e-14);
	}

	private static double part(final double[] scores, final boolean[] labels, final boolean own, final double auc) {
		double squares = 0;
		int count = 0;
		for (int i = 0; i < N; i++) {
			if (labels[i] != own) continue;
			double sum = 0;
			int others = 0;
			for (int j = 0; j < N; j++) {
				if (labels[j] == own) continue;
				sum += own ? kernel(scores[i], scores[j]) : kernel(scores[j], scores[i]);
				others++;
			}
			squares += (sum / others - auc) * (sum / others - auc);
			count++;
		}
		return squares / (count - 1) / count;
	}

	@Property(tries = 100)
	void everyPointOfTheCurveIsItsConfusionMatrix(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[] scores = scores(random);
		final boolean[] labels = labels(random);
		final RocCurve curve = RocCurve.of(scores, labels);
		double best = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < curve.thresholds().length; k++) {
			final ConfusionMatrix m = ConfusionMatrix.of(scores, labels, curve.thresholds()[k]);
			assertEquals(m.sensitivity(), curve.sensitivities()[k]);
			assertEquals(m.specificity(), curve.specificities()[k]);
			best = Math.max(best, m.sensitivity() + m.specificity());
		}
		final ConfusionMatrix chosen = ConfusionMatrix.of(scores, labels, DecisionThreshold.youden(scores, labels));
		assertEquals(best, chosen.sensitivity() + chosen.specificity(), 1e-15);
	}

	@Test
	void sameScoresDoNotDiffer() {
		final double[] scores = { 1, 2, 3, 4, 2 };
		final boolean[] labels = { false, true, false, true, false };
		final DeLong.Comparison test = DeLong.paired(scores, scores, labels, Alternative.TWO_SIDED);
		assertEquals(0, test.statistic());
		assertEquals(1, test.p());
		assertFalse(test.remark().isEmpty());
	}

	@Test
	void undefinedVarianceIsSaid() {
		final DeLong.Area area = DeLong.area(new double[] { 1, 2, 3 }, new boolean[] { true, false, false }, 0.95);
		assertTrue(Double.isNaN(area.variance()));
		assertTrue(area.remark().contains("fewer than two patients"));
		final DeLong.Comparison test = DeLong.paired(new double[] { 3, 1, 2 }, new double[] { 1, 3, 2 }, new boolean[] { true,
			false, false }, Alternative.TWO_SIDED);
		assertTrue(Double.isNaN(test.p()));
		assertFalse(test.remark().isEmpty());
		final double[] right = { 4, 3, 2, 1 };
		final double[] wrong = { 1, 2, 3, 4 };
		final boolean[] labels = { true, true, false, false };
		assertTrue(DeLong.paired(right, wrong, labels, Alternative.TWO_SIDED).remark().contains("no variance"));
	}

	@Test
	void missingScoresAndLonelyClassesAreRefused() {
		final boolean[] labels = { true, false };
		assertThrows(IllegalArgumentException.class, () -> RocCurve.of(new double[] { 1, Double.NaN }, labels));
		assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(new double[] { 1, Double.NaN }, labels, 0.5));
		assertThrows(IllegalArgumentException.class, () -> Calibration.brier(new double[] { 1, 1.2 }, labels));
		assertTrue(assertThrows(ProblemException.class, () -> RocCurve.of(new double[] { 1, 2 }, new boolean[2])).getMessage()
			.contains("0 of 2"));
	}

	@Test
	void emptyDenominatorsAreUndefined() {
		final ConfusionMatrix none = ConfusionMatrix.of(new double[] { 0.1, 0.2 }, new boolean[] { false, false }, 0.5);
		assertTrue(Double.isNaN(none.sensitivity()) && Double.isNaN(none.ppv()) && Double.isNaN(none.f1()));
		assertEquals(1, none.npv());
		assertEquals(1, none.accuracy());
	}

	@Test
	void constantProbabilitiesHaveTheThresholdZero() {
		final double[] same = { 0.4, 0.4, 0.4, 0.4 };
		final boolean[] labels = { true, false, true, false };
		assertEquals(Double.NEGATIVE_INFINITY, DecisionThreshold.youden(same, labels));
		assertEquals(0, DecisionThreshold.youdenOfProbabilities(same, labels));
		assertEquals(0.5, RocCurve.auc(same, labels));
	}

	@Test
	void neighbouringDoublesAreStillParted() {
		final double low = 0.3;
		final double high = Math.nextUp(low);
		final double threshold = DecisionThreshold.youden(new double[] { low, high }, new boolean[] { false, true });
		assertEquals(1, ConfusionMatrix.of(new double[] { low, high }, new boolean[] { false, true }, threshold).accuracy());
	}

	@Test
	void calibrationSaysWhyItIsUndefined() {
		final Calibration certain = Calibration.of(new double[] { 1, 0.5, 0.2 }, new boolean[] { true, false, true });
		assertTrue(Double.isNaN(certain.slope()));
		assertTrue(certain.undefinedReason().contains("exactly 0 or 1"));
		assertFalse(HosmerLemeshow.test(new double[] { 0.5, 0.5 }, new boolean[] { true, false }, 10).isDefined());
	}
}
