package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Orthogonal wavelets, by their scaling filter (Daubechies I, Ten lectures on wavelets, SIAM 1992,
 * doi:10.1137/1.9781611970104), scaled to a sum of √2.
 */
public enum WaveletFamily {

	/** Haar's, of 2 values. */
	HAAR("haar", 1, 1),

	/** Daubechies' with two vanishing moments, of 4 values. */
	DAUBECHIES_2("db2", 1 + Math.sqrt(3), 3 + Math.sqrt(3), 3 - Math.sqrt(3), 1 - Math.sqrt(3)),

	/** Daubechies' with three vanishing moments, of 6 values. */
	DAUBECHIES_3("db3", 1 + a() + b(), 5 + a() + 3 * b(), 10 - 2 * a() + 2 * b(), 10 - 2 * a() - 2 * b(), 5 + a() - 3 * b(),
		1 + a() - b()),

	/** Daubechies' with four vanishing moments, of 8 values. */
	DAUBECHIES_4("db4", DaubechiesFilter.scaling(4)),

	/** Daubechies' with five vanishing moments, of 10 values. */
	DAUBECHIES_5("db5", DaubechiesFilter.scaling(5)),

	/** Daubechies' with six vanishing moments, of 12 values. */
	DAUBECHIES_6("db6", DaubechiesFilter.scaling(6)),

	/** Daubechies' with seven vanishing moments, of 14 values. */
	DAUBECHIES_7("db7", DaubechiesFilter.scaling(7)),

	/** Daubechies' with eight vanishing moments, of 16 values. */
	DAUBECHIES_8("db8", DaubechiesFilter.scaling(8)),

	/** Daubechies' with nine vanishing moments, of 18 values. */
	DAUBECHIES_9("db9", DaubechiesFilter.scaling(9)),

	/** Daubechies' with ten vanishing moments, of 20 values. */
	DAUBECHIES_10("db10", DaubechiesFilter.scaling(10)),

	/** The coiflet of order 1, of 6 values. */
	COIFLET_1("coif1", 1 - Math.sqrt(7), 5 + Math.sqrt(7), 14 + 2 * Math.sqrt(7), 14 - 2 * Math.sqrt(7), 1 - Math.sqrt(7), -3 +
		Math.sqrt(7));

	private final String word;
	private final double[] scaling;

	WaveletFamily(final String word, final double... scaling) {
		this.word = word;
		double sum = 0;
		for (final double value : scaling) sum += value;
		this.scaling = new double[scaling.length];
		for (int k = 0; k < scaling.length; k++) this.scaling[k] = scaling[k] * Math.sqrt(2) / sum;
	}

	private static double a() {
		return Math.sqrt(10);
	}

	private static double b() {
		return Math.sqrt(5 + 2 * Math.sqrt(10));
	}

	/** The word that files and texts use. */
	@JsonValue
	public String word() {
		return word;
	}

	/** The low-pass filter of the decomposition: the scaling filter reversed. */
	Kernel low() {
		final double[] taps = new double[scaling.length];
		for (int k = 0; k < taps.length; k++) taps[k] = scaling[taps.length - 1 - k];
		return Kernel.of(taps);
	}

	/** The high-pass filter of the decomposition: the scaling filter with alternating signs, the first negative. */
	Kernel high() {
		final double[] taps = new double[scaling.length];
		for (int k = 0; k < taps.length; k++) taps[k] = k % 2 == 0 ? -scaling[k] : scaling[k];
		return Kernel.of(taps);
	}
}
