package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.testing.Shared;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

class FeatureNamesTest {

	@ParameterizedTest
	@CsvSource({ "45-7DifferenceEntropy,X45.7DifferenceEntropy", "-333-1AutoCorrelation,X.333.1AutoCorrelation",
		"0.025Quantile,X0.025Quantile", "Kurtosis,Kurtosis", ".x,.x", ".5x,X.5x", "_a,X_a", "a b,a.b", "'',X" })
	void namesAreMangledAsInR(final String name, final String expected) {
		assertEquals(expected, FeatureNames.mangled(name));
	}

	@Test
	void all430NamesOfTheCatalogueAreFound() throws IOException {
		int found = 0;
		try (Reader reader = Files.newBufferedReader(Shared.path("ibex/ibex_all430.csv"))) {
			for (final CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().build().parse(reader)) {
				assertEquals(row.get("r_column"), FeatureNames.mangled(row.get("ibex_column")));
				assertEquals(Optional.of(row.get("ibex_column")), FeatureNames.catalogue().find(row.get("r_column")));
				assertEquals(Optional.of(row.get("ibex_column")), FeatureNames.catalogue().find(row.get("ibex_column")));
				found++;
			}
		}
		assertEquals(430, found);
	}

	/** The short way gives what the long one gives: for every id, and for R's name of it. */
	@Test
	void columnsOfTheBuiltInSetsAreFoundWithoutReadingThem() {
		for (final String set : FeatureSet.builtInNames()) {
			final List<String> ids = FeatureSet.builtIn(set).features().stream().map(FeatureInfo::id).toList();
			final List<String> fromR = ids.stream().map(FeatureNames::mangled).toList();
			assertEquals(FeatureNames.catalogue().idsOf(ids), FeatureNames.builtInIdsOf(ids), set);
			assertEquals(FeatureNames.catalogue().idsOf(fromR), FeatureNames.builtInIdsOf(fromR), set);
		}
	}

	@Test
	void whatIsAmbiguousOrUnknownStays() {
		final FeatureNames names = FeatureNames.of(List.of("1-2", "1.2", "3-4"));
		assertEquals("X1.2", names.idOf("X1.2"));
		assertEquals("3-4", names.idOf("X3.4"));
		assertEquals("X9.9", names.idOf("X9.9"));
		assertEquals(List.of("3-4", "X3.4", "1-2"), names.idsOf(List.of("3-4", "X3.4", "1-2")));
	}

	@Test
	void tablesFromRGetTheirTrueColumns() {
		final CsvTable csv = new CsvTable("r.csv", List.of("patient", "X45.7DifferenceEntropy", "X0.5Quantile", "X1.unknown",
			"Kurtosis"), List.of(List.of("P1", "1", "2", "3", "4")));
		final FeatureTable table = FeatureTable.of(csv, "patient", List.of());
		assertEquals(List.of("45-7DifferenceEntropy", "0.5Quantile", "X1.unknown", "Kurtosis"), table.features());
		assertEquals(0, table.indexOf("X45.7DifferenceEntropy"));
		assertEquals(0, table.indexOf("45-7DifferenceEntropy"));
		assertEquals(2, table.indexOf("X1.unknown"));
		final FeatureTable both = FeatureTable.of(new CsvTable("b.csv", List.of("patient", "X0.5Quantile", "0.5Quantile"), List
			.of(List.of("P1", "1", "2"))), "patient", List.of());
		assertEquals(List.of("X0.5Quantile", "0.5Quantile"), both.features());
	}
}
