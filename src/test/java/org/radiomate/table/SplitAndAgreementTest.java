package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.table.AgreementTable.Agreement;
import org.radiomate.table.AgreementTable.Row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Split and agreement tables, written and read. */
class SplitAndAgreementTest {

	@TempDir
	private Path folder;

	private Path file(final String... lines) throws IOException {
		return Files.writeString(folder.resolve("table.csv"), String.join("\n", lines) + "\n");
	}

	private SplitTable split(final String... lines) throws IOException {
		return SplitTable.read(file(lines), "patient");
	}

	@ParameterizedTest
	@CsvSource({ "training, TRAINING", "Train, TRAINING", "validation, VALIDATION", "TEST, VALIDATION",
		"testing, VALIDATION" })
	void wordsForCohorts(final String word, final Cohort cohort) throws IOException {
		assertEquals(cohort, split("patient,cohort", "p1," + word).of("p1"));
		assertEquals(Optional.of(cohort), Cohort.parse(cohort.word()));
	}

	@Test
	void columnIsCohortOrSet() throws IOException {
		assertEquals(Cohort.VALIDATION, split("patient,set", "p1,test").of("p1"));
		assertEquals(Cohort.TRAINING, split("patient,set,cohort", "p1,test,train").of("p1"), "cohort goes before set");
	}

	@Test
	void patientColumnMayBeTheUsers() throws IOException {
		final Path ours = file("patient,cohort", "p1,train");
		assertEquals(Cohort.TRAINING, SplitTable.read(ours, "id").of("p1"));
		final Path theirs = Files.writeString(folder.resolve("theirs.csv"), "id,set,foldid\nS1,train,5\nS2,test,\n");
		assertEquals(Cohort.VALIDATION, SplitTable.read(theirs, "id").of("S2"));
	}

	@Test
	void badSplitsAreRefused() {
		assertProblem(() -> split("patient,cohort", "p1,train", "p2,maybe"), "table.csv, line 3", "'maybe'",
			"training or validation");
		assertProblem(() -> split("patient,cohort", "p1,train", "p1,test"), "line 3", "patient 'p1' is there twice");
		assertProblem(() -> split("patient,fold", "p1,1"), "no column 'cohort'");
		assertProblem(() -> split("patient,cohort", ",train"), "line 2", "id is empty");
	}

	@Test
	void patientWithoutCohort() throws IOException {
		final SplitTable split = split("patient,cohort", "p1,train");
		assertProblem(() -> split.of("p2"), "table.csv", "no line for patient 'p2'");
	}

	@Test
	void excludedPatientsNeedNoCohort() throws IOException {
		assertEquals(java.util.Set.of("p1"), split("patient,cohort,excluded", "p1,train,", "p2,,lost").cohorts().keySet());
		assertProblem(() -> split("patient,cohort,excluded", "p1,train,", "p2,,"), "line 3", "the cohort is ''");
		assertProblem(() -> split("patient,cohort,excluded", "p2,maybe,lost"), "line 2", "'maybe'");
	}

	@Test
	void splitKeepsItsOrder() throws IOException {
		split("patient,cohort", "z,train", "a,test").write(folder.resolve("out.csv"));
		assertEquals("patient,cohort\nz,training\na,validation\n", Files.readString(folder.resolve("out.csv")));
	}

	private static AgreementTable agreement() {
		final Agreement good = new Agreement(0.9, 0.8, 0.95, 50, true, ""), bad = new Agreement(0.5, 0.2, 0.7, 50, false,
			"0.5 is not above 0.75");
		return new AgreementTable("ICC(2,1)", 0.75, List.of(new Row("mean", good, good, true, ""), new Row("sd", good, bad,
			false, "between readers: " + bad.reason()), new Row("skewness", Agreement.NOT_MEASURED, good, true, "")));
	}

	@Test
	void agreementSaysWhatIsKept() {
		assertEquals(List.of("mean", "skewness"), agreement().kept());
		assertEquals("2 of 3 features kept: ICC(2,1) above 0.75 within reader in 3, between readers in 2.", agreement()
			.summary());
	}

	@Test
	void agreementRoundTrip() throws IOException {
		agreement().write(folder.resolve("agreement.csv"));
		assertEquals(List.of("mean", "skewness"), List.copyOf(AgreementTable.readKept(folder.resolve("agreement.csv"))));
		final List<String> lines = Files.readAllLines(folder.resolve("agreement.csv"));
		assertEquals("sd,\"ICC(2,1)\",0.75,0.9,0.8,0.95,50,0.5,0.2,0.7,50,no,between readers: 0.5 is not above 0.75", lines
			.get(2));
		assertTrue(lines.get(3).startsWith("skewness,\"ICC(2,1)\",0.75,,,,0,"), "what was not measured is empty");
	}

	@Test
	void agreementTableThatDoesNotSayWhatIsKept() {
		assertProblem(() -> AgreementTable.readKept(file("feature,kept", "mean,yes", "sd,maybe")), "table.csv, line 3",
			"'kept' is 'maybe'", "yes or no");
		assertProblem(() -> AgreementTable.readKept(file("feature,icc", "mean,1")), "no column 'kept'");
	}
}
