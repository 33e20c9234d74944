package org.radiomate.study;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.inference.Quantiles;
import org.radiomate.io.FileHash;
import org.radiomate.model.ClinicalVariable;
import org.radiomate.model.ImageRanges;
import org.radiomate.model.ModelFile;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.model.TrainingDistribution;
import org.radiomate.report.HtmlReport;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model told to people: what it is, on whom it was trained, how well it does, for whom it holds, and what it must not be
 * used for. After Mitchell M et al., Model cards for model reporting, FAT* 2019:220, doi:10.1145/3287560.3287596.
 */
public final class ModelCard {

	private static final double CONFIDENCE = 0.95;
	private static final String STANDARD = "IBSI 3D";
	private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}(?=\\W)");
	private static final int[] SHOWN_PERCENT = { 0, 5, 25, 50, 75, 95, 100 };

	private final RiskModel model;
	private final Path studyFolder;
	private final Map<String, FeatureInfo> infos = new HashMap<>();
	private final FeatureSet set;
	private final CsvTable metrics;

	private ModelCard(final RiskModel model, final Path studyFolder) {
		this.model = model;
		this.studyFolder = studyFolder;
		set = model.featureSet() == null ? null : new ModelApplication(model).featureSet();
		if (set != null) set.features().forEach(info -> infos.put(info.id(), info));
		metrics = ofThisModel(StudyFolder.METRICS);
	}

	/** The card of a model file; figures of the study come from the study folder, if the file lies in one. */
	public static ModelCard of(final Path modelFile) {
		final RiskModel model = ModelFile.read(modelFile);
		return new ModelCard(model, studyFolder(modelFile, model));
	}

	/** The folder two levels up, unless its feature table is not the one that the model was trained on. */
	private static Path studyFolder(final Path modelFile, final RiskModel model) {
		final Path folder = modelFile.toAbsolutePath().normalize().getParent().getParent();
		if (folder == null || !StudyFolder.METRICS.in(folder).toFile().isFile()) return null;
		final Path features = StudyFolder.FEATURES.in(folder);
		final String trained = model.provenance().get(TrainingStep.FEATURE_TABLE_HASH);
		final boolean other = Files.isRegularFile(features) && trained != null && !FileHash.sha256(features).equals(trained);
		return other ? null : folder;
	}

	/** Where the card of a model goes unless told otherwise: beside it. */
	public static Path fileBeside(final Path modelFile) {
		return modelFile.resolveSibling(modelFile.getFileName().toString().replaceAll("\\.radiomics-model\\.json$|\\.json$", "") +
			".model-card.html");
	}

	/** Writes the card as one page. */
	public void write(final Path file) {
		final HtmlReport page = new HtmlReport("Model card: " + model.kind().word() + " model of " + model.outcome());
		addUse(page);
		addTerms(page);
		addPatients(page);
		addPerformance(page);
		addRanges(page);
		addThreshold(page);
		page.heading("From image to features").paragraph(set == null ? (model.features().isEmpty() ?
			"The model looks at no image." : "The features come from a table made elsewhere; how is not recorded.") : set.describe());
		page.heading("What it must not be used for").list(notFor());
		page.write(file);
	}

	private void addUse(final HtmlReport page) {
		final List<String> warnings = new ArrayList<>(List.of("For research use only. This is no medical device."));
		if (!isValidated()) warnings.add("No figures of patients outside the training cohort are recorded with this model.");
		warnings.addAll(model.warnings());
		page.warnings(warnings);
		page.paragraph("The model gives the probability of " + Outcome.inWords(model.outcome(), model.positive()) + " from " + model
			.terms().size() + (model.terms().size() == 1 ? " variable" : " variables") + ", learnt by: " + model.learner() + ".");
	}

	private boolean isValidated() {
		return metrics != null && metrics.cells("cohort").contains(Cohort.VALIDATION.word());
	}

	private void addTerms(final HtmlReport page) {
		page.heading("What it computes").paragraph(model.hasCoefficients() ?
			"logit p = intercept + sum of coefficient x (value - centre) / scale. Odds ratios, with Wald's 95 % interval, are per " +
				"scale of the variable: one standard deviation of the training patients, or one step of its coding." :
			"The variables, each as (value - centre) / scale, go into a predictor without coefficients; importance is by how much " +
				"the training AUC falls when a variable's values are shuffled.").table(terms());
		if (!model.clinical().isEmpty()) page.paragraph("Clinical variables: " + String.join("; ", model.clinical().variables()
			.stream().map(ModelCard::coding).toList()) + ".");
		final CsvTable meanings = meanings();
		if (!meanings.rows().isEmpty()) page.heading("What the features are").table(meanings);
	}

	private static String coding(final ClinicalVariable variable) {
		return switch (variable.kind()) {
			case ORDINAL -> variable.name() + " counts its levels from 1: " + String.join(", ", variable.levels());
			case NOMINAL -> variable.name() + " compares with " + variable.levels().get(0) + ": " + String.join(", ", variable
				.levels().subList(1, variable.levels().size()));
			default -> variable.name() + " is a number";
		};
	}

	/** The terms with coefficients and odds ratios, or with their importance. */
	public CsvTable terms() {
		final List<List<String>> rows = new ArrayList<>();
		if (!model.hasCoefficients()) {
			for (int j = 0; j < model.terms().size(); j++) rows.add(importance(j));
			return new CsvTable("terms", List.of("variable", "unit", "centre", "scale", "importance"), rows);
		}
		rows.add(coefficient("(Intercept)", "", Double.NaN, Double.NaN, model.intercept().coefficient(), Double.NaN, model
			.intercept().p()));
		for (final Term term : model.terms()) rows.add(coefficient(term.name(), unit(term), term.centre(), term.scale(), term
			.coefficient(), term.standardError(), term.p()));
		return new CsvTable("terms", List.of("variable", "unit", "centre", "scale", "coefficient", "odds_ratio", "lower", "upper",
			"p"), rows);
	}

	private List<String> importance(final int j) {
		final Term term = model.terms().get(j);
		return List.of(term.name(), unit(term), CsvTable.number(term.centre()), CsvTable.number(term.scale()), CsvTable.number(
			model.tuned().importance().get(j)));
	}

	private static List<String> coefficient(final String name, final String unit, final double centre, final double scale,
		final double coefficient, final double error, final double p)
	{
		final double margin = Quantiles.normal((1 + CONFIDENCE) / 2) * error;
		final boolean intercept = Double.isNaN(scale);
		final List<String> row = new ArrayList<>(List.of(name, unit));
		for (final double value : new double[] { centre, scale, coefficient, intercept ? Double.NaN : StrictMath.exp(
			coefficient), StrictMath.exp(coefficient - margin), StrictMath.exp(coefficient + margin), p })
			row.add(CsvTable.number(value));
		return row;
	}

	private String unit(final Term term) {
		final FeatureInfo info = infos.get(term.name());
		return info == null || info.unit().equals("1") ? "" : info.unit();
	}

	private CsvTable meanings() {
		final Map<String, String> ofIbsi = new HashMap<>();
		FeatureSet.builtIn(STANDARD).features().forEach(info -> ofIbsi.putIfAbsent(info.ibsiCode(), info.meaning()));
		return new CsvTable("features", List.of("feature", "name", "definition", "meaning", "source"), model.features().stream()
			.filter(infos::containsKey).map(infos::get).map(info -> List.of(info.id(), info.displayName(), info.definition(), info
				.meaning().isEmpty() ? ofIbsi.getOrDefault(nearestCode(info), "") : info.meaning(), info.reference())).toList());
	}

	/** The code of the standard's feature that it is, or that it differs from in detail. */
	private static String nearestCode(final FeatureInfo info) {
		if (!info.ibsiCode().isEmpty()) return info.ibsiCode();
		final Matcher code = CODE.matcher(info.difference());
		return code.lookingAt() ? code.group() : "none";
	}

	private void addPatients(final HtmlReport page) {
		final RiskModel.Training training = model.training();
		page.heading("On whom it was trained").paragraph(training.patients() + " patients, " + training.positives() + " with " +
			Outcome.inWords(model.outcome(), model.positive()) + ". Where it comes from:").table(new CsvTable("provenance", List.of(
				"what", "value"), new TreeMap<>(model.provenance()).entrySet().stream().map(entry -> List.of(entry.getKey().replace('_',
					' '), entry.getValue())).toList()));
	}

	private void addPerformance(final HtmlReport page) {
		page.heading("How well it does").paragraph("Apparent area under the ROC curve, on the training patients themselves: " +
			CsvTable.inWords(model.training().auc()) + ", which flatters every model.");
		if (metrics == null) {
			page.paragraph("The model lies in no study folder, so that nothing else is known. Open it there, or evaluate it with " +
				"Evaluate Radiomic Models on patients of your own.");
			return;
		}
		page.paragraph("From the study folder's metrics.csv:").table(shown(metrics, List.of("cohort", "patients", "positives", "auc",
			"auc_lower", "auc_upper", "threshold", "accuracy", "sensitivity", "specificity", "ppv", "npv", "brier")));
		final CsvTable calibration = ofThisModel(StudyFolder.CALIBRATION), resampling = ofThisModel(StudyFolder.RESAMPLING);
		if (calibration != null) page.paragraph("Calibration:").table(shown(calibration, List.of("cohort", "mean_observed",
			"mean_predicted", "observed_over_expected", "slope", "slope_lower", "slope_upper", "intercept")));
		if (resampling != null) page.paragraph("Resampled:").table(resampling);
	}

	/** The columns of that name, as far as they are there. */
	private static CsvTable shown(final CsvTable table, final List<String> names) {
		final List<String> there = names.stream().filter(table::has).toList();
		final List<List<String>> rows = new ArrayList<>();
		for (final List<String> row : table.rows()) rows.add(there.stream().map(name -> row.get(table.column(name))).toList());
		return new CsvTable(table.source(), there, rows);
	}

	/** The lines of a study's table that are about this kind of model, without those words; null if there are none. */
	private CsvTable ofThisModel(final StudyFolder table) {
		if (studyFolder == null || !Files.isRegularFile(table.in(studyFolder))) return null;
		final CsvTable all = CsvTable.read(table.in(studyFolder));
		if (!all.has("model")) return null;
		final int column = all.column("model");
		final List<List<String>> rows = all.rows().stream().filter(row -> row.get(column).equals(model.kind().word())).toList();
		return rows.isEmpty() ? null : shown(new CsvTable(all.source(), all.header(), rows), all.header().stream().filter(
			name -> !name.equals("model")).toList());
	}

	private void addRanges(final HtmlReport page) {
		page.heading("For whom it holds");
		if (model.ranges() == null) {
			page.paragraph("Written by an older version, " + AppliedModel.NO_RANGE + " but for the smallest and largest values:")
				.table(extremes());
			return;
		}
		final List<List<String>> rows = new ArrayList<>();
		for (int j = 0; j < model.terms().size(); j++) rows.add(quantiles(model.terms().get(j).name(), model.ranges().terms().get(
			j)));
		rows.add(quantiles("predicted risk", model.ranges().risks()));
		addImages(rows);
		final List<String> header = new ArrayList<>(List.of("training_patients'"));
		for (final int percent : SHOWN_PERCENT) header.add(percent == 0 ? "lowest" : percent == 100 ? "highest" : percent + " %");
		page.paragraph("What lies outside these ranges earns a warning when the model is applied.").table(new CsvTable("ranges",
			header, rows));
		final ImageRanges images = model.ranges().images();
		if (images != null && !images.kernels().isEmpty()) page.paragraph("Convolution kernels: " + String.join(", ", new TreeMap<>(
			images.kernels()).entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList()) + ".");
	}

	private void addImages(final List<List<String>> rows) {
		final ImageRanges images = model.ranges().images();
		if (images == null) return;
		rows.add(quantiles("pixel width (mm)", images.spacingXMm()));
		rows.add(quantiles("slice spacing (mm)", images.spacingZMm()));
		if (images.sliceThicknessMm().patients() > 0) rows.add(quantiles("slice thickness (mm)", images.sliceThicknessMm()));
		rows.add(quantiles("lowest intensity of the region", images.lowest()));
		rows.add(quantiles("mean intensity of the region", images.mean()));
		rows.add(quantiles("highest intensity of the region", images.highest()));
	}

	private static List<String> quantiles(final String name, final TrainingDistribution values) {
		final List<String> row = new ArrayList<>(List.of(name));
		for (final int percent : SHOWN_PERCENT) row.add(CsvTable.number(values.percentile(percent)));
		return row;
	}

	private CsvTable extremes() {
		return new CsvTable("ranges", List.of("variable", "lowest", "highest"), model.terms().stream().map(term -> List.of(term
			.name(), CsvTable.number(term.trainingMinimum()), CsvTable.number(term.trainingMaximum()))).toList());
	}

	private void addThreshold(final HtmlReport page) {
		final String rule = model.thresholdRule().equals("youden") ? "which maximises Youden's index on the training patients"
			: "set beforehand";
		page.heading("The threshold").paragraph("From a probability of " + CsvTable.inWords(model.threshold()) + " on, " + rule +
			", a patient counts as " + model.outcome() + " = " + model.positive() + "; below it as " + model.negative() + ".");
	}

	private List<String> notFor() {
		final List<String> not = new ArrayList<>(List.of("Decisions on a patient's care: it is research software.",
			"Patients with another disease, treatment or stage than those it was trained on, or outside the ranges above."));
		if (set != null) not.add("Images of another contrast phase, scanner, reconstruction or spacing, and contours drawn by another rule (" + set
			.maskRule().fileName() + " is used here), unless its validity there was shown.");
		not.add("Causal claims: a coefficient says what goes together, not what would change the outcome.");
		if (!isValidated()) not.add("Any claim on new patients before it was evaluated on some.");
		return not;
	}

	/** The model in a sentence. */
	public String summary() {
		return "The " + model.kind().word() + " model of " + model.outcome() + ": " + model.terms().size() + " variables, trained on " +
			model.training().patients() + " patients" + (metrics == null ? "; it lies in no study folder" : "") + ".";
	}
}
