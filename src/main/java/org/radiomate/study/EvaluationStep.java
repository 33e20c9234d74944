package org.radiomate.study;

import org.radiomate.evaluation.BootstrapAuc;
import org.radiomate.evaluation.Calibration;
import org.radiomate.evaluation.ConfusionMatrix;
import org.radiomate.evaluation.DeLong;
import org.radiomate.evaluation.DecisionThreshold;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.inference.Alternative;
import org.radiomate.inference.Interval;
import org.radiomate.model.ModelKind;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The evaluation of trained models on both cohorts, or on patients of elsewhere, who are all validation patients: every patient's prediction; AUC with DeLong's and the bootstrap
 * interval, and the figures of one confusion matrix with exact intervals; figures at other thresholds, those that the
 * training cohort suggests among them; DeLong's test and reclassification of each pair of models; calibration and
 * decision curves.
 */
public final class EvaluationStep {

	private static final double CONFIDENCE = 0.95;

	/** The richer model first, so that a positive difference speaks for it. */
	private static final List<ModelKind> COMPARED = List.of(ModelKind.INTEGRATED, ModelKind.RADIOMICS, ModelKind.CLINICAL);

	private final ModellingData data;
	private final Map<ModelKind, RiskModel> models;
	private final EvaluationOptions options;
	private final Progress progress;
	private final Map<Cohort, Map<ModelKind, List<Prediction>>> predictions = new EnumMap<>(Cohort.class);

	private EvaluationStep(final ModellingData data, final Map<ModelKind, RiskModel> models,
		final EvaluationOptions options, final Progress progress)
	{
		this.data = data;
		this.models = models;
		this.options = options;
		this.progress = progress;
	}

	/**
	 * The evaluated models as tables and curves.
	 *
	 * @param predictions one line for each patient
	 * @param metrics one line for each model and cohort
	 * @param comparison one line for each pair of models and cohort
	 * @param thresholds one line for each model, cohort and threshold
	 * @param reclassification NRI and IDI of each pair of models
	 * @param calibration one line for each model and cohort
	 * @param calibrationCurves smoothed observed frequency by predicted probability
	 * @param decisions net benefit by threshold
	 * @param curves ROC curves by cohort and model
	 */
	public record Evaluation(CsvTable predictions, CsvTable metrics, CsvTable comparison, CsvTable thresholds,
		CsvTable reclassification, CsvTable calibration, CsvTable calibrationCurves, CsvTable decisions,
		Map<Cohort, Map<String, RocCurve>> curves)
	{

		/** Writes the tables. */
		public void write(final Path folder) {
			predictions.write(StudyFolder.PREDICTIONS.in(folder));
			metrics.write(StudyFolder.METRICS.in(folder));
			comparison.write(StudyFolder.COMPARISON.in(folder));
			thresholds.write(StudyFolder.THRESHOLDS.in(folder));
			reclassification.write(StudyFolder.RECLASSIFICATION.in(folder));
			calibration.write(StudyFolder.CALIBRATION.in(folder));
			calibrationCurves.write(StudyFolder.CALIBRATION_CURVE.in(folder));
			decisions.write(StudyFolder.DECISION.in(folder));
		}
	}

	/** Evaluates the models. */
	public static Evaluation run(final ModellingData data, final Map<ModelKind, RiskModel> models,
		final EvaluationOptions options, final Progress progress)
	{
		models.values().forEach(model -> TrainingStep.requireFeatures(data.features(), model));
		final EvaluationStep step = new EvaluationStep(data, models, options, progress);
		if (data.has(Cohort.TRAINING)) step.predict(Cohort.TRAINING);
		step.predict(Cohort.VALIDATION);
		final CalibrationTables calibration = step.calibration();
		return new Evaluation(step.predictionTable(), step.metrics(), step.comparison(), step.thresholds(), step
			.reclassification(), calibration.figures(), calibration.curves(), calibration.decisions(), step.curves());
	}

	private void predict(final Cohort cohort) {
		predictions.put(cohort, data.predict(models, data.patients(cohort)));
	}

	private CsvTable predictionTable() {
		final List<String> header = new ArrayList<>(List.of(FeatureTable.PATIENT, "cohort", "outcome"));
		for (final ModelKind kind : models.keySet()) header.add(kind.word());
		header.add("remark");
		final List<List<String>> rows = new ArrayList<>();
		for (final Cohort cohort : predictions.keySet()) {
			final List<String> patients = data.patients(cohort);
			for (int i = 0; i < patients.size(); i++) rows.add(predictionRow(cohort, patients.get(i), i));
		}
		return new CsvTable("predictions", header, rows);
	}

