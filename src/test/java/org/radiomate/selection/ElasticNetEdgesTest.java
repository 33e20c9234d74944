package org.radiomate.selection;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

/** The elastic net and its cross-validation where data are scarce, degenerate or broken. */
class ElasticNetEdgesTest {

	private static final ElasticNetOptions BINOMIAL = ElasticNetOptions.defaults(Family.BINOMIAL);
	private static final ElasticNetOptions GAUSSIAN = ElasticNetOptions.defaults(Family.GAUSSIAN);

	private static double[][] noise(final long seed, final int features, final int patients) {
		final Random random = new Random(seed);
		return IntStream.range(0, features).mapToObj(j -> IntStream.range(0, patients).mapToDouble(i -> random
			.nextGaussian()).toArray()).toArray(double[][]::new);
	}

	private static boolean[] first(final int positives, final int patients) {
		final boolean[] y = new boolean[patients];
		Arrays.fill(y, 0, positives, true);
		return y;
	}

	private static void assertOptimal(final ElasticNetPath path, final double largestGradient) {
		for (int k = 0; k < path.size(); k++) {
			assertTrue(path.optimality()[k] <= 2e-12 * largestGradient, "violation " + path.optimality()[k] + " at " + k);
		}
	}

	@Test
	void brokenValuesAreNamed() {
		for (final double broken : new double[] { Double.NaN, Double.POSITIVE_INFINITY }) {
			final double[][] x = noise(1, 3, 20);
			x[1][4] = broken;
			assertProblem(() -> ElasticNet.fit(x, first(9, 20), BINOMIAL), "Column 2", "patient 5", "leave");
		}
		final double[] y = noise(2, 1, 20)[0];
		y[7] = Double.NaN;
		assertProblem(() -> ElasticNet.fit(noise(1, 3, 20), y, GAUSSIAN, Progress.NONE), "outcome of patient 8");
		assertProblem(() -> ElasticNet.fit(noise(1, 3, 20), noise(2, 1, 20)[0], BINOMIAL, Progress.NONE), "0 or 1");
		assertProblem(() -> ElasticNet.fit(noise(1, 3, 1), first(1, 1), BINOMIAL), "at least 2 patients, not 1");
		assertProblem(() -> ElasticNet.fit(noise(1, 3, 9), first(9, 9), BINOMIAL), "same outcome");
	}

	@Test
	void twoPatientsAreEnoughForAPath() {
		final ElasticNetPath path = ElasticNet.fit(new double[][] { { 1, 3 }, { 2, 2 } }, first(1, 2), BINOMIAL);
		assertOptimal(path, 0.5);
		assertEquals(0, path.coefficients(path.size() - 1)[1]);
		assertTrue(path.coefficients(path.size() - 1)[0] < 0);
	}

	@Test
	void constantColumnsAloneGiveTheNullModel() {
		final double[][] x = { new double[30], new double[30] };
		Arrays.fill(x[1], 0.1);
		final ElasticNetPath path = ElasticNet.fit(x, first(10, 30), BINOMIAL);
		assertEquals(0, path.nonZero(0));
		assertEquals(Math.log(0.5), path.intercepts()[0], 1e-14);
		final CrossValidation cv = ElasticNetCrossValidation.run(path, x, first(10, 30), Folds.stratified(first(10, 30), 5, 1),
			Measure.DEVIANCE, BINOMIAL, Progress.NONE);
		assertEquals(0, cv.minimumIndex());
	}

