package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.inference.StepwiseLogistic.Direction;
import org.radiomate.io.Json;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Every learner behind the same model and the same file. */
class TunedModelTest {

	private static final String VARIABLES = "age; gender:Female|Male; pT:T1<T2<T3<T4a";

	private static final Map<Learner, RiskModel> TRAINED = new EnumMap<>(Learner.class);

	@TempDir
	private Path folder;

	private static RiskModel train(final Learner learner, final ModelKind kind, final TrainingData data) {
		return new ModelTrainer(learner, Direction.NONE, ThresholdRule.parse("youden"), null, Map.of(), 3).train(kind, data);
	}

	private static RiskModel anew(final Learner learner) {
		return train(learner, ModelKind.INTEGRATED, TinyStudy.data(VARIABLES));
	}

	/** Trained once for all tests. */
	private static RiskModel train(final Learner learner) {
		return TRAINED.computeIfAbsent(learner, TunedModelTest::anew);
	}

	private static Prediction ofTraining(final RiskModel model, final int i) {
		return model.predict(id -> TinyStudy.FEATURE_COLUMNS[TinyStudy.FEATURES.indexOf(id)][i], TinyStudy.CLINICAL.values(
			TinyStudy.PATIENTS.get(i), List.of("age", "gender", "pT")), "a patient");
	}

	private static double logit(final double p) {
		return Math.log(p / (1 - p));
	}

	@ParameterizedTest
	@EnumSource
	void comesBackFromItsFileAndPredictsTheSame(final Learner learner) {
		final RiskModel model = train(learner);
		final Path file = model.kind().file(folder);
		ModelFile.write(file, model);
		final RiskModel read = ModelFile.read(file);
		assertEquals(model, read);
		assertEquals(ModelFile.RANGES_SCHEMA, read.schema());
		assertEquals(learner.isTuned(), read.tuned() != null);
		for (int i = 0; i < 24; i++) assertEquals(ofTraining(model, i), ofTraining(read, i));
	}

	@ParameterizedTest
	@EnumSource
	void trainingIsRepeatable(final Learner learner) {
		assertEquals(train(learner), anew(learner));
	}

	@ParameterizedTest
	@EnumSource
	void contributionsSumToWhatIsPredicted(final Learner learner) {
		final RiskModel model = train(learner);
		for (int i = 0; i < 24; i++) {
			final Prediction prediction = ofTraining(model, i);
			double sum = model.baseline().baseline();
			for (final Prediction.Contribution part : prediction.contributions()) sum += part.contribution();
			final double said = learner == Learner.RANDOM_FOREST ? prediction.probability() : prediction.linearPredictor();
			assertEquals(said, sum, 1e-9);
			assertEquals(logit(prediction.probability()), prediction.linearPredictor(), 1e-9);
		}
	}

	@ParameterizedTest
	@EnumSource
	void figuresOfTrainingAreThoseOfItsPredictions(final Learner learner) {
		final RiskModel model = train(learner);
		final double[] p = IntStream.range(0, 24).mapToDouble(i -> ofTraining(model, i).probability()).toArray();
		double deviance = 0;
		for (int i = 0; i < 24; i++) deviance -= 2 * Math.log(TinyStudy.POSITIVE[i] ? p[i] : 1 - p[i]);
		assertEquals(RocCurve.auc(p, TinyStudy.POSITIVE), model.training().auc());
		assertEquals(deviance, model.training().deviance(), 1e-9);
		assertEquals(48 * Math.log(2), model.training().nullDeviance(), 1e-9);
	}

	@ParameterizedTest
	@EnumSource(names = { "LOGISTIC", "FIRTH" }, mode = EnumSource.Mode.EXCLUDE)
	void tunedModelsSayHow(final Learner learner) {
		final RiskModel model = train(learner);
		assertEquals("3", model.provenance().get("seed"));
		assertTrue(model.provenance().get("tuning").contains("5-fold"), model.provenance().toString());
		assertEquals(5, model.tuned().importance().size());
		assertEquals(1, model.tuned().tuning().stream().filter(row -> row.chosen()).count());
		assertEquals(learner == Learner.RIDGE, model.hasCoefficients());
		for (final Term term : model.terms()) assertTrue(term.scale() != 1, "clinical codes are scaled too: " + term);
	}

