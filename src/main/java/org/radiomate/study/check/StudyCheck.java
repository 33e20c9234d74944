package org.radiomate.study.check;

import org.radiomate.study.Finding;
import org.radiomate.study.LeftOut;
import org.radiomate.study.PipelineOptions;
import org.radiomate.study.StudyManifest;
import org.radiomate.study.StudyPaths;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at everything that a run of the pipeline will need, and tells of all that is wrong at once. Of images the headers
 * are read where their format allows it, of contours all; no feature is computed.
 */
public final class StudyCheck {

	private final PipelineOptions options;
	private final List<Path> mentioned;
	private final List<Finding> findings = new ArrayList<>();

	private StudyCheck(final PipelineOptions options, final List<Path> mentioned) {
		this.options = options;
		this.mentioned = mentioned;
	}

	/**
	 * What was found.
	 *
	 * @param findings what is wrong
	 * @param paths how files name the study's files
	 * @param patients how many patients the study would have
	 * @param readings how many readings of them; 0 if it starts from a feature table
	 */
	public record Result(List<Finding> findings, StudyPaths paths, int patients, int readings) {

		/**
		 * Who takes no part.
		 *
		 * @param leaveOut whether patients and readings with a problem may be left out
		 * @throws ProblemException that says all that is wrong, unless it may be left out
		 */
		public LeftOut accept(final boolean leaveOut) {
			Finding.refuse(leaveOut ? findings.stream().filter(finding -> !finding.canBeLeftOut()).toList() : findings);
			return LeftOut.of(findings);
		}

		/** The findings as a table without folders outside the study. */
		public CsvTable table() {
			return Finding.table(findings.stream().map(finding -> finding.in(paths)).distinct().toList());
		}

		/** What was found, in a line. */
		public String summary() {
			final String study = patients + " patients" + (readings > 0 ? ", " + readings + " readings" : "");
			return findings.isEmpty() ? "No problem was found: " + study + "." : findings.size() + (findings.size() == 1
				? " problem" : " problems") + " of " + study + ".";
		}
	}

	/**
	 * Checks a study.
	 *
	 * @param options as far as they can be understood
	 * @param optionProblems what is wrong with the others, in sentences
	 * @param mentioned files in these sentences
	 */
	public static Result of(final PipelineOptions options, final List<String> optionProblems, final List<Path> mentioned,
		final ImageReader images, final ContourReader contours, final Progress progress)
	{
		final StudyCheck check = new StudyCheck(options, mentioned);
		optionProblems.forEach(check::add);
		if (optionProblems.isEmpty()) check.checkWhatIsGiven();
		return check.run(images, contours, progress);
	}

	private Result run(final ImageReader images, final ContourReader contours, final Progress progress) {
		final StudyManifest manifest = options.manifest() == null ? null : attempt(() -> StudyManifest.read(options
			.manifest(), findings::add));
		final Set<String> patients = manifest == null ? patientsWithFeatures() : patients(manifest);
		if (manifest != null) new ReadingsCheck(images, contours, options.featureSet().maskRule()).run(manifest, options
			.extraction().threads(), findings, progress);
		final ClinicalTable clinical = new ClinicalCheck(options, findings).run(patients, manifest == null);
		if (clinical != null) new CohortCheck(options, findings).run(clinical, patients);
		return new Result(findings.stream().distinct().toList(), options.paths(manifest, mentioned), patients.size(),
			manifest == null ? 0 : manifest.entries().size());
	}

	private void checkWhatIsGiven() {
		if (options.manifest() == null && options.featureTable() == null) add(
			"There is nothing to start from. Give 'manifest', or 'featuretable'.");
		if (options.manifest() != null && options.featureTable() != null) add(
			"Both 'manifest' and 'featuretable' are given. Give the one to start from.");
		if (options.manifest() != null && options.clinicalTable() == null) add(
			"'clinicaltable' is empty. Give the table with the outcome of the manifest's patients.");
		if (options.robustness().wanted() && options.manifest() == null) add(
			"'robustness' needs images. Give 'manifest', or leave it out.");
		if (options.splitFile() != null && options.centre() != null) add(
			"Both 'splitfile' and 'splitcolumn' are given. Give the one to split by.");
	}

	private void add(final String sentence) {
		findings.add(Finding.ofStudy(sentence));
	}

	private Set<String> patients(final StudyManifest manifest) {
		final Set<String> patients = new LinkedHashSet<>(), readers = new LinkedHashSet<>();
		for (final StudyManifest.Entry entry : manifest.entries()) {
			patients.add(entry.patient());
			readers.add(entry.reader());
		}
		if (!options.reader().isEmpty() && !readers.contains(options.reader())) add(manifest.file() + " has no reader '" +
			options.reader() + "'. Its readers are: " + String.join(", ", readers) + ".");
		return patients;
	}

	private Set<String> patientsWithFeatures() {
		if (options.featureTable() == null || options.outcome() == null) return Set.of();
		final FeatureTable features = attempt(() -> options.tables(null).features().forModelling(options.reader()));
		return features == null ? Set.of() : new LinkedHashSet<>(features.patients());
	}

	private <T> T attempt(final java.util.function.Supplier<T> task) {
		try {
			return task.get();
		}
		catch (final ProblemException e) {
			add(e.getMessage());
			return null;
		}
	}
}
