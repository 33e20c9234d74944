package org.radiomate.study;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.feature.FeatureSet;
import org.radiomate.model.ClinicalVariable;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A trained model on new patients: the features are extracted with the model's own feature set, the clinical values are
 * checked, then the model is applied.
 *
 * @param model the model
 */
public record ModelApplication(RiskModel model) {

	/** Whether the model needs an image at all. */
	public boolean needsImage() {
		return !model.features().isEmpty();
	}

	/**
	 * The feature set that the model was trained with.
	 *
	 * @throws ProblemException if the model does not hold one, or one that this version does not know
	 */
	public FeatureSet featureSet() {
		final JsonNode set = model.featureSet();
		if (set == null || set.isNull()) throw new ProblemException(
			"The model was trained on a feature table made elsewhere, so its features cannot be extracted here.");
		return FeatureSet.parse(set.toString(), "the model's feature set");
	}

	/**
	 * Applies the model.
	 *
	 * @param clinicalValues the clinical values by variable
	 * @param where whose clinical values they are, such as {@code 'clinicalvalues'}, for messages
	 * @throws ProblemException if a value that the model needs is missing, unknown, or cannot be right
	 */
	public AppliedModel apply(final NewPatient patient, final Map<String, String> clinicalValues, final String where) {
		check(clinicalValues, where);
		final Prediction prediction = model.predict(patient::value, clinicalValues, where);
		if (!prediction.isPresent()) throw new ProblemException("The model gives no prediction: " + reasons(prediction,
			patient) + ".");
		return new AppliedModel(model, prediction, patient.image(), patient.remarks());
	}

	/**
	 * Looks at clinical values before anything is computed.
	 *
	 * @throws ProblemException if a value that the model needs is missing, unknown, or cannot be right
	 */
	public void check(final Map<String, String> clinicalValues, final String where) {
		final List<String> missing = model.clinical().names().stream().filter(name -> CsvTable.isAbsent(clinicalValues
			.getOrDefault(name, ""))).toList();
		if (!missing.isEmpty()) throw new ProblemException(where + ": the " + model.kind().word() + " model needs " + String.join(
			", ", missing) + ". It takes " + allowed() + ", written like " + example() + ".");
		refuseUnknown(clinicalValues, where);
		model.clinical().variables().forEach(variable -> refuseImpossible(variable, clinicalValues, where));
	}

	/** What is wrong with one value in a few words, for a dialog; empty if nothing is. */
	public String problem(final ClinicalVariable variable, final String value) {
		if (CsvTable.isAbsent(value)) return variable.name() + " is missing";
		try {
			refuseImpossible(variable, Map.of(variable.name(), value), "");
			return "";
		}
		catch (final ProblemException e) {
			final double[] limits = limits(variable);
			return variable.name() + " cannot be " + value + "; allowed is " + (limits == null ? allowed(variable) : range(limits[0],
				limits[1]));
		}
	}

	private void refuseUnknown(final Map<String, String> clinicalValues, final String where) {
		for (final String name : clinicalValues.keySet()) {
			if (model.clinical().isEmpty() || model.clinical().names().contains(name)) continue;
			throw new ProblemException(where + ": the " + model.kind().word() + " model knows no variable '" + name + "'. It takes " +
				allowed() + ".");
		}
	}

	/** A number farther from the training patients than they are from each other is a slip of the pen. */
	private void refuseImpossible(final ClinicalVariable variable, final Map<String, String> clinicalValues,
		final String where)
	{
		final double[] limits = limits(variable);
		final double value = variable.code(clinicalValues.get(variable.name()), where)[0];
		if (limits == null || value >= limits[0] && value <= limits[1]) return;
		throw new ProblemException(where + ": '" + variable.name() + "' is " + clinicalValues.get(variable.name()) +
			", which cannot be right; allowed is " + range(limits[0], limits[1]) + " (the training patients have " + training(
				variable) + "). Correct the value.");
	}

	/** What a number may be: as far beyond the training range as that is wide, and not negative if no training patient is. */
	private double[] limits(final ClinicalVariable variable) {
		final Term term = numberTerm(variable);
		if (term == null || !(term.trainingMaximum() > term.trainingMinimum())) return null;
		final double width = term.trainingMaximum() - term.trainingMinimum(), lowest = term.trainingMinimum() - width;
		return new double[] { term.trainingMinimum() >= 0 ? Math.max(0, lowest) : lowest, term.trainingMaximum() + width };
	}

	private Term numberTerm(final ClinicalVariable variable) {
		if (!variable.levels().isEmpty()) return null;
		return model.terms().stream().filter(term -> !term.feature() && term.name().equals(variable.name())).findFirst().orElse(
			null);
	}

	private String training(final ClinicalVariable variable) {
		final Term term = numberTerm(variable);
		return range(term.trainingMinimum(), term.trainingMaximum());
	}

	private static String range(final double lowest, final double highest) {
		return CsvTable.number(lowest) + " to " + CsvTable.number(highest);
	}

	/** What may be given for a variable: its levels, or a number and the training patients' range. */
	public String allowed(final ClinicalVariable variable) {
		if (!variable.levels().isEmpty()) return String.join(", ", variable.levels());
		return numberTerm(variable) == null ? "a number" : "a number; training patients " + training(variable);
	}

	private String allowed() {
		return model.clinical().variables().stream().map(variable -> variable.name() + " (" + allowed(variable) + ")").collect(
			Collectors.joining(", "));
	}

	private String example() {
		return String.join("; ", model.clinical().variables().stream().map(variable -> variable.name() + ":" + (variable
			.levels().isEmpty() ? "62" : variable.levels().get(0))).toList());
	}

	private String reasons(final Prediction prediction, final NewPatient patient) {
		final List<String> reasons = new ArrayList<>(List.of(prediction.absentReason()));
		model.features().forEach(id -> {
			if (patient.absent().containsKey(id)) reasons.add(id + ": " + patient.absent().get(id));
		});
		return String.join("; ", reasons);
	}
}