	private List<String> predictionRow(final Cohort cohort, final String patient, final int i) {
		final List<String> row = new ArrayList<>(List.of(patient, cohort.word(), data.outcome().positive().get(patient) ? "1"
			: "0"));
		final List<String> remarks = new ArrayList<>();
		predictions.get(cohort).forEach((kind, of) -> {
			row.add(CsvTable.number(of.get(i).probability()));
			if (!of.get(i).isPresent()) remarks.add(kind.word() + ": " + of.get(i).absentReason());
		});
		row.add(String.join("; ", remarks));
		return row;
	}

	private CsvTable metrics() {
		final List<List<String>> rows = new ArrayList<>();
		for (final Cohort cohort : predictions.keySet()) {
			for (final ModelKind kind : models.keySet()) rows.add(metricsRow(cohort, kind));
		}
		final List<String> header = new ArrayList<>(List.of("model", "cohort", "patients", "positives", "without_prediction",
			"auc", "auc_lower", "auc_upper", "threshold"));
		header.addAll(FigureColumns.FIGURES);
		header.addAll(List.of("brier", "auc_bootstrap_lower", "auc_bootstrap_upper"));
		header.addAll(FigureColumns.intervalNames());
		header.add("remark");
		return new CsvTable("metrics", header, rows);
	}

	private List<String> metricsRow(final Cohort cohort, final ModelKind kind) {
		final List<Prediction> all = predictions.get(cohort).get(kind);
		final CohortScores scored = scored(cohort, List.of(kind)).get(kind);
		final double threshold = models.get(kind).threshold();
		final ConfusionMatrix matrix = ConfusionMatrix.of(scored.probabilities(), scored.positive(), threshold);
		final DeLong.Area area = scored.hasBothClasses() ? DeLong.area(scored.probabilities(), scored.positive(), CONFIDENCE)
			: new DeLong.Area(Double.NaN, Double.NaN, Double.NaN, Double.NaN, "patients of one class only: no ROC curve");
		final List<String> row = new ArrayList<>(List.of(kind.word(), cohort.word(), count(scored.size()), count(scored
			.positives()), count(all.size() - scored.size())));
		addNumbers(row, area.auc(), area.lower(), area.upper(), threshold);
		FigureColumns.addFigures(row, matrix);
		addNumbers(row, Calibration.brier(scored.probabilities(), scored.positive()));
		FigureColumns.addInterval(row, bootstrap(scored));
		FigureColumns.addIntervals(row, matrix);
		row.add(area.remark());
		return row;
	}

	private Interval bootstrap(final CohortScores scored) {
		if (options.bootstrap() == 0 || !scored.hasBothClasses()) return Interval.UNDEFINED;
		return BootstrapAuc.interval(scored.probabilities(), scored.positive(), options.bootstrap(), options.seed(),
			CONFIDENCE, progress);
	}

	/** Thresholds by their name: the model's own, what the training cohort suggests, and those asked for. */
	private Map<String, Double> thresholdsOf(final ModelKind kind) {
		final CohortScores training = predictions.containsKey(Cohort.TRAINING) ? scored(Cohort.TRAINING, List.of(kind)).get(kind)
			: null;
		final Map<String, Double> thresholds = new LinkedHashMap<>();
		thresholds.put("model", models.get(kind).threshold());
		if (training != null && training.hasBothClasses()) {
			thresholds.put("youden of training", DecisionThreshold.youdenOfProbabilities(training.probabilities(), training
				.positive()));
			thresholds.put("closest top left of training", DecisionThreshold.closestTopLeftOfProbabilities(training
				.probabilities(), training.positive()));
		}
		options.thresholds().forEach(value -> thresholds.put("given " + CsvTable.number(value), value));
		return thresholds;
	}

	private CsvTable thresholds() {
		final List<String> header = new ArrayList<>(List.of("model", "cohort", "rule", "threshold"));
		header.addAll(FigureColumns.FIGURES);
		header.addAll(FigureColumns.intervalNames());
		final List<List<String>> rows = new ArrayList<>();
		for (final ModelKind kind : models.keySet()) {
			thresholdsOf(kind).forEach((rule, threshold) -> {
				for (final Cohort cohort : predictions.keySet()) rows.add(thresholdRow(cohort, kind, rule, threshold));
			});
		}
		return new CsvTable("thresholds", header, rows);
	}

