package org.radiomate.selection;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The parts of the path solver against plain linear algebra. */
class PathKernelsTest {

	private static final int N = 31;

	private static double[][] columns(final Random random, final int count) {
		return IntStream.range(0, count).mapToObj(j -> random.doubles(N, -1, 1).toArray()).toArray(double[][]::new);
	}

	private static double[] solution(final double[][] x, final int[] columns, final double[] weight, final double ridge,
		final double[] right)
	{
		final RealMatrix h = new Array2DRowRealMatrix(columns.length, columns.length);
		for (int k = 0; k < columns.length; k++) {
			for (int m = 0; m < columns.length; m++) {
				double sum = k == m ? ridge : 0;
				for (int i = 0; i < N; i++) sum += weight[i] * x[columns[k]][i] * x[columns[m]][i] / N;
				h.setEntry(k, m, sum);
			}
		}
		return new LUDecomposition(h).getSolver().solve(new Array2DRowRealMatrix(right)).getColumn(0);
	}

	/** However columns come and go, the factor solves the system of those that are there. */
	@Property(tries = 50)
	void theFactorFollowsTheSupport(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] x = columns(random, 25);
		final double[] weight = random.doubles(N, 0.05, 0.25).toArray();
		final Support support = new Support(x, N);
		support.refresh(weight, new double[0]);
		for (int move = 0; move < 60; move++) {
			final int j = random.nextInt(x.length);
			if (!support.contains(j)) assertTrue(support.add(j, 1, 0.01, false));
			else support.remove(Arrays.stream(support.columns()).boxed().toList().indexOf(j));
		}
		final double[] right = random.doubles(support.size(), -1, 1).toArray();
		final double[] actual = right.clone();
		support.solve(actual);
		assertArrayEquals(solution(x, support.columns(), weight, 0.01, right), actual, 1e-10);
		final double[] others = random.doubles(N, 0.05, 0.25).toArray();
		final double[] ridge = new double[support.size()];
		Arrays.fill(ridge, 0.02);
		support.refresh(others, ridge);
		final double[] again = right.clone();
		support.solve(again);
		assertArrayEquals(solution(x, support.columns(), others, 0.02, right), again, 1e-10);
	}

	@Test
	void aDependentColumnStaysOutUnlessForced() {
		final double[][] x = Arrays.copyOf(columns(new Random(1), 2), 3);
		x[2] = IntStream.range(0, N).mapToDouble(i -> 2 * x[0][i] - x[1][i]).toArray();
		final double[] weight = new double[N];
		Arrays.fill(weight, 1);
		final Support support = new Support(x, N);
		support.refresh(weight, new double[0]);
		assertTrue(support.add(0, 1, 0, false) && support.add(1, 1, 0, false));
		assertFalse(support.add(2, 1, 0, false));
		assertEquals(2, support.size());
		assertTrue(support.add(2, 1, 0, true));
		final double[] direction = { 0, 0, 1e-6 };
		support.solve(direction);
		assertEquals(-2, direction[0] / direction[2], 1e-6, "along the combination that changes no prediction");
		assertEquals(1, direction[1] / direction[2], 1e-6);
	}

	/** What the tracker does not compute is truly below the bar. */
	@Property(tries = 50)
	void boundsOfGradientsHold(@ForAll @LongRange(min = 0, max = 1_000_000) final long seed) {
		final Random random = new Random(seed);
		final double[][] x = new StandardizedDesign(columns(random, 40), true).x;
		final double[] residual = random.doubles(N, -1, 1).toArray();
		final GradientTracker tracker = new GradientTracker(x, residual);
		final int[] all = IntStream.range(0, x.length).toArray();
		final double[] share = new double[x.length];
		Arrays.fill(share, 1);
		for (int move = 0; move < 20; move++) {
			for (int i = 0; i < N; i++) residual[i] = 0.9 * residual[i] + 0.02 * random.nextGaussian();
			tracker.moveTo(residual);
			final double bar = 0.15 * random.nextDouble();
			tracker.sharpen(all, all.length, bar, share);
			for (int j = 0; j < x.length; j++) {
				final double exact = Vectors.dot(x[j], residual) / N;
				if (Math.abs(exact) >= bar) assertEquals(exact, tracker.get(j), 1e-14);
				else assertTrue(Math.abs(tracker.get(j)) < bar + 1e-14);
			}
		}
	}

	@Property(tries = 30)
	void manyProductsEqualOneByOne(@ForAll @IntRange(min = 0, max = 11) final int count,
		@ForAll @LongRange(min = 0, max = 1000) final long seed)
	{
		final Random random = new Random(seed);
		final double[][] x = columns(random, 12);
		final double[] v = random.doubles(N, -1, 1).toArray();
		final int[] order = IntStream.range(0, 12).map(j -> 11 - j).toArray();
		final double[] products = new double[12];
		Vectors.products(x, order, count, v, products);
		final double[] factors = random.doubles(count, -1, 1).toArray();
		final double[] sum = new double[N];
		Vectors.combine(x, order, factors, sum);
		final double[] expected = new double[N];
		for (int c = 0; c < count; c++) {
			final double[] alone = new double[1];
			Vectors.products(x, new int[] { order[c] }, 1, v, alone);
			assertEquals(alone[0], products[c], "the same bits, whatever the neighbours");
			assertEquals(Vectors.dot(x[order[c]], v), products[c], 1e-13);
			Vectors.addScaled(expected, factors[c], x[order[c]]);
		}
		assertArrayEquals(expected, sum, 1e-13);
	}

	/** Loss, residuals and weights of the binomial family against their textbook forms. */
	@Test
	void theBinomialLossNeverOverflows() {
		final double[] eta = { -800, -30, -1, 0, 0.5, 40, 800, 5, -5 };
		final double[] y = { 0, 1, 0, 1, 1, 0, 1, 1, 0 };
		final double[] residual = new double[eta.length];
		final double[] weight = new double[eta.length];
		final double loss = Response.of(Family.BINOMIAL, y).linearise(eta, residual, weight);
		double expected = 0;
		for (int i = 0; i < eta.length; i++) {
			final double margin = y[i] > 0 ? eta[i] : -eta[i];
			expected += Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
			final double p = 1 / (1 + Math.exp(-eta[i]));
			assertEquals(y[i] - p, residual[i], 1e-15);
			assertEquals(p * (1 - p), weight[i], 1e-15);
		}
		assertEquals(expected / eta.length, loss, 1e-14 * loss);
	}
}
