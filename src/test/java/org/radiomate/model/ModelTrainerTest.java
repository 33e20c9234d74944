package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.inference.StepwiseLogistic.Direction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Training on a few patients, and what the model says of one. */
class ModelTrainerTest {

	private static final Map<String, String> CLINICAL = Map.of("age", "62", "gender", "Male", "pT", "T3");

	private static double[] features(final double first, final double second) {
		return new double[] { first, second };
	}

	private static Prediction predict(final RiskModel model, final double[] values, final Map<String, String> clinical) {
		return model.predict(id -> values[TinyStudy.FEATURES.indexOf(id)], clinical, "'clinicalvalues'");
	}

	private static RiskModel train(final ModelKind kind) {
		return TinyStudy.trainer().train(kind, TinyStudy.data("age; gender:Female|Male; pT:T1<T2<T3<T4a"));
	}

	@Test
	void eachKindUsesItsOwnVariables() {
		assertEquals(TinyStudy.FEATURES, train(ModelKind.RADIOMICS).terms().stream().map(Term::name).toList());
		assertEquals(List.of("age", "gender:Male", "pT"), train(ModelKind.CLINICAL).terms().stream().map(Term::name)
			.toList());
		assertEquals(5, train(ModelKind.INTEGRATED).terms().size());
		assertTrue(train(ModelKind.RADIOMICS).clinical().isEmpty());
		assertTrue(train(ModelKind.CLINICAL).features().isEmpty());
	}

	@Test
	void featuresAreScaledAndClinicalCodesAreNot() {
		for (final Term term : train(ModelKind.INTEGRATED).terms()) {
			if (!term.feature()) {
				assertEquals(0, term.centre(), term.name());
				assertEquals(1, term.scale(), term.name());
				continue;
			}
			final double[] raw = TinyStudy.FEATURE_COLUMNS[TinyStudy.FEATURES.indexOf(term.name())];
			final double mean = Arrays.stream(raw).average().orElseThrow();
			assertEquals(mean, term.centre(), 1e-12);
			assertEquals(Math.sqrt(Arrays.stream(raw).map(v -> (v - mean) * (v - mean)).sum() / 23), term.scale(), 1e-12);
			assertEquals(Arrays.stream(raw).min().orElseThrow(), term.trainingMinimum());
			assertEquals(Arrays.stream(raw).max().orElseThrow(), term.trainingMaximum());
		}
	}

	/** The score equations of maximum likelihood: residuals are orthogonal to every variable. */
	@ParameterizedTest
	@EnumSource
	void likelihoodIsAtItsMaximum(final ModelKind kind) {
		final RiskModel model = train(kind);
		final double[] sums = new double[1 + model.terms().size()];
		for (int i = 0; i < TinyStudy.PATIENTS.size(); i++) {
			final Prediction prediction = ofTraining(model, i);
			final double residual = (TinyStudy.POSITIVE[i] ? 1 : 0) - prediction.probability();
			sums[0] += residual;
			for (int j = 1; j < sums.length; j++) sums[j] += residual * prediction.contributions().get(j - 1).standardized();
		}
		for (final double sum : sums) assertEquals(0, sum, 1e-6);
	}

	private static Prediction ofTraining(final RiskModel model, final int i) {
		return predict(model, features(TinyStudy.FEATURE_COLUMNS[0][i], TinyStudy.FEATURE_COLUMNS[1][i]), TinyStudy.CLINICAL
			.values(TinyStudy.PATIENTS.get(i), List.of("age", "gender", "pT")));
	}

	@Test
	void figuresOfTrainingAreThoseOfItsPredictions() {
		final RiskModel model = train(ModelKind.INTEGRATED);
		final double[] p = new double[TinyStudy.POSITIVE.length];
		double deviance = 0;
		for (int i = 0; i < p.length; i++) {
			p[i] = ofTraining(model, i).probability();
			deviance -= 2 * Math.log(TinyStudy.POSITIVE[i] ? p[i] : 1 - p[i]);
		}
		assertEquals(24, model.training().patients());
		assertEquals(12, model.training().positives());
		assertEquals(RocCurve.auc(p, TinyStudy.POSITIVE), model.training().auc());
		assertEquals(deviance, model.training().deviance(), 1e-9);
		assertEquals(48 * Math.log(2), model.training().nullDeviance(), 1e-9);
		assertEquals(deviance + 2 * 6, model.training().aic(), 1e-9);
	}

	// no features

