package org.radiomate.study;

import org.radiomate.inference.ChiSquareTest;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.model.ClinicalVariable;
import org.radiomate.selection.ScreenRow;
import org.radiomate.selection.UnivariateScreen;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.Outcome;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The clinical table in words and numbers, as the first table of a paper has it: numbers by median and range with the t
 * or Mann-Whitney test, levels by count with the chi-square test without correction. It describes all patients and
 * selects nothing.
 */
public final class DescriptionStep {

	private static final String FISHER_ADVISED = "an expected count is below 5: Fisher's exact test is advised";
	private static final double NO_SIGNIFICANCE = 1;

	private final ClinicalTable clinical;
	private final Outcome outcome;
	private final List<List<String>> rows = new ArrayList<>();

	private DescriptionStep(final ClinicalTable clinical, final Outcome outcome) {
		this.clinical = clinical;
		this.outcome = outcome;
	}

	/** Describes the variables of a coding. */
	public static CsvTable run(final ClinicalTable clinical, final Outcome outcome, final ClinicalCoding coding) {
		final DescriptionStep step = new DescriptionStep(clinical, outcome);
		for (final ClinicalVariable variable : coding.settledBy(clinical, clinical.patients()).variables()) {
			final List<String> known = clinical.patients().stream().filter(patient -> !clinical.value(patient, variable.name())
				.isEmpty()).toList();
			if (variable.kind() == ClinicalVariable.Kind.NUMBER) step.describeNumber(variable, known);
			else step.describeLevels(variable, known);
		}
		return new CsvTable("description", List.of("variable", "level", "positive", "negative", "test", "statistic", "p",
			"remark"), step.rows);
	}

	private void describeNumber(final ClinicalVariable variable, final List<String> patients) {
		final double[] values = new ClinicalCoding(List.of(variable)).columns(clinical, patients)[0];
		final boolean[] positive = outcome.of(patients);
		final ScreenRow test = UnivariateScreen.of(List.of(variable.name()), new double[][] { values }, positive,
			NO_SIGNIFICANCE, Progress.NONE).get(0);
		rows.add(List.of(variable.name(), "median (range)", medianAndRange(values, positive, true), medianAndRange(values,
			positive, false), test.test(), CsvTable.number(test.statistic()), CsvTable.number(test.p()), test.reason()));
	}

	private static String medianAndRange(final double[] values, final boolean[] positive, final boolean wanted) {
		final double[] sorted = java.util.stream.IntStream.range(0, values.length).filter(i -> positive[i] == wanted)
			.mapToDouble(i -> values[i]).sorted().toArray();
		if (sorted.length == 0) return "";
		final double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
		return String.format(Locale.ROOT, "%s (%s to %s)", CsvTable.number(median), CsvTable.number(sorted[0]), CsvTable.number(
			sorted[sorted.length - 1]));
	}

	private void describeLevels(final ClinicalVariable variable, final List<String> patients) {
		final long[][] counts = new long[variable.levels().size()][2];
		for (final String patient : patients) {
			final int level = variable.levelOf(clinical.value(patient, variable.name()), clinical.where(patient));
			counts[level][outcome.positive().get(patient) ? 0 : 1]++;
		}
		final ChiSquareTest.Result test = ChiSquareTest.test(withoutEmpty(counts), false);
		for (int level = 0; level < counts.length; level++) {
			final boolean first = level == 0;
			rows.add(List.of(variable.name(), variable.levels().get(level), Long.toString(counts[level][0]), Long.toString(
				counts[level][1]), first ? test.test().test() : "", first ? CsvTable.number(test.test().statistic()) : "", first
					? CsvTable.number(test.test().p()) : "", first ? remark(test) : ""));
		}
	}

	private static String remark(final ChiSquareTest.Result test) {
		if (!test.test().isDefined()) return test.test().undefinedReason();
		return test.hasSmallExpectedCount() ? FISHER_ADVISED : "";
	}

	private static long[][] withoutEmpty(final long[][] counts) {
		return Arrays.stream(counts).filter(row -> row[0] + row[1] > 0).toArray(long[][]::new);
	}
}