	/** A constant column keeps 0 and of two equal columns only one is needed: the others are as without it. */
	@Test
	void constantAndDuplicatedColumnsChangeNothing() {
		final double[][] x = noise(5, 60, 40);
		final double[][] more = Arrays.copyOf(x, 63);
		more[60] = new double[40];
		more[61] = x[3].clone();
		more[62] = Arrays.stream(x[4]).map(v -> -2 * v + 7).toArray();
		final boolean[] y = first(17, 40);
		final ElasticNetOptions options = BINOMIAL.withLambdas(ElasticNet.fit(x, y, BINOMIAL).lambdas());
		final ElasticNetPath alone = ElasticNet.fit(x, y, options);
		final ElasticNetPath both = ElasticNet.fit(more, y, options);
		assertOptimal(both, both.lambdas()[0]);
		for (int k = 0; k < alone.size(); k++) {
			assertArrayEquals(alone.linearPredictor(k, x), both.linearPredictor(k, more), 1e-7);
			assertTrue(both.coefficients(k)[60] == 0);
		}
	}

	/** Columns that are copies but for the seventh or the twelfth digit. */
	@Property(tries = 20)
	void nearlyEqualColumnsAreSolved(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final double[][] x = noise(seed, 40, 30);
		final Random random = new Random(seed);
		for (int j = 20; j < 40; j++) {
			final double noise = j % 2 == 0 ? 1e-7 : 1e-12;
			for (int i = 0; i < 30; i++) x[j][i] = x[j - 20][i] + noise * random.nextGaussian();
		}
		final boolean[] y = first(13, 30);
		final double[][] half = Arrays.copyOf(x, 20);
		final ElasticNetPath alone = ElasticNet.fit(half, y, BINOMIAL);
		final ElasticNetPath path = ElasticNet.fit(x, y, BINOMIAL.withLambdas(alone.lambdas()));
		assertOptimal(path, path.lambdas()[0]);
		for (int k = 0; k < path.size(); k++) {
			assertArrayEquals(alone.linearPredictor(k, half), path.linearPredictor(k, x), 1e-4);
		}
	}

	@Test
	void hugeAndTinyScalesDoNotMatter() {
		final double[][] x = noise(6, 5, 30);
		final double[][] scaled = { x[0], Arrays.stream(x[1]).map(v -> Math.scalb(v, 600)).toArray(), Arrays.stream(x[2]).map(
			v -> Math.scalb(v, -600)).toArray(), x[3], x[4] };
		final ElasticNetPath plain = ElasticNet.fit(x, first(13, 30), BINOMIAL);
		final ElasticNetPath path = ElasticNet.fit(scaled, first(13, 30), BINOMIAL);
		assertEquals(plain.size(), path.size());
		final int last = plain.size() - 1;
		assertEquals(plain.coefficients(last)[1], Math.scalb(path.coefficients(last)[1], 600));
		assertEquals(plain.coefficients(last)[2], Math.scalb(path.coefficients(last)[2], -600));
	}

	@Test
	void moreFeaturesThanPatientsForAnyShareOfTheLasso() {
		final double[][] x = noise(7, 90, 35);
		final double[] y = noise(8, 1, 35)[0];
		for (final double alpha : new double[] { 0, 1e-4, 0.1, 0.5, 1 }) {
			for (final boolean standardize : new boolean[] { true, false }) {
				final ElasticNetPath path = ElasticNet.fit(x, y, GAUSSIAN.withAlpha(alpha).withStandardize(standardize),
					Progress.NONE);
				final ElasticNetPath classes = ElasticNet.fit(x, first(16, 35), BINOMIAL.withAlpha(alpha).withStandardize(
					standardize));
				assertOptimal(path, path.lambdas()[0] * Math.max(alpha, 1e-3) * 2);
				assertOptimal(classes, classes.lambdas()[0] * Math.max(alpha, 1e-3) * 2);
			}
		}
	}