	@ParameterizedTest
	@EnumSource
	void noVariableAtAllIsTheInterceptAlone(final ModelKind kind) {
		final RiskModel model = TinyStudy.trainer().train(kind, TinyStudy.withoutFeatures());
		assertTrue(model.terms().isEmpty());
		assertEquals(0.5, model.training().auc());
		assertEquals(0, model.intercept().coefficient(), 1e-12, "12 of 24");
		final Prediction prediction = predict(model, features(0, 0), Map.of());
		assertEquals(0.5, prediction.probability(), 1e-12);
		assertTrue(prediction.isPresent() && prediction.contributions().isEmpty());
	}

	@Test
	void withoutFeaturesIntegratedIsClinical() {
		final TrainingData all = TinyStudy.data("age; pT:T1<T2<T3<T4a"), none = new TrainingData(all.outcome(), "1", "0", all
			.positive(), List.of(), new double[0][], all.coding(), all.clinicalColumns());
		final RiskModel integrated = TinyStudy.trainer().train(ModelKind.INTEGRATED, none), clinical = TinyStudy.trainer()
			.train(ModelKind.CLINICAL, none);
		assertEquals(clinical.terms(), integrated.terms());
		assertEquals(clinical.intercept(), integrated.intercept());
	}

	// predictions

	@Property(tries = 300)
	void contributionsSumToTheLogit(@ForAll @DoubleRange(min = -1e3, max = 1e3) final double first,
		@ForAll @DoubleRange(min = -1e5, max = 1e5) final double second)
	{
		final RiskModel model = Models.TINY;
		final Prediction prediction = predict(model, features(first, second), CLINICAL);
		double logit = model.intercept().coefficient(), sum = model.baseline().baseline(), size = Math.abs(sum);
		for (int j = 0; j < model.terms().size(); j++) {
			final Prediction.Contribution part = prediction.contributions().get(j);
			final double typical = model.terms().get(j).standardized(model.ranges().terms().get(j).median());
			assertEquals(part.contribution(), part.coefficient() * (part.standardized() - typical));
			logit += part.coefficient() * part.standardized();
			sum += part.contribution();
			size += Math.abs(part.contribution());
		}
		assertEquals(logit, prediction.linearPredictor(), "exactly");
		assertEquals(logit, sum, 1e-14 * size);
		assertEquals(1 / (1 + Math.exp(-logit)), prediction.probability(), 1e-15);
		assertEquals(prediction.probability() >= 0.5, prediction.positive());
	}

	/** Trained once for all tries of a property. */
	private static final class Models {

		private static final RiskModel TINY = TinyStudy.model();
	}

	@Test
	void absentValuesGiveNoPredictionButAReason() {
		final RiskModel model = TinyStudy.model();
		final Prediction noFeature = predict(model, features(Double.NaN, 500), CLINICAL);
		assertFalse(noFeature.isPresent());
		assertTrue(Double.isNaN(noFeature.probability()));
		assertFalse(noFeature.positive());
		assertEquals("no value of 45-7DifferenceEntropy", noFeature.absentReason());
		final Map<String, String> noAge = new HashMap<>(CLINICAL);
		noAge.put("age", "NA");
		assertEquals("no value of 90HighGrayLevelRunEmpha, age", predict(model, features(3, Double.NaN), noAge)
			.absentReason());
	}

	@Test
	void valuesOutsideTheTrainingRangeAreSaid() {
		final RiskModel model = TinyStudy.model();
		final Map<String, String> old = new HashMap<>(CLINICAL);
		old.put("age", "90");
		assertEquals(List.of("45-7DifferenceEntropy is 1.5, outside the training cohort's range 2.3 to 3.6",
			"age is 90, outside the training cohort's range 48 to 70"), predict(model, features(1.5, 500), old).warnings());
		assertEquals(List.of(), predict(model, features(2.3, 537), CLINICAL).warnings(), "the ends belong to the range");
	}

	@Test
	void unknownLevelIsRefused() {
		final Map<String, String> clinical = new HashMap<>(CLINICAL);
		clinical.put("pT", "T5");
		assertProblem(() -> predict(TinyStudy.model(), features(3, 500), clinical), "'clinicalvalues'", "'T5'", "T4a");
	}

	@Test
	void probabilityAtTheThresholdIsPositive() {
		final RiskModel intercept = TinyStudy.trainer().train(ModelKind.RADIOMICS, TinyStudy.withoutFeatures());
		final double p = predict(intercept, features(0, 0), Map.of()).probability();
		final RiskModel exact = new RiskModel(1, intercept.kind(), "y", "1", "0", "logistic", null, ClinicalCoding.NONE,
			intercept.intercept(), List.of(), p, "0.5", intercept.training(), Map.of(), List.of());
		assertTrue(predict(exact, features(0, 0), Map.of()).positive());
	}

