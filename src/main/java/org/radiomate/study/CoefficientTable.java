package org.radiomate.study;

import org.radiomate.inference.Interval;
import org.radiomate.inference.LogisticFit;
import org.radiomate.inference.LogisticOptions;
import org.radiomate.inference.LogisticRegression;
import org.radiomate.inference.ProfileLikelihood;
import org.radiomate.inference.Quantiles;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The terms of trained models. Coefficients come with 95 % intervals: Wald's, which goes with z and P, on the coefficient and the odds
 * ratio; and that of the profile likelihood, which holds also where the likelihood is far from normal, on the coefficient;
 * penalised models have neither. Where a learner has no coefficients, the terms have their permutation importance.
 */
public final class CoefficientTable {

	private static final double CONFIDENCE = 0.95;
	private static final List<String> HEADER = List.of("model", "term", "coefficient", "standard_error", "z", "p", "lower",
		"upper", "odds_ratio", "odds_ratio_lower", "odds_ratio_upper", "profile_lower", "profile_upper");

	private CoefficientTable() {}

	/**
	 * One line for each term of each model.
	 *
	 * @param data what the models were trained on
	 */
	public static CsvTable of(final Map<ModelKind, RiskModel> models, final ModellingData data) {
		return models.values().stream().allMatch(RiskModel::hasCoefficients) ? coefficients(models, data) : importances(models);
	}

	/** By how much the training AUC of each model falls when a term's values are shuffled, one line for each term. */
	private static CsvTable importances(final Map<ModelKind, RiskModel> models) {
		final List<List<String>> rows = new ArrayList<>();
		models.forEach((kind, model) -> {
			for (int j = 0; j < model.terms().size(); j++) {
				final Term term = model.terms().get(j);
				rows.add(List.of(kind.word(), term.name(), CsvTable.number(model.tuned().importance().get(j)), CsvTable.number(term
					.trainingMinimum()), CsvTable.number(term.trainingMaximum())));
			}
		});
		return new CsvTable("models", List.of("model", "term", "permutation_importance_auc", "training_minimum",
			"training_maximum"), rows);
	}

	private static CsvTable coefficients(final Map<ModelKind, RiskModel> models, final ModellingData data) {
		final List<List<String>> rows = new ArrayList<>();
		models.forEach((kind, model) -> {
			final Interval[] profile = profile(model, data);
			final RiskModel.Intercept intercept = model.intercept();
			rows.add(row(kind, LogisticRegression.INTERCEPT, profile[0], intercept.coefficient(), intercept.standardError(),
				intercept.z(), intercept.p()));
			for (int j = 0; j < model.terms().size(); j++) {
				final Term term = model.terms().get(j);
				rows.add(row(kind, term.name(), profile[j + 1], term.coefficient(), term.standardError(), term.z(), term.p()));
			}
		});
		return new CsvTable("models", HEADER, rows);
	}

	private static List<String> row(final ModelKind kind, final String term, final Interval profile,
		final double coefficient, final double error, final double z, final double p)
	{
		final double margin = Quantiles.normal((1 + CONFIDENCE) / 2) * error;
		final List<String> row = new ArrayList<>(List.of(kind.word(), term));
		for (final double value : new double[] { coefficient, error, z, p, coefficient - margin, coefficient + margin,
			StrictMath.exp(coefficient), StrictMath.exp(coefficient - margin), StrictMath.exp(coefficient + margin), profile
				.lower(), profile.upper() }) row.add(CsvTable.number(value));
		return row;
	}

	/** The intervals of the terms, from the same columns on which the model was fitted. */
	private static Interval[] profile(final RiskModel model, final ModellingData data) {
		if (model.tuned() != null) {
			return Collections.nCopies(model.terms().size() + 1, new Interval(Double.NaN, Double.NaN)).toArray(Interval[]::new);
		}
		final List<String> patients = data.patients(Cohort.TRAINING);
		final double[][] columns = columns(model, data, patients);
		final boolean[] positive = data.positive(Cohort.TRAINING);
		final LogisticOptions options = LogisticOptions.defaults().withFirth(model.learner().equals(Learner.FIRTH.label()));
		final LogisticFit fit = LogisticRegression.fit(columns, positive, model.terms().stream().map(Term::name).toList(),
			options);
		return ProfileLikelihood.intervals(columns, positive, fit, options, CONFIDENCE);
	}

	private static double[][] columns(final RiskModel model, final ModellingData data, final List<String> patients) {
		final double[][] features = data.features().columns(patients);
		final double[][] clinical = model.clinical().columns(data.clinical(), patients);
		final List<String> names = model.clinical().columns();
		return model.terms().stream().map(term -> {
			final double[] raw = term.feature() ? features[data.features().indexOf(term.name())] : clinical[names.indexOf(term
				.name())];
			return IntStream.range(0, raw.length).mapToDouble(i -> (raw[i] - term.centre()) / term.scale()).toArray();
		}).toArray(double[][]::new);
	}
}
