package org.radiomate.inference;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;

/** Hypothesis tests against R. */
class HypothesisTestsOracleTest {

	private static final double TIGHT = 1e-11;

	@TestFactory
	Stream<DynamicTest> shapiroWilk() {
		return RCase.tests("shapiro", c -> {
			final TestResult result = ShapiroWilk.test(Arrays.stream(c.csv().column(c.data().get("value").asText())).filter(
				v -> !Double.isNaN(v)).toArray());
			if (isError(c, result)) return;
			assertClose("W", number(c.result().get("statistic")), result.statistic(), 1e-12);
			// P moves by far more than W: its logarithm is as good as that of 1 - W
			assertClose("p", number(c.result().get("p")), result.p(), 1e-10);
		});
	}

	@TestFactory
	Stream<DynamicTest> bartlett() {
		return RCase.tests("bartlett", c -> compare(c.result(), BartlettTest.test(groups(c)), TIGHT));
	}

	@TestFactory
	Stream<DynamicTest> tTest() {
		return RCase.tests("ttest", c -> {
			final double[][] samples = samples(c);
			final TTest.Result result = isPaired(c) ? TTest.paired(samples[0], samples[1]) : call(c).contains("var.equal")
				? TTest.pooled(samples[0], samples[1]) : TTest.welch(samples[0], samples[1]);
			if (isError(c, result.test())) return;
			compare(c.result(), result.test(), TIGHT);
			compareInterval(c.result(), result.lower(), result.upper(), TIGHT);
		});
	}

	@TestFactory
	Stream<DynamicTest> wilcoxon() {
		return RCase.tests("wilcox", c -> {
			final double[][] samples = samples(c);
			final Alternative alternative = alternative(c);
			final TestResult result = isPaired(c) ? SignedRank.test(samples[0], samples[1], alternative) : call(c).contains(
				"exact=FALSE") ? MannWhitney.asymptotic(samples[0], samples[1], alternative, !call(c).contains("correct=FALSE"))
					: MannWhitney.test(samples[0], samples[1], alternative);
			if (isError(c, result)) return;
			compare(c.result(), result, TIGHT);
			assertEquals(c.result().get("method").asText().contains("exact"), result.test().contains("exact"));
		});
	}

	@TestFactory
	Stream<DynamicTest> variances() {
		return RCase.tests("vartest", c -> {
			final double[][] samples = samples(c);
			final VarianceTest.Result result = VarianceTest.test(samples[0], samples[1], alternative(c), 0.95);
			if (isError(c, result.test())) return;
			compareF(c.result(), result.test(), result.df2());
			assertClose("estimate", number(c.result().get("estimate")), result.ratio(), TIGHT);
			compareInterval(c.result(), result.lower(), result.upper(), TIGHT);
		});
	}

	@TestFactory
	Stream<DynamicTest> oneWayAnova() {
		return RCase.tests("anova", c -> {
			final boolean welch = call(c).contains("oneway.test") && !call(c).contains("var.equal");
			final OneWayAnova.Result result = welch ? OneWayAnova.welch(groups(c)) : OneWayAnova.classic(groups(c));
			if (isError(c, result.test())) return;
			if (c.result().has("statistic")) {
				compareF(c.result(), result.test(), result.df2());
				return;
			}
			assertClose("F", number(c.result().get("f")), result.test().statistic(), TIGHT);
			assertClose("df1", number(c.result().get("df1")), result.test().df(), TIGHT);
			assertClose("df2", number(c.result().get("df2")), result.df2(), TIGHT);
			assertClose("p", number(c.result().get("p")), result.test().p(), TIGHT);
			assertClose("between", number(c.result().get("ms_between")), result.betweenGroups(), TIGHT);
			assertClose("within", number(c.result().get("ms_within")), result.withinGroups(), TIGHT);
		});
	}

	@TestFactory
	Stream<DynamicTest> kruskalWallis() {
		return RCase.tests("kruskal", c -> {
			final TestResult result = KruskalWallis.test(groups(c));
			if (!isError(c, result)) compare(c.result(), result, TIGHT);
		});
	}

	@TestFactory
	Stream<DynamicTest> correlations() {
		return RCase.tests("cortest", c -> {
			final double[][] pairs = pairs(c);
			final String call = call(c);
			final CorrelationTest.Method method = call.contains("exact=FALSE") ? CorrelationTest.Method.ASYMPTOTIC
				: CorrelationTest.Method.AUTOMATIC;
			final CorrelationTest.Result result = call.contains("kendall") ? CorrelationTest.kendall(pairs[0], pairs[1],
				alternative(c), method) : call.contains("spearman") ? CorrelationTest.spearman(pairs[0], pairs[1], alternative(c),
					method) : CorrelationTest.pearson(pairs[0], pairs[1], alternative(c), 0.95);
			if (isError(c, result.test())) return;
			assertClose("estimate", number(c.result().get("estimate")), result.estimate(), TIGHT, 1e-3);
			compare(c.result(), result.test(), TIGHT);
			if (c.result().has("ci")) compareInterval(c.result(), result.lower(), result.upper(), TIGHT);
		});
	}

