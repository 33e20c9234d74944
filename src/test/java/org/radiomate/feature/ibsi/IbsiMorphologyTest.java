package org.radiomate.feature.ibsi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Morphology and local intensity against IBSI's reference values. */
class IbsiMorphologyTest {

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void morphology(final String dataset) {
		IbsiOracle.check(dataset, "morphology", new IbsiMorphology(true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void localIntensity(final String dataset) {
		IbsiOracle.check(dataset, "local intensity", new IbsiLocalIntensity());
	}
}
