package org.radiomate.evaluation;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a new model changes for the patients whom an old one judged: net reclassification improvement (share of positives
 * that moved up less down, plus share of negatives that moved down less up) and integrated discrimination improvement
 * (mean rise of positives less that of negatives), each with standard error and two-sided normal P.
 * <p>
 * Pencina MJ et al, Stat Med 2008;27:157, doi 10.1002/sim.2929, and 2011;30:11, doi 10.1002/sim.4085. Equal to R's
 * {@code Hmisc::improveProb}. A positive continuous NRI may be found for useless markers (Hilden J, Gerds TA, Stat Med
 * 2014;33:3405, doi 10.1002/sim.5804): read it beside the difference of the areas.
 * </p>
 *
 * @param nri of all patients
 * @param nriOfPositives of the positives alone
 * @param nriOfNegatives of the negatives alone
 * @param idi {@code null} for risk groups
 * @param positives how the positives moved
 * @param negatives how the negatives moved
 */
public record Reclassification(Estimate nri, Estimate nriOfPositives, Estimate nriOfNegatives, Estimate idi,
	Moves positives, Moves negatives)
{

	/** A figure with standard error, z and two-sided P; z and P are {@code NaN} if the error is 0 or undefined. */
	public record Estimate(double value, double standardError, double z, double p) {

		static Estimate of(final double value, final double error) {
			final double z = error > 0 ? value / error : Double.NaN;
			return new Estimate(value, error, z, error > 0 ? 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))
				: Double.NaN);
		}
	}

	/** How many of a class the new model puts higher and lower than the old. */
	public record Moves(int patients, int up, int down) {

		double net() {
			return (up - down) / (double) patients;
		}

		double variance() {
			return ((up + down) / (double) patients - net() * net()) / patients;
		}
	}

	/**
	 * Every rise and fall counts.
	 *
	 * @throws IllegalArgumentException if a value is no probability
	 * @throws org.radiomate.task.ProblemException if a class is empty
	 */
	public static Reclassification continuous(final double[] before, final double[] after, final boolean[] positive) {
		check(before, after, positive);
		final double[] rises = new double[before.length];
		for (int i = 0; i < rises.length; i++) rises[i] = after[i] - before[i];
		return of(rises, positive, idi(rises, positive));
	}

	/**
	 * Only moves between risk groups count; a probability equal to a cut is in the higher group.
	 *
	 * @param cuts ascending
	 */
	public static Reclassification categorical(final double[] before, final double[] after, final boolean[] positive,
		final double... cuts)
	{
		check(before, after, positive);
		final double[] rises = new double[before.length];
		for (int i = 0; i < rises.length; i++) rises[i] = group(after[i], cuts) - group(before[i], cuts);
		return of(rises, positive, null);
	}

	private static void check(final double[] before, final double[] after, final boolean[] positive) {
		ScoredLabels.checkProbabilities(before, positive);
		ScoredLabels.checkProbabilities(after, positive);
		ScoredLabels.requireBothClasses(positive);
	}

	private static int group(final double probability, final double[] cuts) {
		int group = 0;
		for (final double cut : cuts) if (probability >= cut) group++;
		return group;
	}

	private static Reclassification of(final double[] rises, final boolean[] positive, final Estimate idi) {
		final Moves up = moves(ScoredLabels.ofClass(rises, positive, true));
		final Moves down = moves(ScoredLabels.ofClass(rises, positive, false));
		return new Reclassification(Estimate.of(up.net() - down.net(), Math.sqrt(up.variance() + down.variance())), Estimate
			.of(up.net(), Math.sqrt(up.variance())), Estimate.of(-down.net(), Math.sqrt(down.variance())), idi, up, down);
	}

	private static Moves moves(final double[] rises) {
		int up = 0;
		int down = 0;
		for (final double rise : rises) {
			if (rise > 0) up++;
			if (rise < 0) down++;
		}
		return new Moves(rises.length, up, down);
	}

	private static Estimate idi(final double[] rises, final boolean[] positive) {
		final double[] high = ScoredLabels.ofClass(rises, positive, true);
		final double[] low = ScoredLabels.ofClass(rises, positive, false);
		return Estimate.of(mean(high) - mean(low), Math.sqrt(errorOfMean(high) + errorOfMean(low)));
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum / values.length;
	}

	/** Squared standard error of the mean. */
	private static double errorOfMean(final double[] values) {
		final double mean = mean(values);
		double squares = 0;
		for (final double value : values) squares += (value - mean) * (value - mean);
		return squares / (values.length - 1) / values.length;
	}
}