	private List<String> thresholdRow(final Cohort cohort, final ModelKind kind, final String rule,
		final double threshold)
	{
		final CohortScores scored = scored(cohort, List.of(kind)).get(kind);
		final ConfusionMatrix matrix = ConfusionMatrix.of(scored.probabilities(), scored.positive(), threshold);
		final List<String> row = new ArrayList<>(List.of(kind.word(), cohort.word(), rule, CsvTable.number(threshold)));
		FigureColumns.addFigures(row, matrix);
		FigureColumns.addIntervals(row, matrix);
		return row;
	}

	private CalibrationTables calibration() {
		final CalibrationTables tables = new CalibrationTables();
		for (final Cohort cohort : predictions.keySet()) {
			for (final ModelKind kind : models.keySet()) tables.add(kind.word(), cohort.word(), scored(cohort, List.of(kind)).get(
				kind));
		}
		return tables;
	}

	private CsvTable reclassification() {
		final List<ModelKind> kinds = COMPARED.stream().filter(models::containsKey).toList();
		final ReclassificationTable table = new ReclassificationTable();
		for (final Cohort cohort : predictions.keySet()) {
			for (final ModelKind a : kinds) {
				for (final ModelKind b : kinds.subList(kinds.indexOf(a) + 1, kinds.size())) {
					final Map<ModelKind, CohortScores> scored = scored(cohort, List.of(a, b));
					table.add(cohort.word(), a.word(), b.word(), scored.get(a), scored.get(b), models.get(a).threshold());
				}
			}
		}
		return table.toCsv();
	}

	private static String count(final int count) {
		return Integer.toString(count);
	}

	private static void addNumbers(final List<String> row, final double... values) {
		for (final double value : values) row.add(CsvTable.number(value));
	}

	/** Scores of the patients whom all the given models judge. */
	private Map<ModelKind, CohortScores> scored(final Cohort cohort, final List<ModelKind> kinds) {
		final Map<ModelKind, List<Prediction>> of = predictions.get(cohort);
		final boolean[] positive = data.positive(cohort);
		final int[] judged = IntStream.range(0, positive.length).filter(i -> kinds.stream().allMatch(kind -> of.get(kind).get(i)
			.isPresent())).toArray();
		final boolean[] classes = new boolean[judged.length];
		for (int k = 0; k < judged.length; k++) classes[k] = positive[judged[k]];
		final Map<ModelKind, CohortScores> scored = new EnumMap<>(ModelKind.class);
		for (final ModelKind kind : kinds) {
			scored.put(kind, new CohortScores(java.util.Arrays.stream(judged).mapToDouble(i -> of.get(kind).get(i).probability())
				.toArray(), classes));
		}
		return scored;
	}

	private CsvTable comparison() {
		final List<ModelKind> kinds = COMPARED.stream().filter(models::containsKey).toList();
		final List<List<String>> rows = new ArrayList<>();
		for (final Cohort cohort : predictions.keySet()) {
			for (int a = 0; a < kinds.size(); a++) {
				for (int b = a + 1; b < kinds.size(); b++) rows.add(comparisonRow(cohort, kinds.get(a), kinds.get(b)));
			}
		}
		return new CsvTable("comparison", List.of("cohort", "model_a", "model_b", "patients", "auc_a", "auc_b", "difference",
			"lower", "upper", "z", "p", "remark"), rows);
	}

	private List<String> comparisonRow(final Cohort cohort, final ModelKind a, final ModelKind b) {
		final Map<ModelKind, CohortScores> scored = scored(cohort, List.of(a, b));
		final List<String> row = new ArrayList<>(List.of(cohort.word(), a.word(), b.word(), count(scored
			.get(a).size())));
		if (!scored.get(a).hasBothClasses()) {
			addNumbers(row, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
			row.add("patients of one class only");
			return row;
		}
		final DeLong.Comparison test = DeLong.paired(scored.get(a).probabilities(), scored.get(b).probabilities(), scored.get(a).positive(),
			Alternative.TWO_SIDED);
		addNumbers(row, test.firstAuc(), test.secondAuc(), test.firstAuc() - test.secondAuc(), test.lower(), test.upper(), test
			.statistic(), test.p());
		row.add(test.remark());
		return row;
	}

	private Map<Cohort, Map<String, RocCurve>> curves() {
		final Map<Cohort, Map<String, RocCurve>> curves = new EnumMap<>(Cohort.class);
		for (final Cohort cohort : predictions.keySet()) {
			final Map<String, RocCurve> of = new LinkedHashMap<>();
			for (final ModelKind kind : models.keySet()) {
				final CohortScores scored = scored(cohort, List.of(kind)).get(kind);
				if (scored.hasBothClasses()) of.put(kind.word(), RocCurve.of(scored.probabilities(),
					scored.positive()));
			}
			curves.put(cohort, of);
		}
		return curves;
	}
}
