package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.io.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Models outlive the program that wrote them. */
class ModelFileTest {

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void writeOne() {
		file = ModelKind.INTEGRATED.file(folder);
		ModelFile.write(file, TinyStudy.model());
	}

	private Path changed(final String field, final Object value) {
		final ObjectNode tree = (ObjectNode) Json.readTree(file, "a model");
		tree.putPOJO(field, value);
		final Path changed = folder.resolve("changed.radiomics-model.json");
		Json.write(changed, tree);
		return changed;
	}

	@ParameterizedTest
	@EnumSource
	void modelsComeBackEqual(final ModelKind kind) {
		final RiskModel model = TinyStudy.trainer().train(kind, TinyStudy.data("age; gender:Female|Male; pT"));
		ModelFile.write(kind.file(folder), model);
		assertEquals(model, ModelFile.read(kind.file(folder)));
	}

	@Test
	void modelWithItsFeatureSetComesBack() {
		final JsonNode set = Json.parse(FeatureSet.builtIn("IBEX 352").toJson(), JsonNode.class, "a set");
		final ModelTrainer plain = TinyStudy.trainer();
		final RiskModel model = new ModelTrainer(plain.learner(), plain.stepwise(), plain.threshold(), set, Map.of()).train(
			ModelKind.RADIOMICS, TinyStudy.data("age"));
		ModelFile.write(file, model);
		assertEquals(set, ModelFile.read(file).featureSet());
		assertEquals(model, ModelFile.read(file));
	}

	@Test
	void termWithoutPartComesBack() {
		final Term aliased = new Term("x", true, 1, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 1);
		final RiskModel tiny = TinyStudy.model();
		final RiskModel model = new RiskModel(1, ModelKind.RADIOMICS, "y", "1", "0", "logistic", null, ClinicalCoding.NONE,
			tiny.intercept(), List.of(aliased), 0.5, "0.5", tiny.training(), Map.of(), List.of("x takes no part"));
		ModelFile.write(file, model);
		assertEquals(model, ModelFile.read(file));
	}

	@Test
	void sameModelGivesTheSameBytes() throws IOException {
		ModelFile.write(folder.resolve("again.json"), TinyStudy.model());
		assertEquals(Files.readString(file), Files.readString(folder.resolve("again.json")));
	}

	@Test
	void fileIsNamedAfterItsKind() {
		assertEquals("integrated.radiomics-model.json", file.getFileName().toString());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.01, 0.25, 0.5, 0.75, 0.99 })
	void cutShortIsRefused(final double part) throws IOException {
		final String whole = Files.readString(file);
		Files.writeString(file, whole.substring(0, (int) (part * whole.length())));
		assertProblem(() -> ModelFile.read(file), file.toString(), "is not a complete radiomics model");
	}

	@Test
	void newerSchemaIsRefused() {
		assertProblem(() -> ModelFile.read(changed("schema", 4)), "changed.radiomics-model.json",
			"written by a newer version (schema 4)", "Update");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "3", "\"schema\"", "null", "{\"schema\":1}", "{\"terms\":[]}",
		"{\"schema\":\"x\",\"terms\":[]}" })
	void otherJsonIsNoModel(final String text) throws IOException {
		Files.writeString(file, text);
		assertProblem(() -> ModelFile.read(file), file.toString(), "is not a radiomics model");
	}

	@Test
	void otherFilesAreNoModel() throws IOException {
		Files.write(file, new byte[] { (byte) 0x89, 'P', 'N', 'G', (byte) 0xff });
		assertProblem(() -> ModelFile.read(file), file.toString());
		assertProblem(() -> ModelFile.read(folder.resolve("absent.json")), "absent.json", "there is no such file");
	}

	@Test
	void unknownMissingOrWrongFieldsAreRefused() {
		assertProblem(() -> ModelFile.read(changed("colour", "red")), "is not a complete radiomics model", "colour");
		assertProblem(() -> ModelFile.read(changed("kind", "genomics")), "is not a complete radiomics model");
		for (final String field : List.of("kind", "clinical", "intercept", "terms", "training", "threshold", "provenance")) {
			assertProblem(() -> ModelFile.read(changed(field, null)), "is not a complete radiomics model");
		}
		assertProblem(() -> ModelFile.read(changed("intercept", "high")), "is not a complete radiomics model");
	}

	@Test
	void missingFieldIsRefused() {
		final ObjectNode tree = (ObjectNode) Json.readTree(file, "a model");
		tree.remove("threshold");
		Json.write(file, tree);
		assertProblem(() -> ModelFile.read(file), "is not a complete radiomics model", "threshold");
	}

	/** Class names in a file must stay text: reading a model can never run code. */
	@Test
	void typesInTheFileAreNotFollowed() {
		assertProblem(() -> ModelFile.read(changed("@class", "javax.swing.JEditorPane")), "@class");
	}

	// the model of the first release must predict the same for ever; this file and these numbers never change

	private static final Path FIRST = Path.of("test-data", "models", "v1-integrated.radiomics-model.json");

	@ParameterizedTest
	@CsvSource({ "3.1, 512, 62, Male, T3, 0.6331528585580698", "2.2, 541, 52, Female, T1, 0.04523152693552604",
		"3.6, 488, 71, Male, T4a, 0.9595965536019845", "2.875, 510.25, 60.5, Female, T2, 0.46481330865904674" })
	void modelOfTheFirstReleasePredictsTheSame(final double entropy, final double emphasis, final String age,
		final String gender, final String stage, final double probability)
	{
		final double[] values = { entropy, emphasis };
		final Prediction prediction = ModelFile.read(FIRST).predict(id -> values[TinyStudy.FEATURES.indexOf(id)], Map.of("age",
			age, "gender", gender, "pT", stage), "the first release's model");
		assertEquals(probability, prediction.probability(), 1e-15);
		assertEquals(probability >= 0.5, prediction.positive());
		assertEquals(5, prediction.contributions().size());
	}

	@Test
	void modelOfTheFirstReleaseStillExtractsItsFeatures() {
		final RiskModel model = ModelFile.read(FIRST);
		final List<String> ids = FeatureSet.parse(model.featureSet().toString(), "the model's feature set").features().stream()
			.map(FeatureInfo::id).toList();
		assertTrue(ids.containsAll(model.features()), () -> "" + model.features());
		assertEquals("age; gender:Female|Male; pT:T1<T2<T3<T4a", model.clinical().text());
		assertEquals(1, model.schema());
	}
}
