package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.radiomate.study.sample.RandomStreams.Purpose;

import java.util.stream.IntStream;

/** Streams of neighbouring patients, purposes and seeds begin with unrelated numbers. */
class RandomStreamsTest {

	private static final int N = 4000;

	private static double[] firstGaussians(final long seed, final int step, final int start, final Purpose purpose) {
		return IntStream.range(0, N).mapToDouble(i -> new RandomStreams(seed).of(start + step * i, purpose).nextGaussian())
			.toArray();
	}

	@Test
	void neighboursAreUnrelated() {
		final double[] even = firstGaussians(1, 2, 0, Purpose.TRAITS);
		assertUnrelated(even, firstGaussians(1, 2, 1, Purpose.TRAITS));
		assertUnrelated(even, firstGaussians(1, 2, 0, Purpose.NUISANCE));
		assertUnrelated(even, firstGaussians(2, 2, 0, Purpose.TRAITS));
		assertUnrelated(even, firstGaussians(1L << 40 | 1, 2, 0, Purpose.TRAITS));
	}

	private static void assertUnrelated(final double[] a, final double[] b) {
		assertEquals(0, new PearsonsCorrelation().correlation(a, b), 4 / Math.sqrt(N));
		assertEquals(1, new StandardDeviation().evaluate(b), 0.05);
	}

	@Test
	void theSameSeedGivesTheSameNumbers() {
		assertEquals(new RandomStreams(7).of(3, Purpose.SHAPE).nextLong(), new RandomStreams(7).of(3, Purpose.SHAPE)
			.nextLong());
	}
}
