package org.radiomate.io.jpeg;

import java.io.IOException;

/**
 * What the coding of a scan hangs on (ITU-T T.87 C.2.4.1 and A.2.1), by the standard's names.
 *
 * @param maxVal largest sample
 * @param near how far a sample may be from the original
 * @param t1 first threshold of gradients
 * @param t2 second threshold
 * @param t3 third threshold
 * @param reset after how many samples a context is halved
 * @param range number of values of a prediction error
 * @param errorBits bits of one, {@code qbpp}
 * @param limit longest code word
 */
record JpegLsParameters(int maxVal, int near, int t1, int t2, int t3, int reset, int range, int errorBits, int limit) {

	private static final int RESET = 64;

	/**
	 * @param precision bits of a sample
	 * @param presets MAXVAL, T1, T2, T3, RESET; 0 for the default
	 */
	static JpegLsParameters of(final int precision, final int near, final int[] presets) throws IOException {
		final int maxVal = presets[0] == 0 ? (1 << precision) - 1 : presets[0];
		if (maxVal >= 1 << precision || near > Math.min(255, maxVal / 2)) throw new IOException(
			"its parameters contradict one another");
		final int[] t = thresholds(maxVal, near);
		for (int i = 0; i < 3; i++) {
			if (presets[1 + i] != 0) t[i] = presets[1 + i];
		}
		final int reset = presets[4] == 0 ? RESET : presets[4];
		if (t[0] <= near || t[1] < t[0] || t[2] < t[1] || t[2] > maxVal || reset < 3 || reset > Math.max(255, maxVal)) {
			throw new IOException("its parameters contradict one another");
		}
		final int range = (maxVal + 2 * near) / (2 * near + 1) + 1, bits = Math.max(2, bits(maxVal + 1));
		return new JpegLsParameters(maxVal, near, t[0], t[1], t[2], reset, range, bits(range), 2 * (bits + Math.max(8, bits)));
	}

	/** The default thresholds. */
	private static int[] thresholds(final int maxVal, final int near) {
		final boolean deep = maxVal >= 128;
		final int factor = deep ? (Math.min(maxVal, 4095) + 128) / 256 : 256 / (maxVal + 1);
		final int[] basic = { 3, 7, 21 };
		final int[] t = new int[3];
		int lowest = near + 1;
		for (int i = 0; i < 3; i++) {
			final int spread = (3 + 2 * i) * near;
			final int value = deep ? factor * (basic[i] - 2 - i) + 2 + i + spread : Math.max(2 + i, basic[i] / factor + spread);
			t[i] = value > maxVal || value < lowest ? lowest : value;
			lowest = t[i];
		}
		return t;
	}

	/** The smallest number of bits for so many values. */
	private static int bits(final int values) {
		return 32 - Integer.numberOfLeadingZeros(values - 1);
	}

	/** Half of a context of gradients: how steep one is, from -4 to 4 (A.3.3). */
	int quantized(final int gradient) {
		final int size = Math.abs(gradient);
		if (size <= near) return 0;
		final int level = size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
		return gradient < 0 ? -level : level;
	}

	/** A predicted sample and its error in steps (signed) as a sample: wrapped around the range, then clipped (A.4.4, A.4.5). */
	int sample(final int predicted, final int error) {
		final int step = 2 * near + 1;
		int value = predicted + error * step;
		if (value < -near) value += range * step;
		else if (value > maxVal + near) value -= range * step;
		return clipped(value);
	}

	int clipped(final int value) {
		return Math.max(0, Math.min(maxVal, value));
	}
}
