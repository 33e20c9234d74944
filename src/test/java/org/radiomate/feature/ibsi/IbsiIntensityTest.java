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
}
