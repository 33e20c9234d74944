package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.model.ModelFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Signature;
import org.radiomate.table.CsvTable;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The published signature on the sample study: extracted alone, trained by name, applied to a new patient. */
class SignatureTrainingTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final Signature SIGNATURE = Signature.of("oesophageal recurrence (11 features)");

	@TempDir
	static Path study;

	@TempDir
	Path folder;

	@BeforeAll
	static void extractOnce() {
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "featureset", SIGNATURE.featureSet(),
			"outputdir", study.toString()));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir",
			study.toString()));
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private Map<String, Object> inputs(final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("featuretable", study.resolve("features.csv").toString(),
			"clinicaltable", SampleData.clinical(), "outcome", "recurrence", "splitfile", study.resolve("split.csv").toString(),
			"outputdir", folder.toString(), "signature", SIGNATURE.name()));
		inputs.putAll(more);
		return inputs;
	}

	private RiskModel model(final ModelKind kind) {
		return ModelFile.read(kind.file(folder.resolve("models")));
	}

	@Test
	void theTableHoldsTheElevenFeatures() {
		assertEquals(SIGNATURE.features(), CsvTable.read(study.resolve("features.csv")).header().stream().filter(
			name -> !List.of("patient", "reader", "repeat").contains(name)).toList());
	}

	@Test
	void theThreeModelsAreTrainedAndTheIntegratedOneIsApplied() {
		final CommandModule trained = RUNNER.succeed(TrainModels.class, inputs(Map.of("learner", "firth")));
		assertEquals(SIGNATURE.features(), model(ModelKind.RADIOMICS).features());
		assertEquals(SIGNATURE.features(), model(ModelKind.INTEGRATED).features());
		assertEquals(SIGNATURE.coding().names(), model(ModelKind.CLINICAL).clinical().names());
		assertTrue(String.valueOf(trained.getOutput("remark")).contains("not the coefficients"), "" + trained.getOutput(
			"remark"));
		final Path patient = SampleData.STUDY.resolve("new-patient");
		final double probability = (Double) RUNNER.succeed(ApplyModel.class, Map.of("modelfile", ModelKind.INTEGRATED.file(folder
			.resolve("models")).toString(), "imagefile", patient.resolve("SIM056.zip").toString(), "contourfile", patient
				.resolve("SIM056_reader1.zip").toString(), "clinicalvalues",
			"age:67; gender:Female; pT:T2; pN:N0; differentiation:High; pTNM:IIA")).getOutput("probability");
		assertTrue(probability > 0 && probability < 1, "a probability: " + probability);
	}

	@Test
	void theSameAsTheSameNamesInAFile() throws Exception {
		RUNNER.succeed(TrainModels.class, inputs(Map.of("learner", "firth")));
		final String byName = SampleData.read(ModelKind.INTEGRATED.file(folder.resolve("models")));
		final Path selected = Files.write(folder.resolve("selected.csv"), (("feature\n" + String.join("\n", SIGNATURE
			.features())) + "\n").getBytes());
		RUNNER.succeed(TrainModels.class, inputs(Map.of("learner", "firth", "signature", "none", "selectedfile", selected
			.toString(), "variables", SampleData.VARIABLES)));
		assertEquals(byName, SampleData.read(ModelKind.INTEGRATED.file(folder.resolve("models"))));
	}

	@Test
	void aTableWithoutTheVariablesGivesTheRadiomicsModelAndSaysSo() {
		final Path clinical = SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("short.csv"), line -> line
			.replaceFirst("^([^,]*,[^,]*),.*", "$1"));
		final CommandModule trained = RUNNER.succeed(TrainModels.class, inputs(Map.of("clinicaltable", clinical.toString(),
			"learner", "firth")));
		assertTrue(String.valueOf(trained.getOutput("remark")).contains("but the radiomics model"));
		assertFalse(Files.exists(ModelKind.CLINICAL.file(folder.resolve("models"))));
	}

	@Test
	void badInputIsRefused() {
		final Path clinical = SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("other.csv"), line -> line
			.replace("gender", "sex"));
		final String missing = RUNNER.reason(TrainModels.class, inputs(Map.of("clinicaltable", clinical.toString())));
		assertTrue(missing.contains("other.csv has no column 'gender'"), missing);
		assertTrue(RUNNER.reason(TrainModels.class, inputs(Map.of("signature", "lung"))).contains("no signature 'lung'"));
		assertTrue(RUNNER.reason(TrainModels.class, inputs(Map.of("signature", "none"))).contains("choose a 'signature'"));
		assertTrue(RUNNER.reason(TrainModels.class, inputs(Map.of("selectedfile", "x.csv"))).contains("Give one of them"));
	}
}
