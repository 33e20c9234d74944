package org.radiomate.study.conformity;

import org.radiomate.io.Resources;
import org.radiomate.table.CsvTable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * One reference value of IBSI 1 (reference manual, arXiv:1612.07003, chapters 3 and 5; Zwanenburg A et al., Radiology
 * 2020;295:328, doi:10.1148/radiol.2020191145; values CC BY 4.0).
 *
 * @param dataset digital, or the configuration of the CT phantom: A, B or D
 * @param family group of features, or the stage that a diagnostic value describes
 * @param aggregation how slices and directions are put together
 * @param feature the feature in words
 * @param code IBSI's code; empty for diagnostics
 * @param tag IBSI's short tag, which is the column's name
 * @param value the value that the teams agreed on
 * @param tolerance how far from it a value may lie; 0 means equal after rounding
 * @param consensus weak to very strong
 */
record ReferenceValue(String dataset, String family, String aggregation, String feature, String code, String tag,
	double value, double tolerance, String consensus)
{

	private static final MathContext THREE_DIGITS = new MathContext(3);

	/** For decimal fractions that have no exact double. */
	private static final double ROUNDING = 1e-9;

	/** All of a dataset, in the manual's order. */
	static List<ReferenceValue> of(final String dataset) {
		return Resources.text(ReferenceValue.class, "reference-values.csv").lines().skip(1).map(ReferenceValue::parse).filter(
			reference -> reference.dataset.equals(dataset)).toList();
	}

	private static ReferenceValue parse(final String line) {
		final List<String> cells = Arrays.asList(line.split(",", -1));
		return new ReferenceValue(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), CsvTable
			.number(cells.get(6), line), CsvTable.number(cells.get(7), line), cells.get(8));
	}

	/** Whether the reference describes a stage of the processing, not a feature. */
	boolean isDiagnostic() {
		return family.startsWith("diagnostics");
	}

	/**
	 * Whether a value agrees: rounded to three significant digits, as the consensus was found, or as it is.
	 *
	 * @param found NaN never agrees
	 */
	boolean agrees(final double found) {
		if (!Double.isFinite(found)) return false;
		final double rounded = new BigDecimal(found).round(THREE_DIGITS).doubleValue();
		return Math.min(Math.abs(rounded - value), Math.abs(found - value)) <= tolerance + ROUNDING * Math.abs(value);
	}
}
