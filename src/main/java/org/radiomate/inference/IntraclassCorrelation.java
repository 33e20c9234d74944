package org.radiomate.inference;

import org.apache.commons.statistics.distribution.FDistribution;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The six intraclass correlations of one quantity that several raters measured on the same subjects, with F test and
 * confidence interval, from the mean squares of the two-way analysis of variance.
 * <p>
 * Shrout PE, Fleiss JL, Psychol Bull 1979;86:420, doi 10.1037/0033-2909.86.2.420; McGraw KO, Wong SP, Psychol Methods
 * 1996;1:30, doi 10.1037/1082-989X.1.1.30. Equal to R's {@code psych::ICC(lmer = FALSE)}.
 * </p>
 */
public final class IntraclassCorrelation {

	/** The estimate, its test against zero and its confidence interval; {@code NaN} where undefined. */
	public record Estimate(double value, double f, double df1, double df2, double p, double lower, double upper) {

		static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
			Double.NaN);
	}

	/** Degrees of freedom that are nothing but rounding. */
	private static final double ROUNDING = 1e-12;

	private final Map<IccForm, Estimate> estimates;
	private final int subjects;
	private final int omittedSubjects;
	private final String undefinedReason;

	private IntraclassCorrelation(final Map<IccForm, Estimate> estimates, final int subjects, final int omitted,
		final String undefinedReason)
	{
		this.estimates = estimates;
		this.subjects = subjects;
		this.omittedSubjects = omitted;
		this.undefinedReason = undefinedReason;
	}

	/**
	 * Estimates all six forms. Subjects with a missing ({@code NaN}) rating are left out and counted.
	 *
	 * @param ratings subjects x raters
	 * @param confidence of the interval, such as 0.95
	 * @throws IllegalArgumentException if the rows differ in length or the confidence is not between 0 and 1
	 */
	public static IntraclassCorrelation of(final double[][] ratings, final double confidence) {
		if (!(confidence > 0 && confidence < 1)) throw new IllegalArgumentException("confidence " + confidence);
		final double[][] complete = completeSubjects(ratings);
		final int omitted = ratings.length - complete.length;
		final String reason = whyUndefined(complete);
		if (reason != null) return undefined(complete.length, omitted, reason);
		final TwoWayAnova anova = TwoWayAnova.of(complete);
		final double alpha = 1 - confidence;
		final Map<IccForm, Estimate> estimates = new EnumMap<>(IccForm.class);
		oneWay(anova, alpha, estimates);
		consistency(anova, alpha, estimates);
		agreement(anova, alpha, estimates);
		return new IntraclassCorrelation(estimates, complete.length, omitted, degenerateReason(anova));
	}

	/** The estimate of that form. */
	public Estimate get(final IccForm form) {
		return estimates.getOrDefault(form, Estimate.UNDEFINED);
	}

	/** Subjects with all ratings, on which the estimates rest. */
	public int subjects() {
		return subjects;
	}

	/** Subjects left out because a rating was missing. */
	public int omittedSubjects() {
		return omittedSubjects;
	}

	/** Why estimates are {@code NaN}, or an empty text. */
	public String undefinedReason() {
		return undefinedReason;
	}

	private static IntraclassCorrelation undefined(final int subjects, final int omitted, final String reason) {
		return new IntraclassCorrelation(new EnumMap<>(IccForm.class), subjects, omitted, reason);
	}

	private static double[][] completeSubjects(final double[][] ratings) {
		for (final double[] row : ratings) {
			if (row.length != ratings[0].length) throw new IllegalArgumentException("subjects with different numbers of ratings");
		}
		return Arrays.stream(ratings).filter(row -> Arrays.stream(row).allMatch(Double::isFinite)).toArray(double[][]::new);
	}

	private static String whyUndefined(final double[][] ratings) {
		if (ratings.length < 2) return "fewer than two subjects have all ratings";
		if (ratings[0].length < 2) return "there is only one rating of each subject";
		final double first = ratings[0][0];
		final boolean constant = Arrays.stream(ratings).allMatch(row -> Arrays.stream(row).allMatch(x -> x == first));
		return constant ? "all ratings are the same" : null;
	}

	private static String degenerateReason(final TwoWayAnova anova) {
		return anova.subjects() == 0 && anova.residual() == 0 ? "the subjects do not differ at all" : "";
	}

	private static void oneWay(final TwoWayAnova anova, final double alpha, final Map<IccForm, Estimate> estimates) {
		final double df2 = (double) anova.n() * (anova.k() - 1);
		ratio(anova, anova.within(), df2, alpha, IccForm.ICC1_1, IccForm.ICC1_K, estimates);
	}

	private static void consistency(final TwoWayAnova anova, final double alpha, final Map<IccForm, Estimate> estimates) {
		final double df2 = (anova.n() - 1.0) * (anova.k() - 1);
		ratio(anova, anova.residual(), df2, alpha, IccForm.ICC3_1, IccForm.ICC3_K, estimates);
	}

	/** The forms whose interval follows exactly from that of the F ratio: (F-1)/(F+k-1), and 1-1/F for the mean rating. */
	private static void ratio(final TwoWayAnova anova, final double error, final double df2, final double alpha,
		final IccForm single, final IccForm average, final Map<IccForm, Estimate> estimates)
	{
		final int k = anova.k();
		final double df1 = anova.n() - 1.0;
		final double f = anova.subjects() / error;
		final double p = upperTail(f, df1, df2);
		final double fLower = f / Quantiles.f(1 - alpha / 2, df1, df2);
		final double fUpper = f * Quantiles.f(1 - alpha / 2, df2, df1);
		estimates.put(single, new Estimate((anova.subjects() - error) / (anova.subjects() + (k - 1) * error), f, df1, df2, p,
			correlationOf(fLower, k), correlationOf(fUpper, k)));
		estimates.put(average, new Estimate((anova.subjects() - error) / anova.subjects(), f, df1, df2, p, 1 - 1 / fLower,
			1 - 1 / fUpper));
	}

	private static double correlationOf(final double f, final int k) {
		return Double.isInfinite(f) ? 1 : (f - 1) / (f + k - 1);
	}

	/** Two-way random effects, absolute agreement; interval by Satterthwaite's degrees of freedom (McGraw and Wong, table 7). */
	private static void agreement(final TwoWayAnova anova, final double alpha, final Map<IccForm, Estimate> estimates) {
		final double n = anova.n();
		final double k = anova.k();
		final double msb = anova.subjects();
		final double msj = anova.raters();
		final double mse = anova.residual();
		final double single = (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n);
		final double average = (msb - mse) / (msb + (msj - mse) / n);
		final double f = msb / mse;
		final double df1 = n - 1;
		final double df2 = (n - 1) * (k - 1);
		final double p = upperTail(f, df1, df2);
		final double[] interval = agreementInterval(anova, single, alpha);
		estimates.put(IccForm.ICC2_1, new Estimate(single, f, df1, df2, p, interval[0], interval[1]));
		estimates.put(IccForm.ICC2_K, new Estimate(average, f, df1, df2, p, spearmanBrown(interval[0], k),
			spearmanBrown(interval[1], k)));
	}

	private static double[] agreementInterval(final TwoWayAnova anova, final double icc, final double alpha) {
		final double n = anova.n();
		final double k = anova.k();
		final double msb = anova.subjects();
		final double msj = anova.raters();
		final double mse = anova.residual();
		if (mse == 0) return exactResidualInterval(anova, icc);
		final double v = satterthwaite(n, k, icc, msj / mse);
		// ratings that cancel out exactly, such as a second reader's with the opposite sign, leave no degree of freedom
		if (!(v > ROUNDING)) return new double[] { Double.NaN, Double.NaN };
		final double fLower = Quantiles.f(1 - alpha / 2, n - 1, v);
		final double fUpper = Quantiles.f(1 - alpha / 2, v, n - 1);
		final double rest = k * msj + (k * n - k - n) * mse;
		return new double[] { n * (msb - fLower * mse) / (fLower * rest + n * msb), n * (fUpper * msb - mse) / (rest + n *
			fUpper * msb) };
	}

	/** Identical ratings agree perfectly; with a constant shift between raters and nothing else, no interval is defined. */
	private static double[] exactResidualInterval(final TwoWayAnova anova, final double icc) {
		final double bound = anova.raters() == 0 ? icc : Double.NaN;
		return new double[] { bound, bound };
	}

	private static double satterthwaite(final double n, final double k, final double icc, final double fRaters) {
		final double b = n * (1 + (k - 1) * icc) - k * icc;
		final double a = k * icc * fRaters;
		return (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b);
	}

	private static double spearmanBrown(final double single, final double k) {
		return single * k / (1 + single * (k - 1));
	}

	private static double upperTail(final double f, final double df1, final double df2) {
		return Double.isNaN(f) ? Double.NaN : FDistribution.of(df1, df2).survivalProbability(f);
	}
}
