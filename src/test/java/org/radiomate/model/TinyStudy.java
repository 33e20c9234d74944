package org.radiomate.model;

import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Twenty-four made-up patients whose classes overlap, with two features and three clinical variables. */
final class TinyStudy {

	static final boolean[] POSITIVE = {
		true, false, true, false, true, false, true, false, true, false, true, false, true, false, true, false, true,
		false, true, false, true, false, true, false };
	static final List<String> FEATURES = List.of("45-7DifferenceEntropy", "90HighGrayLevelRunEmpha");
	static final double[][] FEATURE_COLUMNS = { {
		3.0, 3.2, 3.1, 2.9, 2.8, 2.9, 3.6, 3.2, 3.6, 3.1, 3.3, 3.1, 2.5, 3.3, 3.4, 3.2, 2.5, 2.3, 2.8, 2.8, 3.3, 3.0, 3.4, 2.7 }, {
		520, 517, 506, 537, 524, 529, 506, 500, 510, 510, 525, 515, 509, 497, 508, 530, 503, 515, 522, 489, 516, 531, 485, 507 } };
	static final List<String> PATIENTS = IntStream.range(0, POSITIVE.length).mapToObj(i -> String.format(Locale.ROOT, "p%02d", i + 1))
		.toList();

	private static final String[] AGE = {
		"61", "56", "64", "60", "53", "65", "66", "66", "70", "63", "62", "53", "65", "57", "59", "53", "56", "57",
		"69", "48", "53", "62", "70", "64" };
	private static final String[] GENDER = {
		"Male", "Male", "Male", "Male", "Female", "Male", "Male", "Female", "Female", "Male", "Female", "Female",
		"Male", "Female", "Female", "Male", "Male", "Male", "Female", "Female", "Male", "Male", "Male", "Female" };
	private static final String[] STAGE = {
		"T3", "T3", "T2", "T2", "T2", "T3", "T4a", "T1", "T1", "T2", "T2", "T2", "T3", "T2", "T1", "T2", "T2", "T3",
		"T4a", "T3", "T3", "T3", "T3", "T1" };

	static final ClinicalTable CLINICAL = clinical();

	private TinyStudy() {}

	private static ClinicalTable clinical() {
		return ClinicalTable.of(new CsvTable("tiny.csv", List.of("patient", "age", "gender", "pT"), IntStream.range(0,
			POSITIVE.length).mapToObj(i -> List.of(PATIENTS.get(i), AGE[i], GENDER[i], STAGE[i])).toList()), "patient");
	}

	static TrainingData data(final String variables) {
		final ClinicalCoding coding = ClinicalCoding.parse(variables).settledBy(CLINICAL, PATIENTS);
		return new TrainingData("recurrence", "1", "0", POSITIVE, FEATURES, FEATURE_COLUMNS, coding, coding.columns(CLINICAL,
			PATIENTS));
	}

	static TrainingData withoutFeatures() {
		return new TrainingData("recurrence", "1", "0", POSITIVE, List.of(), new double[0][], ClinicalCoding.NONE,
			new double[0][]);
	}

	static ModelTrainer trainer() {
		return new ModelTrainer(Learner.LOGISTIC, StepwiseLogistic.Direction.NONE, ThresholdRule.parse("0.5"), null, Map.of(
			"software", "Radiomate test", "seed", "1"));
	}

	/** The integrated model of the study. */
	static RiskModel model() {
		return trainer().train(ModelKind.INTEGRATED, data("age; gender:Female|Male; pT:T1<T2<T3<T4a"));
	}
}
