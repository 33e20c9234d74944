package org.radiomate.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.model.predictor.Attribution;
import org.radiomate.model.predictor.LinearLogit;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A trained model as plain data. Its terms are standardised, (value - centre) / scale, and then either summed, logit p =
 * intercept + Σ coefficient · standardised, or given to the predictor that a tuned learner left. It holds all that is
 * needed to apply it to a new patient: the feature set to extract with, the centring and scaling of the training cohort,
 * the clinical coding and the threshold.
 *
 * @param schema version of this form; see {@link ModelFile}
 * @param kind radiomics, clinical or integrated
 * @param outcome the outcome's column
 * @param positive the label of the positive class
 * @param negative the label of the other class
 * @param learner how it was learnt
 * @param featureSet the feature set the features were extracted with; null for a table made elsewhere
 * @param clinical the coding of the clinical variables that take part
 * @param intercept the logit where all terms add nothing; NaN in a model without coefficients
 * @param terms the variables
 * @param threshold from which probability on a patient is positive
 * @param thresholdRule how the threshold was chosen
 * @param training what it was trained on
 * @param provenance versions, seeds and the like
 * @param warnings what was said when it was trained, such as separation
 * @param tuned what a tuned learner left; null if the learner has nothing to tune
 * @param ranges where the training patients lie; null in models of a schema that does not record it
 */
