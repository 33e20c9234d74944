package org.radiomate.study;

import java.nio.file.Path;

/** The files of a study folder, each with its name in one place. */
public enum StudyFolder {
	IMAGES("images.csv"), IMAGES_RECORD("images.json"), FEATURES("features.csv"), FEATURE_RECORD("features.json"), AGREEMENT("agreement.csv"), ROBUSTNESS("robustness.csv"),
	ROBUSTNESS_RECORD("robustness.json"), DESCRIPTION("description.csv"),
	FLOW("flow.csv"), DESCRIPTION_PAGE("description.html"), SPLIT("split.csv"), UNIVARIATE("univariate.csv"), LASSO_PATH(
			"lasso_path.csv"), LASSO_CV("lasso_cv.csv"), FOLDS("folds.csv"), SELECTED("selected.csv"), MODELS("models"), TUNING(
					"tuning.csv"), COEFFICIENTS("coefficients.csv"), PREDICTIONS("predictions.csv"), METRICS("metrics.csv"),
	COMPARISON("comparison.csv"), THRESHOLDS("thresholds.csv"), RECLASSIFICATION("reclassification.csv"), CALIBRATION(
			"calibration.csv"), CALIBRATION_CURVE("calibration_curve.csv"), DECISION("decision.csv"), BLAND_ALTMAN(
					"blandaltman.csv"), RESAMPLING("resampling.csv"), RESAMPLING_RUNS("resampling_runs.csv"), SELECTION_FREQUENCY(
							"selection_frequency.csv"), OUT_OF_FOLD_PREDICTIONS("oof_predictions.csv"), RESAMPLING_RECORD(
									"resampling.json"), PROBLEMS("problems.csv"), FIGURES("figures"), REPORT("report.html"), RUN(
											"run.json"), LOG("log.txt"),
	/** Not there when no run is under way. */
	LOCK(".lock"), JOURNAL(".extraction.journal");

	private final String fileName;

	StudyFolder(final String fileName) {
		this.fileName = fileName;
	}

	/** The file's name. */
	public String fileName() {
		return fileName;
	}

	/** The file in a folder. */
	public Path in(final Path folder) {
		return folder.resolve(fileName);
	}
}
