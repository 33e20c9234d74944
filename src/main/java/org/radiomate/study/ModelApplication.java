package org.radiomate.study;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.inference.LogisticRegression;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.model.predictor.Attribution;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trained model on one new patient: the features are extracted with the model's own feature set, then the model is
 * applied.
 *
 * @param model the model
 */
public record ModelApplication(RiskModel model) {

	private static final String AVERAGE_PATIENT = "(Average patient)";

	/** Whether the model needs an image at all. */
	public boolean needsImage() {
		return !model.features().isEmpty();
	}

	/** The feature set that the model was trained with. */
	public FeatureSet featureSet() {
		final JsonNode set = model.featureSet();
		if (set == null || set.isNull()) throw new ProblemException(
			"The model was trained on a feature table made elsewhere, so its features cannot be extracted here.");
		return FeatureSet.parse(set.toString(), "the model's feature set");
	}

	/**
	 * Applies the model.
	 *
	 * @param features the patient's features; null if the model needs none
	 * @param clinicalValues the clinical values by variable
	 * @throws ProblemException if a value that the model needs is missing
	 */
	public Prediction predict(final FeatureVector features, final Map<String, String> clinicalValues) {
		final List<String> missing = model.clinical().names().stream().filter(name -> clinicalValues.getOrDefault(name, "")
			.isEmpty()).toList();
		if (!missing.isEmpty()) throw new ProblemException("The " + model.kind().word() + " model needs " + String.join(", ",
			missing) + ". Give 'clinicalvalues' such as " + example() + ".");
		refuseUnknown(clinicalValues);
		final Prediction prediction = model.predict(id -> features.value(id), clinicalValues, "'clinicalvalues'");
		if (!prediction.isPresent()) throw new ProblemException("The model gives no prediction: " + reasons(prediction,
			features) + ".");
		return prediction;
	}

	private void refuseUnknown(final Map<String, String> clinicalValues) {
		for (final String name : clinicalValues.keySet()) {
			if (model.clinical().isEmpty() || model.clinical().names().contains(name)) continue;
			throw new ProblemException("The " + model.kind().word() + " model knows no variable '" + name + "'. It knows " + String
				.join(", ", model.clinical().names()) + ".");
		}
	}

	private String example() {
		return String.join("; ", model.clinical().variables().stream().map(variable -> variable.name() + ":" + (variable
			.levels().isEmpty() ? "62" : variable.levels().get(0))).toList());
	}

	private String reasons(final Prediction prediction, final FeatureVector features) {
		final List<String> reasons = new ArrayList<>(List.of(prediction.absentReason()));
		if (features != null) model.features().forEach(id -> {
			if (features.absent().containsKey(id)) reasons.add(id + ": " + features.absent().get(id));
		});
		return String.join("; ", reasons);
	}

	/**
	 * What each term adds, and first what it is added to; the last column says on which scale and by what rule. The sum is
	 * the logit of the probability, or the probability itself.
	 */
	public CsvTable explanation(final Prediction prediction) {
		final Attribution baseline = model.baseline();
		final String meaning = (model.hasCoefficients() ? "coefficient x standardized" :
			"Shapley value against the average training patient") + ", " + baseline.scale().word();
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of(model.hasCoefficients() ? LogisticRegression.INTERCEPT : AVERAGE_PATIENT, "", "", "", CsvTable.number(
			baseline.baseline()), baseline.scale().word()));
		for (final Prediction.Contribution part : prediction.contributions()) {
			rows.add(List.of(part.term(), CsvTable.number(part.value()), CsvTable.number(part.standardized()), CsvTable.number(
				part.coefficient()), CsvTable.number(part.contribution()), meaning));
		}
		return new CsvTable("explanation", List.of("term", "value", "standardized", "coefficient", "contribution", "meaning"),
			rows);
	}
}
