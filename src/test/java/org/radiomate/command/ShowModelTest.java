package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.Json;
import org.radiomate.model.ModelFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cards of models in their study folder, outside it, and of older versions. */
class ShowModelTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final String FEATURE = "45-7DifferenceEntropy";

	@TempDir
	static Path study;

	@TempDir
	Path folder;

	@BeforeAll
	static void trainOnce() throws Exception {
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "featureset", "IBEX signature 11", "outputdir",
			study.toString()));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir", study
			.toString()));
		Files.writeString(study.resolve("selected.csv"), "feature\n" + FEATURE + "\n");
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", study.resolve("features.csv").toString(),
			"clinicaltable", SampleData.clinical(), "outcome", "recurrence", "splitfile", study.resolve("split.csv").toString(),
			"outputdir", study.toString()));
		final Map<String, Object> evaluation = new HashMap<>(inputs);
		inputs.putAll(Map.of("selectedfile", study.resolve("selected.csv").toString(), "variables", "age; gender:Female|Male",
			"threshold", "youden"));
		RUNNER.succeed(TrainModels.class, inputs);
		evaluation.put("modeldir", study.resolve("models").toString());
		RUNNER.succeed(EvaluateModels.class, evaluation);
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static Path model() {
		return ModelKind.INTEGRATED.file(study.resolve("models"));
	}

	private String page(final Path model) {
		RUNNER.succeed(ShowModel.class, Map.of("modelfile", model.toString(), "browser", false, "savefile", folder.resolve(
			"card.html").toString()));
		return SampleData.read(folder.resolve("card.html"));
	}

	@Test
	void cardInTheStudyTellsAll() {
		final String page = page(model());
		for (final String part : List.of("For research use only", "Model card: integrated model of recurrence", FEATURE,
			"gender:Male", "odds ratio", "compares with Female: Male", "-sum_k p_|i-j|(k) log2", "feature table sha256",
			"metrics.csv", "how varied the differences between neighbours are", "Youden", "pixel width (mm)", "predicted risk", "IBEX signature 11",
			"must not be used for")) assertTrue(page.contains(part), part);
		assertFalse(page.contains("http://") && page.contains("<script"), "nothing is loaded");
		assertFalse(page.contains("No figures of patients outside"));
		assertFalse(page.contains(study.toString()), "no folder of this machine");
	}

	/** The odds ratios equal those of coefficients.csv. */
	@Test
	void oddsRatiosAreTheTables() {
		final RiskModel model = ModelFile.read(model());
		final CommandModule shown = RUNNER.succeed(ShowModel.class, Map.of("modelfile", model().toString(), "browser", false,
			"savefile", folder.resolve("c.html").toString()));
		final ResultsTable terms = (ResultsTable) shown.getOutput("terms");
		final CsvTable coefficients = CsvTable.read(study.resolve("coefficients.csv"));
		for (int row = 0; row < coefficients.rows().size(); row++) {
			if (!coefficients.cells("model").get(row).equals("integrated")) continue;
			for (int i = 1; i < terms.size(); i++) {
				if (!terms.getStringValue("variable", i).equals(coefficients.cells("term").get(row))) continue;
				assertEquals(Double.parseDouble(coefficients.cells("odds_ratio").get(row)), terms.getValue("odds_ratio", i), 1e-9);
				assertEquals(Double.parseDouble(coefficients.cells("odds_ratio_upper").get(row)), terms.getValue("upper", i), 1e-6);
			}
		}
		assertEquals(model.terms().size() + 1, terms.size());
	}

	@Test
	void outsideAStudyTheCardSaysSo() throws Exception {
		final Path alone = folder.resolve("models").resolve("m.radiomics-model.json");
		Files.createDirectories(alone.getParent());
		Files.copy(model(), alone);
		final String page = page(alone);
		assertTrue(page.contains("lies in no study folder") && page.contains("No figures of patients outside"), page);
	}

	/** Metrics of another run are not this model's. */
	@Test
	void anotherStudysFiguresAreNotShown() throws Exception {
		final Path alone = folder.resolve("models").resolve("integrated.radiomics-model.json");
		Files.createDirectories(alone.getParent());
		Files.copy(model(), alone);
		Files.copy(study.resolve("metrics.csv"), folder.resolve("metrics.csv"));
		assertFalse(page(alone).contains("lies in no study folder"));
		Files.writeString(folder.resolve("features.csv"), "patient,x\n1,2\n");
		assertTrue(page(alone).contains("lies in no study folder"));
	}

	@Test
	void anOlderModelsCard() {
		final ObjectNode tree = (ObjectNode) Json.readTree(model(), "a model");
		tree.remove("ranges");
		tree.put("schema", 1);
		Json.write(folder.resolve("old.json"), tree);
		assertTrue(page(folder.resolve("old.json")).contains("does not record its training range"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v1-integrated", "v2-gradient-boosting", "v2-random-forest", "v2-ridge-logistic", "v2-svm" })
	void committedModelsHaveCards(final String name) {
		final String page = page(Path.of("test-data", "models", name + ".radiomics-model.json"));
		assertTrue(page.contains("For research use only"));
		assertEquals(name.startsWith("v2") && !name.contains("ridge"), page.contains("<th>importance</th>"));
	}

	@Test
	void theCardGoesBesideTheModel() {
		RUNNER.succeed(ShowModel.class, Map.of("modelfile", model().toString(), "browser", false));
		assertTrue(Files.isRegularFile(study.resolve("models/integrated.model-card.html")));
	}

	@Test
	void badInputIsRefused() {
		assertTrue(RUNNER.reason(ShowModel.class, Map.of("modelfile", study.resolve("split.csv").toString())).contains(
			"split.csv is not a complete radiomics model"));
		assertTrue(RUNNER.reason(ShowModel.class, Map.of("modelfile", "nowhere.json")).contains("nowhere.json"));
		assertTrue(RUNNER.reason(ShowModel.class, Map.of("modelfile", model().toString(), "savefile", study.resolve("split.csv")
			.resolve("x.html").toString(), "browser", false)).matches("(?s)[A-Z].*[.]"));
	}
}
