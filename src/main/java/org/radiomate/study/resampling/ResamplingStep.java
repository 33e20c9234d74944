package org.radiomate.study.resampling;

import org.radiomate.io.Json;
import org.radiomate.io.SafeFile;
import org.radiomate.study.ModellingData;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyTables;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Honest performance of a study: the path is fitted to all patients that are to be resampled, for the apparent
 * performance, and to each resample of them.
 *
 * @param path the whole path from tables to models
 * @param options how patients are resampled
 */
public record ResamplingStep(ModellingPath path, ResamplingOptions options) {

	/** Below this many patients of a class no resample can be fitted. */
	private static final int LEAST = 5;
	/** Below this many patients of a class figures say little. */
	private static final int FEW = 10;

	/**
	 * Resamples.
	 *
	 * @throws ProblemException if the path cannot be fitted to all patients, or their classes are too small
	 */
	public Resampling run(final ModellingData data, final Progress progress) {
		final List<String> patients = patients(data);
		final ClassSizes sizes = ClassSizes.of(data.outcome().of(patients));
		refuseTooFew(sizes);
		final ModellingPath settled = path.settledBy(data, patients);
		final NestedCrossValidation validation = new NestedCrossValidation(settled, options.outerFolds(), options.repeats(),
			options.seed());
		if (options.method() != ResamplingMethod.BOOTSTRAP) validation.plan(data, patients);
		final FittedPath fitted = settled.fit(data, patients, options.seed(), progress);
		final WholeFit whole = new WholeFit(data, patients, fitted, fitted.figures(data, patients));
		final ResamplingResult result = switch (options.method()) {
			case NESTED -> validation.run(whole, options.threads(), progress);
			case BOOTSTRAP -> new Bootstrap(settled, options.resamples(), options.stratified(), options.seed()).run(whole, options
				.threads(), progress);
			case PERMUTATION -> new PermutationTest(validation, options.resamples()).run(whole, options.threads(), progress);
		};
		return resampling(data, sizes, whole, result);
	}

	/** The patients to resample, sorted by id, so that nothing depends on the order of the table. */
	private List<String> patients(final ModellingData data) {
		final List<String> patients = options.allPatients() ? data.features().rows().stream().map(
			FeatureTable.Reading::patient).toList() : data.patients(Cohort.TRAINING);
		return patients.stream().sorted().toList();
	}

	private static void refuseTooFew(final ClassSizes sizes) {
		if (sizes.fewest() < LEAST) throw new ProblemException("Resampling needs at least " + LEAST +
			" patients of each class, but there are " + sizes.positives() + " positive and " + sizes.negatives() +
			" negative ones. Add patients, or check the outcome and the split.");
	}

	private Resampling resampling(final ModellingData data, final ClassSizes sizes, final WholeFit whole,
		final ResamplingResult result)
	{
		final FitTally tally = FitTally.of(result.fits());
		if (tally.succeeded() == 0) throw new ProblemException("No resample could be fitted: " + tally.problems().keySet()
			.iterator().next());
		final List<String> remarks = new ArrayList<>(data.warnings());
		if (sizes.fewest() < FEW) remarks.add("The rarer class has " + sizes.fewest() +
			" patients; figures of so few say little.");
		remarks.addAll(tally.remarks());
		remarks.addAll(result.remarks());
		return new Resampling(result.figures(), result.runs(), tally.frequencies(data.features().features(), whole
			.fitted().selected()), result.predictions(), tally, remarks, counts(whole));
	}

	private static Map<String, Integer> counts(final WholeFit whole) {
		return Map.of("patients", whole.patients().size(), "features", whole.data().features().features().size(),
			"chosen_on_all_patients", whole.fitted().selected().size());
	}

	/** Writes the tables of a resampling and the record of it. */
	public void write(final Path folder, final Resampling resampling, final StudyTables tables,
		final ResamplingRecord.Agreement agreement)
	{
		resampling.figures.write(StudyFolder.RESAMPLING.in(folder));
		resampling.runs.write(StudyFolder.RESAMPLING_RUNS.in(folder));
		resampling.frequencies.write(StudyFolder.SELECTION_FREQUENCY.in(folder));
		final Path predictions = StudyFolder.OUT_OF_FOLD_PREDICTIONS.in(folder);
		// those of an earlier run would be taken for this run's
		if (resampling.predictions.rows().isEmpty()) SafeFile.remove(predictions);
		else resampling.predictions.write(predictions);
		Json.write(StudyFolder.RESAMPLING_RECORD.in(folder), ResamplingRecord.of(this, resampling, tables, agreement));
	}

	/**
	 * What was found, as tables.
	 *
	 * @param figures one line for each model
	 * @param runs one line for each model and repeat, sample or permutation
	 * @param frequencies how often each feature was chosen
	 * @param predictions out-of-fold predictions; without rows after a bootstrap
	 * @param tally what became of the fits
	 * @param remarks what the user must know, in sentences
	 * @param counts patients and features
	 */
	public record Resampling(CsvTable figures, CsvTable runs, CsvTable frequencies,
		CsvTable predictions, FitTally tally, List<String> remarks, Map<String, Integer> counts)
	{

		/** What happened, in a few lines. */
		public String summary() {
			return String.join("\n", tally.summary(), String.join("\n", remarks)).trim();
		}
	}
}
