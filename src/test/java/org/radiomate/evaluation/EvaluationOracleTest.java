package org.radiomate.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.inference.Alternative;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;
import static org.radiomate.testing.RCase.numbers;

/** ROC curves, DeLong's tests, thresholds and calibration against R's pROC, glm and rms. */
class EvaluationOracleTest {

	private static final double TIGHT = 1e-12;

	@TestFactory
	Stream<DynamicTest> curves() {
		return RCase.tests("roc", c -> {
			final Cohort cohort = Cohort.of(c, c.data().get("predictor").asText());
			final double[] scores = directed(cohort.scores, c.result().get("direction").asText());
			final RocCurve curve = RocCurve.of(scores, cohort.positive);
			final JsonNode expected = c.result();
			assertClose("auc", number(expected.get("auc")), curve.auc(), 1e-15);
			assertEquals(expected.get("n_cases").asInt(), curve.positives());
			assertEquals(expected.get("n_controls").asInt(), curve.negatives());
			assertClose("sensitivities", reversed(numbers(expected.get("curve").get("sensitivities"))), curve.sensitivities(),
				1e-15, 0);
			assertClose("specificities", reversed(numbers(expected.get("curve").get("specificities"))), curve.specificities(),
				1e-15, 0);
			final DeLong.Area area = DeLong.area(scores, cohort.positive, 0.95);
			assertClose("variance", number(expected.get("var_delong")), area.variance(), TIGHT, 1e-6);
			assertClose("lower", number(expected.get("ci_delong").get("lo")), area.lower(), TIGHT);
			assertClose("upper", number(expected.get("ci_delong").get("hi")), area.upper(), TIGHT);
			assertEquals(area.variance() == 0, !area.remark().isEmpty());
			if (c.result().get("direction").asText().equals("<")) compareThresholds(c.result(), cohort);
		});
	}

	private static void compareThresholds(final JsonNode expected, final Cohort cohort) {
		assertClose("youden", lowest(expected.get("best_youden")), DecisionThreshold.youden(cohort.scores, cohort.positive),
			1e-15);
		assertClose("top left", lowest(expected.get("best_closest_topleft")), DecisionThreshold.closestTopLeft(cohort.scores,
			cohort.positive), 1e-15);
		compareFigures(expected.get("best_youden"), cohort);
		compareFigures(expected.get("best_closest_topleft"), cohort);
		if (expected.has("at_thresholds")) compareFigures(expected.get("at_thresholds"), cohort);
	}

	/** Of tied thresholds the lowest. */
	private static double lowest(final JsonNode points) {
		double lowest = Double.POSITIVE_INFINITY;
		for (final JsonNode best : points) lowest = Math.min(lowest, number(best.get("threshold")));
		return lowest;
	}

	private static void compareFigures(final JsonNode points, final Cohort cohort) {
		for (final JsonNode point : points) {
			final ConfusionMatrix m = ConfusionMatrix.of(cohort.scores, cohort.positive, number(point.get("threshold")));
			assertClose("accuracy", number(point.get("accuracy")), m.accuracy(), 1e-15);
			assertClose("sensitivity", number(point.get("sensitivity")), m.sensitivity(), 1e-15);
			assertClose("specificity", number(point.get("specificity")), m.specificity(), 1e-15);
			assertClose("ppv", number(point.get("ppv")), m.ppv(), 1e-15);
			assertClose("npv", number(point.get("npv")), m.npv(), 1e-15);
		}
	}

	@TestFactory
	Stream<DynamicTest> comparisons() {
		return RCase.tests("roctest", c -> {
			for (final String side : List.of("two.sided", "greater", "less")) {
				final Alternative alternative = Alternative.valueOf(side.replace('.', '_').toUpperCase(Locale.ROOT));
				final DeLong.Comparison test = c.data().has("group") ? unpaired(c, alternative) : paired(c, alternative);
				final JsonNode expected = c.result().get(side);
				assertEquals(expected.get("statistic_name").asText(), test.statisticName());
				assertClose("statistic", number(expected.get("statistic")), test.statistic(), 1e-11);
				assertClose("p", number(expected.get("p")), test.p(), 1e-11);
				assertClose("df", number(expected.get("df")), test.df(), 1e-11);
				if (!expected.has("diff_ci")) continue;
				assertClose("lower", number(expected.get("diff_ci").get("lo")), test.lower(), 1e-11, 0.01);
				assertClose("upper", number(expected.get("diff_ci").get("hi")), test.upper(), 1e-11, 0.01);
			}
		});
	}

