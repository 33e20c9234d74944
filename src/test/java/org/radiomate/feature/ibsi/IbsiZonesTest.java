package org.radiomate.feature.ibsi;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The families of zones and neighbourhoods against IBSI's reference values. */
class IbsiZonesTest {

	private static List<Aggregation> aggregations(final String dataset) {
		return IbsiOracle.aggregations(dataset, false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void sizeZones(final String dataset) {
		IbsiOracle.check(dataset, "GLSZM", new IbsiSizeZone(IbsiOracle.discretisation(dataset), aggregations(dataset)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void distanceZones(final String dataset) {
		IbsiOracle.check(dataset, "GLDZM", new IbsiDistanceZone(IbsiOracle.discretisation(dataset), aggregations(dataset)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void toneDifferences(final String dataset) {
		IbsiOracle.check(dataset, "NGTDM", new IbsiToneDifference(IbsiOracle.discretisation(dataset), aggregations(dataset), 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "digital", "A", "B", "D" })
	void levelDependence(final String dataset) {
		IbsiOracle.check(dataset, "NGLDM", new IbsiLevelDependence(IbsiOracle.discretisation(dataset), aggregations(dataset), 1,
			0));
	}
}
