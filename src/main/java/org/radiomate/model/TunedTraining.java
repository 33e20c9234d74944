package org.radiomate.model;

import org.radiomate.evaluation.RocCurve;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.learning.PermutationImportance;
import org.radiomate.model.learning.Sample;
import org.radiomate.model.learning.TunedFit;
import org.radiomate.model.learning.TunedMethod;
import org.radiomate.model.learning.Tuning;
import org.radiomate.model.learning.TuningRow;
import org.radiomate.model.predictor.LinearLogit;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.selection.ZScore;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains one model with a learner that is tuned inside the training cohort. All columns, clinical codes too, are centred
 * and scaled by the training cohort; those of a single value take no part. A threshold by Youden's index is that of the
 * patients held out in the tuning, since such a learner knows its own patients too well.
 */
final class TunedTraining {

	private static final int FEW = 10;
	private static final double NONE = Double.NaN;

	private final ModelTrainer trainer;
	private final ModelKind kind;
	private final TrainingData data;
	private final Progress progress;
	private final List<String> warnings = new ArrayList<>();
	private final Map<String, String> provenance;

	TunedTraining(final ModelTrainer trainer, final ModelKind kind, final TrainingData data, final Progress progress) {
		this.trainer = trainer;
		this.kind = kind;
		this.data = data;
		this.progress = progress;
		provenance = new TreeMap<>(trainer.provenance());
		provenance.put("seed", Long.toString(trainer.seed()));
	}

	RiskModel train(final List<ModelTrainer.Column> all) {
		if (trainer.stepwise() != StepwiseLogistic.Direction.NONE) throw new ProblemException("Stepwise by Akaike's criterion " +
			"needs the learner logistic or firth, not '" + trainer.learner().label() + "'. Set 'stepwise' to none.");
		final ZScore zScore = ZScore.fit(all.stream().map(ModelTrainer.Column::raw).toArray(double[][]::new));
		final List<ModelTrainer.Column> columns = new ArrayList<>();
		for (int j = 0; j < all.size(); j++) {
			if (zScore.isConstant(j)) warnings.add("'" + all.get(j).name() + "' has one value in the training cohort and takes no part.");
			else columns.add(all.get(j).standardizedBy(zScore.means()[j], zScore.standardDeviations()[j]));
		}
		return columns.isEmpty() ? interceptAlone() : tuned(columns);
	}

	private RiskModel interceptAlone() {
		final double[] probabilities = new double[data.positive().length];
		double positives = 0;
		for (final boolean p : data.positive()) if (p) positives++;
		Arrays.fill(probabilities, positives / probabilities.length);
		final double intercept = StrictMath.log(positives / (probabilities.length - positives));
		return model(intercept, List.of(), new Tuned(null, List.of(), List.of()), probabilities, probabilities).withRanges(data
			.ranges(List.of(), probabilities, kind.usesFeatures()));
	}

	private RiskModel tuned(final List<ModelTrainer.Column> columns) {
		final TunedMethod method = trainer.learner().method().orElseThrow();
		final Sample sample = Sample.ofColumns(columns.stream().map(ModelTrainer.Column::scaled).toArray(double[][]::new), data
			.positive());
		final TunedFit fit = Tuning.run(method, sample, trainer.seed(), trainer.learner().label(), progress);
		record(fit, sample);
		final Predictor predictor = fit.predictor();
		final double[] importance = PermutationImportance.of(predictor, sample, trainer.seed());
		final LinearLogit line = predictor instanceof final LinearLogit found ? found : null;
		final List<Term> terms = new ArrayList<>();
		for (int j = 0; j < columns.size(); j++) terms.add(term(columns.get(j), line == null ? NONE : line.coefficients()[j]));
		final double[] fitted = Arrays.stream(sample.rows()).mapToDouble(predictor::probability).toArray();
		if (Arrays.stream(fitted).distinct().count() == 1) warnings.add("it says the same of every patient: the cross-validation " +
			"found nothing that foretells patients held out.");
		return model(line == null ? NONE : line.intercept(), terms, new Tuned(line == null ? predictor : null, Arrays.stream(
			importance).boxed().toList(), fit.rows()), fitted, fit.heldOut()).withRanges(data.ranges(columns.stream().map(
				ModelTrainer.Column::raw).toList(), fitted, kind.usesFeatures()));
	}

	private void record(final TunedFit fit, final Sample sample) {
		provenance.put("tuning", fit.rows().stream().filter(TuningRow::chosen).map(TuningRow::setting).findFirst().orElseThrow() +
			" by the binomial deviance of " + fit.folds() + "-fold cross-validation inside the training cohort");
		if (sample.minority() < FEW) warnings.add("one class has only " + sample.minority() +
			" training patients, fewer than " + FEW + ": what the tuning chose is mostly chance.");
	}

	private static Term term(final ModelTrainer.Column column, final double coefficient) {
		return new Term(column.name(), column.feature(), column.centre(), column.scale(), coefficient, NONE, NONE, NONE, Arrays
			.stream(column.raw()).min().orElse(NONE), Arrays.stream(column.raw()).max().orElse(NONE));
	}

	private RiskModel model(final double intercept, final List<Term> terms, final Tuned tuned, final double[] fitted,
		final double[] heldOut)
	{
		return new RiskModel(ModelFile.TUNED_SCHEMA, kind, data.outcome(), data.positiveLabel(), data.negativeLabel(), trainer
			.learner().label(), kind.usesFeatures() ? trainer.featureSet() : null, coding(terms), new RiskModel.Intercept(
				intercept, NONE, NONE, NONE), terms, trainer.threshold().threshold(heldOut, data.positive()), trainer.threshold()
					.text(), training(fitted), provenance, warnings, tuned, null);
	}

	/** The clinical variables of which at least one column takes part. */
	private ClinicalCoding coding(final List<Term> terms) {
		final List<String> names = terms.stream().filter(term -> !term.feature()).map(Term::name).toList();
		return new ClinicalCoding(data.coding().variables().stream().filter(variable -> variable.columns().stream().anyMatch(
			names::contains)).toList());
	}

	private RiskModel.Training training(final double[] fitted) {
		final RocCurve roc = RocCurve.of(fitted, data.positive());
		final double share = roc.positives() / (double) fitted.length;
		double deviance = 0, nullDeviance = 0;
		for (int i = 0; i < fitted.length; i++) {
			deviance -= 2 * StrictMath.log(data.positive()[i] ? fitted[i] : 1 - fitted[i]);
			nullDeviance -= 2 * StrictMath.log(data.positive()[i] ? share : 1 - share);
		}
		return new RiskModel.Training(fitted.length, roc.positives(), roc.auc(), deviance, nullDeviance, NONE);
	}
}