	private static DeLong.Comparison paired(final RCase c, final Alternative alternative) {
		final Cohort first = Cohort.of(c, c.data().get("predictors").get(0).asText());
		final Cohort second = Cohort.of(c, c.data().get("predictors").get(1).asText());
		final JsonNode directions = c.result().get("directions");
		return DeLong.paired(directed(first.scores, directions.get(0).asText()), directed(second.scores, directions.get(1)
			.asText()), first.positive, alternative);
	}

	private static DeLong.Comparison unpaired(final RCase c, final Alternative alternative) {
		final Cohort first = Cohort.of(c, c.data().get("predictor").asText(), 0);
		final Cohort second = Cohort.of(c, c.data().get("predictor").asText(), 1);
		return DeLong.unpaired(first.scores, first.positive, second.scores, second.positive, alternative);
	}

	@TestFactory
	Stream<DynamicTest> calibration() {
		return RCase.tests("calibration", c -> c.result().has("slope"), c -> {
			final Cohort cohort = Cohort.of(c, c.data().get("predictor").asText());
			final Calibration calibration = Calibration.of(cohort.scores, cohort.positive);
			assertClose("brier", number(c.result().get("brier")), calibration.brier(), 1e-13);
			assertClose("scaled", number(c.result().get("brier_scaled")), calibration.scaledBrier(), TIGHT);
			assertClose("slope", number(c.result().get("slope")), calibration.slope(), 1e-10);
			assertClose("slope se", number(c.result().get("slope_se")), calibration.slopeError(), 1e-9);
			assertClose("intercept", number(c.result().get("intercept_joint")), calibration.intercept(), 1e-9, 0.1);
			assertClose("large", number(c.result().get("calibration_in_the_large")), calibration.inTheLarge(), 1e-9, 0.1);
			assertClose("large se", number(c.result().get("calibration_in_the_large_se")), calibration.inTheLargeError(), 1e-9);
			assertClose("oe", number(c.result().get("oe_ratio")), calibration.observedOverExpected(), 1e-13);
			if (c.result().has("val_prob")) compareValProb(c.result().get("val_prob"), cohort);
		});
	}

	/** rms counts concordant pairs of probabilities rounded to 0.002. */
	private static void compareValProb(final JsonNode expected, final Cohort cohort) {
		final PredictionIndices indices = PredictionIndices.of(cohort.scores, cohort.positive);
		RCase.assertAtPrecisionOfR("Dxy", number(expected.get("Dxy")), indices.dxy(), 5e-3);
		assertClose("R2", number(expected.get("R2")), indices.r2(), 1e-8, 0.01);
		assertClose("D", number(expected.get("D")), indices.discrimination(), 1e-8, 0.01);
		assertClose("D chi-square", number(expected.get("D:Chi-sq")), indices.discriminationChiSquare(), 1e-8, 1);
		assertClose("U", number(expected.get("U")), indices.unreliability(), 1e-8, 0.01);
		assertClose("U chi-square", number(expected.get("U:Chi-sq")), indices.unreliabilityChiSquare(), 1e-8, 1);
		assertClose("U p", number(expected.get("U:p")), indices.unreliabilityP(), 1e-8, 0.01);
		assertClose("Q", number(expected.get("Q")), indices.quality(), 1e-8, 0.01);
		assertClose("Spiegelhalter z", number(expected.get("S:z")), indices.spiegelhalterZ(), 1e-10, 0.01);
		assertClose("Spiegelhalter p", number(expected.get("S:p")), indices.spiegelhalterP(), 1e-10, 0.01);
		final CalibrationCurve curve = CalibrationCurve.of(cohort.scores, cohort.positive);
		assertClose("Emax", number(expected.get("Emax")), curve.largestError(), TIGHT);
		assertClose("E90", number(expected.get("E90")), curve.error90(), TIGHT);
		assertClose("Eavg", number(expected.get("Eavg")), curve.meanError(), TIGHT);
	}

