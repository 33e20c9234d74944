package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * A smooth random function of the angle: f(t) = sum over harmonics k of a_k cos(kt) + b_k sin(kt), coefficients normal
 * with standard deviation proportional to 1 / max(k, 1), scaled to variance 1 at every angle.
 */
final class AngularSeries {

	private final int first;
	private final double[] cosine;
	private final double[] sine;

	private AngularSeries(final int first, final double[] cosine, final double[] sine) {
		this.first = first;
		this.cosine = cosine;
		this.sine = sine;
	}

	/** Draws a series of the harmonics first to last. */
	static AngularSeries draw(final RandomGenerator random, final int first, final int last) {
		final int n = last - first + 1;
		final double scale = 1 / Math.sqrt(sumOfSquares(first, last));
		final double[] cosine = new double[n];
		final double[] sine = new double[n];
		for (int i = 0; i < n; i++) {
			cosine[i] = scale * weight(first + i) * random.nextGaussian();
			sine[i] = scale * weight(first + i) * random.nextGaussian();
		}
		return new AngularSeries(first, cosine, sine);
	}

	private static double weight(final int harmonic) {
		return 1.0 / Math.max(harmonic, 1);
	}

	private static double sumOfSquares(final int first, final int last) {
		double sum = 0;
		for (int k = first; k <= last; k++) sum += weight(k) * weight(k);
		return sum;
	}

	/** A series of variance 1 that shares this part of its variance with this one, the rest with the other. */
	AngularSeries mixed(final double share, final AngularSeries other) {
		final double[] c = new double[cosine.length];
		final double[] s = new double[sine.length];
		final double own = Math.sqrt(share);
		final double others = Math.sqrt(1 - share);
		for (int i = 0; i < c.length; i++) {
			c[i] = own * cosine[i] + others * other.cosine[i];
			s[i] = own * sine[i] + others * other.sine[i];
		}
		return new AngularSeries(first, c, s);
	}

	/** The value at an angle in radians. */
	double at(final double angle) {
		double sum = 0;
		for (int i = 0; i < cosine.length; i++) {
			final double phase = (first + i) * angle;
			sum += cosine[i] * StrictMath.cos(phase) + sine[i] * StrictMath.sin(phase);
		}
		return sum;
	}
}
