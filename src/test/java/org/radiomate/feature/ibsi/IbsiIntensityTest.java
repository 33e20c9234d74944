package org.radiomate.feature.ibsi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The intensity families against IBSI's reference values. */
class IbsiIntensityTest {

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void statistics(final String dataset) {
		IbsiOracle.check(dataset, "intensity-based statistics", new IbsiStatistics());
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void histogram(final String dataset) {
		IbsiOracle.check(dataset, "intensity histogram", new IbsiHistogram(IbsiOracle.discretisation(dataset)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void volumeHistogram(final String dataset) {
		IbsiOracle.check(dataset, "intensity-volume histogram", IbsiOracle.volumeHistogram(dataset));
	}
}
