package org.radiomate.study;

import org.radiomate.model.ModelKind;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Features, clinical table, outcome and split of a study, joined by patient. What looks at the outcome asks for one
 * cohort by name, so that nothing trained can see a validation patient by accident.
 *
 * @param features one row for each patient
 * @param clinical the clinical table
 * @param outcome what happened to each patient
 * @param split who is in which cohort
 * @param warnings what was left aside, in words
 */
public record ModellingData(FeatureTable features, ClinicalTable clinical, Outcome outcome, SplitTable split,
	List<String> warnings)
{

	/**
	 * Joins the tables.
	 *
	 * @param features one row for each patient
	 * @throws ProblemException if a patient with features is not in the clinical table, unless excluded there
	 */
	public static ModellingData join(final FeatureTable features, final ClinicalTable clinical, final Outcome outcome,
		final SplitTable split)
	{
		final List<String> warnings = new ArrayList<>();
		final List<FeatureTable.Reading> rows = new ArrayList<>();
		for (final FeatureTable.Reading row : features.rows()) {
			final String reason = clinical.excluded().get(row.patient());
			if (reason == null) rows.add(row);
			else warnings.add("Patient '" + row.patient() + "' is excluded: " + reason + ".");
		}
		for (final FeatureTable.Reading row : rows) clinical.line(row.patient());
		final List<String> withoutFeatures = new ArrayList<>(clinical.patients());
		withoutFeatures.removeAll(features.patients());
		if (!withoutFeatures.isEmpty()) warnings.add(withoutFeatures.size() + " of the clinical table's patients have no features and are left out: " +
			String.join(", ", withoutFeatures) + ".");
		return new ModellingData(new FeatureTable(features.source(), features.features(), rows), clinical, outcome, split,
			warnings);
	}

	/** The same data with one more thing said. */
	ModellingData warning(final String sentence) {
		final List<String> more = new ArrayList<>(warnings);
		more.add(sentence);
		return new ModellingData(features, clinical, outcome, split, more);
	}

	/** Whether any patient is in a cohort. */
	boolean has(final Cohort cohort) {
		return features.rows().stream().anyMatch(row -> split.of(row.patient()) == cohort);
	}

	/** The patients of a cohort, in the order of the feature table. */
	public List<String> patients(final Cohort cohort) {
		final List<String> patients = features.rows().stream().map(FeatureTable.Reading::patient).filter(patient -> split.of(
			patient) == cohort).toList();
		if (patients.isEmpty()) throw new ProblemException("The " + cohort.word() + " cohort is empty. Correct the split " +
			split.source() + ".");
		return patients;
	}

	/** The values of a cohort, one array for each feature. */
	public double[][] columns(final Cohort cohort) {
		return features.columns(patients(cohort));
	}

	/** The classes of a cohort. */
	public boolean[] positive(final Cohort cohort) {
		return outcome.of(patients(cohort));
	}

	/** The same data with only these features. */
	public ModellingData keeping(final java.util.Collection<String> wanted) {
		return new ModellingData(features.keeping(wanted), clinical, outcome, split, warnings);
	}

	/** The same data with another outcome, such as a shuffled one. */
	public ModellingData withOutcome(final Outcome other) {
		return new ModellingData(features, clinical, other, split, warnings);
	}

	/** What each model says of these patients, in their order. */
	public Map<ModelKind, List<Prediction>> predict(final Map<ModelKind, RiskModel> models, final List<String> patients) {
		final double[][] columns = features.columns(patients);
		final Map<ModelKind, List<Prediction>> predictions = new EnumMap<>(ModelKind.class);
		models.forEach((kind, model) -> predictions.put(kind, IntStream.range(0, patients.size()).mapToObj(i -> model.predict(
			feature -> columns[features.indexOf(feature)][i], clinical.values(patients.get(i), model.clinical().names()), clinical
				.where(patients.get(i)))).toList()));
		return predictions;
	}
}