	/** R's uniroot finds odds ratio and limits as roots in (0, 1] to 1.2e-4; ours are checked by definition elsewhere. */
	@TestFactory
	Stream<DynamicTest> fisher() {
		return RCase.tests("fisher", c -> {
			final long[][] counts = counts(c);
			if (!c.result().has("estimate")) {
				final TestResult result = FisherExactTest.test(counts);
				if (!isError(c, result)) assertClose("p", number(c.result().get("p")), result.p(), 1e-9);
				return;
			}
			final FisherExactTest.Result result = FisherExactTest.test(counts, alternative(c), 0.95);
			assertClose("p", number(c.result().get("p")), result.test().p(), TIGHT);
			assertRoot("estimate", number(c.result().get("estimate")), result.oddsRatio());
			assertRoot("lower", number(c.result().get("ci").get("lo")), result.lower());
			assertRoot("upper", number(c.result().get("ci").get("hi")), result.upper());
		});
	}

	private static void assertRoot(final String what, final double expected, final double actual) {
		final double t = expected > 1 ? 1 / expected : expected;
		RCase.assertAtPrecisionOfR(what, t, expected > 1 ? 1 / actual : actual, 1.3e-4);
	}

	@TestFactory
	Stream<DynamicTest> chiSquare() {
		return RCase.tests("chisq", c -> {
			final long[][] counts = counts(c);
			final ChiSquareTest.Result result = ChiSquareTest.test(counts, c.name().endsWith("yates"));
			compare(c.result(), result.test(), TIGHT);
			for (int i = 0; i < counts.length; i++) {
				assertClose("expected", RCase.numbers(c.result().get("expected").get(i)), result.expected()[i], 1e-14, 0);
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> adjustedPValues() {
		return RCase.tests("padjust", c -> {
			final PValueAdjustment method = switch (c.name().substring(c.name().lastIndexOf('_') + 1)) {
				case "BH" -> PValueAdjustment.BENJAMINI_HOCHBERG;
				case "BY" -> PValueAdjustment.BENJAMINI_YEKUTIELI;
				case "holm" -> PValueAdjustment.HOLM;
				case "hochberg" -> PValueAdjustment.HOCHBERG;
				default -> PValueAdjustment.BONFERRONI;
			};
			final double[] adjusted = method.adjust(c.csv().column(c.data().get("value").asText()));
			assertClose("adjusted", RCase.numbers(c.result().get("adjusted")), adjusted, 1e-14, 0);
		});
	}

	private static void compare(final JsonNode expected, final TestResult actual, final double tolerance) {
		assertClose("statistic", number(expected.get("statistic")), actual.statistic(), tolerance);
		if (expected.has("df")) assertClose("df", number(expected.get("df")), actual.df(), tolerance);
		assertClose("p", number(expected.get("p")), actual.p(), tolerance);
	}

	private static void compareF(final JsonNode expected, final TestResult actual, final double df2) {
		assertClose("statistic", number(expected.get("statistic")), actual.statistic(), TIGHT);
		assertClose("df1", number(expected.get("df").get(0)), actual.df(), TIGHT);
		assertClose("df2", number(expected.get("df").get(1)), df2, TIGHT);
		assertClose("p", number(expected.get("p")), actual.p(), TIGHT);
	}

	private static void compareInterval(final JsonNode expected, final double lower, final double upper,
		final double tolerance)
	{
		assertClose("lower", number(expected.get("ci").get("lo")), lower, tolerance);
		assertClose("upper", number(expected.get("ci").get("hi")), upper, tolerance);
	}

	/** Where R stops with an error, our test is undefined and says why. */
	private static boolean isError(final RCase c, final TestResult result) {
		if (!c.result().has("error")) return false;
		assertFalse(result.isDefined());
		assertFalse(result.undefinedReason().isEmpty());
		return true;
	}

	private static String call(final RCase c) {
		return c.json().get("call").asText().replaceAll("#.*", "").replace(" ", "");
	}

	private static boolean isPaired(final RCase c) {
		return call(c).contains("paired=TRUE");
	}

	private static Alternative alternative(final RCase c) {
		return switch (c.result().path("alternative").asText()) {
			case "greater" -> Alternative.GREATER;
			case "less" -> Alternative.LESS;
			default -> Alternative.TWO_SIDED;
		};
	}

	private static long[][] counts(final RCase c) {
		final JsonNode table = c.data().get("table");
		final long[][] counts = new long[table.size()][];
		for (int i = 0; i < counts.length; i++) {
			counts[i] = Arrays.stream(RCase.numbers(table.get(i))).mapToLong(Math::round).toArray();
		}
		return counts;
	}

	/** Two groups, or two columns of pairs. */
	private static double[][] samples(final RCase c) {
		return c.data().has("group") ? groups(c) : pairs(c);
	}

	/** Pairs without a missing value, as R takes them. */
	private static double[][] pairs(final RCase c) {
		final double[] x = c.csv().column(c.data().get("x").asText());
		final double[] y = c.csv().column(c.data().get("y").asText());
		final int[] complete = IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i])).toArray();
		return new double[][] { Arrays.stream(complete).mapToDouble(i -> x[i]).toArray(), Arrays.stream(complete).mapToDouble(
			i -> y[i]).toArray() };
	}

	/** Groups without missing values, as R takes them. */
	private static double[][] groups(final RCase c) {
		final RCase.Csv csv = c.csv();
		final String group = c.data().get("group").asText();
		final List<String> names = c.data().has("first") ? List.of(c.data().get("first").asText(), c.data().get("second")
			.asText()) : Arrays.stream(csv.text(group)).distinct().toList();
		return names.stream().map(name -> Arrays.stream(csv.column(c.data().get("value").asText(), group, name)).filter(
			v -> !Double.isNaN(v)).toArray()).toArray(double[][]::new);
	}
}
