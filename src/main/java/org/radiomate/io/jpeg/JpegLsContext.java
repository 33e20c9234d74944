package org.radiomate.io.jpeg;

import java.io.IOException;

/** What was learnt of prediction errors in one context (ITU-T T.87 A.2, A.6, A.7.2), by the standard's names. */
final class JpegLsContext {

	private static final int LARGEST_ORDER = 24, LEAST_CORRECTION = -128, MOST_CORRECTION = 127;

	private final int reset;
	private int a;
	private int b;
	private int c;
	private int n = 1;
	private int negatives;

	JpegLsContext(final JpegLsParameters parameters) {
		reset = parameters.reset();
		a = Math.max(2, (parameters.range() + 32) / 64);
	}

	/** The correction of predictions in this context. */
	int correction() {
		return c;
	}

	/** The error of a regular sample, in steps; learns from it. */
	int error(final JpegLsBits bits, final JpegLsParameters parameters) throws IOException {
		final int k = order(a);
		final int mapped = bits.golomb(k, parameters.limit(), parameters.errorBits());
		final boolean inverted = parameters.near() == 0 && k == 0 && 2 * b <= -n;
		final int error = inverted ? (mapped & 1) == 1 ? mapped >> 1 : -(mapped >> 1) - 1 : (mapped & 1) == 0 ? mapped >> 1
			: -(mapped + 1 >> 1);
		learn(error, 2 * parameters.near() + 1);
		return error;
	}

	private int order(final long size) throws IOException {
		int k = 0;
		while ((long) n << k < size) k++;
		if (k > LARGEST_ORDER) throw new IOException("its errors are too large");
		return k;
	}

	private void learn(final int error, final int step) {
		b += error * step;
		a += Math.abs(error);
		if (n == reset) {
			a >>= 1;
			b >>= 1;
			n >>= 1;
		}
		n++;
		if (b <= -n) {
			b = Math.max(b + n, -n + 1);
			c = Math.max(c - 1, LEAST_CORRECTION);
		}
		else if (b > 0) {
			b = Math.min(b - n, 0);
			c = Math.min(c + 1, MOST_CORRECTION);
		}
	}

	/**
	 * The error of the sample that ends a run, in steps; learns from it.
	 *
	 * @param flat 1 if the neighbours before and above are alike, else 0
	 * @param limit longest code word
	 */
	int runError(final JpegLsBits bits, final JpegLsParameters parameters, final int flat, final int limit)
		throws IOException
	{
		final int k = order(a + (long) flat * (n >> 1));
		final int mapped = bits.golomb(k, limit, parameters.errorBits());
		final int signed = mapped + flat;
		final boolean odd = (signed & 1) == 1;
		final int size = signed + 1 >> 1;
		final int error = (k != 0 || 2 * negatives >= n) == odd ? -size : size;
		if (error < 0) negatives++;
		a += mapped + 1 - flat >> 1;
		if (n == reset) {
			a >>= 1;
			n >>= 1;
			negatives >>= 1;
		}
		n++;
		return error;
	}
}
