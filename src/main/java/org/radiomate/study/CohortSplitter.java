package org.radiomate.study;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.radiomate.table.Cohort;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.ProblemException;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits patients at random into a training and a validation cohort. n_training = floor(fraction · n); of each class
 * floor(fraction · n_class), the rest to the classes with the largest remainder (the positive class first when equal).
 * Patients are sorted by id and shuffled by Well19937c (commons-math3) from the seed, so the split depends on nothing
 * else.
 *
 * @param fraction the share of the training cohort
 * @param stratified whether both classes are split in proportion
 * @param seed of the generator
 */
public record CohortSplitter(double fraction, boolean stratified, long seed) {

	/** Names the generator in records of a run. */
	public static final String GENERATOR = "Well19937c (commons-math3 3.6.1)";

	public CohortSplitter {
		if (!(fraction > 0 && fraction < 1)) throw new ProblemException("The training fraction is " + fraction +
			". Give a number between 0 and 1, such as 0.7.");
	}

	/**
	 * Splits the patients.
	 *
	 * @throws ProblemException if a cohort would be empty or lack a class
	 */
	public SplitTable split(final Collection<String> patients, final Outcome outcome) {
		final List<String> sorted = patients.stream().sorted().toList();
		final Well19937c random = new Well19937c(seed);
		final int training = (int) Math.floor(fraction * sorted.size() + 1e-9);
		final Set<String> chosen = new HashSet<>();
		if (stratified) chooseStratified(sorted, outcome, training, random, chosen);
		else chosen.addAll(shuffled(sorted, random).subList(0, training));
		final Map<String, Cohort> cohorts = new LinkedHashMap<>();
		for (final String patient : sorted) {
			cohorts.put(patient, chosen.contains(patient) ? Cohort.TRAINING : Cohort.VALIDATION);
		}
		refuseOneSided(cohorts, outcome);
		return new SplitTable("the split of seed " + seed, cohorts);
	}

	private void chooseStratified(final List<String> sorted, final Outcome outcome, final int training,
		final Well19937c random, final Set<String> chosen)
	{
		final List<String> positive = sorted.stream().filter(outcome.positive()::get).toList();
		final List<String> negative = sorted.stream().filter(patient -> !outcome.positive().get(patient)).toList();
		final int ofPositive = share(positive.size(), negative.size(), training);
		chosen.addAll(shuffled(positive, random).subList(0, ofPositive));
		chosen.addAll(shuffled(negative, random).subList(0, training - ofPositive));
	}

	/** How many of the positive class are in training: the floor, and one more if the rest falls to it. */
	private int share(final int positive, final int negative, final int training) {
		final double ofPositive = fraction * positive, ofNegative = fraction * negative;
		final int floorPositive = (int) Math.floor(ofPositive + 1e-9), floorNegative = (int) Math.floor(ofNegative + 1e-9);
		final boolean positiveFirst = ofPositive - floorPositive >= ofNegative - floorNegative;
		final int rest = training - floorPositive - floorNegative;
		return rest > 0 && positiveFirst ? floorPositive + 1 : floorPositive;
	}

	private static List<String> shuffled(final List<String> patients, final Well19937c random) {
		final int[] order = new int[patients.size()];
		for (int i = 0; i < order.length; i++) order[i] = i;
		MathArrays.shuffle(order, random);
		return java.util.Arrays.stream(order).mapToObj(patients::get).toList();
	}

	static void refuseOneSided(final Map<String, Cohort> cohorts, final Outcome outcome) {
		for (final Cohort cohort : Cohort.values()) {
			final Set<Boolean> classes = new HashSet<>();
			cohorts.forEach((patient, in) -> {
				if (in == cohort) classes.add(outcome.positive().get(patient));
			});
			if (classes.size() < 2) throw new ProblemException("The " + cohort.word() +
				" cohort would have patients of one class only. Add patients, or change the training fraction.");
		}
	}
}