public record RiskModel(int schema, ModelKind kind, String outcome, String positive, String negative, String learner,
	JsonNode featureSet, ClinicalCoding clinical, Intercept intercept, List<Term> terms,
	double threshold, String thresholdRule, Training training, Map<String, String> provenance, List<String> warnings,
	@JsonInclude(JsonInclude.Include.NON_NULL) Tuned tuned,
	@JsonInclude(JsonInclude.Include.NON_NULL) TrainingRanges ranges)
{

	/**
	 * The training cohort and how the model fits it.
	 *
	 * @param auc apparent area under the ROC curve, on the training cohort itself
	 */
	public record Training(int patients, int positives, double auc, double deviance, double nullDeviance, double aic) {}

	/** The logit of a patient whose terms all add nothing. */
	public record Intercept(double coefficient, double standardError, double z, double p) {}

	/** @throws NullPointerException if a part that every model has is missing; in a file it may be written as null */
	public RiskModel {
		Objects.requireNonNull(kind, "no kind");
		Objects.requireNonNull(clinical, "no clinical coding");
		Objects.requireNonNull(intercept, "no intercept");
		Objects.requireNonNull(training, "no training");
		featureSet = featureSet == null || featureSet.isNull() ? null : featureSet;
		terms = List.copyOf(terms);
		warnings = List.copyOf(warnings);
		provenance = Map.copyOf(provenance);
		if (tuned != null && (tuned.importance().size() != terms.size() || tuned.predictor() != null && !tuned.predictor()
			.fits(terms.size()))) throw new IllegalArgumentException("its terms and its predictor do not belong together");
		if (ranges != null && ranges.terms().size() != terms.size()) throw new IllegalArgumentException(
			"its terms and their training ranges do not belong together");
	}

	/** A model whose learner has nothing to tune. */
	public RiskModel(final int schema, final ModelKind kind, final String outcome, final String positive,
		final String negative, final String learner, final JsonNode featureSet, final ClinicalCoding clinical,
		final Intercept intercept, final List<Term> terms, final double threshold, final String thresholdRule,
		final Training training, final Map<String, String> provenance, final List<String> warnings)
	{
		this(schema, kind, outcome, positive, negative, learner, featureSet, clinical, intercept, terms, threshold,
			thresholdRule, training, provenance, warnings, null, null);
	}

	/** The same model that also remembers where its training patients lie. */
	RiskModel withRanges(final TrainingRanges known) {
		return new RiskModel(ModelFile.RANGES_SCHEMA, kind, outcome, positive, negative, learner, featureSet, clinical, intercept,
			terms, threshold, thresholdRule, training, provenance, warnings, tuned, known);
	}

	/** How it predicts from the standardised terms. */
	public Predictor predictor() {
		return hasCoefficients() ? new LinearLogit(intercept.coefficient, terms.stream().mapToDouble(Term::coefficient)
			.toArray()) : tuned.predictor();
	}

	/** Whether it is a sum of coefficients times terms. */
	public boolean hasCoefficients() {
		return tuned == null || tuned.predictor() == null;
	}

	/** What the contributions of a patient are added to, and on which scale. */
	public Attribution baseline() {
		return attribution(predictor(), reference());
	}

	/**
	 * Whether contributions are measured from the typical training patient, who has the median of each variable. Without
	 * that, age 60 would seem to add as much as 60 years do. Else they are measured from terms of 0.
	 */
	@JsonIgnore
	public boolean hasTypicalPatient() {
		return hasCoefficients() && ranges != null;
	}

	/** The standardised values that contributions are measured from. */
	private double[] reference() {
		final double[] reference = new double[terms.size()];
		if (hasTypicalPatient()) Arrays.setAll(reference, j -> terms.get(j).standardized(ranges.terms().get(j).median()));
		return reference;
	}

	private Attribution attribution(final Predictor predictor, final double[] standardized) {
		return predictor instanceof final LinearLogit line ? line.attribution(standardized, reference()) : predictor.attribution(
			standardized);
	}

	/** The ids of the features it needs. */
	@JsonIgnore
	public List<String> features() {
		return terms.stream().filter(Term::feature).map(Term::name).toList();
	}

	/**
	 * Applies the model to one patient.
	 *
	 * @param featureValue gives a feature's value by id, NaN if absent
	 * @param clinicalValues the clinical values as written, by variable
	 * @param where whose values they are, for messages
	 * @throws org.radiomate.task.ProblemException for a clinical value that the coding does not know
	 */
	public Prediction predict(final ToDoubleFunction<String> featureValue, final Map<String, String> clinicalValues,
		final String where)
	{
		final double[] values = values(featureValue, clinicalValues, where);
		final List<String> absent = new ArrayList<>();
		for (int j = 0; j < values.length; j++) {
			if (Double.isNaN(values[j])) absent.add(terms.get(j).name());
		}
		return absent.isEmpty() ? predict(values) : Prediction.absent("no value of " + String.join(", ", absent));
	}

	private double[] values(final ToDoubleFunction<String> featureValue, final Map<String, String> clinicalValues,
		final String where)
	{
		final List<String> columns = clinical.columns();
		final double[] codes = clinical.code(clinicalValues, where);
		return terms.stream().mapToDouble(term -> term.feature() ? featureValue.applyAsDouble(term.name()) : codes[columns
			.indexOf(term.name())]).toArray();
	}

	private Prediction predict(final double[] values) {
		final double[] standardized = new double[values.length];
		for (int j = 0; j < values.length; j++) standardized[j] = terms.get(j).standardized(values[j]);
		final Predictor predictor = predictor();
		final double probability = predictor.probability(standardized);
		final double logit = predictor instanceof final LinearLogit line ? line.logit(standardized) : StrictMath.log(
			probability / (1 - probability));
		return new Prediction(probability, logit, probability >= threshold, "", contributions(values, standardized, attribution(
			predictor, standardized)), outside(values));
	}

	private List<Prediction.Contribution> contributions(final double[] values, final double[] standardized,
		final Attribution attribution)
	{
		final List<Prediction.Contribution> contributions = new ArrayList<>();
		for (int j = 0; j < values.length; j++) {
			contributions.add(new Prediction.Contribution(terms.get(j).name(), values[j], standardized[j], terms.get(j)
				.coefficient(), attribution.contributions()[j]));
		}
		return contributions;
	}

	private List<String> outside(final double[] values) {
		final List<String> outside = new ArrayList<>();
		for (int j = 0; j < values.length; j++) {
			final Term term = terms.get(j);
			if (term.isOutsideTraining(values[j])) outside.add(term.name() + " is " + CsvTable.inWords(values[j]) +
				", outside the training cohort's range " + CsvTable.inWords(term.trainingMinimum()) + " to " + CsvTable.inWords(term
					.trainingMaximum()));
		}
		return outside;
	}
}
