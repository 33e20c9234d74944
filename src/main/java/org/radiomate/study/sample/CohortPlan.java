package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.study.sample.RandomStreams.Purpose;
import org.radiomate.study.sample.TableOne.Ages;
import org.radiomate.study.sample.TableOne.Variable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is who in a simulated cohort: outcome, clinical values and double reading of every patient and of the one new
 * patient behind them. Within a group every variable has its margin exactly (largest remainder) in random order; the
 * stage follows the order of pN and pT. With an effect the groups are the outcome classes, without it the whole cohort.
 */
final class CohortPlan {

	/** The categories of one patient, as positions in each variable's list. */
	private record Profile(int gender, int pT, int pN, int differentiation, int pTNM) {}

	private final SimulationOptions options;
	private final RandomStreams streams;
	private final boolean[] recurrence;
	private final boolean[] doubleRead;
	private final Profile[] profiles;

	CohortPlan(final SimulationOptions options) {
		this.options = options;
		this.streams = new RandomStreams(options.seed());
		this.recurrence = outcomes();
		this.doubleRead = randomSubset(Purpose.DOUBLE_READ, options.doubleReadPatients());
		this.profiles = profiles();
	}

	/** Whether the patient recurs; the patient behind the last one is the new patient. */
	boolean recurrence(final int patient) {
		return recurrence[patient];
	}

	/** Whether the patient is read by reader 1 again and by reader 2. */
	boolean doubleRead(final int patient) {
		return doubleRead[patient];
	}

	/** The patient's clinical values. */
	ClinicalValues clinical(final int patient) {
		final Profile p = profiles[patient];
		return new ClinicalValues(age(patient), value(TableOne.GENDER, p.gender), value(TableOne.PT, p.pT), value(
			TableOne.PN, p.pN), value(TableOne.DIFFERENTIATION, p.differentiation), value(TableOne.PTNM, p.pTNM));
	}

	private static String value(final Variable variable, final int position) {
		return variable.values().get(position);
	}

	private boolean[] outcomes() {
		final int recurring = LargestRemainder.share(options.patients(), TableOne.RECURRENCE, TableOne.NO_RECURRENCE)[0];
		final boolean[] outcomes = randomSubset(Purpose.OUTCOME, recurring);
		outcomes[options.patients()] = streams.of(options.patients(), Purpose.OUTCOME).nextInt(TableOne.RECURRENCE +
			TableOne.NO_RECURRENCE) < TableOne.RECURRENCE;
		return outcomes;
	}

	/** Marks so many random patients of the cohort; the new patient is never among them. */
	private boolean[] randomSubset(final Purpose purpose, final int size) {
		final int[] order = MathArrays.natural(options.patients());
		MathArrays.shuffle(order, streams.ofCohort(purpose));
		final boolean[] marked = new boolean[options.patients() + 1];
		for (int i = 0; i < size; i++) marked[order[i]] = true;
		return marked;
	}

	private Profile[] profiles() {
		final Profile[] all = new Profile[options.patients() + 1];
		final RandomGenerator random = streams.ofCohort(Purpose.CLINICAL);
		for (final int[] group : groups()) fill(all, group, random);
		final int[] kin = groups().stream().filter(g -> sameGroup(g[0], options.patients())).findFirst().orElseThrow();
		all[options.patients()] = all[kin[streams.ofCohort(Purpose.NEW_PATIENT).nextInt(kin.length)]];
		return all;
	}

	private List<int[]> groups() {
		if (options.effect() == 0) return List.of(MathArrays.natural(options.patients()));
		return List.of(withOutcome(true), withOutcome(false));
	}

	private int[] withOutcome(final boolean recurred) {
		return IntStream.range(0, options.patients()).filter(i -> recurrence[i] == recurred).toArray();
	}

	private boolean sameGroup(final int a, final int b) {
		return options.effect() == 0 || recurrence[a] == recurrence[b];
	}

	private void fill(final Profile[] all, final int[] group, final RandomGenerator random) {
		final boolean recurred = recurrence[group[0]];
		final int[] gender = shuffled(TableOne.GENDER, group.length, recurred, random);
		final int[] pT = shuffled(TableOne.PT, group.length, recurred, random);
		final int[] pN = shuffled(TableOne.PN, group.length, recurred, random);
		final int[] grade = shuffled(TableOne.DIFFERENTIATION, group.length, recurred, random);
		final int[] stage = followingBurden(margin(TableOne.PTNM, group.length, recurred), pT, pN, random);
		for (int i = 0; i < group.length; i++) {
			all[group[i]] = new Profile(gender[i], pT[i], pN[i], grade[i], stage[i]);
		}
	}

	private int[] shuffled(final Variable variable, final int size, final boolean recurred,
		final RandomGenerator random)
	{
		final int[] positions = margin(variable, size, recurred);
		MathArrays.shuffle(positions, random);
		return positions;
	}

	/** The positions of the categories in ascending order, each as often as its margin says. */
	private int[] margin(final Variable variable, final int size, final boolean recurred) {
		final int[] counts = LargestRemainder.share(size, weights(variable, recurred));
		return IntStream.range(0, counts.length).flatMap(k -> IntStream.generate(() -> k).limit(counts[k])).toArray();
	}

	private double[] weights(final Variable variable, final boolean recurred) {
		final double[] own = MathArrays.normalizeArray(variable.classWeights(recurred), 1);
		final double[] pooled = MathArrays.normalizeArray(variable.pooledWeights(), 1);
		final double e = options.clinicalEffect();
		return IntStream.range(0, own.length).mapToDouble(k -> e * own[k] + (1 - e) * pooled[k]).toArray();
	}

	/** Gives the lowest stages to those with the least nodal and wall invasion, nodes first, ties at random. */
	private static int[] followingBurden(final int[] ascendingStages, final int[] pT, final int[] pN,
		final RandomGenerator random)
	{
		final double[] burden = new double[pT.length];
		Arrays.setAll(burden, i -> 4 * pN[i] + pT[i] + random.nextDouble());
		final int[] order = IntStream.range(0, pT.length).boxed().sorted(Comparator.comparingDouble(i -> burden[i]))
			.mapToInt(Integer::intValue).toArray();
		final int[] stages = new int[pT.length];
		for (int rank = 0; rank < order.length; rank++) stages[order[rank]] = ascendingStages[rank];
		return stages;
	}

	private int age(final int patient) {
		final RandomGenerator random = streams.of(patient, Purpose.AGE);
		final Ages ages = (recurrence[patient] ? TableOne.AGES_RECURRENCE : TableOne.AGES_NO_RECURRENCE).blend(options
			.clinicalEffect(), TableOne.AGES_POOLED);
		double age;
		do {
			age = Math.rint(ages.medianYears() + TableOne.AGE_SD_YEARS * random.nextGaussian());
		}
		while (age < ages.youngestYears() || age > ages.oldestYears());
		return (int) age;
	}
}
