package org.radiomate.study;

import org.radiomate.io.SafeFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.study.description.Description;
import org.radiomate.study.description.NumberStyle;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole study in one run: extract, describe, split, measure agreement, select, train, evaluate, report. Each step is
 * the one its own command runs, on the files of the step before, so both ways write the same bytes.
 */
public final class StudyPipeline {

	private final PipelineOptions options;
	private final Progress progress;
	private final StageLog log = new StageLog();
	private final List<List<String>> problems = new ArrayList<>();

	private StudyPipeline(final PipelineOptions options, final Progress progress) {
		this.options = options;
		this.progress = progress;
	}

	/**
	 * What a run found.
	 *
	 * @param agreement null if there was but one reading of each patient
	 * @param description the clinical table described by outcome
	 */
	public record Result(ModellingData data, Description description, AgreementTable agreement, SelectionStep.Outcome selection,
		Map<ModelKind, RiskModel> models, EvaluationStep.Evaluation evaluation, CsvTable problems)
	{}

	/**
	 * Runs the study.
	 *
	 * @throws ProblemException that names what is wrong and where
	 */
	public static Result run(final PipelineOptions options, final ImageReader images, final ContourReader contours,
		final Progress progress)
	{
		return new StudyPipeline(options, progress).run(images, contours);
	}

	private Result run(final ImageReader images, final ContourReader contours) {
		final StudyTables unsplit = options.tables(null);
		final ClinicalTable clinical = checkedClinicalTable(unsplit);
		final Outcome outcome = options.outcome().of(clinical);
		if (options.manifest() != null) extract(images, contours, clinical);
		final FeatureTable features = unsplit.features();
		final StudyTables tables = options.tables(split(clinical, outcome, features));
		final ModellingData data = tables.join(features, clinical);
		progress.check();
		data.warnings().forEach(warning -> problem("", warning));
		final Description description = describe(clinical, features);
		final AgreementTable agreement = agreement(features, data.split());
		final SelectionStep.Outcome selection = select(data, agreement);
		final Map<ModelKind, RiskModel> models = train(tables, data, selection.result().selectedIds());
		progress.check();
		final EvaluationStep.Evaluation evaluation = EvaluationStep.run(data, models, EvaluationOptions
			.defaults().withSeed(options.splitter().seed()), progress);
		evaluation.write(options.folder());
		return finish(new Result(data, description, agreement, selection, models, evaluation, problemTable()));
	}

	/** What can be wrong with the clinical table is said before hours of extraction, not after. */
	private ClinicalTable checkedClinicalTable(final StudyTables tables) {
		if (options.manifest() != null && options.clinicalTable() == null) throw new ProblemException(
			"'clinicaltable' is empty. Give the table with the outcome of the manifest's patients.");
		if (options.manifest() == null && options.featureTable() == null) throw new ProblemException(
			"There is nothing to start from. Give 'manifest', or 'featuretable'.");
		final ClinicalTable clinical = tables.clinical();
		options.variables().settledBy(clinical, clinical.patients()).columns(clinical, clinical.patients());
		return clinical;
	}

	private void extract(final ImageReader images, final ContourReader contours, final ClinicalTable clinical) {
		final StudyManifest manifest = StudyManifest.read(options.manifest());
		for (final StudyManifest.Entry entry : manifest.entries()) {
			if (!clinical.excluded().containsKey(entry.patient())) clinical.line(entry.patient());
		}
		final StudyExtraction.Extracted extracted = new StudyExtraction(images, contours, options.featureSet(), options
			.threads()).run(manifest, progress);
		extracted.write(options.folder());
		log.ended("extracted the features of " + manifest.entries().size() + " readings");
		for (final FeatureRecord.Reading reading : extracted.record().readings()) {
			reading.warnings().forEach(warning -> problem(reading.patient(), warning));
			reading.absent().forEach((id, reason) -> problem(reading.patient(), id + " is absent: " + reason));
		}
	}

