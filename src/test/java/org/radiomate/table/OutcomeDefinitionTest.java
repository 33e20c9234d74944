package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The outcome from a column, or from the months of follow-up with a horizon. */
class OutcomeDefinitionTest {

	private static final OutcomeDefinition YEAR = new OutcomeDefinition("", "", 12);
	private static final List<String> HEADER = List.of("patient", "recurrence_months", "followup_months", "excluded");

	/** Patients p1, p2, … from their months, written recurrence/follow-up/reason. */
	private static ClinicalTable table(final String... months) {
		final List<List<String>> rows = new ArrayList<>();
		for (final String cells : months) {
			final String[] parts = cells.split("/", -1);
			rows.add(List.of("p" + (rows.size() + 1), parts[0], parts[1], parts.length > 2 ? parts[2] : ""));
		}
		return ClinicalTable.of(new CsvTable("clinical.csv", HEADER, rows), "patient");
	}

	private static String stateOf(final ClinicalTable table, final String patient) {
		if (YEAR.knownIn(table).excluded().containsKey(patient)) return "excluded";
		return YEAR.of(table).positive().get(patient) ? "positive" : "negative";
	}

	@ParameterizedTest
	@CsvSource({ "6, 6, positive", "12, 12, positive", "12, 60, positive", "0, '', positive", "12.001, 20, negative",
		"18, '', negative", "'', 12, negative", "'', 60, negative", "NA, 24, negative", "'', 11.999, excluded",
		"'', 0, excluded", "3, 3.0, positive" })
	void recurrenceAtTheHorizonCountsAndSoDoesFollowUpToIt(final String recurrence, final String followed,
		final String expected)
	{
		assertEquals(expected, stateOf(table("6/6", "/60", recurrence + "/" + followed), "p3"));
	}

	@Test
	void theFollowUpJoinsTheExcludedWithAReason() {
		final ClinicalTable table = table("6/6", "/3", "/60", "//lost to follow-up", "/11");
		final ClinicalTable known = YEAR.knownIn(table);
		assertEquals(List.of("p1", "p3"), known.patients());
		final String tooShort = "followed for less than 12 months without recurrence";
		assertEquals(Map.of("p2", tooShort, "p4", "lost to follow-up", "p5", tooShort), known.excluded());
		assertEquals(YEAR.of(table), YEAR.of(known), "asking again changes nothing");
		assertEquals(known, YEAR.knownIn(known));
		assertEquals(Map.of("lost to follow-up", 1, tooShort, 2), PatientFlow.of(known, Map.of()).excluded());
		assertEquals("flow,5,1,2,2", "flow," + String.join(",", PatientFlow.of(known, Map.of()).toCsv().cells("patients")));
	}

	@Test
	void classesHaveNamesThatStandAlone() {
		final Outcome outcome = new OutcomeDefinition("", "", 24).of(table("6/6", "/60"));
		assertEquals("recurrence", outcome.variable());
		assertEquals("recurrence within 24 months", outcome.positiveLabel());
		assertEquals("no recurrence within 24 months", outcome.negativeLabel());
		assertEquals("recurrence within 24 months", outcome.inWords(true));
		assertEquals("recurrence within 7.5 months", new OutcomeDefinition("relapse", "", 7.5).of(table("6/6", "/60"))
			.positiveLabel());
		assertEquals("status = dead", new Outcome("status", "dead", "alive", Map.of()).inWords(true));
	}

