package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Margins, order and independence of the simulated clinical table. */
class CohortPlanTest {

	private static SimulationOptions options(final long seed, final double effect) {
		return SimulationOptions.defaults().withSeed(seed).withEffect(effect);
	}

	private static List<ClinicalValues> members(final CohortPlan plan, final int patients, final boolean recurred) {
		return IntStream.range(0, patients).filter(i -> plan.recurrence(i) == recurred).mapToObj(plan::clinical).toList();
	}

	private static List<Long> counts(final List<ClinicalValues> group, final Function<ClinicalValues, String> variable,
		final String... categories)
	{
		return List.of(categories).stream().map(c -> group.stream().filter(v -> variable.apply(v).equals(c)).count())
			.toList();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 77, -5, Long.MAX_VALUE })
	void effectOneGivesTheMarginsOfTableOne(final long seed) {
		final CohortPlan plan = new CohortPlan(options(seed, 1));
		final List<ClinicalValues> yes = members(plan, 197, true);
		final List<ClinicalValues> no = members(plan, 197, false);
		assertEquals(101, yes.size());
		assertEquals(96, no.size());
		assertEquals(List.of(72L, 29L), counts(yes, ClinicalValues::gender, "Male", "Female"));
		assertEquals(List.of(70L, 26L), counts(no, ClinicalValues::gender, "Male", "Female"));
		assertEquals(List.of(1L, 30L, 59L, 11L), counts(yes, ClinicalValues::pT, "T1", "T2", "T3", "T4a"));
		assertEquals(List.of(5L, 36L, 52L, 3L), counts(no, ClinicalValues::pT, "T1", "T2", "T3", "T4a"));
		assertEquals(List.of(51L, 32L, 18L), counts(yes, ClinicalValues::pN, "N0", "N1", "N2"));
		assertEquals(List.of(74L, 17L, 5L), counts(no, ClinicalValues::pN, "N0", "N1", "N2"));
		assertEquals(List.of(2L, 55L, 44L), counts(yes, ClinicalValues::differentiation, "Low", "Middle", "High"));
		assertEquals(List.of(7L, 35L, 54L), counts(no, ClinicalValues::differentiation, "Low", "Middle", "High"));
		assertEquals(List.of(7L, 25L, 15L, 8L, 46L), stages(yes));
		assertEquals(List.of(20L, 33L, 21L, 4L, 18L), stages(no));
	}

	private static List<Long> stages(final List<ClinicalValues> group) {
		return counts(group, ClinicalValues::pTNM, "IB", "IIA", "IIB", "IIIA", "IIIB");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, 1, 2 })
	void pooledMarginsStayWhateverTheEffect(final double effect) {
		final CohortPlan plan = new CohortPlan(options(3, effect));
		final List<ClinicalValues> all = IntStream.range(0, 197).mapToObj(plan::clinical).toList();
		final List<Long> expected = List.of(125L, 49L, 23L);
		final List<Long> found = counts(all, ClinicalValues::pN, "N0", "N1", "N2");
		for (int k = 0; k < 3; k++) assertEquals(expected.get(k), found.get(k), effect == 0.3 ? 1 : 0);
	}

	@Test
	void halfTheEffectIsHalfTheDifference() {
		final CohortPlan plan = new CohortPlan(options(4, 0.5));
		assertEquals(List.of(57L, 29L, 15L), counts(members(plan, 197, true), ClinicalValues::pN, "N0", "N1", "N2"));
		assertEquals(List.of(68L, 20L, 8L), counts(members(plan, 197, false), ClinicalValues::pN, "N0", "N1", "N2"));
	}

	@ParameterizedTest
	@CsvSource({ "10, 5", "12, 6", "60, 31", "500, 256" })
	void otherSizesAreProportional(final int patients, final int recurring) {
		for (final double effect : new double[] { 0, 0.4, 1, 3 }) {
			final CohortPlan plan = new CohortPlan(options(9, effect).withPatients(patients));
			assertEquals(recurring, members(plan, patients, true).size());
			IntStream.rangeClosed(0, patients).forEach(i -> assertAllValues(plan.clinical(i)));
		}
	}

	private static void assertAllValues(final ClinicalValues v) {
		assertTrue(v.ageYears() >= 40 && v.ageYears() <= 80, v.toString());
		assertTrue(TableOne.GENDER.values().contains(v.gender()) && TableOne.PT.values().contains(v.pT()) && TableOne.PN
			.values().contains(v.pN()) && TableOne.DIFFERENTIATION.values().contains(v.differentiation()) && TableOne.PTNM
				.values().contains(v.pTNM()), v.toString());
	}

	@Test
	void agesLieInTheClassRangesAroundTheMedians() {
		final CohortPlan plan = new CohortPlan(options(5, 1).withPatients(2000));
		assertAges(members(plan, 2000, true), 62, 40, 80);
		assertAges(members(plan, 2000, false), 63, 47, 78);
	}

	private static void assertAges(final List<ClinicalValues> group, final int median, final int from, final int to) {
		final int[] ages = group.stream().mapToInt(ClinicalValues::ageYears).sorted().toArray();
		assertEquals(median, ages[ages.length / 2], 1);
		assertTrue(ages[0] >= from && ages[ages.length - 1] <= to);
	}

	/** 2 x 2 correlation of outcome and N+ over many seeds is far from 0 at effect 1 and 0 at effect 0. */
	@Test
	void withoutEffectTheClinicalVariablesAreIndependentOfTheOutcome() {
		assertEquals(0.27, meanNodalExcess(1), 0.01);
		assertEquals(0, meanNodalExcess(0), 0.02);
	}

	private static double meanNodalExcess(final double effect) {
		return IntStream.range(0, 200).mapToDouble(seed -> {
			final CohortPlan plan = new CohortPlan(options(seed, effect));
			return nodal(members(plan, 197, true)) - nodal(members(plan, 197, false));
		}).average().orElseThrow();
	}

	private static double nodal(final List<ClinicalValues> group) {
		return group.stream().mapToInt(v -> v.pN().equals("N0") ? 0 : 1).average().orElseThrow();
	}

	/** The number of a patient tells nothing: over many seeds its correlation with the outcome averages 0. */
	@Test
	void theOrderOfThePatientsTellsNothing() {
		final double[] numbers = IntStream.range(0, 197).asDoubleStream().toArray();
		final double mean = IntStream.range(0, 200).mapToDouble(seed -> {
			final CohortPlan plan = new CohortPlan(options(seed, 1));
			return new PearsonsCorrelation().correlation(numbers, IntStream.range(0, 197).mapToDouble(i -> plan.recurrence(i)
				? 1 : 0).toArray());
		}).average().orElseThrow();
		assertEquals(0, mean, 0.02);
	}

	@Test
	void anotherSeedIsAnotherOrder() {
		final CohortPlan one = new CohortPlan(options(1, 1));
		final CohortPlan two = new CohortPlan(options(2, 1));
		assertNotEquals(IntStream.range(0, 197).mapToObj(one::recurrence).toList(), IntStream.range(0, 197).mapToObj(
			two::recurrence).toList());
	}

	@Test
	void theStageFollowsTheNodes() {
		final CohortPlan plan = new CohortPlan(options(6, 1));
		for (final ClinicalValues v : members(plan, 197, true)) {
			if (v.pN().equals("N2")) assertEquals("IIIB", v.pTNM());
			if (v.pTNM().equals("IB")) assertEquals("N0", v.pN());
		}
	}

	@Test
	void soManyAreReadTwice() {
		final CohortPlan plan = new CohortPlan(options(8, 1));
		assertEquals(50, IntStream.rangeClosed(0, 197).filter(plan::doubleRead).count());
	}
}
