package org.radiomate.oracle;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many of R's cases our numbers agree with: the main method runs every oracle test and prints for each kind the cases,
 * those that agree, and the worst relative difference (of values that R gives to full precision; where they are near 0,
 * relative to the scale that the test names).
 */
public final class OracleReport {

	/** The classes that check cases of the reference material, each case in one of them. */
	static final List<String> TESTS = List.of("inference.HypothesisTestsOracleTest",
		"inference.IntraclassCorrelationOracleTest", "inference.LogisticRegressionOracleTest",
		"evaluation.EvaluationOracleTest", "selection.ElasticNetOracleTest", "selection.ZScoreOracleTest");

	private static final class Row {

		int cases;
		int agreeing;
		double worst;
	}

	private OracleReport() {}

	public static void main(final String[] arguments) {
		final Map<String, Row> rows = new TreeMap<>();
		for (final DynamicTest test : tests()) {
			if (!isCase(test)) continue;
			final Row row = rows.computeIfAbsent(test.getDisplayName().split("/")[0], kind -> new Row());
			row.cases++;
			if (agrees(test)) row.agreeing++;
			row.worst = Math.max(row.worst, RCase.takeWorst());
		}
		System.out.printf("%-12s %6s %9s %26s%n", "kind", "cases", "agreeing", "worst relative difference");
		rows.forEach((kind, row) -> System.out.printf("%-12s %6d %9d %26.1e%n", kind, row.cases, row.agreeing, row.worst));
		System.out.printf("%-12s %6d %9d%n", "all", rows.values().stream().mapToInt(row -> row.cases).sum(), rows.values()
			.stream().mapToInt(row -> row.agreeing).sum());
	}

	private static boolean agrees(final DynamicTest test) {
		RCase.takeWorst();
		try {
			test.getExecutable().execute();
			return true;
		}
		catch (final Throwable e) {
			System.out.println(test.getDisplayName() + ": " + e.getMessage());
			return false;
		}
	}

	/** The tests of all oracle classes. */
	static List<DynamicTest> tests() {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final String name : TESTS) tests.addAll(testsOf(name));
		return tests;
	}

	/** Tests named as a case, kind/name; others look at cases in another way. */
	static boolean isCase(final DynamicTest test) {
		return test.getDisplayName().matches("[a-z]+/\\S+");
	}

	private static List<DynamicTest> testsOf(final String name) {
		try {
			final Class<?> type = Class.forName("org.radiomate." + name);
			final Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			final Object instance = constructor.newInstance();
			final List<DynamicTest> tests = new ArrayList<>();
			final Method[] methods = type.getDeclaredMethods();
			Arrays.sort(methods, Comparator.comparing(Method::getName));
			for (final Method method : methods) {
				if (!method.isAnnotationPresent(TestFactory.class)) continue;
				method.setAccessible(true);
				((Stream<?>) method.invoke(instance)).forEach(test -> tests.add((DynamicTest) test));
			}
			return tests;
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(name, e);
		}
	}
}
