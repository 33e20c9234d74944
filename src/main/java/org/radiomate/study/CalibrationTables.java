package org.radiomate.study;

import org.radiomate.evaluation.Calibration;
import org.radiomate.evaluation.CalibrationCurve;
import org.radiomate.evaluation.DecisionCurve;
import org.radiomate.evaluation.HosmerLemeshow;
import org.radiomate.evaluation.PredictionIndices;
import org.radiomate.inference.Quantiles;
import org.radiomate.inference.TestResult;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether the probabilities of models can be believed, and whether acting on them pays; filled model by model. */
final class CalibrationTables {

	private static final int GROUPS = 10;
	private static final double[] THRESHOLDS = IntStream.range(1, 100).mapToDouble(i -> i / 100.0).toArray();
	private static final double Z = Quantiles.normal(0.975);

	private final List<List<String>> figures = new ArrayList<>();
	private final List<List<String>> curves = new ArrayList<>();
	private final List<List<String>> decisions = new ArrayList<>();

	/** Adds one model on one cohort. */
	void add(final String model, final String cohort, final CohortScores scores) {
		if (scores.size() == 0) return;
		addFigures(model, cohort, scores);
		final CalibrationCurve curve = CalibrationCurve.of(scores.probabilities(), scores.positive());
		for (int i = 0; i < curve.predicted().length; i++) {
			curves.add(row(model, cohort, "", curve.predicted()[i], curve.observed()[i]));
		}
		final DecisionCurve decision = DecisionCurve.of(scores.probabilities(), scores.positive(), THRESHOLDS);
		for (int k = 0; k < THRESHOLDS.length; k++) {
			decisions.add(row(model, cohort, "", THRESHOLDS[k], decision.model()[k], decision.treatAll()[k], 0));
		}
	}

	private void addFigures(final String model, final String cohort, final CohortScores scores) {
		final Calibration c = Calibration.of(scores.probabilities(), scores.positive());
		final CalibrationCurve curve = CalibrationCurve.of(scores.probabilities(), scores.positive());
		final PredictionIndices indices = PredictionIndices.of(scores.probabilities(), scores.positive());
		final TestResult test = HosmerLemeshow.test(scores.probabilities(), scores.positive(), GROUPS);
		final String remark = String.join("; ", Stream.of(c.undefinedReason(), test.undefinedReason().isEmpty() ? ""
			: "Hosmer-Lemeshow: " + test.undefinedReason()).filter(reason -> !reason.isEmpty()).toList());
		figures.add(row(model, cohort, remark, scores.size(), scores.positives(), c.meanObserved(), c.meanPredicted(), c
			.observedOverExpected(), c.brier(), c.scaledBrier(), c.slope(), c.slope() - Z * c.slopeError(), c.slope() + Z * c
				.slopeError(), c.intercept(), c.inTheLarge(), c.inTheLarge() - Z * c.inTheLargeError(), c.inTheLarge() + Z * c
					.inTheLargeError(), test.statistic(), test.df(), test.p(), indices.unreliabilityP(), indices.spiegelhalterZ(),
			indices.spiegelhalterP(), indices.r2(), curve.meanError(), curve.error90(), curve.largestError()));
	}

	private static List<String> row(final String model, final String cohort, final String remark,
		final double... values)
	{
		final List<String> row = new ArrayList<>(List.of(model, cohort));
		for (final double value : values) row.add(CsvTable.number(value));
		if (values.length > 4) row.add(remark);
		return row;
	}

	/** One line for each model and cohort. */
	CsvTable figures() {
		return new CsvTable("calibration", List.of("model", "cohort", "patients", "positives", "mean_observed",
			"mean_predicted", "observed_over_expected", "brier", "scaled_brier", "slope", "slope_lower", "slope_upper",
			"intercept", "in_the_large", "in_the_large_lower", "in_the_large_upper", "hosmer_lemeshow", "hosmer_lemeshow_df",
			"hosmer_lemeshow_p", "unreliability_p", "spiegelhalter_z", "spiegelhalter_p", "nagelkerke_r2", "mean_error",
			"error_90", "largest_error", "remark"), figures);
	}

	/** The smoothed observed frequency at each patient's probability. */
	CsvTable curves() {
		return new CsvTable("calibration_curve", List.of("model", "cohort", "predicted", "observed"), curves);
	}

	/** Net benefit at thresholds from 0.01 to 0.99. */
	CsvTable decisions() {
		return new CsvTable("decision", List.of("model", "cohort", "threshold", "net_benefit", "treat_all", "treat_none"),
			decisions);
	}
}
