package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.imagej.Lesson;
import org.radiomate.model.ModelFile;
import org.radiomate.model.RiskModel;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.sample.SampleModel;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lessons, sample model and contour tools as commands. */
class LessonCommandsTest {

	private static final double TOLERANCE = 1e-12;
	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	@Test
	void everyLessonCanBeChosen() {
		final List<?> choices = RUNNER.all().stream().filter(info -> info.getClassName().equals(OpenLesson.class.getName()))
			.findFirst().orElseThrow().getInput("lesson").getChoices();
		assertEquals(Arrays.stream(Lesson.values()).map(Lesson::label).toList(), choices.stream().map(String::valueOf).toList());
	}

	@Test
	void aLessonIsCopiedToBeReadAndRun() throws IOException {
		final CommandModule module = RUNNER.succeed(OpenLesson.class, Map.of("lesson", Lesson.ROC_CURVE.label(), "savefolder",
			folder.toString()));
		final Path copy = folder.resolve(Lesson.ROC_CURVE.file());
		assertEquals(Lesson.ROC_CURVE.text(), Files.readString(copy));
		assertTrue(String.valueOf(module.getOutput("opened")).contains(copy.toString()));
		assertTrue(RUNNER.reason(OpenLesson.class, Map.of("lesson", "8: nothing")).contains("8: nothing"));
		assertTrue(RUNNER.reason(OpenLesson.class, Map.of("savefolder", copy.toString())).contains("is a file"));
	}

	@Test
	void contourToolsNeedAScreen() {
		assertTrue(RUNNER.reason(ContourTools.class, Map.of()).contains("there is no screen"));
	}

	/** Whoever runs the pipeline on the sample study gets the model that is shipped. */
	@Test
	void theSampleModelIsWhatThePipelineMakes() {
		RUNNER.succeed(RunPipeline.class, Map.of("manifest", SampleData.manifest(), "clinicaltable", SampleData.clinical(),
			"outcome", "recurrence", "variables", SampleData.VARIABLES, "seed", SampleModel.SEED, "outputdir", folder.resolve(
				"study").toString()));
		final Path made = folder.resolve("study").resolve("models").resolve("integrated.radiomics-model.json");
		final Path shipped = SampleModel.write(folder);
		final RiskModel expected = ModelFile.read(made), actual = ModelFile.read(shipped);
		assertEquals(expected.provenance().get("feature_table_sha256"), actual.provenance().get("feature_table_sha256"));
		assertEquals(withoutSoftware(made), withoutSoftware(shipped), "the same but for the version");
		assertSamePredictions(shipped);
	}

	private static String withoutSoftware(final Path model) {
		return SampleData.read(model).replaceAll("\"software\" : \"[^\"]*\"", "");
	}

	/** The pipeline's own predictions of all its patients, who are predicted from the first of their readings. */
	private void assertSamePredictions(final Path model) {
		RUNNER.succeed(ApplyModel.class, Map.of("modelfile", model.toString(), "manifest", SampleData.manifest(),
			"clinicaltable", SampleData.clinical(), "outputdir", folder.resolve("applied").toString()));
		final CsvTable applied = CsvTable.read(StudyFolder.PREDICTIONS.in(folder.resolve("applied")));
		final Map<String, Double> probabilities = new HashMap<>();
		for (final List<String> row : applied.rows()) {
			probabilities.putIfAbsent(row.get(applied.column("patient")), Double.valueOf(row.get(applied.column("probability"))));
		}
		final CsvTable own = CsvTable.read(StudyFolder.PREDICTIONS.in(folder.resolve("study")));
		assertEquals(55, own.rows().size());
		for (final List<String> row : own.rows()) {
			assertEquals(Double.parseDouble(row.get(own.column("integrated"))), probabilities.get(row.get(own.column("patient"))),
				TOLERANCE, row::toString);
		}
	}

	@Test
	void theSampleModelIsAppliedToItsPatient() {
		final CommandModule sample = RUNNER.succeed(SampleRiskModel.class, Map.of("outputdir", folder.toString()));
		final ImagePlus patient = (ImagePlus) sample.getOutput("patient");
		assertEquals("SIM056", patient.getTitle());
		assertEquals("age:67; gender:Female; pT:T2; pN:N0; differentiation:High; pTNM:IIA", sample.getOutput("clinicalvalues"));
		final Path committed = SampleData.STUDY.resolve("new-patient");
		final Map<String, Object> inputs = Map.of("modelfile", sample.getOutput("model"), "clinicalvalues", sample.getOutput(
			"clinicalvalues"));
		final Map<String, Object> open = new HashMap<>(inputs), files = new HashMap<>(inputs);
		open.putAll(Map.of("image", patient, "contours", "Overlay"));
		files.putAll(Map.of("imagefile", committed.resolve("SIM056.zip").toString(), "contourfile", committed.resolve(
			"SIM056_reader1.zip").toString()));
		final double probability = (Double) RUNNER.succeed(ApplyModel.class, open).getOutput("probability");
		assertEquals((Double) RUNNER.succeed(ApplyModel.class, files).getOutput("probability"), probability, TOLERANCE);
		assertEquals(0.229, probability, 0.001);
		assertTrue(Files.exists(Path.of(String.valueOf(RUNNER.succeed(ShowModel.class, Map.of("modelfile", sample.getOutput(
			"model"), "browser", false)).getOutput("card")).replaceAll("(?s).*The card is (.*\\.html).*", "$1"))));
	}
}
