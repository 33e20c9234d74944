package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.task.ProblemException;
import org.radiomate.testing.Shared;

class FeatureSetTest {

	@ParameterizedTest
	@MethodSource("names")
	void writingAndReadingGivesTheSameSet(final String name, @TempDir final Path folder) {
		final FeatureSet set = FeatureSet.builtIn(name);
		assertEquals(name, set.name());
		set.write(folder.resolve("set.json"));
		assertEquals(set, FeatureSet.read(folder.resolve("set.json")));
		assertEquals(set, FeatureSet.parse(set.toJson(), "text"));
	}

	@ParameterizedTest
	@MethodSource("names")
	void everyFeatureIsDescribedOnce(final String name) {
		final List<FeatureInfo> features = FeatureSet.builtIn(name).features();
		assertEquals(features.size(), new HashSet<>(features.stream().map(FeatureInfo::id).toList()).size());
		for (final FeatureInfo info : features) {
			assertFalse(info.displayName().isBlank() || info.family().isBlank() || info.unit().isBlank() || info.definition()
				.isBlank() || info.reference().isBlank(), info.id());
			assertFalse(info.ibsiCode().isBlank() && info.difference().isBlank(), info.id() + " says nothing of IBSI");
		}
	}

	@ParameterizedTest
	@CsvSource({ "IBEX 352,352", "IBEX 353,353", "IBEX 430,430", "IBEX 2017,694", "IBEX signature 11,11" })
	void theIbexSetsHaveTheirNumberOfColumns(final String name, final int columns) {
		assertEquals(columns, FeatureSet.builtIn(name).features().size());
	}

	@ParameterizedTest
	@CsvSource({ "IBEX 352,ibex/ibex352.csv", "IBEX 430,ibex/ibex_all430.csv" })
	void columnsAndCodesAreThoseOfTheCatalogue(final String name, final String file) throws IOException {
		final List<FeatureInfo> features = FeatureSet.builtIn(name).features();
		try (Reader reader = Files.newBufferedReader(Shared.path(file))) {
			int i = 0;
			for (final CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().build().parse(reader)) {
				assertEquals(row.get("ibex_column"), features.get(i).id());
				assertEquals(row.get("ibsi_id"), features.get(i).ibsiCode(), row.get("ibex_column"));
				assertEquals(row.get("category"), features.get(i).family());
				i++;
			}
			assertEquals(features.size(), i);
		}
	}

	@Test
	void anUnknownNameListsWhatThereIs() {
		assertTrue(problem(() -> FeatureSet.builtIn("IBEX 351")).contains("IBEX 352, IBEX 353, IBEX 430, IBEX 2017"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"maskRule\": \"ibex-outline\"|\"maskRule\": \"round\"|pixel-centre",
		"\"description\"|\"descriptoin\"|description", "\"families\"|\"color\": 1, \"families\"|color", "\"ibex-shape\"|\"ibex-shap\"|ibex-run-length",
		"\"edgeVoxelFraction\": 0.5|\"edgeVoxelFraction\": 5|from 0 to 1", "\"count\": 100|\"count\": 1|gray levels is 1",
		"45,|44,|direction 44", "\"NumberOfObjects\"|\"NumberOfThings\"|NumberOfThings",
		"\"schemaVersion\": 1|\"schemaVersion\": 9|version 9",
		"\"lowest\": 0.0, \"highest\": 2100.0|\"lowest\": 0.0|highest" })
	void aBadFieldIsNamed(final String right, final String wrong, final String expected) {
		final String json = FeatureSet.builtIn("IBEX 352").toJson().replaceAll("\\s*\\n\\s*", " ").replaceAll("\" : ",
			"\": ");
		assertTrue(json.contains(right), json);
		final String message = problem(() -> FeatureSet.parse(json.replace(right, wrong), "my set"));
		assertTrue(message.contains("my set") && message.contains(expected), message);
	}

	static List<String> names() {
		return FeatureSet.builtInNames();
	}

	private static String problem(final Runnable action) {
		return assertThrows(ProblemException.class, action::run).getMessage();
	}
}
