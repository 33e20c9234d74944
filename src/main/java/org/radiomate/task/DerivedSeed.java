package org.radiomate.task;

/**
 * Seeds for the parts of a random task, derived from the one seed that the user gives and the part's position, so that the
 * parts can be done in any order and on any number of threads.
 * <p>
 * With mix, the finaliser of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195), the seed of position
 * (i, j, ...) is mix(mix(mix(seed) + i) + j) and so on. Seeds that differ in a bit or two would otherwise begin with
 * similar numbers, as the Well generators do.
 * </p>
 */
public final class DerivedSeed {

	/** How records of a run say it. */
	public static final String RULE = "seed of position (i, j) = mix(mix(mix(seed) + i) + j), mix being SplitMix64's finaliser";

	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	private DerivedSeed() {}

	/** The seed of a position. */
	public static long of(final long seed, final long... position) {
		long derived = mix(seed);
		for (final long index : position) derived = below(derived, index);
		return derived;
	}

	/** The seed one level below a derived one: {@code below(of(s, i), j)} is {@code of(s, i, j)}. */
	public static long below(final long derived, final long index) {
		return mix(derived + index);
	}

	private static long mix(final long value) {
		long z = value + GOLDEN_RATIO;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}
}
