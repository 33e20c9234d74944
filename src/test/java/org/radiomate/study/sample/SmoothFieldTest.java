package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variance and autocorrelation of the random field are those of its equation. */
class SmoothFieldTest {

	private static final int SIZE = 256;

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.8, 1.6, 3 })
	void varianceIsOneAndTheCorrelationIsGaussian(final double sigma) {
		final double[] f = new SmoothField(SIZE, SIZE, sigma).draw(new Well19937c(11));
		assertEquals(1, product(f, 0), 0.08);
		// white noise under a Gaussian kernel: autocorrelation exp(-d^2 / (4 sigma^2))
		for (int d = 1; d < 6; d++) {
			final double expected = sigma == 0 ? 0 : Math.exp(-d * d / (4 * sigma * sigma));
			assertEquals(expected, product(f, d), 0.08, "distance " + d);
		}
	}

	private static double product(final double[] f, final int distance) {
		double sum = 0;
		for (int i = 0; i < f.length; i++) {
			final int x = i % SIZE;
			sum += f[i] * f[i - x + (x + distance) % SIZE];
		}
		return sum / f.length;
	}
}