	@TestFactory
	Stream<DynamicTest> reclassification() {
		return RCase.tests("nri", c -> {
			final Cohort before = Cohort.of(c, c.data().get("old").asText());
			final Cohort after = Cohort.of(c, c.data().get("new").asText());
			final JsonNode expected = c.result();
			if (c.data().has("cuts")) {
				compareGroups(expected, Reclassification.categorical(before.scores, after.scores, before.positive, numbers(c.data()
					.get("cuts"))));
				return;
			}
			final Reclassification r = Reclassification.continuous(before.scores, after.scores, before.positive);
			compareEstimate(expected, "nri", r.nri());
			compareEstimate(expected, "nri.ev", r.nriOfPositives());
			compareEstimate(expected, "nri.ne", r.nriOfNegatives());
			compareEstimate(expected, "idi", r.idi());
			assertClose("up", number(expected.get("pup.ev")), r.positives().up() / (double) r.positives().patients(), TIGHT);
			assertClose("down", number(expected.get("pdown.ne")), r.negatives().down() / (double) r.negatives().patients(),
				TIGHT);
		});
	}

	private static void compareGroups(final JsonNode expected, final Reclassification r) {
		assertEquals(expected.get("events_up").asInt(), r.positives().up());
		assertEquals(expected.get("events_down").asInt(), r.positives().down());
		assertEquals(expected.get("nonevents_up").asInt(), r.negatives().up());
		assertEquals(expected.get("nonevents_down").asInt(), r.negatives().down());
		assertClose("nri", number(expected.get("nri")), r.nri().value(), TIGHT, 1e-3);
		assertClose("se", number(expected.get("se")), r.nri().standardError(), TIGHT);
		assertClose("z", number(expected.get("z")), r.nri().z(), TIGHT, 1e-3);
		assertClose("p", number(expected.get("p")), r.nri().p(), 1e-11);
	}

	private static void compareEstimate(final JsonNode expected, final String name,
		final Reclassification.Estimate estimate)
	{
		assertClose(name, number(expected.get(name)), estimate.value(), TIGHT, 1e-3);
		assertClose("se " + name, number(expected.get("se." + name)), estimate.standardError(), TIGHT);
		assertClose("z " + name, number(expected.get("z." + name)), estimate.z(), TIGHT, 1e-3);
	}

	@TestFactory
	Stream<DynamicTest> hosmerLemeshow() {
		return RCase.tests("calibration", c -> c.result().has("chisq"), c -> {
			final Cohort cohort = Cohort.of(c, c.data().get("predictor").asText());
			final var test = HosmerLemeshow.test(cohort.scores, cohort.positive, c.result().get("g").asInt());
			assertClose("chi-square", number(c.result().get("chisq")), test.statistic(), 1e-11);
			assertClose("df", number(c.result().get("df")), test.df(), 0);
			// R's P is one minus the distribution and ends at 1e-16
			assertClose("p", number(c.result().get("p")), test.p(), 1e-11, 1e-3);
		});
	}

	@TestFactory
	Stream<DynamicTest> decisionCurve() {
		return RCase.tests("dca", c -> {
			final Cohort cohort = Cohort.of(c, c.data().get("predictor").asText());
			final JsonNode points = c.result().get("thresholds");
			final double[] thresholds = new double[points.size()];
			for (int k = 0; k < thresholds.length; k++) thresholds[k] = number(points.get(k).get("threshold"));
			final DecisionCurve curve = DecisionCurve.of(cohort.scores, cohort.positive, thresholds);
			for (int k = 0; k < thresholds.length; k++) {
				assertClose("model", number(points.get(k).get("net_benefit")), curve.model()[k], 1e-13, 0.01);
				assertClose("all", number(points.get(k).get("net_benefit_all")), curve.treatAll()[k], 1e-13, 0.01);
			}
		});
	}

