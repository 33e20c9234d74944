package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.Json;
import org.radiomate.model.ModelFile;
import org.radiomate.model.RiskModel;
import org.radiomate.model.TrainingDistribution;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Models trained on a small simulated study and applied to its patients, one by one, all open ones, and as a study. */
class ApplyModelTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final List<String> FEATURES = List.of("45-7DifferenceEntropy", "90HighGrayLevelRunEmpha", "Kurtosis");
	private static final String VARIABLES = "age; gender:Female|Male; pN:N0<N1<N2";

	@TempDir
	static Path study;

	@TempDir
	Path folder;

	@BeforeAll
	static void trainOnce() throws Exception {
		RUNNER.succeed(SampleStudy.class, Map.of("patients", 30, "seed", 5, "outputdir", study.toString()));
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", study.resolve("study.csv").toString(), "outputdir", study.toString()));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", clinical(), "outcome", "recurrence", "seed", 5, "outputdir", study
			.toString()));
		Files.writeString(study.resolve("selected.csv"), "feature\n" + String.join("\n", FEATURES) + "\n");
		final Map<String, Object> modelling = Map.of("featuretable", study.resolve("features.csv").toString(), "clinicaltable",
			clinical(), "outcome", "recurrence", "splitfile", study.resolve("split.csv").toString(), "outputdir", study.toString());
		final Map<String, Object> training = new HashMap<>(modelling);
		training.putAll(Map.of("selectedfile", study.resolve("selected.csv").toString(), "variables", VARIABLES, "learner",
			"firth"));
		RUNNER.succeed(TrainModels.class, training);
		final Map<String, Object> evaluation = new HashMap<>(modelling);
		evaluation.put("modeldir", study.resolve("models").toString());
		RUNNER.succeed(EvaluateModels.class, evaluation);
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static String clinical() {
		return study.resolve("clinical.csv").toString();
	}

	private static Path model(final String kind) {
		return study.resolve("models").resolve(kind + ".radiomics-model.json");
	}

	private static String clinicalValues(final String patient) {
		final Map<String, String> values = ClinicalTable.read(Path.of(clinical()), "patient").values(patient, List.of("age",
			"gender", "pN"));
		return "age:" + values.get("age") + "; gender:" + values.get("gender") + "; pN:" + values.get("pN");
	}

	private static Map<String, Object> inputs(final String kind, final String patient, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("modelfile", model(kind).toString(), "imagefile", study.resolve(
			"images").resolve(patient + ".zip").toString(), "contourfile", study.resolve("contours").resolve(patient +
				"_reader1.zip").toString(), "clinicalvalues", kind.equals("radiomics") ? "" : clinicalValues(patient)));
		inputs.putAll(more);
		return inputs;
	}

	private static double[] column(final ResultsTable table, final String name) {
		return IntStream.range(0, table.size()).mapToDouble(row -> Double.parseDouble(table.getStringValue(name, row))).toArray();
	}

	/** The pipeline's predictions of the validation patients. */
	private static Map<String, Double> expected(final String kind) {
		final CsvTable table = CsvTable.read(study.resolve("predictions.csv"));
		final Map<String, Double> expected = new HashMap<>();
		for (int i = 0; i < table.rows().size(); i++) {
			if (table.cells("cohort").get(i).equals("validation")) expected.put(table.cells("patient").get(i), Double.valueOf(table
				.cells(kind).get(i)));
		}
		assertTrue(expected.size() >= 9, "validation patients: " + expected);
		return expected;
	}

	@ParameterizedTest
	@ValueSource(strings = { "radiomics", "clinical", "integrated" })
	void validationPatientsGetThePipelinesPredictionAndSharesAddUp(final String kind) {
		expected(kind).forEach((patient, probability) -> {
			final CommandModule applied = RUNNER.succeed(ApplyModel.class, inputs(kind, patient, Map.of("savetable", folder.resolve(
				"e.csv").toString())));
			assertEquals(probability, (Double) applied.getOutput("probability"), 1e-12, patient);
			final double[] shares = CsvTable.read(folder.resolve("e.csv")).cells("contribution").stream().mapToDouble(
				Double::parseDouble).toArray();
			assertEquals(Math.log(probability / (1 - probability)), Arrays.stream(shares).sum(), 1e-12, patient);
			assertEquals("(Typical patient)", ((ResultsTable) applied.getOutput("explanation")).getStringValue("term", 0));
			assertNotNull(applied.getOutput("shares"));
		});
	}

	/** Shares are measured from the patient with the training medians, whose own shares are all 0. */
	@Test
	void theTypicalPatientHasNoShares() {
		final RiskModel model = ModelFile.read(model("clinical"));
		final ResultsTable table = (ResultsTable) RUNNER.succeed(ApplyModel.class, inputs("clinical", "SIM004", Map.of("clinicalvalues",
			"age:" + model.ranges().terms().get(0).median() + "; gender:Male; pN:N1"))).getOutput("explanation");
		assertEquals("age", table.getStringValue("term", 1));
		assertEquals(0, table.getValue("contribution", 1), 1e-12);
		for (int row = 1; row < table.size(); row++) {
			assertEquals(table.getValue("coefficient", row) * (table.getValue("value", row) - table.getValue("training_median", row)),
				table.getValue("contribution", row), 1e-9, "clinical variables are not scaled");
		}
	}

	@Test
	void aStudyGivesThePipelinesPredictionsToo() {
		final Path out = folder.resolve("applied");
		final CommandModule applied = RUNNER.succeed(ApplyModel.class, Map.of("modelfile", model("integrated").toString(),
			"manifest", study.resolve("study.csv").toString(), "clinicaltable", clinical(), "outputdir", out.toString()));
		final CsvTable table = CsvTable.read(out.resolve("predictions.csv"));
		final Map<String, Double> expected = expected("integrated");
		int compared = 0;
		for (int i = 0; i < table.rows().size(); i++) {
			assertEquals("", table.cells("problem").get(i));
			final Double probability = expected.get(table.cells("patient").get(i));
			if (probability == null || !table.cells("reader").get(i).equals("1") || !table.cells("repeat").get(i).equals("1")) continue;
			assertEquals(probability, Double.parseDouble(table.cells("probability").get(i)), 1e-12);
			double sum = 0;
			for (final String name : table.header()) if (name.startsWith("share_of_")) sum += Double.parseDouble(table.cells(name)
				.get(i));
			assertEquals(Double.parseDouble(table.cells("log_odds").get(i)), sum, 1e-12);
			compared++;
		}
		assertEquals(expected.size(), compared);
		assertNull(applied.getOutput("probability"));
		assertTrue(String.valueOf(applied.getOutput("result")).contains("predictions.csv"));
	}

	/** What is wrong with one patient is said in its line; the others are predicted. */
	@Test
	void aPatientWithoutClinicalValuesDoesNotStopTheOthers() throws Exception {
		final Path table = SampleData.changed(Path.of(clinical()), folder.resolve("c.csv"), line -> line.startsWith("SIM002,")
			? line.replace("SIM002", "SOMEBODY") : line.startsWith("SIM003,") ? line.replaceAll(",N[012],", ",N7,") : line);
		RUNNER.succeed(ApplyModel.class, Map.of("modelfile", model("clinical").toString(), "manifest", study.resolve("study.csv")
			.toString(), "clinicaltable", table.toString(), "outputdir", folder.resolve("out").toString()));
		final CsvTable predicted = CsvTable.read(folder.resolve("out/predictions.csv"));
		assertEquals(30, predicted.rows().size());
		assertTrue(predicted.cells("problem").get(1).contains("SIM002"), predicted.cells("problem").get(1));
		assertTrue(predicted.cells("problem").get(2).contains("N0, N1, N2"), predicted.cells("problem").get(2));
		assertEquals(28, predicted.cells("problem").stream().filter(String::isEmpty).count());
	}

	/** Ranges and quantiles are those of the training patients alone. */
	@Test
	void theModelRemembersItsTrainingPatients() {
		final RiskModel model = ModelFile.read(model("integrated"));
		final CsvTable features = CsvTable.read(study.resolve("features.csv")), split = CsvTable.read(study.resolve("split.csv"));
		final Map<String, String> cohort = new HashMap<>();
		for (int i = 0; i < split.rows().size(); i++) cohort.put(split.cells("patient").get(i), split.cells("cohort").get(i));
		for (int j = 0; j < FEATURES.size(); j++) {
			final List<String> cells = features.cells(FEATURES.get(j));
			final double[] training = IntStream.range(0, cells.size()).filter(i -> features.cells("reader").get(i).equals("1") && features.cells("repeat").get(i).equals("1") &&
				"training".equals(cohort.get(features.cells("patient").get(i)))).mapToDouble(i -> Double.parseDouble(cells.get(i)))
				.toArray();
			assertEquals(TrainingDistribution.of(training), model.ranges().terms().get(j), FEATURES.get(j));
			assertEquals(model.training().patients(), training.length);
		}
		assertEquals(model.training().patients(), model.ranges().risks().patients());
		assertEquals(0.8, model.ranges().images().spacingXMm().median(), 1e-6);
		assertEquals(5, model.ranges().images().spacingZMm().highest(), 1e-6);
		assertTrue(model.ranges().images().mean().lowest() < model.ranges().images().mean().highest());
		assertNull(ModelFile.read(model("clinical")).ranges().images());
	}

	@Test
	void whereThePatientLiesIsSaid() {
		final RiskModel model = ModelFile.read(model("integrated"));
		final CommandModule applied = RUNNER.succeed(ApplyModel.class, inputs("integrated", "SIM004", Map.of()));
		final ResultsTable table = (ResultsTable) applied.getOutput("explanation");
		for (int row = 1; row < table.size(); row++) {
			final TrainingDistribution training = model.ranges().terms().get(row - 1);
			assertEquals(training.rankPercent(table.getValue("value", row)), table.getValue("training_percentile", row), 1e-6);
			assertEquals(training.median(), table.getValue("training_median", row), 1e-9);
		}
		final String percentile = String.format(java.util.Locale.ROOT, "percentile %.0f of the predicted risks of the %d", model
			.ranges().risks().rankPercent((Double) applied.getOutput("probability")), model.training().patients());
		assertTrue(String.valueOf(applied.getOutput("result")).contains(percentile), "" + applied.getOutput("result"));
	}

	private static ImagePlus opened(final String patient) {
		final ImagePlus image = IJ.openImage(study.resolve("images").resolve(patient + ".zip").toString());
		RUNNER.succeed(ImportContours.class, Map.of("image", image, "contourfile", study.resolve("contours").resolve(patient +
			"_reader1.zip").toString()));
		return image;
	}

	private Map<String, Object> open(final ImagePlus image, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("modelfile", model("radiomics").toString(), "image", image,
			"contours", "Overlay"));
		inputs.putAll(more);
		return inputs;
	}

	@Test
	void aPatientOfAnotherScannerEarnsWarnings() {
		final ImagePlus usual = opened("SIM006");
		assertFalse(String.valueOf(RUNNER.succeed(ApplyModel.class, open(usual, Map.of())).getOutput("result")).contains("mm"));
		final ImagePlus other = opened("SIM006");
		other.getCalibration().pixelWidth *= 2;
		other.getCalibration().pixelHeight *= 2;
		other.getCalibration().pixelDepth *= 2;
		for (int z = 1; z <= other.getStackSize(); z++) other.getStack().getProcessor(z).add(200);
		final String result = String.valueOf(RUNNER.succeed(ApplyModel.class, open(other, Map.of())).getOutput("result"));
		for (final String part : List.of("pixel width is 1.6 mm", "pixel height is 1.6 mm", "slice spacing is 10 mm",
			"mean intensity", "highest intensity", "outside the training images' 0.8 to 0.8 mm"))
			assertTrue(result.contains(part), part + " in " + result);
	}

	/** Two open images: the second has no contours, which does not stop the first. */
	@Test
	void allOpenImages() {
		final ImagePlus first = opened("SIM007"), second = opened("SIM008");
		second.setOverlay(null);
		ij.macro.Interpreter.batchMode = true;
		ij.macro.Interpreter.addBatchModeImage(first);
		ij.macro.Interpreter.addBatchModeImage(second);
		try {
			RUNNER.succeed(ApplyModel.class, Map.of("modelfile", model("radiomics").toString(), "allimages", true, "contours",
				"Overlay", "savetable", folder.resolve("all.csv").toString()));
			assertTrue(RUNNER.reason(ApplyModel.class, Map.of("modelfile", model("radiomics").toString(), "allimages", true))
				.contains("Choose Overlay or Selection"));
		}
		finally {
			ij.macro.Interpreter.removeBatchModeImage(first);
			ij.macro.Interpreter.removeBatchModeImage(second);
			ij.macro.Interpreter.batchMode = false;
		}
		final CsvTable table = CsvTable.read(folder.resolve("all.csv"));
		assertEquals(List.of("SIM007", "SIM008"), table.cells("patient"));
		assertTrue(table.cells("problem").get(1).contains("no overlay"));
		assertEquals((Double) RUNNER.succeed(ApplyModel.class, inputs("radiomics", "SIM007", Map.of())).getOutput("probability"),
			Double.parseDouble(table.cells("probability").get(0)), 1e-12);
	}

	/** Models written before the ranges predict the same and say what they do not know. */
	@Test
	void aModelWithoutRangesPredictsTheSame() {
		final ObjectNode tree = (ObjectNode) Json.readTree(model("integrated"), "a model");
		tree.remove("ranges");
		tree.put("schema", 1);
		Json.write(folder.resolve("old.radiomics-model.json"), tree);
		final CommandModule old = RUNNER.succeed(ApplyModel.class, inputs("integrated", "SIM009", Map.of("modelfile", folder
			.resolve("old.radiomics-model.json").toString())));
		assertEquals(RUNNER.succeed(ApplyModel.class, inputs("integrated", "SIM009", Map.of())).getOutput("probability"), old
			.getOutput("probability"));
		assertTrue(String.valueOf(old.getOutput("result")).contains("the model does not record its training range"));
	}

	/** Who applies a model must learn what was wrong with it from the start. */
	@Test
	void whatWasSaidInTrainingIsSaidAgain() {
		final ObjectNode tree = (ObjectNode) Json.readTree(model("integrated"), "a model");
		tree.putArray("warnings").add("The variables part the two classes completely.");
		final Path parted = folder.resolve("parted.radiomics-model.json");
		Json.write(parted, tree);
		assertTrue(String.valueOf(RUNNER.succeed(ApplyModel.class, inputs("integrated", "SIM009", Map.of("modelfile", parted
			.toString()))).getOutput("result")).contains(
				"Said when the model was trained: The variables part the two classes completely."));
	}

	private String refusal(final Map<String, Object> more) {
		final String sentence = RUNNER.reason(ApplyModel.class, inputs("integrated", "SIM010", more));
		assertFalse(sentence.contains("Exception") || sentence.contains("\n"), sentence);
		assertTrue(sentence.matches("(?s).*[.]"), sentence);
		return sentence;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"age:62; gender:Male; pN:N9 | 'N9', which is none of its levels N0, N1, N2",
		"age:62; gender:male; pN:N1 | 'male', which is none of its levels Female, Male",
		"alter:62; age:62; gender:Male; pN:N1 | knows no variable 'alter'. It takes age (a number; training patients",
		"gender:Male; pN:N1 | needs age. It takes age (a number; training patients",
		"age:old; gender:Male; pN:N1 | 'old' is no number",
		"age:620; gender:Male; pN:N1 | which cannot be right; allowed is",
		"age:-3; gender:Male; pN:N1 | which cannot be right; allowed is",
		"age 62 | is not a name and a value",
		"ask | needs age, gender, pN" })
	void badClinicalValues(final String values, final String part) {
		final String sentence = refusal(Map.of("clinicalvalues", values));
		assertTrue(sentence.contains(part), sentence);
	}

	private String changedModel(final java.util.function.Consumer<ObjectNode> change) {
		final ObjectNode tree = (ObjectNode) Json.readTree(model("integrated"), "a model");
		change.accept(tree);
		Json.write(folder.resolve("changed.radiomics-model.json"), tree);
		return refusal(Map.of("modelfile", folder.resolve("changed.radiomics-model.json").toString()));
	}

	@Test
	void badModels() {
		assertTrue(changedModel(tree -> tree.put("schema", 99)).contains("written by a newer version (schema 99)"));
		assertTrue(changedModel(tree -> ((ObjectNode) tree.path("featureSet").path("families").get(0)).put("family",
			"quantum-texture")).contains("quantum-texture"));
		assertTrue(changedModel(tree -> tree.putNull("featureSet")).contains("feature table made elsewhere"));
		assertTrue(changedModel(tree -> tree.remove("ranges")).contains("ranges"));
		assertTrue(changedModel(tree -> ((ObjectNode) tree.path("ranges")).putArray("terms")).contains("do not belong together"));
	}

	@Test
	void contoursOfAnotherImage() {
		final ImagePlus image = opened("SIM011");
		for (final Roi roi : image.getOverlay().toArray()) roi.setPosition(roi.getPosition() + 8);
		final String slices = RUNNER.reason(ApplyModel.class, open(image, Map.of()));
		assertTrue(slices.contains("lies beyond the stack, which has 8 slices"), slices);
		final ImagePlus small = IJ.createImage("Other", "16-bit black", 20, 20, 8);
		small.getCalibration().setUnit("mm");
		small.setOverlay(opened("SIM011").getOverlay());
		final String outside = RUNNER.reason(ApplyModel.class, open(small, Map.of()));
		assertTrue(outside.contains("lies outside the image"), outside);
	}

	@Test
	void clinicalValuesFromATableByTheImagesName() {
		final Map<String, Object> tabled = inputs("integrated", "SIM013", Map.of("clinicaltable", clinical()));
		tabled.remove("clinicalvalues");
		assertEquals((Double) RUNNER.succeed(ApplyModel.class, inputs("integrated", "SIM013", Map.of())).getOutput("probability"),
			(Double) RUNNER.succeed(ApplyModel.class, tabled).getOutput("probability"));
	}

	@Test
	void anEvaluatedStudyIsNotOverwritten() {
		assertTrue(refusal(Map.of("manifest", study.resolve("study.csv").toString(), "clinicaltable", clinical(), "outputdir", study
			.toString())).contains("would be lost"));
	}

	@Test
	void tableOfTheLastResultIsThereForMacros() {
		RUNNER.succeed(ApplyModel.class, inputs("radiomics", "SIM012", Map.of()));
		assertNotNull(Analyzer.getResultsTable());
	}

	@Test
	void bothAStudyAndOpenImagesAreRefused() {
		assertTrue(refusal(Map.of("allimages", true, "manifest", "x.csv")).contains("not both"));
		assertTrue(refusal(Map.of("manifest", study.resolve("study.csv").toString())).contains("outputdir"));
		assertTrue(refusal(Map.of("manifest", study.resolve("study.csv").toString(), "outputdir", folder.toString())).contains(
			"clinicaltable"));
	}
}
