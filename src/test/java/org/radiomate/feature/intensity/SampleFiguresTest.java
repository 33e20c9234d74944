package org.radiomate.feature.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class SampleFiguresTest {

	@Test
	void figuresByHand() {
		final SampleFigures sample = new SampleFigures(new double[] { 4, 1, 2, 9 });
		assertEquals(4, sample.mean());
		assertEquals((9 + 4 + 0 + 25) / 4.0, sample.centralMoment(2), 1e-15);
		assertEquals((-27 - 8 + 125) / 4.0 / Math.pow(9.5, 1.5), sample.skewness(), 1e-15);
		assertEquals((81 + 16 + 625) / 4.0 / (9.5 * 9.5), sample.kurtosis(), 1e-15);
		assertEquals((3 + 2 + 0 + 5) / 4.0, sample.meanAbsoluteDeviation(), 1e-15);
		assertEquals(3, sample.quantile(0.5));
		assertEquals(1.5, sample.medianAbsoluteDeviation(), "of 2, 1, 1 and 6");
		assertEquals(1, sample.quantile(0.1));
		assertEquals(9, sample.quantile(0.9));
	}

	@Test
	void equalValuesHaveNoSkewness() {
		final SampleFigures sample = new SampleFigures(new double[] { 0.1, 0.1, 0.1 });
		assertTrue(Double.isNaN(sample.skewness()) && Double.isNaN(sample.kurtosis()));
		assertThrows(IllegalArgumentException.class, () -> new SampleFigures(new double[0]));
	}

	/** Commons Math calls Hazen's rule R_5. */
	@Property
	void quantilesAreThoseOfTypeFive(@ForAll @Size(
		min = 1, max = 30) final List<@DoubleRange(min = -1000, max = 1000) Double> values,
		@ForAll @DoubleRange(min = 0.01, max = 0.99) final double probability)
	{
		final double[] sample = values.stream().mapToDouble(v -> v).toArray();
		final double expected = new Percentile().withEstimationType(Percentile.EstimationType.R_5).evaluate(sample, 100 *
			probability);
		assertEquals(expected, new SampleFigures(sample).quantile(probability), 1e-9);
	}
}