	/** alpha 0: (X'X/n + lambda/sd(y) I) b = X'y/n on standardised columns; the path starts at 1000 times the gradient. */
	@Test
	void alphaZeroIsRidgeRegression() {
		final double[][] x = new StandardizedDesign(noise(9, 6, 25), true).x;
		final double[] y = noise(10, 1, 25)[0];
		final double mean = Arrays.stream(y).average().orElseThrow();
		final double sd = Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
		final ElasticNetPath path = ElasticNet.fit(x, y, GAUSSIAN.withAlpha(0), Progress.NONE);
		final double largest = Arrays.stream(x).mapToDouble(column -> Math.abs(Vectors.dot(column, y)) / 25).max()
			.orElseThrow();
		assertEquals(1000 * largest, path.lambdas()[0], 1e-9);
		for (final int k : new int[] { 0, 50, 99 }) {
			final RealMatrix h = new Array2DRowRealMatrix(6, 6);
			final double[] right = new double[6];
			for (int i = 0; i < 6; i++) {
				right[i] = Vectors.dot(x[i], y) / 25;
				for (int j = 0; j < 6; j++) h.setEntry(i, j, Vectors.dot(x[i], x[j]) / 25 + (i == j ? path.lambdas()[k] / sd : 0));
			}
			assertArrayEquals(new LUDecomposition(h).getSolver().solve(new Array2DRowRealMatrix(right)).getColumn(0), path
				.coefficients(k), 1e-11);
		}
	}

	@Test
	void aGivenLambdaNeedsNoPathAboveIt() {
		final double[][] x = noise(11, 80, 40);
		final boolean[] y = first(18, 40);
		final ElasticNetPath path = ElasticNet.fit(x, y, BINOMIAL);
		for (final int k : new int[] { 10, 60, path.size() - 1 }) {
			final ElasticNetPath alone = ElasticNet.fit(x, y, BINOMIAL.withLambdas(path.lambdas()[k]));
			assertArrayEquals(path.coefficients(k), alone.coefficients(0), 1e-8);
		}
		final ElasticNetPath none = ElasticNet.fit(Arrays.copyOf(x, 3), y, BINOMIAL.withLambdas(0));
		assertTrue(none.optimality()[0] < 1e-12, "lambda 0 is plain logistic regression");
	}

	@Test
	void fewOfAClassStillGiveTheOptimum() {
		for (final int positives : new int[] { 1, 2, 9 }) {
			final ElasticNetPath path = ElasticNet.fit(noise(12, 50, 40), first(positives, 40), BINOMIAL);
			assertOptimal(path, path.lambdas()[0]);
		}
	}

	@Test
	void aFoldWithOneClassIsJudgedByTheDevianceAndLeftOutOfTheArea() {
		final double[][] x = noise(13, 10, 60);
		final boolean[] y = first(30, 60);
		final int[] folds = IntStream.range(0, 60).map(i -> i < 15 ? 1 : 2 + i % 3).toArray();
		final ElasticNetPath path = ElasticNet.fit(x, y, BINOMIAL);
		for (final Measure measure : Measure.values()) {
			final CrossValidation cv = ElasticNetCrossValidation.run(path, x, y, folds, measure, BINOMIAL, Progress.NONE);
			assertTrue(Double.isFinite(cv.means()[cv.minimumIndex()]), measure.toString());
		}
	}

	@Test
	void foldsThatCannotServeAreRefused() {
		final double[][] x = noise(14, 4, 30);
		final boolean[] y = first(10, 30);
		final ElasticNetPath path = ElasticNet.fit(x, y, BINOMIAL);
		final int[] sorted = IntStream.range(0, 30).map(i -> i / 10 + 1).toArray();
		assertProblem(() -> ElasticNetCrossValidation.run(path, x, y, sorted, Measure.DEVIANCE, BINOMIAL, Progress.NONE),
			"Without fold 1 of 3", "stratified");
		final int[] zero = Folds.stratified(y, 3, 1);
		zero[5] = 0;
		assertProblem(() -> ElasticNetCrossValidation.run(path, x, y, zero, Measure.DEVIANCE, BINOMIAL, Progress.NONE),
			"no fold");
		final double[] amounts = noise(15, 1, 30)[0];
		final ElasticNetPath linear = ElasticNet.fit(x, amounts, GAUSSIAN, Progress.NONE);
		assertProblem(() -> ElasticNetCrossValidation.run(linear, x, amounts, Folds.stratified(y, 3, 1), Measure.AUC,
			GAUSSIAN, Progress.NONE), "binomial");
	}
}
