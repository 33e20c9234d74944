package org.radiomate.model;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.evaluation.RocCurve;
import org.radiomate.inference.LogisticFit;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.selection.ZScore;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trains the radiomics, clinical and integrated models on z-scored features and coded clinical variables. A model without
 * any variable is the intercept alone: it gives every patient the training cohort's risk.
 *
 * @param learner how a model is learnt
 * @param stepwise whether variables enter and leave by Akaike's criterion
 * @param threshold how the threshold is chosen
 * @param featureSet the feature set of the features; null for a table made elsewhere
 * @param provenance versions, seeds and the like, kept in the model
 * @param seed of the folds in which a learner is tuned, and of the learner itself
 */
public record ModelTrainer(Learner learner, StepwiseLogistic.Direction stepwise, ThresholdRule threshold,
	JsonNode featureSet, Map<String, String> provenance, long seed)
{

	private static final long DEFAULT_SEED = 1;

	/** A trainer with the default seed, which only learners that are tuned need. */
	public ModelTrainer(final Learner learner, final StepwiseLogistic.Direction stepwise, final ThresholdRule threshold,
		final JsonNode featureSet, final Map<String, String> provenance)
	{
		this(learner, stepwise, threshold, featureSet, provenance, DEFAULT_SEED);
	}

	/** One column of the design with its origin. */
	record Column(String name, boolean feature, double centre, double scale, double[] raw, double[] scaled) {

		Column standardizedBy(final double newCentre, final double newScale) {
			return new Column(name, feature, newCentre, newScale, raw, Arrays.stream(raw).map(value -> (value - newCentre) /
				newScale).toArray());
		}
	}

	/** Trains one of the three models. */
	public RiskModel train(final ModelKind kind, final TrainingData data) {
		return train(kind, data, Progress.NONE);
	}

	/** Trains one of the three models, telling how far it is. */
	public RiskModel train(final ModelKind kind, final TrainingData data, final Progress progress) {
		final List<Column> columns = new ArrayList<>();
		final List<StepwiseLogistic.Term> groups = new ArrayList<>();
		if (kind.usesFeatures()) addFeatures(data, columns, groups);
		if (kind.usesClinicalVariables()) addClinical(data, columns, groups);
		if (learner.isTuned()) return new TunedTraining(this, kind, data, progress).train(columns);
		final StepwiseLogistic.Result result = StepwiseLogistic.fit(columns.stream().map(Column::scaled).toArray(
			double[][]::new), data.positive(), columns.stream().map(Column::name).toList(), groups, stepwise, learner.options());
		return model(kind, data, columns, result);
	}

	private static void addFeatures(final TrainingData data, final List<Column> columns,
		final List<StepwiseLogistic.Term> groups)
	{
		final ZScore zScore = ZScore.fit(data.featureColumns());
		final double[][] scaled = zScore.apply(data.featureColumns());
		for (int j = 0; j < scaled.length; j++) {
			groups.add(new StepwiseLogistic.Term(data.features().get(j), columns.size()));
			columns.add(new Column(data.features().get(j), true, zScore.means()[j], zScore.standardDeviations()[j], data
				.featureColumns()[j], scaled[j]));
		}
	}

	/** A nominal variable's columns form one group, which enters and leaves whole. */
	private static void addClinical(final TrainingData data, final List<Column> columns,
		final List<StepwiseLogistic.Term> groups)
	{
		int next = 0;
		for (final ClinicalVariable variable : data.coding().variables()) {
			final int[] positions = new int[variable.columns().size()];
			for (int j = 0; j < positions.length; j++, next++) {
				positions[j] = columns.size();
				final double[] codes = data.clinicalColumns()[next];
				columns.add(new Column(variable.columns().get(j), false, 0, 1, codes, codes));
			}
			groups.add(new StepwiseLogistic.Term(variable.name(), positions));
		}
	}

	private RiskModel model(final ModelKind kind, final TrainingData data, final List<Column> columns,
		final StepwiseLogistic.Result result)
	{
		final LogisticFit fit = result.fit();
		final List<Term> terms = new ArrayList<>();
		final List<double[]> raw = new ArrayList<>();
		for (final StepwiseLogistic.Term group : result.terms()) {
			for (final int position : group.columns()) {
				terms.add(term(columns.get(position), fit, terms.size() + 1));
				raw.add(columns.get(position).raw);
			}
		}
		final ClinicalCoding coding = used(data.coding(), result.terms(), kind);
		return new RiskModel(ModelFile.SCHEMA, kind, data.outcome(), data.positiveLabel(), data.negativeLabel(), learner
			.label(), kind.usesFeatures() ? featureSet : null, coding, new RiskModel.Intercept(fit.coefficients()[0], fit
				.standardErrors()[0], fit.z(0), fit.p(0)), terms,
			threshold.threshold(fit.fitted(), data.positive()), threshold.text(), training(fit, data.positive()), provenance,
			fit.warnings()).withRanges(data.ranges(raw, fit.fitted(), kind.usesFeatures()));
	}

	private static Term term(final Column column, final LogisticFit fit, final int index) {
		return new Term(column.name, column.feature, column.centre, column.scale, fit.coefficients()[index], fit
			.standardErrors()[index], fit.z(index), fit.p(index), Arrays.stream(column.raw).min().orElse(Double.NaN), Arrays
				.stream(column.raw).max().orElse(Double.NaN));
	}

	private static ClinicalCoding used(final ClinicalCoding coding, final List<StepwiseLogistic.Term> terms,
		final ModelKind kind)
	{
		if (!kind.usesClinicalVariables()) return ClinicalCoding.NONE;
		final List<String> names = terms.stream().map(StepwiseLogistic.Term::name).toList();
		return new ClinicalCoding(coding.variables().stream().filter(variable -> names.contains(variable.name())).toList());
	}

	private static RiskModel.Training training(final LogisticFit fit, final boolean[] positive) {
		final RocCurve roc = RocCurve.of(fit.fitted(), positive);
		return new RiskModel.Training(positive.length, roc.positives(), roc.auc(), fit.deviance(), fit.nullDeviance(), fit
			.aic());
	}
}
