package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Resampling as a script runs it: with and without a split, by every method, and with input that is refused. */
class ResampleModelsTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;
	private Path output;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	/** Forty patients read by two readers who disagree on g1; f0 follows the outcome. */
	@BeforeEach
	void writeTables() throws IOException {
		final Random random = new Random(4);
		final List<String> features = new ArrayList<>(List.of("patient,reader,f0,g1,h2"));
		final List<String> clinical = new ArrayList<>(List.of("patient,event,age"));
		final List<String> split = new ArrayList<>(List.of("patient,cohort"));
		for (int i = 0; i < 40; i++) {
			final String id = String.format(Locale.ROOT, "P%02d", i);
			final double f = random.nextGaussian() + 1.5 * (i % 2), g = random.nextGaussian(), h = random.nextGaussian();
			features.add(id + ",A," + f + "," + g + "," + h);
			features.add(id + ",B," + f + "," + random.nextGaussian() + "," + h);
			clinical.add(id + "," + i % 2 + "," + (50 + random.nextInt(30)));
			split.add(id + "," + (i < 28 ? "training" : "validation"));
		}
		Files.write(folder.resolve("features.csv"), features);
		Files.write(folder.resolve("clinical.csv"), clinical);
		Files.write(folder.resolve("split.csv"), split);
		output = folder.resolve("out");
	}

	private Map<String, Object> with(final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", file("features.csv"), "clinicaltable", file(
			"clinical.csv"), "outcome", "event", "outerfolds", 3, "repeats", 1, "resamples", 4, "innerfolds", 5, "outputdir",
			output.toString()));
		for (int i = 0; i < more.length; i += 2) inputs.put(more[i].toString(), more[i + 1]);
		return inputs;
	}

	private String file(final String name) {
		return folder.resolve(name).toString();
	}

	private CsvTable table(final String name) {
		return CsvTable.read(output.resolve(name));
	}

	@Test
	void withoutASplitAllPatientsAreResampled() throws IOException {
		final CommandModule module = RUNNER.succeed(ResampleModels.class, with("variables", "age"));
		assertEquals(3, ((ResultsTable) module.getOutput("performance")).size());
		assertNotNull(module.getOutput("frequency"));
		assertEquals(List.of("40", "40", "40"), table("resampling.csv").cells("patients"));
		assertEquals(40, table("oof_predictions.csv").rows().size());
		assertEquals("f0", table("selection_frequency.csv").cells("feature").get(0));
		final JsonNode record = new ObjectMapper().readTree(output.resolve("resampling.json").toFile());
		assertEquals("nested cross-validation", record.at("/options/method").asText());
		assertEquals(3, record.at("/counts/fits").asInt());
		assertEquals(2, record.get("inputs").size());
		assertTrue(record.get("seedRule").asText().contains("SplitMix64"));
	}

	@Test
	void withASplitTheValidationCohortIsLeftAloneUnlessAllAreAskedFor() {
		RUNNER.succeed(ResampleModels.class, with("splitfile", file("split.csv")));
		assertEquals(List.of("28"), table("resampling.csv").cells("patients"));
		RUNNER.succeed(ResampleModels.class, with("splitfile", file("split.csv"), "cohort", "all"));
		assertEquals(List.of("40"), table("resampling.csv").cells("patients"));
	}

	@Test
	void everyMethodLeavesItsOwnFilesAndNoOldOnes() {
		RUNNER.succeed(ResampleModels.class, with("method", "permutation"));
		assertEquals(4, table("resampling_runs.csv").rows().size());
		assertTrue(Files.exists(output.resolve("oof_predictions.csv")));
		RUNNER.succeed(ResampleModels.class, with("method", "bootstrap", "stratify", true));
		assertEquals(4, table("resampling_runs.csv").rows().size());
		assertTrue(table("resampling.csv").has("auc_corrected"));
		assertFalse(Files.exists(output.resolve("oof_predictions.csv")), "those of the permutation test");
	}

	@Test
	void agreementIsFixedOrMeasuredAnew() throws IOException {
		RUNNER.succeed(ReaderAgreement.class, Map.of("featuretable", file("features.csv"), "outputdir", output.toString()));
		RUNNER.succeed(ResampleModels.class, with("agreementtable", output.resolve("agreement.csv").toString()));
		final CsvTable fixed = table("selection_frequency.csv");
		assertFalse(fixed.cells("feature").contains("g1"));
		RUNNER.succeed(ResampleModels.class, with("readings", file("features.csv"), "significance", 1.0, "rule", "minimum"));
		final CsvTable anew = table("selection_frequency.csv");
		assertEquals("0", anew.cells("times_chosen").get(anew.cells("feature").indexOf("g1")));
		final JsonNode record = new ObjectMapper().readTree(output.resolve("resampling.json").toFile());
		assertEquals("ICC(2,1)", record.at("/options/form").asText());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "method|jackknife|no resampling method 'jackknife'",
		"cohort|validation|'cohort' is 'validation'", "outerfolds|1|at least 2 folds",
		"outerfolds|21|21 outer folds and 20 patients of the rarer class", "outerfolds|41|would have none of it",
		"repeats|0|'repeats' is 0", "innerfolds|2|at least 3 folds", "innerfolds|50|50 folds cannot be made of 40 patients",
		"outcome|age|no patient has the positive label", "splitfile|nowhere.csv|no file nowhere.csv", "variables|sex|no column 'sex'",
		"form|ICC(9,9)|" })
	void badInputGetsASentenceAndLeavesNoFile(final String parameter, final String value, final String part) {
		final Object typed = value.matches("\\d+") ? Integer.valueOf(value) : value;
		final String reason = RUNNER.reason(ResampleModels.class, with(parameter, typed, "readings", parameter.equals("form")
			? file("features.csv") : ""));
		assertTrue(reason.contains(part == null ? "ICC(9,9)" : part), reason);
		assertTrue(reason.endsWith(".") && !reason.contains("Exception"), reason);
		assertFalse(Files.exists(output), "a file was left");
	}

	@Test
	void bothKindsOfAgreementAreRefused() {
		final String reason = RUNNER.reason(ResampleModels.class, with("agreementtable", file("split.csv"), "readings", file(
			"features.csv")));
		assertTrue(reason.contains("Both 'agreementtable' and 'readings'"), reason);
	}

	/** An absent clinical value is said with the patient's name before anything is resampled. */
	@Test
	void anAbsentClinicalValueIsNamed() throws IOException {
		final List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("clinical.csv")));
		lines.set(5, lines.get(5).replaceAll(",\\d+$", ","));
		Files.write(folder.resolve("clinical.csv"), lines);
		final String reason = RUNNER.reason(ResampleModels.class, with("variables", "age"));
		assertTrue(reason.contains("P04") && reason.contains("age"), reason);
	}
}
