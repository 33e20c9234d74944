package org.radiomate.study.conformity;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.study.sample.DigitalPhantom;
import org.radiomate.table.CsvTable;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extracts IBSI's phantoms with this program, on this machine, and compares every feature with its reference value. Features
 * and configurations without a published one are listed with an empty reference.
 */
public final class IbsiConformity {

	private static final List<String> HEADER = List.of("dataset", "feature", "code", "aggregation", "value", "reference",
		"tolerance", "pass", "consensus", "family", "tag");

	private static final List<String> CONFIGURATIONS = List.of("A", "B", "C", "D", "E");

	private static final String PASS = "yes", FAIL = "no", NO_REFERENCE = "";

	/** One feature; what is empty is not known. */
	private record Row(String dataset, String feature, String code, String aggregation, String value, String reference,
		String tolerance, String pass, String consensus, String family, String tag)
	{

		private List<String> cells() {
			return List.of(dataset, feature, code, aggregation, value, reference, tolerance, pass, consensus, family, tag);
		}

		private String difference() {
			return "Differs: " + dataset + ", " + tag + ": " + (value.isEmpty() ? "no value" : value) + " instead of " + reference +
				" ± " + tolerance;
		}
	}

	private final List<Row> rows = new ArrayList<>();

	/** The digital phantom, which comes with the program. */
	public void addDigitalPhantom() {
		final DigitalPhantom phantom = new DigitalPhantom();
		compare("digital", ReferenceValue.of("digital"), FeatureExtractor.extract(phantom.volume(), phantom.mask(), FeatureSet
			.builtIn("IBSI digital phantom"), false, 0, Progress.NONE));
	}

	/**
	 * The configurations A to E of the CT phantom.
	 *
	 * @param folder where the phantom lies
	 * @throws org.radiomate.task.ProblemException if the folder does not hold it
	 */
	public void addCtPhantom(final Path folder, final CtPhantom.Form form, final ImageReader images,
		final ContourReader contours, final Progress progress)
	{
		progress.report(0, CONFIGURATIONS.size(), "Reading the CT phantom");
		final CtPhantom phantom = CtPhantom.read(folder, form, images, contours);
		for (int i = 0; i < CONFIGURATIONS.size(); i++) {
			progress.check();
			final String configuration = CONFIGURATIONS.get(i);
			progress.report(i, CONFIGURATIONS.size(), "IBSI configuration " + configuration);
			compare(configuration, ReferenceValue.of(configuration), FeatureExtractor.extract(phantom.volume(), phantom.mask(),
				FeatureSet.builtIn("IBSI config " + configuration), true, 0, progress.quiet()));
		}
		progress.report(CONFIGURATIONS.size(), CONFIGURATIONS.size(), "IBSI configurations compared");
	}

	private void compare(final String dataset, final List<ReferenceValue> references, final FeatureVector found) {
		final Set<String> ids = new HashSet<>(found.ids());
		final StageFigures stages = new StageFigures(found.stages());
		final Set<String> compared = new HashSet<>();
		for (final ReferenceValue reference : references) {
			compared.add(reference.tag());
			final double value = reference.isDiagnostic() ? stages.value(reference.tag()) : ids.contains(reference.tag()) ? found
				.value(reference.tag()) : Double.NaN;
			rows.add(new Row(dataset, reference.feature(), reference.code(), reference.aggregation(), CsvTable.number(value), CsvTable
				.number(reference.value()), CsvTable.number(reference.tolerance()), reference.agrees(value) ? PASS : FAIL, reference
					.consensus(), reference.family(), reference.tag()));
		}
		for (final FeatureInfo info : found.features()) {
			if (!compared.contains(info.id())) rows.add(new Row(dataset, info.displayName(), info.ibsiCode(), info.aggregation()
				.replaceFirst(" .*", ""), CsvTable.number(found.value(info.id())), "", "", NO_REFERENCE, "", info.family(), info.id()));
		}
	}

	/** One row for each feature; {@code pass} is empty where there is no reference value. */
	public CsvTable table() {
		return new CsvTable("IBSI conformity", HEADER, rows.stream().map(Row::cells).toList());
	}

	/** How many agree, by dataset, and which do not. */
	public String summary() {
		return Stream.concat(rows.stream().map(Row::dataset).distinct().map(this::summary), failed().map(Row::difference)).collect(
			Collectors.joining("\n"));
	}

	private String summary(final String dataset) {
		final List<String> results = rows.stream().filter(row -> row.dataset.equals(dataset)).map(Row::pass).toList();
		final long compared = results.stream().filter(result -> !result.equals(NO_REFERENCE)).count();
		final String name = dataset.equals("digital") ? "Digital phantom" : "CT phantom, configuration " + dataset;
		if (compared == 0) return name + ": " + results.size() + " features extracted; there is no reference value to compare";
		return name + ": " + results.stream().filter(PASS::equals).count() + " of " + compared + " reference values agree, " +
			(results.size() - compared) + " features have none";
	}

	/** How many reference values do not agree. */
	public long differing() {
		return failed().count();
	}

	private Stream<Row> failed() {
		return rows.stream().filter(row -> row.pass.equals(FAIL));
	}
}
