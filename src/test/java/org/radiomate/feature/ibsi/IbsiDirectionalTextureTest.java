package org.radiomate.feature.ibsi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The textures with directions against IBSI's reference values. */
class IbsiDirectionalTextureTest {

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void cooccurrence(final String dataset) {
		IbsiOracle.check(dataset, "GLCM", new IbsiCooccurrence(IbsiOracle.discretisation(dataset), IbsiOracle.aggregations(
			dataset, true), 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void runLength(final String dataset) {
		IbsiOracle.check(dataset, "GLRLM", new IbsiRunLength(IbsiOracle.discretisation(dataset), IbsiOracle.aggregations(
			dataset, true)));
	}
}
