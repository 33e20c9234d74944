package org.radiomate.study;

import org.radiomate.inference.LogisticRegression;
import org.radiomate.model.ImageTraits;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.model.TrainingDistribution;
import org.radiomate.model.TrainingRanges;
import org.radiomate.model.predictor.Attribution;
import org.radiomate.model.predictor.Scale;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model says of one patient, why, and how far the patient resembles those it was trained on.
 *
 * @param model the model
 * @param prediction what it says
 * @param image what the patient's image is like; null if there is none
 * @param remarks what the extraction said
 */
public record AppliedModel(RiskModel model, Prediction prediction, ImageTraits image, List<String> remarks) {

	/** Said of models of older versions. */
	public static final String NO_RANGE = "the model does not record its training range";

	private static final String AVERAGE_PATIENT = "(Average patient)", TYPICAL_PATIENT = "(Typical patient)";
	private static final String NO_IMAGES = "the model does not record what its training images were like";
	private static final List<String> HEADER = List.of("term", "value", "standardized", "coefficient", "contribution",
		"meaning", "training_percentile", "training_lowest", "training_median", "training_highest");

	/** What the shares are added to, by name. */
	public String baselineName() {
		if (!model.hasCoefficients()) return AVERAGE_PATIENT;
		return model.hasTypicalPatient() ? TYPICAL_PATIENT : LogisticRegression.INTERCEPT;
	}

	/** How a share is computed. */
	private String meaning() {
		if (!model.hasCoefficients()) return "Shapley value against the average training patient";
		return model.hasTypicalPatient() ? "coefficient x (standardized - that of the training median)"
			: "coefficient x standardized";
	}

	/**
	 * What each term adds, and first what it is added to; their sum is the logit of the probability, or the probability itself.
	 * Named by term and value: a share of gender:Male alone would be misread for a woman.
	 */
	public Map<String, Double> shares() {
		final Map<String, Double> shares = new LinkedHashMap<>();
		shares.put(baselineName(), model.baseline().baseline());
		prediction.contributions().forEach(part -> shares.put(part.term() + " = " + CsvTable.inWords(part.value()), part
			.contribution()));
		return shares;
	}

	/** What the shares add up to. */
	public Scale scale() {
		return model.baseline().scale();
	}

	/** How many percent of the training patients have a lower predicted risk; NaN if the model does not record it. */
	public double riskPercentile() {
		return model.ranges() == null ? Double.NaN : model.ranges().risks().rankPercent(prediction.probability());
	}

	/** The label of the class at the model's threshold. */
	public String label() {
		return prediction.positive() ? model.positive() : model.negative();
	}

	/** In what patient and image differ from all training patients, and what cannot be told, without full stops. */
	public List<String> warnings() {
		final List<String> warnings = new ArrayList<>(prediction.warnings());
		final TrainingRanges ranges = model.ranges();
		if (ranges == null) warnings.add(NO_RANGE);
		else if (image != null && ranges.images() == null) warnings.add(NO_IMAGES);
		else if (image != null) warnings.addAll(ranges.images().outside(image));
		remarks.forEach(remark -> warnings.add(remark.replaceAll("\\.$", "")));
		return warnings;
	}

	/**
	 * A line for each share: the value, what it adds on which scale by what rule, and where it lies among the training
	 * patients.
	 */
	public CsvTable explanation() {
		final Attribution baseline = model.baseline();
		final String meaning = meaning() + ", " + baseline.scale().word();
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of(baselineName(), "", "", "", CsvTable.number(baseline.baseline()), baseline.scale().word(), "", "", "",
			""));
		for (int j = 0; j < prediction.contributions().size(); j++) rows.add(row(j, meaning));
		return new CsvTable("explanation", HEADER, rows);
	}

	private List<String> row(final int j, final String meaning) {
		final Prediction.Contribution part = prediction.contributions().get(j);
		final List<String> row = new ArrayList<>(List.of(part.term(), CsvTable.number(part.value()), CsvTable.number(part
			.standardized()), CsvTable.number(part.coefficient()), CsvTable.number(part.contribution()), meaning));
		final TrainingDistribution training = model.ranges() == null ? null : model.ranges().terms().get(j);
		row.add(training == null ? "" : CsvTable.number(training.rankPercent(part.value())));
		row.add(CsvTable.number(model.terms().get(j).trainingMinimum()));
		row.add(training == null ? "" : CsvTable.number(training.median()));
		row.add(CsvTable.number(model.terms().get(j).trainingMaximum()));
		return row;
	}

	/** What a chart of the shares is called. */
	public String title() {
		return String.format(Locale.ROOT, "What adds up to a probability of %.3f", prediction.probability());
	}

	/** The result in words: probability, class, where the risk lies among the training patients, what it is for, warnings. */
	public String sentence() {
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
			"The %s model gives %s a probability of %.3f, %s its threshold of %.3f: class %s.", model.kind().word(), Outcome.inWords(
				model.outcome(), model.positive()), prediction.probability(), prediction.positive() ? "at or above" : "below", model
					.threshold(), label()));
		if (scale() == Scale.LOGIT) text.append(String.format(Locale.ROOT, " The log-odds are %.3f.", prediction
			.linearPredictor()));
		if (!Double.isNaN(riskPercentile())) text.append(String.format(Locale.ROOT,
			" That is percentile %.0f of the predicted risks of the %d training patients.", riskPercentile(), model.training()
				.patients()));
		text.append(" For research use only.");
		if (!model.warnings().isEmpty()) text.append("\nSaid when the model was trained: ").append(String.join(" ", model.warnings()));
		final List<String> warnings = warnings();
		return warnings.isEmpty() ? text.toString() : text + "\nCaution: " + String.join("; ", warnings) + ".";
	}
}