	@Test
	void anotherSeedIsAnotherForest() {
		final ModelTrainer other = new ModelTrainer(Learner.RANDOM_FOREST, Direction.NONE, ThresholdRule.parse("youden"), null,
			Map.of(), 4);
		assertNotEquals(train(Learner.RANDOM_FOREST).tuned(), other.train(ModelKind.INTEGRATED, TinyStudy.data(VARIABLES))
			.tuned());
	}

	// few variables, few patients

	@ParameterizedTest
	@EnumSource
	void noVariableIsTheInterceptAlone(final Learner learner) {
		for (final ModelKind kind : ModelKind.values()) {
			final RiskModel model = train(learner, kind, TinyStudy.withoutFeatures());
			final Prediction prediction = model.predict(id -> Double.NaN, Map.of(), "nobody");
			assertEquals(0.5, prediction.probability(), 1e-12);
			assertEquals(0.5, model.training().auc());
			assertTrue(model.terms().isEmpty());
			ModelFile.write(kind.file(folder), model);
			assertEquals(model, ModelFile.read(kind.file(folder)));
		}
	}

	private static TrainingData features(final boolean[] positive, final double[]... columns) {
		return new TrainingData("y", "1", "0", positive, IntStream.range(0, columns.length).mapToObj(j -> "f" + j).toList(),
			columns, ClinicalCoding.NONE, new double[0][]);
	}

	@ParameterizedTest
	@EnumSource
	void oneVariable(final Learner learner) {
		final RiskModel model = train(learner, ModelKind.RADIOMICS, features(TinyStudy.POSITIVE,
			TinyStudy.FEATURE_COLUMNS[0]));
		final double p = model.predict(id -> 3, Map.of(), "a patient").probability();
		assertTrue(p > 0.05 && p < 0.95, "p " + p);
	}

	@ParameterizedTest
	@EnumSource(names = { "LOGISTIC", "FIRTH" }, mode = EnumSource.Mode.EXCLUDE)
	void constantVariableTakesNoPartAndIsSaid(final Learner learner) {
		final double[] constant = new double[24];
		Arrays.fill(constant, 7);
		final RiskModel both = train(learner, ModelKind.RADIOMICS, features(TinyStudy.POSITIVE, constant,
			TinyStudy.FEATURE_COLUMNS[0]));
		assertEquals(List.of("f1"), both.features());
		assertTrue(both.warnings().get(0).contains("'f0' has one value"), () -> "" + both.warnings());
		final RiskModel alone = train(learner, ModelKind.RADIOMICS, features(TinyStudy.POSITIVE, constant));
		assertEquals(0.5, alone.predict(id -> 8, Map.of(), "a patient").probability(), 1e-12);
	}

	@ParameterizedTest
	@EnumSource(names = { "LOGISTIC", "FIRTH" }, mode = EnumSource.Mode.EXCLUDE)
	void fewOfAClassAreSaidAndTooFewRefused(final Learner learner) {
		final boolean[] four = new boolean[24], two = new boolean[24];
		for (int i = 0; i < 4; i++) four[5 * i] = true;
		two[3] = two[11] = true;
		final RiskModel model = train(learner, ModelKind.RADIOMICS, features(four, TinyStudy.FEATURE_COLUMNS));
		assertTrue(model.warnings().stream().anyMatch(warning -> warning.contains("only 4 training patients")), () -> "" + model
			.warnings());
		assertTrue(model.provenance().get("tuning").contains("4-fold"));
		assertProblem(() -> train(learner, ModelKind.RADIOMICS, features(two, TinyStudy.FEATURE_COLUMNS)),
			"only 2 patients of one class", learner.label());
	}

	@ParameterizedTest
	@EnumSource(names = { "LOGISTIC", "FIRTH" }, mode = EnumSource.Mode.EXCLUDE)
	void stepwiseNeedsLikelihood(final Learner learner) {
		final ModelTrainer trainer = new ModelTrainer(learner, Direction.BACKWARD, ThresholdRule.parse("0.5"), null, Map.of());
		assertProblem(() -> trainer.train(ModelKind.CLINICAL, TinyStudy.data("age")), "Stepwise", learner.label(), "none");
	}

