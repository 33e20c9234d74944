package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Where a value lies among training patients. */
class TrainingDistributionTest {

	private static final TrainingDistribution HUNDRED = TrainingDistribution.of(IntStream.rangeClosed(0, 100).mapToDouble(i -> i)
		.toArray());

	/** R: quantile(c(4, 1, 3, 2), c(0, .05, .25, .5, .75, .95, 1)). */
	@ParameterizedTest
	@CsvSource({ "0, 1", "5, 1.15", "25, 1.75", "50, 2.5", "75, 3.25", "95, 3.85", "100, 4" })
	void quantilesAreRs(final int percent, final double expected) {
		assertEquals(expected, TrainingDistribution.of(new double[] { 4, 1, Double.NaN, 3, 2 }).percentile(percent), 1e-15);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 0", "0, 0", "3, 3", "50, 50", "97.5, 97.5", "100, 100", "101, 100" })
	void ranksAreLinearBetweenQuantiles(final double value, final double expected) {
		assertEquals(expected, HUNDRED.rankPercent(value), 1e-12);
	}

	/** Of equal values the middle: neither below nor above half of them. */
	@Test
	void tiesTakeTheirMiddle() {
		assertEquals(50, TrainingDistribution.of(new double[] { 7, 7, 7 }).rankPercent(7));
		assertEquals(25, TrainingDistribution.of(new double[] { 1, 1, 1, 2, 2 }).rankPercent(1));
		assertEquals(0, TrainingDistribution.of(new double[] { 7, 7, 7 }).rankPercent(6.9));
	}

	@Property
	void ranksRiseAndStayWithinBounds(@ForAll @Size(min = 1, max = 40) final List<@DoubleRange(min = -50, max = 50) Double> values,
		@ForAll @DoubleRange(min = -60, max = 60) final double a, @ForAll @DoubleRange(min = -60, max = 60) final double b)
	{
		final TrainingDistribution all = TrainingDistribution.of(values.stream().mapToDouble(value -> value).toArray());
		final double low = all.rankPercent(Math.min(a, b)), high = all.rankPercent(Math.max(a, b));
		assertTrue(0 <= low && low <= high && high <= 100, low + " " + high);
		assertEquals(Collections.min(values), all.lowest());
		assertEquals(Collections.max(values), all.highest());
		for (final double value : values) assertFalse(all.isOutside(value, 0));
	}

	@Test
	void nothingIsKnownOfNobody() {
		final TrainingDistribution none = TrainingDistribution.of(new double[] { Double.NaN });
		assertEquals(0, none.patients());
		assertTrue(Double.isNaN(none.rankPercent(1)) && Double.isNaN(none.median()));
		assertFalse(none.isOutside(1, 0));
	}

	@Test
	void toleranceIsAPartOfTheNearest() {
		assertFalse(HUNDRED.isOutside(100.9, 0.01));
		assertTrue(HUNDRED.isOutside(101.1, 0.01));
		assertTrue(HUNDRED.isOutside(-0.1, 0.01));
		assertFalse(HUNDRED.isOutside(Double.NaN, 0));
	}

	@Test
	void badQuantilesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new TrainingDistribution(3, List.of(1.0, 2.0)));
		assertThrows(IllegalArgumentException.class, () -> new TrainingDistribution(3, Collections.nCopies(21, Double.NaN)));
		assertThrows(IllegalArgumentException.class, () -> HUNDRED.percentile(33));
	}
}
