package org.radiomate.study.robustness;

import org.radiomate.study.Finding;
import org.radiomate.study.LeftOut;
import org.radiomate.study.StudyManifest;
import org.radiomate.study.check.ReadingsCheck;
import org.radiomate.table.Cohort;
import org.radiomate.table.SplitTable;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The robustness of a manifest's features, as its own command measures it: everything is checked first.
 *
 * @param study how it is measured
 * @param reader whose readings are perturbed; empty for the first reader the manifest names
 */
public record CheckedRobustness(RobustnessStudy study, String reader) {

	/**
	 * Checks, measures and writes.
	 *
	 * @param split limits the patients to the training cohort; null for all patients
	 * @throws org.radiomate.task.ProblemException that says all that is wrong, unless it may be left out
	 */
	public RobustnessStudy.Measured run(final Path file, final SplitTable split, final Path folder, final Progress progress) {
		final List<Finding> findings = new ArrayList<>();
		final StudyManifest all = StudyManifest.read(file, findings::add).forModelling(reader);
		final StudyManifest manifest = split == null ? all : all.ofPatients(patient -> split.cohorts().get(
			patient) == Cohort.TRAINING);
		new ReadingsCheck(study.images(), study.contours(), study.set().maskRule()).run(manifest, study.extraction().threads(),
			findings, progress);
		if (!study.extraction().leaveOut()) Finding.refuse(findings);
		final RobustnessStudy.Measured measured = study.run(manifest.without(LeftOut.of(findings)), progress);
		measured.write(folder);
		final List<Finding> problems = new ArrayList<>(findings.stream().map(finding -> finding.in(manifest.paths())).toList());
		problems.addAll(measured.problems());
		return new RobustnessStudy.Measured(measured.table(), problems, measured.record());
	}
}
