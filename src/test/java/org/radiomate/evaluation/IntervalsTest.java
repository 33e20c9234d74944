package org.radiomate.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.inference.Interval;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

/** Intervals of areas and figures. */
class IntervalsTest {

	/**
	 * The mean of 20 runs of 50000 samples in R: colSums(H * (K %*% L)) / (41 * 72), where H and L are rmultinom counts of
	 * the positives and the negatives and K says which positive exceeds which negative, ties one half; quantile type 7.
	 * Limits of one run of ours of that size scatter by up to 9e-4, so four of that are allowed for.
	 */
	@ParameterizedTest
	@CsvSource({ "s100b, 0.62660844, 0.82737974", "wfns, 0.74430831, 0.89338605" })
	void bootstrapDiffersFromRByChanceAlone(final String predictor, final double lower, final double upper) {
		final RCase.Csv csv = RCase.Csv.read(Shared.path("stats/oracle/data/asah.csv"));
		final Interval interval = BootstrapAuc.interval(csv.column(predictor), csv.labels("y"), 50000, 1, 0.95, Progress.NONE);
		assertEquals(lower, interval.lower(), 3.6e-3);
		assertEquals(upper, interval.upper(), 3.6e-3);
	}

	@Test
	void bootstrapIsRepeatableAndOfTheSeed() {
		final double[] scores = { 0.1, 0.4, 0.35, 0.8, 0.7, 0.2, 0.9, 0.5 };
		final boolean[] positive = { false, false, true, true, true, false, true, false };
		final Interval first = BootstrapAuc.interval(scores, positive, 101, 7, 0.95, Progress.NONE);
		assertEquals(first, BootstrapAuc.interval(scores, positive, 101, 7, 0.95, Progress.NONE));
		assertTrue(first.lower() < RocCurve.auc(scores, positive) && first.upper() <= 1);
		assertEquals(new Interval(1, 1), BootstrapAuc.interval(new double[] { 1, 2, 3 }, new boolean[] { false, true, true }, 9,
			7, 0.95, Progress.NONE));
		assertThrows(ProblemException.class, () -> BootstrapAuc.interval(scores, new boolean[8], 9, 7, 0.95, Progress.NONE));
	}

	@Test
	void everyFigureLiesInItsInterval() {
		for (int tp = 0; tp < 5; tp++) {
			for (int fp = 0; fp < 5; fp++) {
				final ConfusionMatrix m = new ConfusionMatrix(tp, 4 - tp, fp, 6 - fp);
				assertInside(m.accuracy(), m.accuracyInterval(0.95));
				assertInside(m.f1(), m.f1Interval(0.95));
				assertInside(m.sensitivity(), m.sensitivityInterval(0.95));
				assertInside(m.specificity(), m.specificityInterval(0.95));
				assertInside(m.ppv(), m.ppvInterval(0.95));
				assertInside(m.npv(), m.npvInterval(0.95));
			}
		}
	}

	/** An undefined figure has no interval. */
	private static void assertInside(final double value, final Interval interval) {
		assertEquals(Double.isNaN(value), Double.isNaN(interval.lower()));
		if (!Double.isNaN(value)) assertTrue(interval.lower() <= value && value <= interval.upper() && interval
			.upper() <= 1 && interval.lower() < interval.upper());
	}

	@Test
	void modelsThatAgreeReclassifyNobody() {
		final double[] p = { 0.2, 0.4, 0.6, 0.8 };
		final boolean[] positive = { false, true, false, true };
		final Reclassification same = Reclassification.continuous(p, p, positive);
		assertEquals(0, same.nri().value(), 0);
		assertEquals(0, same.idi().value(), 0);
		assertTrue(Double.isNaN(same.nri().p()) && Double.isNaN(same.idi().p()));
		final Reclassification perfect = Reclassification.categorical(p, new double[] { 0, 1, 0, 1 }, positive, 0.5);
		assertEquals(1, perfect.nri().value(), 0);
		assertThrows(ProblemException.class, () -> Reclassification.continuous(p, p, new boolean[4]));
		assertThrows(IllegalArgumentException.class, () -> Reclassification.continuous(p, new double[] { 2, 0, 0, 0 },
			positive));
	}

	@Test
	void aCohortOfOneClassHasNoCalibrationButSaysWhy() {
		final Calibration calibration = Calibration.of(new double[] { 0.3 }, new boolean[] { true });
		assertEquals("all patients are of one class", calibration.undefinedReason());
		assertTrue(Double.isNaN(calibration.scaledBrier()) && Double.isNaN(calibration.slope()));
		assertEquals("all patients are of one class", PredictionIndices.of(new double[] { 0.3 }, new boolean[] { true })
			.undefinedReason());
		assertEquals(0.7, CalibrationCurve.of(new double[] { 0.3 }, new boolean[] { true }).largestError(), 1e-15);
	}
}
