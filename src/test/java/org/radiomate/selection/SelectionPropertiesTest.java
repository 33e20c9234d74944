package org.radiomate.selection;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold for any cohort, and the answers at the edges. */
class SelectionPropertiesTest {

	private static double[][] noise(final Random random, final int features, final int patients) {
		return IntStream.range(0, features).mapToObj(j -> random.doubles(patients, -1, 1).toArray()).toArray(double[][]::new);
	}

	private static boolean[] alternating(final int n) {
		final boolean[] labels = new boolean[n];
		for (int i = 0; i < n; i += 2) labels[i] = true;
		return labels;
	}

	private static List<String> ids(final int n) {
		return IntStream.range(0, n).mapToObj(j -> "f" + j).toList();
	}

	/** One standardised column: the lasso is the soft-thresholded least squares coefficient. */
	@Test
	void lassoOfOneColumnIsSoftThresholding() {
		final double[] x = { -1.5, -0.5, 0.5, 1.5, -1, 1 };
		final double[] y = { 1, 2, 4, 7, 3, 5 };
		final double sd = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum() / 6);
		double product = 0;
		for (int i = 0; i < 6; i++) product += x[i] / sd * y[i] / 6;
		final ElasticNetPath path = ElasticNet.fit(new double[][] { x }, y, ElasticNetOptions.defaults(Family.GAUSSIAN)
			.withLambdas(0.5, 100), Progress.NONE);
		assertEquals(0, path.nonZero(0));
		assertEquals((product - 0.5) / sd, path.coefficients(1)[0], 1e-14);
		assertEquals(22 / 6.0, path.intercepts()[0], 1e-14);
	}

	/** Copies and sums of columns leave the optimum's predictions alone and must not trap the solver. */
	@Property(tries = 20)
	void dependentColumnsAreHandled(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] x = noise(random, 8, 40);
		final boolean[] y = new boolean[40];
		for (int i = 0; i < 40; i++) y[i] = x[0][i] - x[1][i] + random.nextGaussian() > 0;
		final double[][] more = Arrays.copyOf(x, 12);
		more[8] = x[0].clone();
		more[9] = x[1].clone();
		more[10] = x[2].clone();
		more[11] = IntStream.range(0, 40).mapToDouble(i -> 3 - 2 * x[0][i]).toArray();
		final ElasticNetOptions options = ElasticNetOptions.defaults(Family.BINOMIAL).withLambdas(0.2, 0.1, 0.05, 0.01,
			0.005);
		final ElasticNetPath alone = ElasticNet.fit(x, y, options);
		final ElasticNetPath both = ElasticNet.fit(more, y, options);
		for (int k = 0; k < alone.size(); k++) {
			assertArrayEquals(alone.linearPredictor(k, x), both.linearPredictor(k, more), 1e-8);
			assertTrue(both.optimality()[k] < 1e-11, "violation " + both.optimality()[k]);
		}
	}

	@Property(tries = 20)
	void optimalityHoldsAlongThePath(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] x = noise(random, 60, 30);
		for (int j = 1; j < 60; j++) for (int i = 0; i < 30; i++) x[j][i] = 0.95 * x[j - 1][i] + 0.3 * x[j][i];
		final boolean[] y = alternating(30);
		for (final double alpha : new double[] { 1, 0.5 }) {
			final ElasticNetPath path = ElasticNet.fit(x, y, ElasticNetOptions.defaults(Family.BINOMIAL).withAlpha(alpha));
			assertTrue(Arrays.stream(path.optimality()).max().orElseThrow() < 1e-10 * path.lambdas()[0]);
			for (int k = 1; k < path.size(); k++) {
				assertTrue(path.devianceRatios()[k] >= path.devianceRatios()[k - 1] - 1e-12);
			}
		}
	}

	@Test
	void crossValidationDoesNotDependOnThreads() throws Exception {
		final double[][] x = noise(new Random(3), 40, 60);
		final boolean[] y = alternating(60);
		final int[] folds = Folds.stratified(y, 6, 5);
		final ElasticNetOptions options = ElasticNetOptions.defaults(Family.BINOMIAL);
		final ElasticNetPath path = ElasticNet.fit(x, y, options);
		final var one = new java.util.concurrent.ForkJoinPool(1);
		final CrossValidation single = one.submit(() -> ElasticNetCrossValidation.run(path, x, y, folds, Measure.DEVIANCE,
			options, Progress.NONE)).get();
		one.shutdown();
		final CrossValidation several = ElasticNetCrossValidation.run(path, x, y, folds, Measure.DEVIANCE, options,
			Progress.NONE);
		assertArrayEquals(single.means(), several.means());
		assertArrayEquals(single.predictors(), several.predictors());
	}

	@Property(tries = 50)
	void foldsAreBalancedInEachClass(@ForAll @IntRange(min = 2, max = 10) final int count,
		@ForAll @LongRange(min = 0, max = 1000) final long seed)
	{
		final boolean[] y = new boolean[53];
		for (int i = 0; i < 53; i++) y[i] = i % 3 == 0;
		final int[] folds = Folds.stratified(y, count, seed);
		assertArrayEquals(folds, Folds.stratified(y, count, seed));
		for (final int wanted : new int[] { 0, 1, 2 }) {
			final int[] sizes = new int[count];
			for (int i = 0; i < 53; i++) if (wanted == 2 || y[i] == (wanted == 1)) sizes[folds[i] - 1]++;
			assertTrue(Arrays.stream(sizes).max().orElseThrow() - Arrays.stream(sizes).min().orElseThrow() <= 1);
		}
	}

	@Test
	void crossValidationRefusesWhatItCannotJudge() {
		final double[][] x = noise(new Random(3), 4, 20);
		final boolean[] y = alternating(20);
		final ElasticNetOptions options = ElasticNetOptions.defaults(Family.BINOMIAL);
		final ElasticNetPath path = ElasticNet.fit(x, y, options);
		final int[] gap = new int[20];
		Arrays.fill(gap, 4);
		assertTrue(problem(() -> ElasticNetCrossValidation.run(path, x, y, gap, Measure.DEVIANCE, options, Progress.NONE))
			.contains("Fold 1 of 4 is empty"));
		final int[] five = Folds.stratified(y, 5, 1);
		assertTrue(problem(() -> ElasticNetCrossValidation.run(path, x, y, five, Measure.AUC, options, Progress.NONE))
			.contains("10 patients per fold"));
		assertTrue(problem(() -> Folds.stratified(y, 21, 1)).contains("21 folds"));
		assertTrue(problem(() -> ElasticNet.fit(x, new boolean[20], options)).contains("same outcome"));
	}

	private static String problem(final org.junit.jupiter.api.function.Executable action) {
		return assertThrows(ProblemException.class, action).getMessage();
	}

	@Test
	void zScoreMarksConstantFeatures() {
		final ZScore z = ZScore.fit(new double[][] { { 1, 2, 3 }, { 0.1, 0.1, 0.1 }, { 1, Double.NaN, 2 } });
		assertEquals(1, z.apply(0, 3));
		assertTrue(z.isConstant(1));
		assertTrue(Double.isNaN(z.apply(1, 0.1)));
		assertTrue(Double.isNaN(z.means()[2]));
		assertEquals(2, z.subset(0).means()[0]);
	}

	@Test
	void correlationFilterKeepsTheSmallerP() {
		final double[][] x = { { 1, 2, 3, 4, 5 }, { 2, 4, 6, 8, 11 }, { 1, -1, 2, 0, 1 }, { -1, -2, -3, -4, -7 } };
		final double[] p = { 0.03, 0.01, 0.5, 0.02 };
		final List<CorrelationFilter.Drop> drops = CorrelationFilter.drops(x, p, 0.9);
		assertEquals(List.of(0, 3), drops.stream().map(CorrelationFilter.Drop::index).toList());
		assertTrue(drops.stream().allMatch(drop -> drop.keptIndex() == 1));
		assertEquals(-1, drops.get(1).correlation(), 1e-12);
		assertTrue(CorrelationFilter.drops(x, p, CorrelationFilter.OFF).isEmpty());
	}

	@Test
	void nothingSelectedIsAnAnswer() {
		final double[][] x = noise(new Random(11), 5, 60);
		final boolean[] y = alternating(60);
		final SelectionResult none = FeatureSelection.select(ids(5), x, y, SelectionOptions.defaults().withSignificance(
			1e-9), Progress.NONE);
		assertTrue(none.selected().isEmpty() && none.path().isEmpty() && Double.isNaN(none.lambda()));
		assertTrue(none.note().contains("univariate screen"));
		final SelectionResult empty = FeatureSelection.select(ids(5), x, y, SelectionOptions.defaults().withSignificance(1),
			Progress.NONE);
		assertTrue(empty.path().isPresent());
		assertTrue(empty.selected().isEmpty());
		assertTrue(empty.note().contains("lasso"));
	}

	@Test
	void missingAndConstantFeaturesAreSaid() {
		final double[][] x = noise(new Random(12), 4, 40);
		final boolean[] y = alternating(40);
		for (int i = 0; i < 40; i++) x[0][i] += y[i] ? 2 : 0;
		x[1][7] = Double.NaN;
		Arrays.fill(x[2], 5);
		final SelectionResult result = FeatureSelection.select(ids(4), x, y, SelectionOptions.defaults().withFolds(5),
			Progress.NONE);
		assertEquals(List.of("f0"), result.selectedIds());
		assertEquals("f1", result.leftOut().get(0).id());
		assertEquals("missing in 1 of 40 training patients", result.leftOut().get(0).reason());
		final ScreenRow constant = result.screen().stream().filter(row -> row.id().equals("f2")).findFirst().orElseThrow();
		assertEquals("all values are identical", constant.reason());
		assertEquals(2, constant.index());
		assertEquals(0, result.selected().get(0).index());
	}

	@Test
	void tooSmallClassesAreRefused() {
		final boolean[] y = new boolean[10];
		y[0] = true;
		assertTrue(problem(() -> UnivariateScreen.of(ids(1), noise(new Random(1), 1, 10), y, 0.05, Progress.NONE)).contains(
			"1 positive and 9 negative"));
	}

	@Test
	void aCancelledSelectionStops() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// nothing to show
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> FeatureSelection.select(ids(3), noise(new Random(1), 3, 30),
			alternating(30), SelectionOptions.defaults(), cancelled));
	}
}
