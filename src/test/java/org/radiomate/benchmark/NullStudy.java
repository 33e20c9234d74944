package org.radiomate.benchmark;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.inference.StepwiseLogistic;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.Learner;
import org.radiomate.model.ModelTrainer;
import org.radiomate.model.ThresholdRule;
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.ScreenRow;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.selection.SelectionResult;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyTables;
import org.radiomate.study.TrainingStep;
import org.radiomate.study.resampling.AgreementFilter;
import org.radiomate.study.resampling.ModellingPath;
import org.radiomate.study.resampling.ResamplingOptions;
import org.radiomate.study.resampling.ResamplingStep;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What nested cross-validation says of shuffled outcomes, with everything inside the folds and, as a warning, with the
 * univariate screen, or the whole selection, done once on all patients. The main method takes a table with the columns id and outcome, the number
 * of shuffles, and the rule for lambda.
 *
 * @param path what is fitted
 * @param outerFolds of the nested cross-validation
 * @param repeats of the nested cross-validation
 */
public record NullStudy(ModellingPath path, int outerFolds, int repeats) {

	/**
	 * The areas of all shuffles.
	 *
	 * @param honest mean of the folds, everything inside
	 * @param pooled over the folds, everything inside
	 * @param leaky mean of the folds, the screen outside
	 * @param leakiest mean of the folds, screen and lasso outside
	 */
	public record Areas(double[] honest, double[] pooled, double[] leaky, double[] leakiest) {

		public double honestMedian() {
			return new Median().evaluate(honest);
		}

		public double leakyMedian() {
			return new Median().evaluate(leaky);
		}

		@Override
		public String toString() {
			return "screen inside: " + spread(honest) + ", pooled " + spread(pooled) + "; screen outside: " + spread(leaky) +
				"; screen and lasso outside: " + spread(leakiest);
		}

		private static String spread(final double[] areas) {
			return String.format(java.util.Locale.ROOT, "median %.3f mean %.3f (%.3f to %.3f)", new Median().evaluate(areas), Arrays
				.stream(areas).average().orElseThrow(), Arrays.stream(
				areas).min().orElseThrow(), Arrays.stream(areas).max().orElseThrow());
		}
	}

	public static void main(final String[] arguments) {
		final Path table = Path.of(arguments[0]);
		final int shuffles = Integer.parseInt(arguments[1]);
		final SelectionOptions selection = SelectionOptions.defaults().withRule(LambdaRule.parse(arguments[2]));
		final ModelTrainer trainer = new ModelTrainer(Learner.LOGISTIC, StepwiseLogistic.Direction.NONE, ThresholdRule.parse(
			"0.5"), null, Map.of());
		final ModellingPath path = new ModellingPath(AgreementFilter.NONE, new SelectionStep(selection), new TrainingStep(trainer,
			ClinicalCoding.NONE));
		final ModellingData data = new StudyTables(table, null, "id", OutcomeDefinition.ofColumn("outcome", ""), null, "", ClinicalCoding.NONE)
			.readAlsoUnsplit();
		final long start = System.nanoTime();
		final Areas areas = new NullStudy(path, 5, 1).run(data, shuffles);
		System.out.printf("%s, %d shuffles, %s: %s [%.0f s]%n", table.getFileName(), shuffles, arguments[2], areas, (System
			.nanoTime() - start) / 1e9);
	}

	/** The areas of shuffles 1 to n. */
	public Areas run(final ModellingData data, final int shuffles) {
		final double[] honest = new double[shuffles], pooled = new double[shuffles], leaky = new double[shuffles],
			leakiest = new double[shuffles];
		for (int i = 0; i < shuffles; i++) {
			final ModellingData shuffled = shuffled(data, i + 1);
			final CsvTable figures = nested(shuffled, i + 1);
			honest[i] = number(figures, "auc_median");
			pooled[i] = number(figures, "pooled_auc_median");
			final SelectionResult seen = path.selection().run(shuffled, null, null, Progress.NONE).result();
			leaky[i] = restricted(shuffled, seen.screen().stream().filter(ScreenRow::kept).map(ScreenRow::id).toList(), i + 1);
			leakiest[i] = restricted(shuffled, seen.selectedIds(), i + 1);
		}
		return new Areas(honest, pooled, leaky, leakiest);
	}

	private static double number(final CsvTable figures, final String column) {
		return Double.parseDouble(figures.cells(column).get(0));
	}

	private CsvTable nested(final ModellingData data, final long seed) {
		return new ResamplingStep(path, ResamplingOptions.defaults().withOuterFolds(outerFolds).withRepeats(repeats).withSeed(
			seed)).run(data, Progress.NONE).figures();
	}

	/** The mistake: only features chosen before, by the outcomes of all patients, also of those to be held out. */
	private double restricted(final ModellingData data, final List<String> chosen, final long seed) {
		return chosen.isEmpty() ? 0.5 : number(nested(data.keeping(chosen), seed), "auc_median");
	}

	private static ModellingData shuffled(final ModellingData data, final long seed) {
		final List<String> patients = data.patients(Cohort.TRAINING);
		final int[] order = IntStream.range(0, patients.size()).toArray();
		MathArrays.shuffle(order, new Well19937c(seed));
		final Outcome outcome = data.outcome();
		final Map<String, Boolean> positive = new LinkedHashMap<>();
		for (int i = 0; i < order.length; i++) positive.put(patients.get(i), outcome.positive().get(patients.get(order[i])));
		return data.withOutcome(new Outcome(outcome.variable(), outcome.positiveLabel(), outcome.negativeLabel(), positive));
	}
}
