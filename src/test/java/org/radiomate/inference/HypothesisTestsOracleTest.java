package org.radiomate.inference;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;

import java.util.Arrays;
import java.util.List;
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
			final double[] values = c.csv().column(c.data().get("value").asText());
			final TestResult result = ShapiroWilk.test(values);
			if (c.result().has("error")) {
				assertFalse(result.isDefined());
				assertFalse(result.undefinedReason().isEmpty());
				return;
			}
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
		return RCase.tests("ttest", c -> !c.name().contains("paired"), c -> {
			final double[][] samples = groups(c);
			final boolean pooled = c.name().endsWith("_equalvar");
			final TTest.Result result = pooled ? TTest.pooled(samples[0], samples[1]) : TTest.welch(samples[0], samples[1]);
			if (c.result().has("error")) {
				assertFalse(result.test().isDefined());
				return;
			}
			compare(c.result(), result.test(), TIGHT);
			assertClose("lower", number(c.result().get("ci").get("lo")), result.lower(), TIGHT);
			assertClose("upper", number(c.result().get("ci").get("hi")), result.upper(), TIGHT);
		});
	}

	@TestFactory
	Stream<DynamicTest> mannWhitney() {
		return RCase.tests("wilcox", c -> c.data().has("group") && !c.name().contains("asymp"), c -> {
			final double[][] samples = groups(c);
			final Alternative alternative = switch (c.result().get("alternative").asText()) {
				case "greater" -> Alternative.GREATER;
				case "less" -> Alternative.LESS;
				default -> Alternative.TWO_SIDED;
			};
			final TestResult result = MannWhitney.test(samples[0], samples[1], alternative);
			compare(c.result(), result, TIGHT);
			assertEquals(c.result().get("method").asText().contains("exact"), result.test().equals(MannWhitney.EXACT));
		});
	}

	@TestFactory
	Stream<DynamicTest> chiSquare() {
		return RCase.tests("chisq", c -> {
			final JsonNode table = c.data().get("table");
			final long[][] counts = new long[table.size()][];
			for (int i = 0; i < counts.length; i++) {
				counts[i] = Arrays.stream(RCase.numbers(table.get(i))).mapToLong(Math::round).toArray();
			}
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

	private static double[][] groups(final RCase c) {
		final RCase.Csv csv = c.csv();
		final String group = c.data().get("group").asText();
		final List<String> names = c.data().has("first") ? List.of(c.data().get("first").asText(), c.data().get("second")
			.asText()) : Arrays.stream(csv.text(group)).distinct().toList();
		return names.stream().map(name -> csv.column(c.data().get("value").asText(), group, name)).toArray(double[][]::new);
	}
}
