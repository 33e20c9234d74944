package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Tables as people and programs write them, and as we do. */
class CsvTableTest {

	@TempDir
	private Path folder;

	private CsvTable read(final String text) throws IOException {
		return CsvTable.read(Files.writeString(folder.resolve("table.csv"), text));
	}

	@Test
	void readsNamesAndTrimmedCells() throws IOException {
		final CsvTable table = read("patient, age ,note\r\np1, 62 ,\"a, \"\"b\"\"\"\r\np2,,\r\n");
		assertEquals(List.of("patient", "age", "note"), table.header());
		assertEquals(List.of(List.of("p1", "62", "a, \"b\""), List.of("p2", "", "")), table.rows());
		assertTrue(table.source().endsWith("table.csv"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uFEFFpatient,age\np1,62\n", "\uFEFF\"patient\",\"age\"\n\"p1\",62\n",
		"patient,age\np1,62", "patient,age\n\np1,62\n\n" })
	void byteOrderMarkQuotesAndBlankLinesDoNotMatter(final String text) throws IOException {
		final CsvTable table = read(text);
		assertEquals(List.of("patient", "age"), table.header());
		assertEquals(List.of(List.of("p1", "62")), table.rows());
	}

	@Test
	void byteOrderMarkInsideIsKept() throws IOException {
		assertEquals("\uFEFFx", read("a\n\uFEFFx\n").rows().get(0).get(0));
	}

	@Test
	void semicolonsAreNamedAsTheCause() {
		assertProblem(() -> read("patient;age\np1;1,5\n"), "table.csv, line 2", "separated by commas, not semicolons");
	}

	@Test
	void raggedRowsAreNamed() {
		assertProblem(() -> read("a,b\n1,2\n1\n"), "table.csv, line 3: 1 cells where the header has 2");
		assertProblem(() -> read("a,b\n1,2,3\n"), "table.csv, line 2: 3 cells where the header has 2");
	}

	@Test
	void repeatedColumnIsRefused() {
		assertProblem(() -> read("a,b, a\n1,2,3\n"), "table.csv", "the column 'a' twice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\n\n", "\uFEFF" })
	void emptyFileIsRefused(final String text) {
		assertProblem(() -> read(text), "table.csv is empty");
	}

	@Test
	void headerAloneIsATableWithoutRows() throws IOException {
		assertTrue(read("a,b\n").rows().isEmpty());
	}

	@Test
	void missingFileAndOtherEncodingAreSaid() throws IOException {
		assertProblem(() -> CsvTable.read(folder.resolve("absent.csv")), "absent.csv", "there is no such file");
		final Path latin = Files.write(folder.resolve("latin.csv"), "a\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
		assertProblem(() -> CsvTable.read(latin), "latin.csv", "not text in UTF-8", "Save it as CSV UTF-8");
	}

	@Test
	void otherEncodingFarDownIsSaidAsWell() throws IOException {
		final byte[] text = ("a\n" + "x\n".repeat(20_000) + "M\u00fcller\n").getBytes(StandardCharsets.ISO_8859_1);
		final Path latin = Files.write(folder.resolve("latin.csv"), text);
		assertProblem(() -> CsvTable.read(latin), "latin.csv", "not text in UTF-8", "Save it as CSV UTF-8");
	}

	@Test
	void unclosedQuoteIsSaid() {
		assertProblem(() -> read("a,b\n\"x,1\n"), "table.csv");
	}

	@Test
	void writtenTableReadsBack() {
		final CsvTable table = new CsvTable("t", List.of("patient", "µ, \"x\""), List.of(List.of("p1", "a\nb"), List.of("",
			"")));
		table.write(folder.resolve("deep/out.csv"));
		final CsvTable back = CsvTable.read(folder.resolve("deep/out.csv"));
		assertEquals(table.header(), back.header());
		assertEquals(table.rows(), back.rows());
	}

	@Test
	void rowOfOneEmptyCellIsNotLost() {
		final CsvTable table = new CsvTable("t", List.of("note"), List.of(List.of(""), List.of("x")));
		table.write(folder.resolve("out.csv"));
		assertEquals(table.rows(), CsvTable.read(folder.resolve("out.csv")).rows());
	}

	@Test
	void bytesAreUtf8WithLineFeeds() throws IOException {
		new CsvTable("t", List.of("a", "b"), List.of(List.of("µ", "1,5"))).write(folder.resolve("out.csv"));
		assertEquals("a,b\nµ,\"1,5\"\n", Files.readString(folder.resolve("out.csv"), StandardCharsets.UTF_8));
	}

	@Test
	void columnsByName() throws IOException {
		final CsvTable table = read("id,set\nx,train\ny,\n");
		assertEquals(List.of("train", ""), table.cells("set"));
		assertEquals(List.of("", ""), table.optional("cohort"));
		assertEquals("set", table.columnOr("cohort", "set"));
		assertEquals("id", table.columnOr("id", "set"));
		assertEquals("cohort", table.columnOr("cohort", "neither"));
		assertFalse(table.has("cohort"));
		assertProblem(() -> table.column("age"), "no column 'age'", "id, set");
	}

	@Test
	void listOfManyColumnsIsCutShort() {
		final List<String> names = IntStream.range(0, 400).mapToObj(i -> "feature" + i).toList();
		assertProblem(() -> new CsvTable("wide.csv", names, List.of()).column("age"), "feature11", "(400 in all)");
	}

	// numbers

	@Property
	void numberIsTheShortestThatComesBack(@ForAll final double value) {
		final String text = CsvTable.number(value);
		assertEquals(0, Double.compare(value == 0 ? 0 : value, CsvTable.number(text, "here")), text);
		final int digits = new BigDecimal(text).stripTrailingZeros().unscaledValue().abs().toString().length();
		assertTrue(digits <= 17, () -> text + " has more digits than a double needs");
		assertFalse(shorterExists(value, digits), () -> text + " is not the shortest");
	}

	/** Whether rounding to one digit less still gives the same double. */
	private static boolean shorterExists(final double value, final int digits) {
		if (digits < 2 || value == Math.rint(value)) return false;
		final BigDecimal shorter = new BigDecimal(value).round(new java.math.MathContext(digits - 1));
		return shorter.doubleValue() == value;
	}

	@Property
	void wholeNumbersHaveNoPoint(@ForAll final int value) {
		assertEquals(Integer.toString(value), CsvTable.number(value));
	}

	@Example
	void absentIsEmpty() {
		assertEquals("", CsvTable.number(Double.NaN));
		assertTrue(Double.isNaN(CsvTable.number("", "here")));
		assertTrue(Double.isNaN(CsvTable.number("NA", "here")));
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0.1", "1E23, 1.0E23", "2E-3, 0.002", "1E-7, 1.0E-7", "137, 137", "-0.0, 0",
		"2.0E-323, 2.0E-323", "2.2250738585072014E-308, 2.2250738585072014E-308" })
	void knownTexts(final double value, final String text) {
		assertEquals(text, CsvTable.number(value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "12,5", "5 mm", "high", "1.2.3", "1d", "2f", "0x1p3" })
	void otherTextIsNoNumber(final String text) {
		assertProblem(() -> CsvTable.number(text, "t.csv, line 2"), "t.csv, line 2", "'" + text + "' is not a number");
	}
}