	@Test
	void cellsThatCannotBe() {
		assertProblem(() -> YEAR.of(table("6/6", "/60", "-1/3")), "clinical.csv, line 4, column 'recurrence_months'",
			"-1 months cannot be");
		assertProblem(() -> YEAR.of(table("6/6", "/60", "/-0.5")), "line 4, column 'followup_months'", "-0.5 months");
		assertProblem(() -> YEAR.of(table("6/6", "/Infinity")), "line 3, column 'followup_months'", "Infinity months");
		assertProblem(() -> YEAR.of(table("six/6", "/60")), "line 2, column 'recurrence_months'", "'six' is not a number");
		assertProblem(() -> YEAR.of(table("6/6", "/")), "clinical.csv, line 3", "patient 'p2' has neither", "'excluded'");
		assertProblem(() -> YEAR.of(table("14/10", "/60")), "line 2", "'p1' at 14 months lies beyond the follow-up of 10 months");
		assertProblem(() -> YEAR.knownIn(table("6/6", "/x")), "line 3, column 'followup_months'", "'x' is not a number");
	}

	@Test
	void oneClassOrNoneIsNoOutcome() {
		assertProblem(() -> YEAR.of(table("6/6", "7/7", "/3")), "clinical.csv: every patient of whom it is known has a recurrence within 12 months",
			"'horizonmonths'");
		assertProblem(() -> YEAR.of(table("/60", "13/60")), "no patient has a recurrence within 12 months");
		assertProblem(() -> YEAR.of(table("/6")), "no patient is known to have had, or not to have had, a recurrence");
	}

	@Test
	void columnsThatAreNotThere() {
		final ClinicalTable bare = ClinicalTable.of(new CsvTable("clinical.csv", List.of("patient", "recurrence"), List.of(List
			.of("p1", "1"))), "patient");
		assertProblem(() -> YEAR.of(bare), "clinical.csv has no column 'recurrence_months'", "patient, recurrence");
	}

	@Test
	void aHorizonThatCannotBe() {
		assertProblem(() -> new OutcomeDefinition("recurrence", "", -3), "The horizon is -3.0 months");
		assertProblem(() -> new OutcomeDefinition("recurrence", "", Double.NaN), "The horizon is NaN months");
		assertProblem(() -> new OutcomeDefinition("recurrence", "", Double.POSITIVE_INFINITY), "The horizon is Infinity");
		assertProblem(() -> new OutcomeDefinition("", "", 0), "'outcome' is empty", "'horizonmonths'");
	}

	@Test
	void withoutAHorizonMonthsAreNotLookedAt() {
		final ClinicalTable table = ClinicalTable.of(new CsvTable("clinical.csv", List.of("patient", "died",
			"recurrence_months"), List.of(List.of("p1", "1", "x"), List.of("p2", "0", "-1"))), "patient");
		final OutcomeDefinition died = OutcomeDefinition.ofColumn("died", "");
		assertEquals(table, died.knownIn(table));
		assertEquals(Map.of("p1", true, "p2", false), died.of(table).positive());
		assertTrue(died.remark().isEmpty());
		assertTrue(YEAR.remark().orElseThrow().contains("horizon of 12 months"));
	}

	/** A longer horizon turns negatives into positives or unknowns, never back. */
	@Property(tries = 200)
	void longerHorizonsFindMoreRecurrences(@ForAll @Size(min = 1, max = 30) final List<@DoubleRange(max = 60) Double> months,
		@ForAll @DoubleRange(min = 0.1, max = 30) final double horizon)
	{
		final List<String> cells = new ArrayList<>(List.of("0/1", "/1000"));
		for (int i = 0; i < months.size(); i++) cells.add((i % 2 == 0 ? months.get(i) : "") + "/" + months.get(i));
		final ClinicalTable table = table(cells.toArray(String[]::new));
		final OutcomeDefinition early = new OutcomeDefinition("", "", horizon), late = new OutcomeDefinition("", "", 2 * horizon);
		final Map<String, Boolean> before = early.of(table).positive(), after = late.of(table).positive();
		before.forEach((patient, positive) -> {
			if (positive) assertEquals(true, after.get(patient), patient);
		});
		after.forEach((patient, positive) -> {
			if (!positive) assertEquals(false, before.get(patient), patient);
		});
		final ClinicalTable known = early.knownIn(table);
		assertEquals(before.keySet(), known.rowOf().keySet());
		assertEquals(table.patients().size(), known.patients().size() + known.excluded().size());
	}
}
