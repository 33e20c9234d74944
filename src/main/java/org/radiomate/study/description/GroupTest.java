package org.radiomate.study.description;

import org.radiomate.inference.TestResult;
import org.radiomate.table.CsvTable;

import java.util.Collections;
import java.util.List;

/**
 * How the groups were compared in one variable, as cells of a table. The P of a further test, such as Fisher's exact one,
 * would be a further component here with its column in {@link #HEADER} and its cell in {@link #cells()}.
 *
 * @param test the test's name; empty if there was nothing to compare
 * @param statistic its statistic, NaN if undefined
 * @param df its degrees of freedom, NaN if it has none
 * @param p its two-sided P value, NaN if undefined
 * @param why why this test was taken
 * @param remark why there is no P value, or what speaks against this one; empty if nothing
 */
public record GroupTest(String test, double statistic, double df, double p, String why, String remark) {

	/** The columns of a comparison. */
	static final List<String> HEADER = List.of("test", "statistic", "df", "p", "why", "remark");

	/** The cells of a row that has no comparison. */
	static final List<String> NO_CELLS = Collections.nCopies(HEADER.size(), "");

	static GroupTest of(final TestResult result, final String why, final String remark) {
		return new GroupTest(result.test(), result.statistic(), result.df(), result.p(), why, result.isDefined() ? remark
			: "no P value: " + result.undefinedReason());
	}

	/** Nothing to compare, and why. */
	static GroupTest none(final String reason) {
		return new GroupTest("", Double.NaN, Double.NaN, Double.NaN, "", "no test: " + reason);
	}

	List<String> cells() {
		return List.of(test, CsvTable.number(statistic), CsvTable.number(df), CsvTable.number(p), why, remark);
	}
}