	@Test
	void simulatedCohort() {
		final JsonNode pipeline = RCase.read(Shared.path("stats/cohort/pipeline_result.json")).json();
		final RCase.Csv clinical = RCase.Csv.read(Shared.path("stats/cohort/simulated_clinical.csv"));
		final String[] sets = RCase.Csv.read(Shared.path("stats/cohort/simulated_split_folds.csv")).text("set");
		final double[] outcome = clinical.column("outcome");
		for (final String set : List.of("train", "test")) {
			final double[] own = IntStream.range(0, sets.length).filter(i -> sets[i].equals(set)).mapToDouble(i -> outcome[i])
				.toArray();
			final boolean[] positive = new boolean[own.length];
			for (int i = 0; i < own.length; i++) positive[i] = own[i] == 1;
			pipeline.get("models").fields().forEachRemaining(m -> compareModel(m.getKey(), m.getValue(), set, positive));
			for (final String pair : List.of("integrated_vs_radiomics", "integrated_vs_clinical", "radiomics_vs_clinical")) {
				final String[] models = pair.split("_vs_");
				final DeLong.Comparison test = DeLong.paired(probabilities(pipeline, models[0], set), probabilities(pipeline,
					models[1], set), positive, Alternative.TWO_SIDED);
				assertClose(pair + " z", number(pipeline.get("delong").get(set).get(pair).get("z")), test.statistic(), 1e-11);
				assertClose(pair + " p", number(pipeline.get("delong").get(set).get(pair).get("p")), test.p(), 1e-11);
			}
		}
	}

	private static double[] probabilities(final JsonNode pipeline, final String model, final String set) {
		return numbers(pipeline.get("models").get(model).get(set).get("probability"));
	}

	private static void compareModel(final String name, final JsonNode model, final String set, final boolean[] positive) {
		final JsonNode expected = model.get(set);
		final double[] p = numbers(expected.get("probability"));
		final DeLong.Area area = DeLong.area(p, positive, 0.95);
		assertClose(name + " auc", number(expected.get("auc")), area.auc(), 1e-15);
		assertClose(name + " lower", number(expected.get("ci_delong").get("lo")), area.lower(), TIGHT);
		assertClose(name + " brier", number(expected.get("brier")), Calibration.brier(p, positive), 1e-13);
		if (set.equals("train")) assertClose(name + " youden", number(model.get("youden_threshold_train").get(0)),
			DecisionThreshold.youdenOfProbabilities(p, positive), 1e-15);
		for (final String at : List.of("at_0.5", "at_youden_train")) {
			final ConfusionMatrix m = ConfusionMatrix.of(p, positive, number(expected.get(at).get("threshold")));
			assertEquals(expected.get(at).get("tp").asInt(), m.truePositives());
			assertEquals(expected.get(at).get("tn").asInt(), m.trueNegatives());
			assertClose(name + " f1", number(expected.get(at).get("f1")), m.f1(), 1e-15);
		}
		for (final JsonNode point : expected.get("net_benefit")) {
			assertClose(name + " net benefit", number(point.get("net_benefit")), DecisionCurve.netBenefit(p, positive, number(
				point.get("threshold"))), 1e-13, 0.01);
		}
		final var hl = HosmerLemeshow.test(p, positive, 10);
		assertClose(name + " Hosmer-Lemeshow", number(expected.get("hosmer_lemeshow_g10").get("chisq")), hl.statistic(),
			1e-10);
		assertFalse(Double.isNaN(hl.p()));
	}

	private static double[] directed(final double[] scores, final String direction) {
		return direction.equals("<") ? scores : Arrays.stream(scores).map(s -> -s).toArray();
	}

	private static double[] reversed(final double[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[values.length - 1 - i]).toArray();
	}

	/** Scores and labels without missing scores. */
	private record Cohort(double[] scores, boolean[] positive) {

		static Cohort of(final RCase c, final String predictor) {
			return of(c, predictor, -1);
		}

		static Cohort of(final RCase c, final String predictor, final int group) {
			final RCase.Csv csv = c.csv();
			final double[] scores = csv.column(predictor);
			final boolean[] positive = csv.labels(c.data().get("y").asText());
			final String[] groups = group < 0 ? null : csv.text(c.data().get("group").asText());
			final String wanted = group < 0 ? null : c.data().get("groups").get(group).asText();
			final int[] rows = IntStream.range(0, scores.length).filter(i -> groups == null || groups[i].equals(wanted))
				.toArray();
			final boolean[] labels = new boolean[rows.length];
			for (int i = 0; i < rows.length; i++) labels[i] = positive[rows[i]];
			return new Cohort(Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray(), labels);
		}
	}
}