	// options

	@Test
	void stepwiseKeepsTheCodingOfWhatStays() {
		final ModelTrainer stepwise = new ModelTrainer(Learner.LOGISTIC, Direction.BACKWARD, ThresholdRule.parse("0.5"), null,
			Map.of());
		final RiskModel model = stepwise.train(ModelKind.CLINICAL, TinyStudy.data("age; gender:Female|Male; pT"));
		final List<String> kept = model.terms().stream().map(Term::name).toList();
		assertEquals(model.clinical().columns(), kept);
		assertTrue(model.terms().size() < 5, () -> "something is of no use: " + kept);
		assertTrue(model.training().aic() <= TinyStudy.trainer().train(ModelKind.CLINICAL, TinyStudy.data(
			"age; gender:Female|Male; pT")).training().aic());
	}

	@Test
	void separatedClassesAreSaidAndFirthIsFinite() {
		final double[] separating = new double[24];
		for (int i = 0; i < 24; i++) separating[i] = TinyStudy.POSITIVE[i] ? 10 + i : -10 - i;
		final TrainingData data = new TrainingData("y", "1", "0", TinyStudy.POSITIVE, List.of("f"), new double[][] {
			separating }, ClinicalCoding.NONE, new double[0][]);
		final RiskModel plain = TinyStudy.trainer().train(ModelKind.RADIOMICS, data);
		assertFalse(plain.warnings().isEmpty());
		final RiskModel firth = new ModelTrainer(Learner.FIRTH, Direction.NONE, ThresholdRule.parse("0.5"), null, Map.of())
			.train(ModelKind.RADIOMICS, data);
		assertEquals("firth", firth.learner());
		assertTrue(Math.abs(firth.terms().get(0).coefficient()) < 20, () -> "" + firth.terms());
	}

	@Test
	void linearCombinationTakesNoPart() {
		final double[] copy = Arrays.stream(TinyStudy.FEATURE_COLUMNS[0]).map(v -> 3 * v - 1).toArray();
		final TrainingData data = new TrainingData("y", "1", "0", TinyStudy.POSITIVE, TinyStudy.FEATURES, new double[][] {
			TinyStudy.FEATURE_COLUMNS[0], copy }, ClinicalCoding.NONE, new double[0][]);
		final RiskModel model = TinyStudy.trainer().train(ModelKind.RADIOMICS, data);
		assertTrue(Double.isNaN(model.terms().get(1).coefficient()));
		final Prediction prediction = predict(model, features(3, 8), Map.of());
		assertEquals(0, prediction.contributions().get(1).contribution());
		assertTrue(prediction.isPresent());
	}

	@Test
	void variableWithOneLevelInTrainingDoesNotStopTheModel() {
		final RiskModel model = TinyStudy.trainer().train(ModelKind.CLINICAL, TinyStudy.data("age; pT:T1<T2<T3<T4a"));
		final TrainingData base = TinyStudy.data("age");
		final ClinicalCoding constant = new ClinicalCoding(List.of(base.coding().variables().get(0), new ClinicalVariable("c",
			ClinicalVariable.Kind.NOMINAL, List.of("only"))));
		final RiskModel withConstant = TinyStudy.trainer().train(ModelKind.CLINICAL, new TrainingData("y", "1", "0", base
			.positive(), List.of(), new double[0][], constant, base.clinicalColumns()));
		assertEquals(1, withConstant.terms().size());
		assertEquals(2, model.terms().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.5", "0.25", "youden", " Youden " })
	void thresholdRuleComesBack(final String text) {
		assertEquals(ThresholdRule.parse(text), ThresholdRule.parse(ThresholdRule.parse(text).text()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1", "-0.5", "1.5", "NaN", "best", "" })
	void otherThresholdsAreRefused(final String text) {
		assertProblem(() -> ThresholdRule.parse(text), "neither youden nor a number between 0 and 1");
	}

	@Test
	void learnersByName() {
		assertEquals(Learner.FIRTH, Learner.of(" Firth "));
		assertProblem(() -> Learner.of("forest"), "no learner 'forest'", "logistic, firth, ridge logistic, random forest, gradient boosting, svm");
	}

	@Test
	void trainingIsRepeatable() {
		assertEquals(TinyStudy.model(), TinyStudy.model());
		assertArrayEquals(TinyStudy.model().terms().toArray(), TinyStudy.model().terms().toArray());
	}
}
