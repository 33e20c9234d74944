package org.radiomate.study.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.SplitTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the first table, and in which words. */
class DescriptionTest {

	/** A table of one variable; the outcome of the first half is 1. */
	private static ClinicalTable table(final String... values) {
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < values.length; i++) rows.add(List.of("p" + i, i < values.length / 2 ? "1" : "0", values[i]));
		return ClinicalTable.of(new CsvTable("clinical.csv", List.of("patient", "recurrence", "x"), rows), "patient");
	}

	private static Description describe(final String variables, final NumberStyle style, final ClinicalTable table) {
		return Description.of(table, PatientGroups.byOutcome(table, table.outcome("recurrence", "")), Optional.empty(),
			VariableChoice.named(ClinicalCoding.parse(variables), table), style, List.of());
	}

	private static VariableSummary x(final String variables, final NumberStyle style, final String... values) {
		return describe(variables, style, table(values)).variables().get(0);
	}

	private static VariableSummary x(final String... values) {
		return x("x", NumberStyle.AUTOMATIC, values);
	}

	private static List<String> cells(final VariableSummary summary) {
		return summary.rowsWithMissing().stream().map(row -> row.level() + ": " + String.join(" | ", row.cells())).toList();
	}

	@Test
	void levelsHaveCountAndPercentage() {
		final VariableSummary summary = x("x:low<high", NumberStyle.AUTOMATIC, "low", "low", "high", "low", "high", "high");
		assertEquals("n (%)", summary.measure());
		assertEquals(List.of("low: 2 (66.7%) | 1 (33.3%) | 3 (50.0%)", "high: 1 (33.3%) | 2 (66.7%) | 3 (50.0%)"), cells(
			summary));
		assertEquals("Pearson's chi-square without correction", summary.test().why());
		assertEquals("Fisher's exact test advised: expected count 1.50 in low × recurrence = 1 below 5", summary.test()
			.remark());
		assertEquals(1, summary.test().df());
	}

	@Test
	void missingValuesAreCountedAndLeftOutOfTheTest() {
		final VariableSummary summary = x("a", "NA", "b", "", "a", "NaN", "b", "b");
		assertEquals(List.of("a: 1 (50.0%) | 1 (33.3%) | 2 (40.0%)", "b: 1 (50.0%) | 2 (66.7%) | 3 (60.0%)",
			"(missing): 2 | 1 | 3"), cells(summary));
		final VariableSummary number = x("1", "7", "NA", "2", "5", "9");
		assertEquals(List.of(": 4 (1 to 7) | 5 (2 to 9) | 5 (1 to 9)", "(missing): 1 | 0 | 1"), cells(number));
	}

	@Test
	void levelsWithoutPatientsAreShownButNotTested() {
		final VariableSummary summary = x("x:a|b|c", NumberStyle.AUTOMATIC, "a", "a", "c", "c");
		assertEquals("b: 0 (0.0%) | 0 (0.0%) | 0 (0.0%)", cells(summary).get(1));
		assertEquals(1, summary.test().df(), "two of three levels");
	}

	@Test
	void nothingToCompareIsSaid() {
		assertEquals("no test: all values are 'a'", x("a", "a", "a", "a").test().remark());
		assertEquals("no test: no patient of the group 'recurrence = 0' has a value", x("a", "b", "NA", "").test().remark());
		assertEquals("no test: no patient of the group 'recurrence = 1' has a value", x("", "", "4", "5").test().remark());
		final VariableSummary none = x("", "", "", "");
		assertEquals("no test: no patient of the group 'recurrence = 1' has a value", none.test().remark());
		assertEquals("(missing): 2 | 2 | 4", cells(none).get(1));
		assertEquals("no P value: all values are identical", x("7", "7", "7", "7").test().remark());
	}

	private static final String[] NORMAL = { "10", "12", "13", "14", "16", "30", "32", "33", "34", "36" }, SKEWED = { "1",
		"1.1", "1.2", "1.3", "99", "2", "2.1", "2.2", "2.3", "98" };

	@Test
	void normalNumbersHaveMeanAndDeviation() {
		final VariableSummary summary = x(NORMAL);
		assertEquals("mean ± SD", summary.measure());
		assertEquals(List.of(": 13.0 ± 2.2 | 33.0 ± 2.2 | 23.0 ± 10.7"), cells(summary));
		assertTrue(summary.test().why().matches("t test: both groups pass Shapiro-Wilk \\(P .*, P .*\\) and Bartlett \\(P 1\\.00\\)"),
			summary.test().why());
	}

	@Test
	void unequalVariancesAreSaid() {
		final VariableSummary summary = x("10", "12", "13", "14", "16", "100", "200", "250", "300", "400");
		assertTrue(summary.test().why().startsWith("Welch's t test: both groups pass Shapiro-Wilk"), summary.test().why());
		assertTrue(summary.test().why().contains("but not Bartlett (P "), summary.test().why());
	}

	@Test
	void otherNumbersHaveMedianAndRange() {
		final VariableSummary summary = x(SKEWED);
		assertEquals("median (range)", summary.measure());
		assertEquals(List.of(": 1.2 (1 to 99) | 2.2 (2 to 98) | 2.05 (1 to 99)"), cells(summary));
		assertTrue(summary.test().why().matches("Mann-Whitney test: neither group passes Shapiro-Wilk \\(P 0\\.000\\d+, P 0\\.000\\d+\\)"),
			summary.test().why());
	}

	@Test
	void oneGroupThatIsNotNormalIsNamed() {
		final String why = x("10", "12", "13", "14", "16", "2", "2.1", "2.2", "2.3", "98").test().why();
		assertTrue(why.matches("Mann-Whitney test: 'recurrence = 0' fails Shapiro-Wilk \\(P 0\\.000\\d+\\)"), why);
	}

	@Test
	void fewerThanThreeOfAClassAreRanked() {
		final VariableSummary summary = x("5", "6", "8", "9");
		assertEquals(List.of(": 5.5 (5 to 6) | 8.5 (8 to 9) | 7 (5 to 9)"), cells(summary));
		assertEquals("Mann-Whitney test: 'recurrence = 1' cannot be tested by Shapiro-Wilk (fewer than 3 values), 'recurrence = 0' cannot be tested by Shapiro-Wilk (fewer than 3 values)",
			summary.test().why());
		assertEquals(1 / 3.0, summary.test().p(), 1e-12, "wilcox.test(c(5,6), c(8,9))");
	}

	@Test
	void theUserCanForceEitherSummary() {
		final VariableSummary ranks = x("x", NumberStyle.MEDIAN, NORMAL), means = x("x", NumberStyle.MEAN, SKEWED);
		assertEquals("median (range)", ranks.measure());
		assertEquals("Mann-Whitney test: asked for", ranks.test().why());
		assertEquals("mean ± SD", means.measure());
		assertEquals("t test: asked for", means.test().why());
		assertEquals(List.of(": 3.00 (one value) | 5.00 (one value) | 4.00 ± 1.41"), cells(x("x", NumberStyle.MEAN, "3", "5")));
		assertEquals("no P value: too few values", x("x", NumberStyle.MEAN, "3", "5").test().remark());
		assertEquals(List.of(": 0.370 ± 0.000 | 0.370 ± 0.000 | 0.370 ± 0.000"), cells(x("x", NumberStyle.MEAN, "0.37", "0.37",
			"0.37", "0.37")));
		assertProblem(() -> NumberStyle.parse("mode"), "'mode'", "automatic, median, mean");
	}

	@Test
	void largeAndSmallNumbersKeepTheirDigits() {
		assertEquals(": 1234567 (1234567 to 1234567) | 0.00001235 (0.00001235 to 0.00001235) | 617284 (0.00001235 to 1234567)",
			cells(x("1234567", "0.0000123456")).get(0));
		assertEquals(": -123.5 (-123.5 to -123.5) | 300000000 (300000000 to 300000000) | 149999938 (-123.5 to 300000000)", cells(
			x("-123.456", "3e8")).get(0));
	}

	// which variables

	private static ClinicalTable columns(final int patients, final Map<String, java.util.function.IntFunction<String>> columns) {
		final List<String> header = new ArrayList<>(List.of("patient", "recurrence"));
		header.addAll(columns.keySet().stream().sorted().toList());
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < patients; i++) {
			final List<String> row = new ArrayList<>(List.of("p" + i, Integer.toString(i % 2)));
			for (final String column : header.subList(2, header.size())) row.add(columns.get(column).apply(i));
			rows.add(row);
		}
		return ClinicalTable.of(new CsvTable("clinical.csv", header, rows), "patient");
	}

	@Test
	void columnsThatLookLikeVariables() {
		final ClinicalTable table = columns(40, Map.of("a_number", i -> i + ".5", "b_code", i -> i % 3 == 0 ? "1" : "0",
			"c_text", i -> i % 4 == 0 ? "<5" : "5|6", "d_name", i -> "name" + i, "e_empty", i -> i % 2 == 0 ? "" : "NA", "f_inf",
			i -> i == 7 ? "-Infinity" : "3." + i, "g_grade", i -> "" + i % 4, "h_slip", i -> i == 9 ? "6o" : "" + i));
		final VariableChoice choice = VariableChoice.all(table, List.of("patient", "recurrence"));
		assertEquals(List.of("a_number NUMBER []", "b_code NOMINAL [0, 1]", "c_text NOMINAL [5|6, <5]", "g_grade NUMBER []"),
			choice.variables().stream().map(variable -> variable.name() + " " + variable.kind() + " " + variable.levels())
				.toList());
		assertEquals(List.of("The column 'd_name' is left out: it has 40 different texts. Name it in 'variables' to describe it all the same.",
			"The column 'e_empty' is left out: it has no value.",
			"The column 'f_inf' is left out: clinical.csv, line 9: 'f_inf' is '-Infinity', which cannot be described. Correct the cell, or leave it empty.",
			"The column 'h_slip' is left out: clinical.csv, line 11: '6o' is no number, which most of 'h_slip' is. Correct the cell, or leave it empty.",
			"'g_grade' is described as a number but has only the values 0, 1, 2, 3. If they are codes, name it in 'variables' as g_grade:0|1|2|3."),
			choice.remarks());
	}

	@Test
	void badNamedVariables() {
		assertProblem(() -> describe("y", NumberStyle.AUTOMATIC, table("1", "2")), "has no column 'y'", "patient, recurrence, x");
		assertProblem(() -> x("1", "Inf"), "clinical.csv, line 3", "'x' is 'Inf'", "cannot be described");
		assertProblem(() -> x("1", "1e999"), "clinical.csv, line 3", "'1e999' is no number");
		assertProblem(() -> x("x:a|b", NumberStyle.AUTOMATIC, "a", "c"), "line 3", "'c', which is none of its levels a, b");
	}

	// groups

	@Test
	void cohortsAsGroupsDescribeTheOutcomeFirst() {
		final ClinicalTable table = table("a", "b", "a", "b");
		final SplitTable split = new SplitTable("split.csv", Map.of("p0", Cohort.TRAINING, "p1", Cohort.VALIDATION, "p2",
			Cohort.TRAINING, "p3", Cohort.VALIDATION));
		final Description description = Description.of(table, PatientGroups.byCohort(table, split), Optional.of(table.outcome(
			"recurrence", "")), VariableChoice.named(ClinicalCoding.parse("x"), table), NumberStyle.AUTOMATIC, List.of());
		assertEquals(List.of("variable", "level", "training", "validation", "total"), description.toCsv().header().subList(0, 5));
		assertEquals(List.of("recurrence", "1", "1 (50.0%)", "1 (50.0%)", "2 (50.0%)"), description.toCsv().rows().get(1).subList(0,
			5));
		assertEquals(Map.of("training cohort", 2, "validation cohort", 2), description.flow().groups());
		assertProblem(() -> PatientGroups.byCohort(table("a"), new SplitTable("split.csv", Map.of("p0", Cohort.TRAINING))),
			"split.csv", "validation cohort");
	}

	@Test
	void theTableHasOneTestForEachVariable() {
		final CsvTable csv = describe("x", NumberStyle.AUTOMATIC, table("a", "b", "a", "NA")).toCsv();
		assertEquals(List.of("patients", "x", "x", "x"), csv.cells("variable"));
		assertEquals(List.of("", "a", "b", "(missing)"), csv.cells("level"));
		assertEquals(List.of("", "Pearson chi-square", "", ""), csv.cells("test"));
		assertEquals(List.of("4", "2 (66.7%)", "1 (33.3%)", "1"), csv.cells("total"));
	}
}
