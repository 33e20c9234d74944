package org.radiomate.study.description;

import org.radiomate.inference.TTest;
import org.radiomate.inference.TestResult;
import org.radiomate.inference.TwoSampleTest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A variable of numbers: median (range) or mean ± SD of each group, compared by the Mann-Whitney or the t test. */
final class NumberSummary {

	private static final String MEDIAN = "median (range)", MEAN = "mean ± SD";
	private static final int MEDIAN_DIGITS = 4, SD_DIGITS = 3;

	private final double[][] known;
	private final PatientGroups groups;
	private final NumberStyle style;
	private final TwoSampleTest compared;
	private final double[] all;
	private final int decimals;

	private NumberSummary(final double[][] known, final PatientGroups groups, final NumberStyle style) {
		this.known = known;
		this.groups = groups;
		this.style = style;
		compared = TwoSampleTest.of(known[0], known[1], style.choice());
		all = Arrays.stream(known).flatMapToDouble(DoubleStream::of).toArray();
		decimals = decimals(deviation(all));
	}

	/**
	 * Describes a variable.
	 *
	 * @param valueOf a patient's value; NaN if it is missing
	 */
	static VariableSummary of(final String name, final ToDoubleFunction<String> valueOf, final PatientGroups groups,
		final NumberStyle style)
	{
		final double[][] known = new double[PatientGroups.COUNT][];
		final int[] missing = new int[PatientGroups.COUNT];
		for (int group = 0; group < PatientGroups.COUNT; group++) {
			known[group] = known(valueOf, groups, group);
			missing[group] = groups.size(group) - known[group].length;
		}
		final NumberSummary summary = new NumberSummary(known, groups, style);
		final VariableSummary.Row row = VariableSummary.Row.of("", summary::cell);
		return new VariableSummary(name, summary.usesMeans() ? MEAN : MEDIAN, List.of(row), missing, summary.test());
	}

	private static double[] known(final ToDoubleFunction<String> valueOf, final PatientGroups groups, final int group) {
		return groups.groupOf().entrySet().stream().filter(entry -> entry.getValue() == group).mapToDouble(entry -> valueOf
			.applyAsDouble(entry.getKey())).filter(value -> !Double.isNaN(value)).toArray();
	}

	private boolean usesMeans() {
		return style == NumberStyle.MEAN || style == NumberStyle.AUTOMATIC && compared.looksNormal();
	}

	private String cell(final int group) {
		final double[] values = group == PatientGroups.COUNT ? all : known[group];
		if (values.length == 0) return "";
		return usesMeans() ? meanAndDeviation(values) : medianAndRange(values);
	}

	private static String medianAndRange(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final int n = sorted.length;
		return rounded((sorted[(n - 1) / 2] + sorted[n / 2]) / 2) + " (" + rounded(sorted[0]) + " to " + rounded(sorted[n - 1]) +
			")";
	}

	/** Four significant digits, but every digit of a whole number. */
	private static String rounded(final double value) {
		final BigDecimal exact = BigDecimal.valueOf(value);
		final int whole = exact.precision() - exact.scale();
		final BigDecimal shown = exact.round(new MathContext(Math.max(MEDIAN_DIGITS, whole), RoundingMode.HALF_UP))
			.stripTrailingZeros();
		return shown.toPlainString();
	}

	private String meanAndDeviation(final double[] values) {
		final String mean = fixed(mean(values), decimals);
		return values.length == 1 ? mean + " (one value)" : mean + " ± " + fixed(deviation(values), decimals);
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).sum() / values.length;
	}

	/** Sample standard deviation; 0 for a single value. */
	private static double deviation(final double[] values) {
		final double mean = mean(values);
		double squares = 0;
		for (final double value : values) squares += (value - mean) * (value - mean);
		return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
	}

	/** As many decimals as give the deviation of all patients three digits; the same in every group. */
	private static int decimals(final double deviation) {
		return deviation == 0 ? SD_DIGITS : Math.max(0, SD_DIGITS - 1 - (int) Math.floor(StrictMath.log10(deviation)));
	}

	private static String fixed(final double value, final int decimals) {
		return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
	}

	private GroupTest test() {
		for (int group = 0; group < PatientGroups.COUNT; group++) {
			if (known[group].length == 0) return VariableSummary.nothingKnownIn(groups.labels().get(group));
		}
		return GroupTest.of(compared.test(), why(), "");
	}

	private String why() {
		return switch (style) {
			case MEDIAN -> "Mann-Whitney test: asked for";
			case MEAN -> testOfMeans() + ": asked for";
			case AUTOMATIC -> compared.looksNormal() ? whyMeans() : "Mann-Whitney test: " + whyNotMeans();
		};
	}

	private String testOfMeans() {
		return compared.test().test().equals(TTest.WELCH) ? "Welch's t test" : "t test";
	}

	private String whyMeans() {
		return testOfMeans() + ": both groups pass Shapiro-Wilk (" + p(compared.normalFirst()) + ", " + p(compared
			.normalSecond()) + ")" + (compared.variancesLookEqual() ? " and" : " but not") + " Bartlett (" + p(compared
				.equalVariances()) + ")";
	}

	private String whyNotMeans() {
		final TestResult first = compared.normalFirst(), second = compared.normalSecond();
		if (fails(first) && fails(second)) return "neither group passes Shapiro-Wilk (" + p(first) + ", " + p(second) + ")";
		return Stream.of(whyNotMeans(first, 0), whyNotMeans(second, 1)).filter(reason -> !reason.isEmpty()).collect(Collectors
			.joining(", "));
	}

	private String whyNotMeans(final TestResult normal, final int group) {
		final String name = "'" + groups.labels().get(group) + "'";
		if (!normal.isDefined()) return name + " cannot be tested by Shapiro-Wilk (" + normal.undefinedReason() + ")";
		return fails(normal) ? name + " fails Shapiro-Wilk (" + p(normal) + ")" : "";
	}

	private static boolean fails(final TestResult normal) {
		return normal.p() <= TwoSampleTest.ASSUMED_ABOVE;
	}

	private static String p(final TestResult result) {
		return String.format(Locale.ROOT, "P %.3g", result.p());
	}
}
