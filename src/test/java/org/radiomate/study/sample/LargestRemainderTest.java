package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shares add up and lie within one of the exact quota. */
class LargestRemainderTest {

	@Test
	void leftOverGoesToTheLargestRemainder() {
		assertArrayEquals(new int[] { 4, 3, 3 }, LargestRemainder.share(10, 1, 1, 1));
		assertArrayEquals(new int[] { 1, 2, 7 }, LargestRemainder.share(10, 0.14, 0.16, 0.7));
	}

	@Test
	void wholeQuotasAreKept() {
		assertArrayEquals(new int[] { 7, 25, 15, 8, 46 }, LargestRemainder.share(101, 7 / 101.0, 25 / 101.0, 15 / 101.0, 8 /
			101.0, 46 / 101.0));
	}

	@Property
	void sharesAddUpAndStayWithinOneOfTheQuota(@ForAll @IntRange(min = 0, max = 5000) final int total,
		@ForAll @Size(min = 1, max = 8) final List<@DoubleRange(min = 0.01, max = 100) Double> list)
	{
		final double[] weights = list.stream().mapToDouble(Double::doubleValue).toArray();
		final int[] counts = LargestRemainder.share(total, weights);
		assertEquals(total, IntStream.of(counts).sum());
		final double sum = DoubleStream.of(weights).sum();
		for (int i = 0; i < counts.length; i++) {
			assertTrue(Math.abs(counts[i] - total * weights[i] / sum) < 1 + 1e-6);
		}
	}
}
