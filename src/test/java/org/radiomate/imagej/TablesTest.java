package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.radiomate.table.CsvTable;

import java.util.List;

/** A table in ImageJ says the same as the table in the file. */
class TablesTest {

	private static ResultsTable table(final String... cells) {
		return Tables.of(new CsvTable("t", List.of("value"), List.of(cells).stream().map(List::of).toList()));
	}

	@Test
	void numbersKeepTheirFullPrecision() {
		final ResultsTable table = table("0.1", "-1.0E-300", "0.30000000000000004", "137", "-5", "1.0E23");
		final double[] expected = { 0.1, -1e-300, 0.30000000000000004, 137, -5, 1e23 };
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], table.getValue("value", i));
	}

	@Test
	void textAndEmptyCellsStay() {
		final ResultsTable table = table("0.5", "", "high", "T4a");
		assertEquals("", table.getStringValue("value", 1));
		assertEquals("high", table.getStringValue("value", 2));
		assertEquals("T4a", table.getStringValue("value", 3));
	}

	@Test
	void idsKeepTheirZerosAndDigits() {
		final ResultsTable table = table("007", "0", "12345678901234567890");
		assertEquals("007", table.getStringValue("value", 0));
		assertEquals(0, table.getValue("value", 1));
		assertEquals("12345678901234567890", table.getStringValue("value", 2));
	}

	@Test
	void columnsKeepTheirOrder() {
		final ResultsTable table = Tables.of(new CsvTable("t", List.of("patient", "b", "a"), List.of(List.of("p1", "1", "2"),
			List.of("p2", "3", "4"))));
		assertEquals(2, table.size());
		assertTrue(table.getColumnHeadings().contains("patient\tb\ta"), table::getColumnHeadings);
		assertEquals(4, table.getValue("a", 1));
	}
}