	/** The split file to use: the given one, the clinical table's own column, or a new one of the patients with features. */
	private Path split(final ClinicalTable clinical, final Outcome outcome, final FeatureTable features) {
		if (options.splitFile() == null && clinical.csv().has(SplitTable.COHORT)) {
			return writeSplit(SplitTable.of(clinical.csv(), SplitTable.COHORT, options.idColumn()));
		}
		if (options.splitFile() != null) return writeSplit(SplitTable.read(options.splitFile(), options.idColumn()));
		final Set<String> patients = new LinkedHashSet<>(clinical.patients());
		patients.retainAll(features.patients());
		return writeSplit(options.splitter().split(patients, outcome));
	}

	private Path writeSplit(final SplitTable split) {
		split.write(StudyFolder.SPLIT.in(options.folder()));
		return StudyFolder.SPLIT.in(options.folder());
	}

	/** Without a clinical table the features are columns of the same table, and no variables. */
	private Description describe(final ClinicalTable clinical, final FeatureTable features) {
		final Description description = new DescriptionStep(options.variables(), NumberStyle.AUTOMATIC, options
			.clinicalTable() == null ? features.features() : List.of()).byOutcome(clinical, options.outcome());
		DescriptionStep.write(options.folder(), description);
		return description;
	}

	private AgreementTable agreement(final FeatureTable features, final SplitTable split) {
		final boolean readTwice = features.rows().size() > features.patients().size();
		if (!readTwice) return null;
		final AgreementTable agreement = new AgreementStep(options.agreement(), options.reader()).run(features, options
			.agreementOfTraining() ? split : null, progress);
		agreement.write(StudyFolder.AGREEMENT.in(options.folder()));
		log.ended("reader agreement: " + agreement.summary());
		return agreement;
	}

	private SelectionStep.Outcome select(final ModellingData data, final AgreementTable agreement) {
		final SelectionStep.Outcome selection = new SelectionStep(options.selection()).run(data, agreement == null ? null
			: agreement.kept(), options.foldFile() == null ? null : SelectionStep.readFolds(options.foldFile(), options
				.idColumn()), progress);
		SelectionStep.write(options.folder(), selection);
		selection.result().leftOut().forEach(left -> problem("", left.id() + " was left out: " + left.reason()));
		log.ended("selection: " + selection.summary());
		if (!selection.result().note().isEmpty()) problem("", selection.result().note());
		return selection;
	}

	private Map<ModelKind, RiskModel> train(final StudyTables tables, final ModellingData data,
		final List<String> selected)
	{
		final Map<ModelKind, RiskModel> models = TrainingStep.of(options.learner(), options.stepwise(), options.threshold(),
			tables, options.splitter().seed()).run(data, selected, progress);
		TrainingStep.write(options.folder(), models);
		CoefficientTable.of(models, data).write(StudyFolder.COEFFICIENTS.in(options.folder()));
		log.ended("trained " + models.size() + (models.size() == 1 ? " model" : " models"));
		models.forEach((kind, model) -> model.warnings().forEach(warning -> problem("", kind.word() + " model: " + warning)));
		return models;
	}

	private void problem(final String patient, final String sentence) {
		problems.add(List.of(patient, sentence));
	}

	private CsvTable problemTable() {
		return new CsvTable("problems", List.of(FeatureTable.PATIENT, "problem"), problems);
	}

	private Result finish(final Result result) {
		progress.check();
		progress.report(0, 1, "Drawing the report");
		result.problems.write(StudyFolder.PROBLEMS.in(options.folder()));
		new StudyReport(options, result).write();
		RunRecord.of(options, result).write(StudyFolder.RUN.in(options.folder()));
		removeStale(result);
		log.ended("evaluation, figures and report");
		log.write(StudyFolder.LOG.in(options.folder()));
		progress.report(1, 1, "The study is in " + options.folder());
		return result;
	}

	/** A table of an earlier run in the same folder that this run does not have would be taken for this run's. */
	private void removeStale(final Result result) {
		if (result.agreement == null) SafeFile.remove(StudyFolder.AGREEMENT.in(options.folder()));
	}
}
