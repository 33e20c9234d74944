package org.radiomate.model.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.inference.LogisticFit;
import org.radiomate.inference.LogisticOptions;
import org.radiomate.inference.LogisticRegression;
import org.radiomate.model.predictor.LinearLogit;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.task.Progress;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Settings are chosen by patients held out; ridge is at its optimum. */
class TuningTest {

	private static final Sample SAMPLE = Samples.of(100, 5, 2, 1);

	static Stream<TunedMethod> methods() {
		return Stream.of(new RidgeMethod(), new RandomForestMethod(), new BoostingMethod(), new SvmMethod());
	}

	@ParameterizedTest
	@MethodSource("methods")
	void theBestSettingIsChosen(final TunedMethod method) {
		final TunedFit fit = Tuning.run(method, SAMPLE, 4, "learner", Progress.NONE);
		assertEquals(method.grid(5).size(), fit.rows().size());
		final TuningRow chosen = fit.rows().stream().filter(TuningRow::chosen).findFirst().orElseThrow();
		assertEquals(1, fit.rows().stream().filter(TuningRow::chosen).count());
		for (final TuningRow row : fit.rows()) assertTrue(chosen.deviance() <= row.deviance() * (1 + 1e-8), row.toString());
		assertTrue(chosen.auc() > 0.7, "the planted effect is found in patients held out: " + chosen);
		assertTrue(chosen.deviance() < 2 * Math.log(2), "better than knowing nothing: " + chosen);
	}

	@ParameterizedTest
	@MethodSource("methods")
	void sameSeedSameResult(final TunedMethod method) {
		final TunedFit first = Tuning.run(method, SAMPLE, 4, "learner", Progress.NONE), again = Tuning.run(method, SAMPLE, 4,
			"learner", Progress.NONE);
		assertEquals(first.rows(), again.rows());
		assertArrayEquals(first.heldOut(), again.heldOut());
		for (final double[] row : SAMPLE.rows()) assertEquals(first.predictor().probability(row), again.predictor().probability(
			row));
	}

	/** Where classes are drawn at random, patients held out cannot be foretold: the area of one setting is 0.5 on average. */
	@ParameterizedTest
	@MethodSource("methods")
	void nothingIsFoundWhereThereIsNothing(final TunedMethod method) {
		final TunedMethod one = only(method, 0);
		double sum = 0;
		final int studies = 40;
		for (long seed = 1; seed <= studies; seed++) {
			sum += Tuning.run(one, Samples.of(60, 4, 0, 7919 * seed), seed, "learner", Progress.NONE).rows().get(0).auc();
		}
		assertEquals(0.5, sum / studies, 0.06);
	}

	private static TunedMethod only(final TunedMethod method, final int setting) {
		return new TunedMethod() {

			@Override
			public List<Setting> grid(final int variables) {
				return method.grid(variables).subList(setting, setting + 1);
			}

			@Override
			public Predictor fit(final Sample sample, final Setting chosen, final long seed) {
				return method.fit(sample, chosen, seed);
			}

			@Override
			public double score(final Predictor predictor, final double[] values) {
				return method.score(predictor, values);
			}
		};
	}

	/** All settings alike: the first, which is the simplest. */
	@Test
	void tiesTakeTheSimplest() {
		final TunedMethod same = new TunedMethod() {

			@Override
			public List<Setting> grid(final int variables) {
				return Setting.cross(Setting.NONE, "k", 3, 1, 2);
			}

			@Override
			public Predictor fit(final Sample sample, final Setting setting, final long seed) {
				return new LinearLogit(0.1 + setting.get("k") * 1e-13, new double[5]);
			}
		};
		assertEquals(List.of(true, false, false), Tuning.run(same, SAMPLE, 1, "learner", Progress.NONE).rows().stream().map(
			TuningRow::chosen).toList());
	}

	@Test
	void tooFewOfAClassAreRefused() {
		final boolean[] positive = new boolean[20];
		positive[3] = positive[7] = true;
		assertProblem(() -> Tuning.run(new RidgeMethod(), new Sample(Samples.of(20, 2, 1, 1).rows(), positive), 1, "svm",
			Progress.NONE), "only 2 patients of one class", "'svm' needs 3", "logistic or firth");
	}

	@ParameterizedTest
	@MethodSource("methods")
	void threeOfAClassAreEnough(final TunedMethod method) {
		final Sample base = Samples.of(12, 2, 1, 1);
		final boolean[] positive = new boolean[12];
		positive[3] = positive[7] = positive[8] = true;
		final TunedFit fit = Tuning.run(method, new Sample(base.rows(), positive), 1, "learner", Progress.NONE);
		assertEquals(3, fit.folds());
		for (final double[] row : base.rows()) {
			final double p = fit.predictor().probability(row);
			assertTrue(p > 0 && p < 1, "p " + p);
		}
	}

	@Test
	void cancelStops() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// nobody listens
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> Tuning.run(new RandomForestMethod(), SAMPLE, 1, "learner", cancelled));
	}

	// ridge

	/** The gradient of the mean log likelihood is lambda times the coefficient, scaled as the elastic net does (denominator n). */
	@Test
	void ridgeIsAtItsOptimum() {
		for (final Setting setting : new RidgeMethod().grid(5)) {
			final LinearLogit line = (LinearLogit) new RidgeMethod().fit(SAMPLE, setting, 1);
			final int n = SAMPLE.size();
			double intercept = 0;
			for (int i = 0; i < n; i++) intercept += residual(line, i) / n;
			assertEquals(0, intercept, 1e-9, setting.text());
			for (int j = 0; j < 5; j++) {
				double mean = 0, square = 0, gradient = 0;
				for (int i = 0; i < n; i++) mean += SAMPLE.rows()[i][j] / n;
				for (int i = 0; i < n; i++) {
					square += (SAMPLE.rows()[i][j] - mean) * (SAMPLE.rows()[i][j] - mean) / n;
					gradient += SAMPLE.rows()[i][j] * residual(line, i) / n;
				}
				assertEquals(setting.get("lambda") * square * line.coefficients()[j], gradient, 1e-9, setting.text());
			}
		}
	}

	private static double residual(final LinearLogit line, final int i) {
		return (SAMPLE.positive()[i] ? 1 : 0) - line.probability(SAMPLE.rows()[i]);
	}

	@Test
	void ridgeWithoutPenaltyIsMaximumLikelihood() {
		final LinearLogit line = (LinearLogit) new RidgeMethod().fit(SAMPLE, new Setting(Map.of("lambda", 1e-12)), 1);
		final LogisticFit fit = LogisticRegression.fit(SAMPLE.columns(), SAMPLE.positive(), List.of("a", "b", "c", "d", "e"),
			LogisticOptions.defaults());
		assertEquals(fit.coefficients()[0], line.intercept(), 1e-7);
		for (int j = 0; j < 5; j++) assertEquals(fit.coefficients()[j + 1], line.coefficients()[j], 1e-7);
	}

	@Test
	void importanceFindsWhatMatters() {
		final Sample sample = new Sample(Samples.of(150, 2, 3, 5).rows(), Samples.of(150, 2, 3, 5).positive());
		final Predictor forest = new RandomForestMethod().fit(sample, new RandomForestMethod().grid(2).get(0), 1);
		final double[] importance = PermutationImportance.of(forest, sample, 1);
		assertTrue(importance[0] > 0.2 && importance[0] > 3 * importance[1], importance[0] + ", " + importance[1]);
		assertEquals(0, PermutationImportance.of(new LinearLogit(0, new double[] { 1, 0 }), sample, 1)[1]);
	}
}
