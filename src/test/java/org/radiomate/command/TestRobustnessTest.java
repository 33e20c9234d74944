package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.SplitTable;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Robustness by its own command and in the pipeline. */
class TestRobustnessTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final int PATIENTS = 55;

	@TempDir
	static Path folder;

	/** With whole paths, so that it can lie anywhere, and one reading of each patient. */
	private static Path manifest;
	private static Path split;

	@BeforeAll
	static void once() throws IOException {
		final CsvTable study = CsvTable.read(Path.of(SampleData.manifest()));
		final List<String> lines = new ArrayList<>(List.of("patient,image,contours,reader"));
		for (final List<String> row : study.rows()) {
			if (row.get(4).equals("1") && row.get(5).equals("1")) lines.add(line(row.get(0), row.get(1), row.get(2)));
		}
		manifest = Files.write(folder.resolve("study.csv"), lines);
		assertEquals(PATIENTS + 1, lines.size());
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir",
			folder.toString()));
		split = folder.resolve("split.csv");
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static String line(final String patient, final String image, final String contours) {
		return String.join(",", patient, SampleData.STUDY.resolve(image).toAbsolutePath().toString(), SampleData.STUDY.resolve(
			contours).toAbsolutePath().toString(), "1");
	}

	private static Map<String, Object> inputs(final String output, final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("manifest", manifest.toString(), "outputdir", folder.resolve(
			output).toString()));
		for (int i = 0; i < more.length; i += 2) inputs.put(String.valueOf(more[i]), more[i + 1]);
		return inputs;
	}

	private static String written(final String output, final String file) {
		return SampleData.read(folder.resolve(output).resolve(file));
	}

	@Test
	void tableAndRecordAreTheSameOnAnyNumberOfThreads() {
		final CommandModule module = RUNNER.succeed(TestRobustness.class, inputs("one", "threads", 1, "draws", 1));
		RUNNER.succeed(TestRobustness.class, inputs("two", "threads", 2, "draws", 1));
		for (final String file : List.of("robustness.csv", "robustness.json")) assertEquals(written("one", file), written("two",
			file));
		final CsvTable table = CsvTable.read(folder.resolve("one/robustness.csv"));
		assertEquals(List.of("feature", "form", "cutoff", "icc", "lower", "upper", "patients", "perturbations", "kept", "reason"), table
			.header());
		assertEquals(352, table.rows().size());
		assertEquals(352, ((ResultsTable) module.getOutput("robustness")).size());
		final long kept = table.cells("kept").stream().filter("yes"::equals).count();
		assertTrue(kept > 50 && kept < 340, kept + " kept");
		assertTrue(String.valueOf(module.getOutput("remark")).startsWith(kept + " of 352 features are robust"), "remark");
		for (final List<String> row : table.rows()) {
			assertEquals(List.of("ICC(1,1)", "0.9", "55", "5"), List.of(row.get(1), row.get(2), row.get(6), row.get(7)));
			if (row.get(8).equals("yes")) assertTrue(Double.parseDouble(row.get(3)) > 0.9 && Double.parseDouble(row.get(4)) < Double
				.parseDouble(row.get(3)), row.toString());
		}
		final String record = written("one", "robustness.json");
		for (final String part : List.of("\"seed\" : 1", "SplitMix64", "erode 1 mm 3d", "noise sd 10 hu seed ", "imageSha256",
			"\"featureSet\"")) assertTrue(record.contains(part), part);
		assertFalse(record.contains(folder.toString()) || record.contains(SampleData.STUDY.toAbsolutePath().toString()),
			"a folder outside the study");
	}

	@Test
	void seedsMatterAndTheCompanyDoesNot() throws IOException {
		RUNNER.succeed(TestRobustness.class, inputs("all", "featureset", "IBEX signature 11"));
		RUNNER.succeed(TestRobustness.class, inputs("other", "featureset", "IBEX signature 11", "seed", 2L));
		assertNotEquals(written("all", "robustness.csv"), written("other", "robustness.csv"));
		final Path few = Files.write(folder.resolve("few.csv"), Files.readAllLines(manifest).stream().filter(line -> line.matches(
			"(patient|SIM00[37]).*")).toList());
		RUNNER.succeed(TestRobustness.class, inputs("few", "featureset", "IBEX signature 11", "manifest", few.toString()));
		final String steps = "(?s).*\"patient\" : \"SIM007\".*?\"steps\" : (\\[.*?\\]).*";
		assertEquals(written("all", "robustness.json").replaceFirst(steps, "$1"), written("few", "robustness.json").replaceFirst(
			steps, "$1"));
	}

	@Test
	void aRegionThatVanishesIsNamedAndLeftOutOfTheFigures() {
		final CommandModule module = RUNNER.succeed(TestRobustness.class, inputs("thin", "featureset", "IBEX signature 11", "shrink",
			6.0, "shift", 0.0, "roughen", 0.0, "noise", 0.0));
		final ResultsTable problems = (ResultsTable) module.getOutput("problems");
		int vanished = 0;
		for (int i = 0; i < problems.size(); i++) {
			final String problem = problems.getStringValue("problem", i);
			assertTrue(problem.contains("erode 6 mm 3d"), problem);
			if (problem.contains("no feature has a value")) vanished++;
		}
		assertTrue(vanished > 1 && vanished < PATIENTS - 10, vanished + " regions vanish");
		int most = 0;
		for (final List<String> row : CsvTable.read(folder.resolve("thin/robustness.csv")).rows()) {
			most = Math.max(most, Integer.parseInt(row.get(6)));
			assertTrue(row.get(9).contains(PATIENTS - Integer.parseInt(row.get(6)) + " patients without all values left out"), row
				.toString());
		}
		assertEquals(PATIENTS - vanished, most);
		assertTrue(written("thin", "robustness.json").contains("leaves no voxel"), "in the record");
	}

	@Test
	void badInputIsRefusedInWords() throws IOException {
		assertSentence(inputs("bad", "grow", -1.0), "'grow'", "-1");
		assertSentence(inputs("bad", "grow", 0.0, "shrink", 0.0, "shift", 0.0, "roughen", 0.0, "noise", 0.0), "nothing to perturb");
		assertSentence(inputs("bad", "reader", "9"), "no reader '9'", "1");
		assertSentence(inputs("bad", "onproblem", "ignore"), "'onproblem'");
		assertSentence(inputs("bad", "splitfile", "nowhere.csv"), "nowhere.csv", "'splitfile'");
		final Path one = Files.write(folder.resolve("one.csv"), Files.readAllLines(manifest).subList(0, 2));
		assertSentence(inputs("bad", "manifest", one.toString()), "one.csv", "at least two");
		final Path broken = Files.write(folder.resolve("broken.csv"), List.of(Files.readAllLines(manifest).get(0), Files.readAllLines(
			manifest).get(1), Files.readAllLines(manifest).get(2), "X," + folder.resolve("split.csv") + "," + folder.resolve("split.csv") +
				",1"));
		assertSentence(inputs("bad", "manifest", broken.toString()), "line 4", "'X'");
		assertFalse(Files.exists(folder.resolve("bad")), "a refused test leaves no folder");
		final CommandModule module = RUNNER.succeed(TestRobustness.class, inputs("rest", "manifest", broken.toString(), "onproblem",
			"leave out", "featureset", "IBEX signature 11"));
		assertTrue(((ResultsTable) module.getOutput("problems")).getStringValue("problem", 0).contains("'X'"), "named");
		assertFalse(((ResultsTable) module.getOutput("problems")).getStringValue("problem", 0).contains(folder.toString()), "no folder");
	}

	private static void assertSentence(final Map<String, Object> inputs, final String... parts) {
		final String reason = RUNNER.reason(TestRobustness.class, inputs);
		for (final String part : parts) assertTrue(reason.contains(part), part + " in: " + reason);
		assertFalse(reason.contains("Exception"), reason);
	}

	private static Map<String, Object> pipeline(final String output, final Path study, final Object... more) {
		final Map<String, Object> inputs = inputs(output, more);
		inputs.putAll(Map.of("manifest", study.toString(), "clinicaltable", SampleData.clinical(), "outcome", "recurrence",
			"splitfile", split.toString(), "significance", 0.3, "rule", "minimum"));
		inputs.putIfAbsent("robustness", true);
		inputs.putIfAbsent("robustnesscutoff", 0.93);
		return inputs;
	}

	@Test
	void thePipelineKeepsRobustFeaturesAsTheCommandsDo() {
		final CommandModule module = RUNNER.succeed(RunPipeline.class, pipeline("pipe", manifest, "resampling",
			"nested cross-validation", "repetitions", 1));
		final CsvTable table = CsvTable.read(folder.resolve("pipe/robustness.csv"));
		final long kept = table.cells("kept").stream().filter("yes"::equals).count();
		assertTrue(kept > 20 && kept < 300, kept + " kept");
		assertEquals(kept, CsvTable.read(folder.resolve("pipe/univariate.csv")).rows().size(), "only these are tested");
		final String page = written("pipe", "report.html"), run = written("pipe", "run.json");
		for (final String part : List.of("Feature robustness", kept + " of 352 features are robust", "no agreement of readers",
			"excellent, 0.9 and above", "Robustness was tested by perturbation", "(" + kept + " of 352)", "shows no agreement of readers",
			"CLEAR: robustness")) assertTrue(page.contains(part), part);
		for (final String part : List.of("\"robustness\" : true", "\"robustnesscutoff\" : 0.93", "\"draws\" : 3", "\"robust\" : " +
			kept)) assertTrue(run.contains(part), part);
		assertTrue(String.valueOf(module.getOutput("study")).contains("robust against perturbation"), "said");
		assertTrue(Files.exists(folder.resolve("pipe/figures/robustness.svg")));

		RUNNER.succeed(TestRobustness.class, inputs("steps", "splitfile", split.toString(), "cutoff", 0.93));
		for (final String file : List.of("robustness.csv", "robustness.json")) assertEquals(written("pipe", file), written("steps",
			file), file);
		final Map<String, Object> tables = Map.of("featuretable", folder.resolve("pipe/features.csv").toString(), "clinicaltable",
			SampleData.clinical(), "outcome", "recurrence", "splitfile", folder.resolve("pipe/split.csv").toString(), "robustnesstable",
			folder.resolve("steps/robustness.csv").toString(), "significance", 0.3, "rule", "minimum", "outputdir", folder.resolve(
				"steps").toString());
		RUNNER.succeed(SelectFeatures.class, tables);
		assertEquals(written("pipe", "selected.csv"), written("steps", "selected.csv"));
		final Map<String, Object> resampled = new HashMap<>(tables);
		resampled.put("repeats", 1);
		RUNNER.succeed(ResampleModels.class, resampled);
		for (final String file : List.of("resampling.csv", "resampling.json")) assertEquals(written("pipe", file), written("steps",
			file), file);

		RUNNER.succeed(RunPipeline.class, pipeline("pipe", manifest, "robustness", false));
		assertFalse(Files.exists(folder.resolve("pipe/robustness.csv")), "nothing old is left");
		assertFalse(written("pipe", "report.html").contains("Feature robustness"));
	}

	/** Each validation patient gets the images of the next one. */
	@Test
	void validationImagesChangeNothingThatIsKept() throws IOException {
		final SplitTable cohorts = SplitTable.read(split, "patient");
		final List<String> lines = Files.readAllLines(manifest);
		final List<Integer> validation = new ArrayList<>();
		for (int i = 1; i < lines.size(); i++) {
			if (cohorts.cohorts().get(lines.get(i).split(",")[0]) == Cohort.VALIDATION) validation.add(i);
		}
		assertTrue(validation.size() > 10);
		final List<String> spoiled = new ArrayList<>(lines);
		for (int v = 0; v < validation.size(); v++) {
			final int i = validation.get(v), other = validation.get((v + 1) % validation.size());
			spoiled.set(i, lines.get(i).split(",")[0] + lines.get(other).substring(lines.get(other).indexOf(',')));
		}
		final Path other = Files.write(folder.resolve("spoiled.csv"), spoiled);
		RUNNER.succeed(RunPipeline.class, pipeline("clean", manifest));
		RUNNER.succeed(RunPipeline.class, pipeline("leak", other));
		for (final String file : List.of("robustness.csv", "robustness.json", "univariate.csv", "selected.csv")) assertEquals(written(
			"clean", file), written("leak", file), file);
		assertNotEquals(written("clean", "features.csv"), written("leak", "features.csv"), "the images were really different");
	}

	@Test
	void thePipelineNeedsImagesForIt() {
		final Map<String, Object> inputs = pipeline("table", manifest);
		inputs.remove("manifest");
		inputs.put("featuretable", split.toString());
		final String reason = RUNNER.reason(RunPipeline.class, inputs);
		assertTrue(reason.contains("'robustness' needs images"), reason);
		final Map<String, Object> strict = pipeline("strict", manifest, "robustnesscutoff", 1.0);
		assertTrue(RUNNER.reason(RunPipeline.class, strict).contains("robustness"), "nothing is left");
	}
}
