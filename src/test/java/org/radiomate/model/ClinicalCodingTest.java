package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.model.ClinicalVariable.Kind;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How clinical variables become numbers. */
class ClinicalCodingTest {

	private static final ClinicalCoding CODING = ClinicalCoding.parse("age; gender: Female | Male;pT:T1<T2<T3<T4a; ");

	private static ClinicalTable table(final String variable, final String... values) {
		final List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < values.length; i++) rows.add(List.of("p" + i, values[i]));
		return ClinicalTable.of(new CsvTable("clinical.csv", List.of("patient", variable), rows), "patient");
	}

	private static ClinicalVariable settled(final String... trainingValues) {
		final ClinicalTable table = table("x", trainingValues);
		return ClinicalCoding.parse("x").settledBy(table, table.patients()).variables().get(0);
	}

	@Test
	void parsesNumbersNominalAndOrdinal() {
		assertEquals(List.of(new ClinicalVariable("age", Kind.UNSPECIFIED, List.of()), new ClinicalVariable("gender",
			Kind.NOMINAL, List.of("Female", "Male")), new ClinicalVariable("pT", Kind.ORDINAL, List.of("T1", "T2", "T3",
				"T4a"))), CODING.variables());
		assertEquals(List.of("age", "gender", "pT"), CODING.names());
		assertTrue(ClinicalCoding.parse("").isEmpty() && ClinicalCoding.parse(" ; ").isEmpty());
	}

	@Test
	void textIsReadBack() {
		assertEquals("age; gender:Female|Male; pT:T1<T2<T3<T4a", CODING.text());
		assertEquals(CODING, ClinicalCoding.parse(CODING.text()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gender:", "gender:Female", "pT:T1<T2|T3", ":a|b", " :a<b" })
	void unclearVariablesAreRefused(final String text) {
		assertProblem(() -> ClinicalCoding.parse(text), "is not understood", "gender:Female|Male");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pT:T1<<T3", "pT:<T1", "pT:T1<T2<T1", "g:a|", "g:a|a" })
	void emptyOrRepeatedLevelsAreRefused(final String text) {
		assertProblem(() -> ClinicalCoding.parse(text), "'" + text + "'", "empty level or one that is there twice");
	}

	@Test
	void variableTwiceIsRefused() {
		assertProblem(() -> ClinicalCoding.parse("age; gender:a|b; age"), "names a variable twice");
	}

	@ParameterizedTest
	@CsvSource({ "62, Female, T1, 62, 0, 1", "0.5, Male, T4a, 0.5, 1, 4", "-3, Male, T2, -3, 1, 2" })
	void codes(final String age, final String gender, final String stage, final double a, final double g, final double t) {
		final ClinicalCoding settled = CODING.settledBy(TinyStudy.CLINICAL, TinyStudy.PATIENTS);
		assertArrayEquals(new double[] { a, g, t }, settled.code(Map.of("age", age, "gender", gender, "pT", stage), "here"));
		assertEquals(List.of("age", "gender:Male", "pT"), settled.columns());
	}

	@Test
	void nominalVariableHasAColumnForEachLevelButTheFirst() {
		final ClinicalVariable variable = ClinicalCoding.parse("s:a|b|c").variables().get(0);
		assertEquals(List.of("s:b", "s:c"), variable.columns());
		assertArrayEquals(new double[] { 0, 0 }, variable.code("a", "here"));
		assertArrayEquals(new double[] { 1, 0 }, variable.code("b", "here"));
		assertArrayEquals(new double[] { 0, 1 }, variable.code("c", "here"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NA" })
	void absentValuesAreAbsentInEveryColumn(final String absent) {
		for (final String variable : List.of("s:a|b|c", "s:a<b<c")) {
			for (final double code : ClinicalCoding.parse(variable).variables().get(0).code(absent, "here")) {
				assertTrue(Double.isNaN(code));
			}
		}
		assertTrue(Double.isNaN(settled("1", "2").code(null, "here")[0]));
	}

	@Test
	void unspecifiedNumbersAreNumbers() {
		assertEquals(new ClinicalVariable("x", Kind.NUMBER, List.of()), settled("62", "", "NA", "5.5e1", "-3"));
	}

	@Test
	void unspecifiedTextIsNominalNeverOrdinal() {
		assertEquals(new ClinicalVariable("x", Kind.NOMINAL, List.of("T1", "T2", "T4a")), settled("T4a", "T1", "", "T2",
			"T1"));
		assertEquals(Kind.NOMINAL, settled("62", "about 60").kind());
		assertEquals(Kind.NOMINAL, settled("1d", "2d").kind(), "1d is no number, whatever Java says");
	}

	@Test
	void onlyTheTrainingCohortSettles() {
		final ClinicalTable table = table("x", "1", "2", "unknown");
		assertEquals(Kind.NUMBER, ClinicalCoding.parse("x").settledBy(table, List.of("p0", "p1")).variables().get(0).kind());
		final ClinicalTable text = table("x", "b", "c", "a");
		assertEquals(List.of("b", "c"), ClinicalCoding.parse("x").settledBy(text, List.of("p1", "p0")).variables().get(0)
			.levels());
		assertEquals(CODING.variables().get(1), CODING.settledBy(TinyStudy.CLINICAL, TinyStudy.PATIENTS).variables().get(1),
			"what was said stays as said");
	}

	@Test
	void valuesThatTheCodingDoesNotKnow() {
		final ClinicalTable table = table("pT", "T1", "T9");
		assertProblem(() -> ClinicalCoding.parse("pT:T1<T2").columns(table, table.patients()), "clinical.csv, line 3",
			"'pT' is 'T9'", "T1, T2");
		assertProblem(() -> settled("1", "2").code("high", "clinical.csv, line 7"), "clinical.csv, line 7",
			"'high' is no number");
	}

	@Test
	void columnsAreByVariable() {
		final double[][] columns = ClinicalCoding.parse("gender:Female|Male; pT:T1<T2<T3<T4a").columns(TinyStudy.CLINICAL,
			List.of("p07", "p01", "p05"));
		assertArrayEquals(new double[][] { { 1, 1, 0 }, { 4, 3, 2 } }, columns);
	}

	@Test
	void valuesOfOnePatient() {
		assertEquals(Map.of("age", "62", "pT", "T3", "note", "a:b"), ClinicalCoding.parseValues("age:62; pT : T3;note:a:b;"));
		assertEquals(Map.of(), ClinicalCoding.parseValues(""));
		assertProblem(() -> ClinicalCoding.parseValues("age:62; age:63"), "gives a variable twice");
		assertProblem(() -> ClinicalCoding.parseValues("age=62"), "'age=62' is not a name and a value");
		assertProblem(() -> ClinicalCoding.parseValues(":62"), "is not a name and a value");
	}
}
