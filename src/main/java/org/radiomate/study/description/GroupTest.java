package org.radiomate.study.description;

import org.radiomate.inference.TestResult;
import org.radiomate.table.CsvTable;

import java.util.Collections;
import java.util.List;

/**
 * How the groups were compared in one variable, as cells of a table.
 *
 * @param test the test's name; empty if there was nothing to compare
 * @param statistic its statistic, NaN if undefined
 * @param df its degrees of freedom, NaN if it has none
 * @param p its two-sided P value, NaN if undefined
 * @param fisherP P value of Fisher's exact test beside that of a chi-square, NaN where there is none
 * @param why why this test was taken
 * @param remark why there is no P value, or what speaks against this one; empty if nothing
 */
public record GroupTest(String test, double statistic, double df, double p, double fisherP, String why,
	String remark)
{

	/** The columns of a comparison. */
	static final List<String> HEADER = List.of("test", "statistic", "df", "p", "fisher_p", "why", "remark");

	/** The cells of a row that has no comparison. */
	static final List<String> NO_CELLS = Collections.nCopies(HEADER.size(), "");

	static GroupTest of(final TestResult result, final String why, final String remark) {
		return of(result, Double.NaN, why, remark);
	}

	static GroupTest of(final TestResult result, final double fisherP, final String why, final String remark) {
		return new GroupTest(result.test(), result.statistic(), result.df(), result.p(), fisherP, why, result.isDefined() ? remark
			: "no P value: " + result.undefinedReason());
	}

	/** Nothing to compare, and why. */
	static GroupTest none(final String reason) {
		return new GroupTest("", Double.NaN, Double.NaN, Double.NaN, Double.NaN, "", "no test: " + reason);
	}

	List<String> cells() {
		return List.of(test, CsvTable.number(statistic), CsvTable.number(df), CsvTable.number(p), CsvTable.number(fisherP), why,
			remark);
	}
}
