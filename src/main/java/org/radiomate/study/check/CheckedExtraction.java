package org.radiomate.study.check;

import org.radiomate.feature.FeatureSet;
import org.radiomate.study.ExtractionOptions;
import org.radiomate.study.Finding;
import org.radiomate.study.LeftOut;
import org.radiomate.study.StudyExtraction;
import org.radiomate.study.StudyFolder;
import org.radiomate.study.StudyManifest;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The extraction of a manifest into a folder, as its own command does it: everything is checked first.
 *
 * @param images opens image files
 * @param contours opens contour files
 * @param set what to extract
 * @param options how
 */
public record CheckedExtraction(ImageReader images, ContourReader contours, FeatureSet set, ExtractionOptions options) {

	/**
	 * Checks, extracts and writes.
	 *
	 * @param folder where the tables go, which the caller has locked
	 * @throws org.radiomate.task.ProblemException that says all that is wrong, unless it may be left out
	 */
	public StudyExtraction.Extracted run(final Path file, final Path folder, final Progress progress) {
		final List<Finding> findings = new ArrayList<>();
		final StudyManifest manifest = StudyManifest.read(file, findings::add);
		new ReadingsCheck(images, contours, set.maskRule()).run(manifest, options.threads(), findings, progress);
		if (!options.leaveOut()) Finding.refuse(findings);
		final StudyExtraction.Extracted extracted = new StudyExtraction(images, contours, set, options).run(manifest.without(
			LeftOut.of(findings)), folder, progress);
		extracted.write(folder);
		StudyExtraction.forget(folder);
		findings.addAll(extracted.leftOut());
		final List<Finding> leftOut = findings.stream().map(finding -> finding.in(manifest.paths())).toList();
		if (options.leaveOut()) Finding.table(leftOut).write(StudyFolder.PROBLEMS.in(folder));
		return new StudyExtraction.Extracted(extracted.table(), extracted.record(), leftOut);
	}
}
