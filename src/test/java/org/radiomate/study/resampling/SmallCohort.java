package org.radiomate.study.resampling;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelTrainer;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.TrainingStep;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.SplitTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Made-up patients P001, P002, ... with features f0, f1, ... of normal noise, the first three of which the outcome shifts,
 * an age that it shifts too and a sex that it does not.
 */
public final class SmallCohort {

	private final List<List<String>> clinical = new ArrayList<>();
	private final List<FeatureTable.Reading> rows = new ArrayList<>();
	private final List<String> features;

	/**
	 * @param positives how many of the patients are positive, spread evenly
	 * @param effect by how many standard deviations the outcome shifts f0, f1, f2 and a tenth of age
	 */
	public SmallCohort(final int patients, final int positives, final int featureCount, final double effect,
		final long seed)
	{
		final Well19937c random = new Well19937c(seed);
		features = IntStream.range(0, featureCount).mapToObj(j -> "f" + j).toList();
		for (int i = 0; i < patients; i++) {
			final boolean positive = (i + 1) * positives / patients > i * positives / patients;
			final double shift = positive ? effect : 0;
			final String id = String.format(Locale.ROOT, "P%03d", i + 1);
			clinical.add(List.of(id, positive ? "1" : "0", Long.toString(Math.round(60 + 10 * (random.nextGaussian() + shift))),
				random.nextBoolean() ? "Male" : "Female"));
			rows.add(new FeatureTable.Reading(id, "", "", IntStream.range(0, featureCount).mapToDouble(j -> random.nextGaussian() +
				(j < 3 ? shift : 0)).toArray()));
		}
	}

	List<FeatureTable.Reading> rows() {
		return rows;
	}

	/** The joined tables, all patients in the training cohort. */
	public ModellingData data() {
		final ClinicalTable table = ClinicalTable.of(new CsvTable("clinical.csv", List.of("patient", "outcome", "age", "sex"),
			clinical), "patient");
		return ModellingData.join(new FeatureTable("features.csv", features, rows), table, table.outcome("outcome", ""),
			SplitTable.undivided(table.patients(), org.radiomate.table.Cohort.TRAINING));
	}

	/** A path that is quick to fit: 5 inner folds. */
	public static ModellingPath path(final LambdaRule rule, final String variables) {
		return new ModellingPath(AgreementFilter.NONE, new SelectionStep(SelectionOptions.defaults().withFolds(5).withRule(
			rule)), new TrainingStep(new ModelTrainer(Learner.LOGISTIC, StepwiseLogistic.Direction.NONE, ThresholdRule.parse(
				"0.5"), null, Map.of()), ClinicalCoding.parse(variables)));
	}
}
