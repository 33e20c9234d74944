package org.radiomate.study.conformity;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.io.Resources;
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

/**
 * Extracts IBSI's phantoms with this program, on this machine, and compares every feature with its reference value. Features
 * and configurations without a published one are listed with an empty reference.
 */
public final class IbsiConformity {

	private static final List<String> HEADER = List.of("dataset", "family", "aggregation", "feature", "code", "tag", "value",
		"reference", "tolerance", "consensus", "pass");

	private static final List<String> CONFIGURATIONS = List.of("A", "B", "C", "D", "E");

	private static final String PASS = "yes", FAIL = "no", NO_REFERENCE = "";

	private final List<List<String>> rows = new ArrayList<>();

	/** The digital phantom, which comes with the program. */
	public void addDigitalPhantom() {
		final DigitalPhantom phantom = new DigitalPhantom();
		final FeatureSet set = FeatureSet.parse(Resources.text(IbsiConformity.class, "digital-phantom-set.json"),
			"The feature set of the digital phantom");
		compare("digital", ReferenceValue.of("digital"), FeatureExtractor.extract(phantom.volume(), phantom.mask(), set));
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
				FeatureSet.builtIn("IBSI config " + configuration), true));
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
			rows.add(List.of(dataset, reference.family(), reference.aggregation(), reference.feature(), reference.code(), reference
				.tag(), CsvTable.number(value), CsvTable.number(reference.value()), CsvTable.number(reference.tolerance()), reference
					.consensus(), reference.agrees(value) ? PASS : FAIL));
		}
		for (final FeatureInfo info : found.features()) {
			if (!compared.contains(info.id())) rows.add(List.of(dataset, info.family(), info.aggregation().replaceFirst(" .*", ""),
				info.displayName(), info.ibsiCode(), info.id(), CsvTable.number(found.value(info.id())), "", "", "", NO_REFERENCE));
		}
	}

	/** One row for each feature; {@code pass} is empty where there is no reference value. */
	public CsvTable table() {
		return new CsvTable("IBSI conformity", HEADER, List.copyOf(rows));
	}

	/** How many agree, by dataset, and which do not. */
	public String summary() {
		final List<String> lines = rows.stream().map(row -> row.get(0)).distinct().map(this::summary).collect(Collectors
			.toCollection(ArrayList::new));
		rows.stream().filter(row -> row.get(HEADER.size() - 1).equals(FAIL)).forEach(row -> lines.add("Differs: " + row.get(0) +
			", " + row.get(5) + ": " + (row.get(6).isEmpty() ? "no value" : row.get(6)) + " instead of " + row.get(7) + " ± " + row
				.get(8)));
		return String.join("\n", lines);
	}

	private String summary(final String dataset) {
		final List<String> results = rows.stream().filter(row -> row.get(0).equals(dataset)).map(row -> row.get(HEADER.size() -
			1)).toList();
		final long compared = results.stream().filter(result -> !result.equals(NO_REFERENCE)).count();
		final String name = dataset.equals("digital") ? "Digital phantom" : "CT phantom, configuration " + dataset;
		if (compared == 0) return name + ": " + results.size() + " features extracted; there is no reference value to compare";
		return name + ": " + results.stream().filter(PASS::equals).count() + " of " + compared + " reference values agree, " +
			(results.size() - compared) + " features have none";
	}

	/** How many reference values do not agree. */
	public long differing() {
		return rows.stream().filter(row -> row.get(HEADER.size() - 1).equals(FAIL)).count();
	}
}