	@ParameterizedTest
	@EnumSource
	void absentValuesGiveNoPrediction(final Learner learner) {
		final Prediction prediction = train(learner).predict(id -> Double.NaN, Map.of("age", "62", "gender", "Male", "pT", "T1"),
			"a patient");
		assertFalse(prediction.isPresent());
		assertTrue(Double.isNaN(prediction.probability()));
	}

	@ParameterizedTest
	@EnumSource
	void learnersByName(final Learner learner) {
		assertEquals(learner, Learner.of(" " + learner.label().toUpperCase(java.util.Locale.ROOT) + " "));
		assertFalse(learner.label().contains("=") || learner.description().isBlank());
	}

	// files that are not what they say

	private Path spoiled(final Learner learner, final java.util.function.Consumer<ObjectNode> change) {
		final Path file = folder.resolve("spoiled.radiomics-model.json");
		ModelFile.write(file, train(learner));
		final ObjectNode tree = (ObjectNode) Json.readTree(file, "a model");
		change.accept(tree);
		Json.write(file, tree);
		return file;
	}

	@Test
	void spoiledPredictorsAreRefused() {
		final List<java.util.function.Consumer<ObjectNode>> changes = List.of(tree -> tree.withObject("/tuned/predictor").put(
			"form", "javax.swing.JEditorPane"), tree -> tree.withObject("/tuned/predictor").remove("form"), tree -> tree
				.withObject("/tuned/predictor").put("@class", "java.lang.Runtime"), tree -> tree.withArray("/terms").remove(0),
			tree -> tree.withObject("/tuned/predictor/trees/0").withArray("below").set(0, 0), tree -> tree.withObject(
				"/tuned/predictor/trees/0").putNull("threshold"), tree -> tree.withArray("/tuned/importance").remove(0), tree -> tree
					.remove("tuned"));
		for (final var change : changes) {
			final Path file = spoiled(Learner.RANDOM_FOREST, change);
			assertProblem(() -> ModelFile.read(file), "is not a complete radiomics model");
		}
	}

	@Test
	void machineOfOtherVariablesIsRefused() {
		final Path file = spoiled(Learner.SVM, tree -> tree.withArray("/tuned/predictor/supportVectors").removeAll().addArray()
			.add(1));
		assertThrows(ProblemException.class, () -> ModelFile.read(file));
	}

	@Test
	void untunedFilesKnowNothingOfTuning() throws IOException {
		final Path file = folder.resolve("plain.json");
		ModelFile.write(file, train(Learner.LOGISTIC));
		assertFalse(Files.readString(file).contains("tuned"));
	}

	// models of every learner must predict the same for ever; these files and numbers never change

	@ParameterizedTest
	@CsvSource({ "ridge-logistic, 3.1, 512, 62, Male, T3, 0.537384595443224",
		"ridge-logistic, 2.2, 541, 52, Female, T1, 0.2817574290702509",
		"ridge-logistic, 3.6, 488, 71, Male, T4a, 0.7139156263845429",
		"random-forest, 3.1, 512, 62, Male, T3, 0.34796105446496595",
		"random-forest, 2.2, 541, 52, Female, T1, 0.3324827036645265",
		"random-forest, 3.6, 488, 71, Male, T4a, 0.735656219724994",
		"gradient-boosting, 3.1, 512, 62, Male, T3, 0.3847565239553084",
		"gradient-boosting, 2.2, 541, 52, Female, T1, 0.44339093882376823",
		"gradient-boosting, 3.6, 488, 71, Male, T4a, 0.7727876023528182", "svm, 3.1, 512, 62, Male, T3, 0.5103973049984732",
		"svm, 2.2, 541, 52, Female, T1, 0.5128224492720392", "svm, 3.6, 488, 71, Male, T4a, 0.515318575418688" })
	void modelsOfTheSecondSchemaPredictTheSame(final String learner, final double entropy, final double emphasis,
		final String age, final String gender, final String stage, final double probability)
	{
		final double[] values = { entropy, emphasis };
		final RiskModel model = ModelFile.read(Path.of("test-data", "models", "v2-" + learner + ".radiomics-model.json"));
		final Prediction prediction = model.predict(id -> values[TinyStudy.FEATURES.indexOf(id)], Map.of("age", age, "gender",
			gender, "pT", stage), "a stored model");
		assertEquals(2, model.schema());
		assertEquals(probability, prediction.probability(), 1e-15);
		assertEquals(5, prediction.contributions().size());
	}
}
