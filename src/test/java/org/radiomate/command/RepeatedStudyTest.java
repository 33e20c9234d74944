package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.study.StudyLock;
import org.radiomate.table.CsvTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A study is run again from its own record, split by centre, resampled, and alone in its folder. */
class RepeatedStudyTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final List<String> RESAMPLING = List.of("resampling.csv", "resampling_runs.csv", "selection_frequency.csv",
		"oof_predictions.csv", "resampling.json");

	@TempDir
	static Path folder;
	private static Path first;

	@BeforeAll
	static void runOnce() {
		first = folder.resolve("first");
		SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("clinical.csv"), line -> line + (line.startsWith(
			"patient") ? ",centre" : Integer.parseInt(line.substring(3, 6)) % 3 == 0 ? ",B" : ",A"));
		RUNNER.succeed(RunPipeline.class, inputs(first, Map.of("threads", 2)));
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static Map<String, Object> inputs(final Path output, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("manifest", SampleData.manifest(), "clinicaltable", folder.resolve(
			"clinical.csv").toString(), "outcome", "recurrence", "variables", "age; pN:N0<N1<N2", "significance", 0.2, "rule",
			"minimum", "splitcolumn", "centre", "validationcentre", "B", "outputdir", output.toString()));
		inputs.putAll(Map.of("seed", 7, "resampling", "nested cross-validation", "repetitions", 1));
		inputs.putAll(more);
		return inputs;
	}

	/** All files of a study but the log, which holds times. */
	private static Map<String, String> files(final Path study) throws IOException {
		final Map<String, String> files = new HashMap<>();
		try (Stream<Path> all = Files.walk(study)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				final String name = study.relativize(file).toString();
				if (!name.equals("log.txt")) files.put(name, new String(Files.readAllBytes(file),
					java.nio.charset.StandardCharsets.ISO_8859_1));
			}
		}
		return files;
	}

	private static void assertSame(final Path expected, final Path actual) throws IOException {
		final Map<String, String> a = files(expected), b = files(actual);
		assertEquals(a.keySet(), b.keySet());
		a.forEach((name, text) -> assertEquals(text, b.get(name), name));
	}

	@Test
	void recordRunsTheStudyAgain() throws IOException {
		final Path again = folder.resolve("again");
		final var module = RUNNER.succeed(RunPipeline.class, Map.of("optionsfile", first.resolve("run.json").toString(), "manifest",
			SampleData.manifest(), "clinicaltable", folder.resolve("clinical.csv").toString(), "threads", 1, "outputdir", again
				.toString()));
		assertSame(first, again);
		assertTrue(module.getOutput("study").toString().contains("manifest, clinicaltable"), "what overrides is said");
		assertFalse(SampleData.read(first.resolve("run.json")).contains(folder.toString()));
	}

	/** With the files beside the record, it is all that is needed; features take the place of the images. */
	@Test
	void recordBesideItsFilesNeedsNothingElse() throws IOException {
		final Path moved = folder.resolve("moved"), again = folder.resolve("moved again");
		Files.createDirectories(moved);
		Files.copy(first.resolve("run.json"), moved.resolve("options.json"));
		Files.copy(folder.resolve("clinical.csv"), moved.resolve("clinical.csv"));
		RUNNER.succeed(RunPipeline.class, Map.of("optionsfile", moved.resolve("options.json").toString(), "featuretable", first
			.resolve("features.csv").toString(), "outputdir", again.toString()));
		for (final String file : List.of("metrics.csv", "models/integrated.radiomics-model.json", "resampling.csv")) {
			assertEquals(SampleData.read(first.resolve(file)), SampleData.read(again.resolve(file)), file);
		}
	}

	@Test
	void otherInputsThanRecordedAreRefused() throws IOException {
		final Path other = SampleData.changed(folder.resolve("clinical.csv"), folder.resolve("other/clinical.csv"), line -> line
			.replace("SIM001,1", "SIM001,0"));
		final String reason = RUNNER.reason(RunPipeline.class, Map.of("optionsfile", first.resolve("run.json").toString(),
			"manifest", SampleData.manifest(), "clinicaltable", other.toString(), "outputdir", folder.resolve("no").toString()));
		assertTrue(reason.contains("SHA-256") && reason.contains("'clinicaltable'"), reason);
	}

	@Test
	void badOptionsFiles() throws IOException {
		final Path file = folder.resolve("options.json");
		final Map<String, Object> inputs = Map.of("optionsfile", file.toString(), "outputdir", folder.resolve("no").toString());
		for (final String[] bad : new String[][] { { "{ \"sed\": 1 }", "'sed'" }, { "{ \"seed\": \"one\" }", "whole number" }, {
			"{ \"stratify\": 1 }", "true or false" }, { "[1]", "object" }, { "{ \"outputdir\": \"x\" }", "'outputdir'" }, {
				"{ \"seed\": [1] }", "'seed'" }, { "{", "line 1" }, { "{ \"fraction\": 7 }", "fraction is 7" } })
		{
			Files.writeString(file, bad[0]);
			final String reason = RUNNER.reason(RunPipeline.class, inputs);
			assertTrue(reason.contains(bad[1]), bad[0] + " gives: " + reason);
		}
		assertFalse(Files.exists(folder.resolve("no")));
	}

	/** The steps, run one after the other, write the same split by centre and the same resampling. */
	@Test
	void stepsWriteTheSameSplitAndResampling() {
		final Path steps = folder.resolve("steps");
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", folder.resolve("clinical.csv").toString(), "outcome",
			"recurrence", "splitcolumn", "centre", "validationcentre", "B", "outputdir", steps.toString()));
		assertEquals(SampleData.read(first.resolve("split.csv")), SampleData.read(steps.resolve("split.csv")));
		final CsvTable split = CsvTable.read(steps.resolve("split.csv"));
		for (final List<String> row : split.rows()) assertEquals(Integer.parseInt(row.get(0).substring(3)) % 3 == 0
			? "validation" : "training", row.get(1), row.get(0));
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", first.resolve("features.csv").toString(),
			"clinicaltable", folder.resolve("clinical.csv").toString(), "outcome", "recurrence", "splitfile", first.resolve(
				"split.csv").toString(), "agreementtable", first.resolve("agreement.csv").toString(), "variables", "age; pN:N0<N1<N2",
			"significance", 0.2, "rule", "minimum", "seed", 7, "repeats", 1));
		inputs.put("outputdir", steps.toString());
		RUNNER.succeed(ResampleModels.class, inputs);
		for (final String file : RESAMPLING) assertEquals(SampleData.read(first.resolve(file)), SampleData.read(steps.resolve(
			file)), file);
	}

	/** A run without resampling takes away what an earlier one left, and bad splits are said before anything runs. */
	@Test
	void staleResamplingAndBadCentres() throws IOException {
		final Path study = folder.resolve("stale");
		final Map<String, Object> tables = inputs(study, Map.of("featuretable", first.resolve("features.csv").toString(),
			"repetitions", 20, "resampling", "bootstrap"));
		tables.remove("manifest");
		RUNNER.succeed(RunPipeline.class, tables);
		assertTrue(Files.exists(study.resolve("resampling.csv")));
		tables.put("resampling", "none");
		RUNNER.succeed(RunPipeline.class, tables);
		for (final String file : RESAMPLING) assertFalse(Files.exists(study.resolve(file)), file);
		tables.put("validationcentre", "C");
		final String nobody = RUNNER.reason(RunPipeline.class, tables);
		assertTrue(nobody.contains("'C'") && nobody.contains("A, B"), nobody);
		tables.put("splitcolumn", "");
		assertTrue(RUNNER.reason(RunPipeline.class, tables).contains("'splitcolumn' is empty"));
		tables.putAll(Map.of("splitcolumn", "centre", "validationcentre", "B", "splitfile", first.resolve("split.csv").toString()));
		assertTrue(RUNNER.reason(RunPipeline.class, tables).contains("Both 'splitfile' and 'splitcolumn'"));
	}

	@Test
	void twoRunsInOneFolder() throws IOException {
		final Path busy = folder.resolve("busy");
		try (StudyLock lock = StudyLock.of(busy)) {
			assertTrue(RUNNER.reason(RunPipeline.class, inputs(busy, Map.of())).contains("Another run is working in " + busy));
			assertTrue(RUNNER.reason(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "outputdir", busy.toString()))
				.contains("Another run is working in"));
		}
		assertFalse(Files.exists(busy));
		Files.createDirectories(busy);
		Files.writeString(busy.resolve(".lock"), "left by a dead run");
		RUNNER.succeed(RunPipeline.class, inputs(busy, Map.of("dryrun", true)));
		assertEquals(List.of("problems.csv"), List.of(busy.toFile().list()));
	}

	/** A look at a study that is finished must not lose what its own run remarked. */
	@Test
	void checkingAFinishedStudyKeepsItsProblems() throws IOException {
		final Path finished = folder.resolve("finished");
		Files.createDirectories(finished);
		Files.writeString(finished.resolve("run.json"), "{}");
		Files.writeString(finished.resolve("problems.csv"), "of the run itself");
		assertNotNull(RUNNER.succeed(RunPipeline.class, inputs(finished, Map.of("dryrun", true))).getOutput("problems"));
		assertEquals("of the run itself", Files.readString(finished.resolve("problems.csv")));
	}
}
