package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is known of patients, and their outcome. */
class ClinicalTableTest {

	@TempDir
	private Path folder;

	private ClinicalTable read(final String... lines) throws IOException {
		return ClinicalTable.read(Files.writeString(folder.resolve("clinical.csv"), String.join("\n", lines) + "\n"),
			"patient");
	}

	private Outcome outcome(final String positive, final String... labels) throws IOException {
		final String[] lines = new String[labels.length + 1];
		lines[0] = "patient,outcome";
		for (int i = 0; i < labels.length; i++) lines[i + 1] = "p" + (i + 1) + "," + labels[i];
		return read(lines).outcome("outcome", positive);
	}

	@Test
	void excludedPatientsAreSetAsideWithTheirReason() throws IOException {
		final ClinicalTable table = read("patient,age,outcome,excluded", "p1,62,1,", "p2,,,lost to follow-up", "p3,70,0,");
		assertEquals(List.of("p1", "p3"), table.patients());
		assertEquals(Map.of("p2", "lost to follow-up"), table.excluded());
		assertEquals(Map.of("p1", true, "p3", false), table.outcome("outcome", "").positive());
		assertEquals("70", table.value("p3", "age"));
		assertEquals(4, table.line("p3"), "the line in the file, counting the header");
		assertEquals(Map.of("age", "62", "outcome", "1"), table.values("p1", List.of("age", "outcome")));
	}

	@Test
	void unknownPatientOrVariable() throws IOException {
		final ClinicalTable table = read("patient,age", "p1,62");
		assertProblem(() -> table.value("p9", "age"), "clinical.csv", "no line for patient 'p9'");
		assertProblem(() -> table.value("p1", "stage"), "no column 'stage'");
		assertThrows(RuntimeException.class, () -> table.rowOf().put("p2", 3));
	}

	@Test
	void patientTwiceOrWithoutId() {
		assertProblem(() -> read("patient,age", "p1,1", "p1,2"), "clinical.csv, line 3", "'p1' is there twice");
		assertProblem(() -> read("patient,excluded", "p1,lost", "p1,"), "line 3", "twice");
		assertProblem(() -> read("patient,age", "p1,1", ",2"), "line 3", "id is empty");
	}

	@Test
	void outcomeKeepsTableOrder() throws IOException {
		final Outcome outcome = outcome("yes", "yes", "no", "yes");
		assertEquals("no", outcome.negativeLabel());
		assertEquals("yes", outcome.positiveLabel());
		assertEquals(List.of("p1", "p2", "p3"), List.copyOf(outcome.positive().keySet()));
		assertArrayEquals(new boolean[] { true, false }, outcome.of(List.of("p3", "p2")));
	}

	@Test
	void oneIsPositiveUnlessNamed() throws IOException {
		assertArrayEquals(new boolean[] { true, false }, outcome("", "1", "0").of(List.of("p1", "p2")));
		assertArrayEquals(new boolean[] { false, true }, outcome("0", "1", "0").of(List.of("p1", "p2")));
	}

	@Test
	void wholeNumbersMayBeWrittenWithZeros() throws IOException {
		final Outcome outcome = outcome("1", "1", "1.0", "0", "0.0", "1.00");
		assertArrayEquals(new boolean[] { true, true, false, false, true }, outcome.of(List.of("p1", "p2", "p3", "p4",
			"p5")));
		assertEquals("0", outcome.negativeLabel());
		assertArrayEquals(new boolean[] { true, false }, outcome("1.0", "1", "0").of(List.of("p1", "p2")));
	}

	@Test
	void thirdLabelIsNamedWithItsCell() {
		assertProblem(() -> outcome("1", "1", "0", "2"), "clinical.csv, line 4, column 'outcome'",
			"'2' is a third label beside '1' and '0'");
		assertProblem(() -> outcome("1", "1", "0.0", "unknown", "0"), "line 4", "'unknown' is a third label",
			"'1' and '0'");
	}

	@Test
	void emptyOutcomeIsNamedWithItsPatient() {
		assertProblem(() -> outcome("1", "1", ""), "clinical.csv, line 3, column 'outcome'", "patient 'p2' is empty",
			"excluded");
	}

	@Test
	void positiveLabelThatIsNotThere() {
		assertProblem(() -> outcome("", "yes", "yes"), "no patient has the positive label '1'", "yes");
		assertProblem(() -> outcome("Yes", "no", "no"), "'Yes'", "the labels are: no");
		assertProblem(() -> outcome("", "yes", "no"), "no patient has the positive label '1'", "the labels are: no, yes",
			"Name the right one as 'positive'");
		final String[] numbers = java.util.stream.IntStream.range(10, 30).mapToObj(Integer::toString).toArray(String[]::new);
		assertProblem(() -> outcome("", numbers), "10, 11, 12, 13, 14, 15, 16, 17, … (20 in all)");
	}

	@Test
	void oneClassAloneIsNoOutcome() {
		assertProblem(() -> outcome("1", "1", "1"), "column 'outcome'", "every patient has the label '1'");
	}
}
