package org.radiomate.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;
import static org.radiomate.testing.RCase.numbers;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The project's own cases with R's answers (test-data/statistics), which need no material beside the project. */
class RReferenceTest {

	@TestFactory
	Stream<DynamicTest> everyCase() {
		final JsonNode all = RCase.read(Path.of("test-data", "statistics", "reference.json")).json();
		final List<DynamicTest> tests = new ArrayList<>();
		for (final JsonNode c : all) tests.add(DynamicTest.dynamicTest(c.get("call").asText(), () -> check(c)));
		assertTrue(tests.size() > 150);
		return tests.stream();
	}

	private static void check(final JsonNode c) {
		final double[] expected = numbers(c.get("result"));
		final double[] actual = ours(c);
		assertEquals(expected.length, actual.length);
		for (int i = 0; i < expected.length; i++) {
			try {
				assertClose("result " + i, expected[i], actual[i], 1e-10, 1e-4);
			}
			catch (final AssertionError e) {
				throw new AssertionError(c + ": " + e.getMessage(), e);
			}
		}
	}

	private static double[] ours(final JsonNode c) {
		final double[] x = c.has("x") ? numbers(c.get("x")) : null;
		final double[] y = c.has("y") ? numbers(c.get("y")) : null;
		return switch (c.get("kind").asText()) {
			case "cor_pearson" -> of(CorrelationTest.pearson(x, y, side(c), 0.95));
			case "cor_spearman" -> of(CorrelationTest.spearman(x, y, side(c), CorrelationTest.Method.AUTOMATIC));
			case "cor_kendall" -> of(CorrelationTest.kendall(x, y, side(c), CorrelationTest.Method.AUTOMATIC));
			case "fisher2" -> new double[] { FisherExactTest.test(table(x, 2), side(c), 0.95).test().p() };
			case "fisher" -> new double[] { FisherExactTest.test(table(x, (int) single(c, "rows"))).p() };
			case "lowess" -> new Lowess(single(c, "f"), (int) single(c, "iter"), single(c, "delta")).smooth(x, y);
			case "binom" -> of(Proportions.exact((long) single(c, "k"), (long) single(c, "n"), 0.95));
			case "wilson" -> of(Proportions.wilson((long) single(c, "k"), (long) single(c, "n"), 0.95));
			case "signed_rank" -> of(SignedRank.test(x, y, side(c)), Double.NaN);
			case "var" -> of(VarianceTest.test(x, y, side(c), 0.95));
			default -> grouped(c.get("kind").asText(), groups(x, numbers(c.get("sizes"))));
		};
	}

	private static double[] grouped(final String kind, final double[][] groups) {
		if (kind.equals("kruskal")) return of(KruskalWallis.test(groups), 0);
		final OneWayAnova.Result result = kind.equals("anova") ? OneWayAnova.classic(groups) : OneWayAnova.welch(groups);
		return new double[] { result.test().statistic(), result.test().df(), result.df2(), result.test().p() };
	}

	private static double single(final JsonNode c, final String name) {
		return number(c.get(name).get(0));
	}

	private static Alternative side(final JsonNode c) {
		return Alternative.valueOf(c.get("alternative").asText().toUpperCase(Locale.ROOT).replace('.', '_'));
	}

	private static double[] of(final CorrelationTest.Result r) {
		return new double[] { r.test().statistic(), r.test().p(), r.estimate(), r.lower(), r.upper() };
	}

	private static double[] of(final VarianceTest.Result r) {
		return new double[] { r.test().statistic(), r.test().df(), r.df2(), r.test().p(), r.lower(), r.upper() };
	}

	private static double[] of(final Interval interval) {
		return new double[] { interval.lower(), interval.upper() };
	}

	/** Statistic and P, with degrees of freedom between them if wanted. */
	private static double[] of(final TestResult result, final double withDf) {
		return Double.isNaN(withDf) ? new double[] { result.statistic(), result.p() } : new double[] { result.statistic(),
			result.df(), result.p() };
	}

	private static long[][] table(final double[] cells, final int rows) {
		final int columns = cells.length / rows;
		final long[][] table = new long[rows][columns];
		for (int i = 0; i < cells.length; i++) table[i / columns][i % columns] = (long) cells[i];
		return table;
	}

	private static double[][] groups(final double[] values, final double[] sizes) {
		final double[][] groups = new double[sizes.length][];
		int from = 0;
		for (int g = 0; g < groups.length; g++) {
			groups[g] = Arrays.copyOfRange(values, from, from + (int) sizes[g]);
			from += (int) sizes[g];
		}
		return groups;
	}
}
