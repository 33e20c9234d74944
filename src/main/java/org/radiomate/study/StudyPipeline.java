package org.radiomate.study;

import org.radiomate.io.SafeFile;
import org.radiomate.model.ModelKind;
import org.radiomate.model.RiskModel;
import org.radiomate.study.description.Description;
import org.radiomate.study.description.NumberStyle;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.RobustnessTable;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole study in one run: extract, describe, split, measure agreement, select, train, evaluate, report. Each step is
 * the one its own command runs, on the files of the step before, so both ways write the same bytes.
 */
public final class StudyPipeline {

	private final PipelineOptions options;
	private final LeftOut leftOut;
	private final Progress progress;
	private final StageLog log = new StageLog();
	private final List<Finding> problems = new ArrayList<>();
	private StudyPaths paths;
	private CsvTable coefficients;
	private StudyManifest manifest;
	private List<FeatureRecord.Reading> readings;

	private StudyPipeline(final PipelineOptions options, final LeftOut leftOut, final Progress progress) {
		this.options = options;
		this.leftOut = leftOut;
		this.progress = progress;
		paths = options.paths(null, List.of());
	}

	/**
	 * What a run found.
	 *
	 * @param agreement null if there was but one reading of each patient
	 * @param robust null if robustness was not measured
	 * @param description the clinical table described by outcome
	 * @param example whose contours the report shows; null without images
	 */
	public record Result(ModellingData data, Description description, AgreementTable agreement, RobustnessTable robust,
		SelectionStep.Outcome selection,
		Map<ModelKind, RiskModel> models, EvaluationStep.Evaluation evaluation, CsvTable problems,
		ExamplePatient example)
	{}

	/**
	 * Runs the study, whose folder the caller has locked and whose inputs were checked.
	 *
	 * @param leftOut who takes no part, as the check found
	 * @throws ProblemException that names what is wrong and where
	 */
	public static Result run(final PipelineOptions options, final LeftOut leftOut, final ImageReader images,
		final ContourReader contours, final Progress progress)
	{
		return new StudyPipeline(options, leftOut, progress).run(images, contours);
	}

	private Result run(final ImageReader images, final ContourReader contours) {
		final ClinicalTable clinical = clinicalTable();
		tell(leftOut.patients().values());
		final Outcome outcome = options.outcome().of(clinical);
		if (options.manifest() != null) extract(images, contours);
		final FeatureTable features = features();
		final SplitTable split = options.split(clinical, outcome, features.patients());
		split.write(StudyFolder.SPLIT.in(options.folder()));
		final StudyTables tables = options.tables(StudyFolder.SPLIT.in(options.folder()));
		final ModellingData data = tables.join(features, clinical);
		progress.check();
		data.warnings().forEach(warning -> problem("", warning));
		final Description description = describe(clinical, features);
		final AgreementTable agreement = agreement(features, data.split());
		final RobustnessTable robust = robust(data, images, contours);
		final SelectionStep.Outcome selection = select(robust == null ? data : data.keeping(robust.kept()), agreement);
		final Map<ModelKind, RiskModel> models = train(tables, data, selection.result().selectedIds());
		progress.check();
		final EvaluationStep.Evaluation evaluation = EvaluationStep.run(data, models, EvaluationOptions
			.defaults().withSeed(options.splitter().seed()), progress);
		evaluation.write(options.folder());
		log.ended("evaluation");
		final String resampled = options.resampling().run(options, data, tables, agreement, robust, progress);
		if (!resampled.isEmpty()) log.ended("resampling: " + resampled);
		return finish(new Result(data, description, agreement, robust, selection, models, evaluation, problemTable(), example(data,
			images, contours)));
	}

	/** What can be wrong with the clinical table is said before hours of extraction, not after. */
	private ClinicalTable clinicalTable() {
		final Map<String, String> reasons = new LinkedHashMap<>();
		leftOut.patients().forEach((patient, finding) -> reasons.put(patient, reason(finding)));
		final ClinicalTable clinical = options.tables(null).clinical(reasons);
		options.variables().settledBy(clinical, clinical.patients()).columns(clinical, clinical.patients());
		return clinical;
	}

	/** As a reason in a table: without the full stop. */
	private String reason(final Finding finding) {
		return finding.in(paths).sentence().replaceAll("\\.$", "");
	}

	private FeatureTable features() {
		final FeatureTable features = options.tables(null).features();
		if (options.centre() == null || !features.features().contains(options.centre().column())) return features;
		return features.keeping(features.features().stream().filter(feature -> !feature.equals(options.centre().column()))
			.toList());
	}

	private void extract(final ImageReader images, final ContourReader contours) {
		final StudyManifest all = StudyManifest.read(options.manifest(), finding -> {});
		manifest = all.without(leftOut);
		paths = options.paths(all, List.of());
		tell(leftOut.readings().values());
		final StudyExtraction.Extracted extracted = new StudyExtraction(images, contours, options.featureSet(), options
			.extraction()).run(manifest, options.folder(), progress);
		extracted.write(options.folder());
		readings = extracted.record().readings();
		log.ended("extracted the features of " + extracted.table().rows().size() + " readings");
		tell(extracted.leftOut());
		for (final FeatureRecord.Reading reading : extracted.record().readings()) {
			reading.warnings().forEach(warning -> problem(reading.patient(), warning));
			reading.absent().forEach((id, reason) -> problem(reading.patient(), id + " is absent: " + reason));
		}
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

	/** Validation patients are not looked at. */
	private RobustnessTable robust(final ModellingData data, final ImageReader images, final ContourReader contours) {
		final Set<String> training = Set.copyOf(data.patients(Cohort.TRAINING));
		final RobustnessStep.Outcome outcome = options.robustness().run(options, manifest == null ? null : manifest.forModelling(
			options.reader()).ofPatients(training::contains), images, contours, progress);
		if (outcome == null) return null;
		outcome.problems().forEach(finding -> problem(finding.patient(), "Robustness: " + finding.sentence()));
		log.ended("robustness: " + outcome.table().summary());
		return outcome.table();
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
		coefficients = CoefficientTable.of(models, data);
		coefficients.write(StudyFolder.COEFFICIENTS.in(options.folder()));
		log.ended("trained " + models.size() + (models.size() == 1 ? " model" : " models"));
		models.forEach((kind, model) -> model.warnings().forEach(warning -> problem("", kind.word() + " model: " + warning)));
		return models;
	}

	private void tell(final Collection<Finding> findings) {
		findings.forEach(finding -> problem(finding.patient(), "Left out: " + finding.sentence()));
	}

	private void problem(final String patient, final String sentence) {
		problems.add(Finding.ofPatient(patient, paths.plain(sentence)));
	}

	private CsvTable problemTable() {
		return Finding.table(problems);
	}

	private Result finish(final Result result) {
		progress.check();
		progress.report(0, 1, "Drawing the report");
		result.problems.write(StudyFolder.PROBLEMS.in(options.folder()));
		new StudyReport(options, result, coefficients).write();
		RunRecord.of(options, result).write(StudyFolder.RUN.in(options.folder()));
		removeStale(result);
		log.ended("figures and report");
		log.write(StudyFolder.LOG.in(options.folder()));
		StudyExtraction.forget(options.folder());
		progress.report(1, 1, "The study is in " + options.folder());
		return result;
	}

	/** Draws the example patient's contours, if there are images. */
	private ExamplePatient example(final ModellingData data, final ImageReader images, final ContourReader contours) {
		final ExamplePatient example = manifest == null ? null : ExamplePatient.of(manifest, readings, data);
		if (example != null) example.draw(StudyReport.exampleFile(options.folder()), options.featureSet().intensityScale(), images,
			contours);
		return example;
	}

	/** A table of an earlier run in the same folder that this run does not have would be taken for this run's. */
	private void removeStale(final Result result) {
		if (result.agreement == null) SafeFile.remove(StudyFolder.AGREEMENT.in(options.folder()));
	}
}
