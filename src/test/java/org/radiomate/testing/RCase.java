package org.radiomate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One reference case computed with R: its call, its input and its result. */
public record RCase(Path file, JsonNode json) {

	private static final ThreadLocal<Double> WORST = ThreadLocal.withInitial(() -> 0.0);

	/** One test per reference case of that kind; a failure prints the R call. */
	public static Stream<DynamicTest> tests(final String kind, final Predicate<RCase> wanted, final Consumer<RCase> test) {
		return all(kind).stream().filter(wanted).map(c -> DynamicTest.dynamicTest(c.name(), () -> c.check(test)));
	}

	public static Stream<DynamicTest> tests(final String kind, final Consumer<RCase> test) {
		return tests(kind, c -> true, test);
	}

	/** All reference cases of that kind; the test is skipped where the folder is absent. */
	public static List<RCase> all(final String kind) {
		try (Stream<Path> files = Files.list(Shared.path("stats/oracle/" + kind))) {
			return files.sorted().map(RCase::read).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public static RCase read(final Path file) {
		try {
			return new RCase(file, new ObjectMapper().readTree(file.toFile()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public String name() {
		return json.get("case").asText();
	}

	public JsonNode data() {
		return json.get("data");
	}

	public JsonNode result() {
		return json.get("result");
	}

	private void check(final Consumer<RCase> test) {
		try {
			test.accept(this);
		}
		catch (final AssertionError | RuntimeException e) {
			throw new AssertionError(json.get("call").asText() + " " + data().toString().substring(0, Math.min(200, data()
				.toString().length())) + ": " + e.getMessage(), e);
		}
	}

	/** The table that the case read. */
	public Csv csv() {
		return Csv.read(file.getParent().resolve(data().get("file").asText()).normalize());
	}

	/** A plain comma separated table with header. */
	public record Csv(List<String> header, List<String[]> rows) {

		public static Csv read(final Path file) {
			try {
				final List<String> lines = Files.readAllLines(file);
				final List<String[]> rows = new ArrayList<>();
				for (final String line : lines.subList(1, lines.size())) rows.add(line.split(",", -1));
				return new Csv(Arrays.asList(lines.get(0).split(",", -1)), rows);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		public String[] text(final String column) {
			final int j = header.indexOf(column);
			if (j < 0) throw new IllegalArgumentException("no column " + column);
			return rows.stream().map(row -> row[j]).toArray(String[]::new);
		}

		public double[] column(final String column) {
			return Arrays.stream(text(column)).mapToDouble(RCase::number).toArray();
		}

		public double[] column(final String column, final String groupColumn, final String group) {
			final String[] groups = text(groupColumn);
			final double[] values = column(column);
			return java.util.stream.IntStream.range(0, values.length).filter(i -> groups[i].equals(group)).mapToDouble(
				i -> values[i]).toArray();
		}

		public double[][] columns(final List<String> names) {
			return names.stream().map(this::column).toArray(double[][]::new);
		}

		public boolean[] labels(final String column) {
			final double[] values = column(column);
			final boolean[] labels = new boolean[values.length];
			for (int i = 0; i < labels.length; i++) labels[i] = values[i] == 1;
			return labels;
		}
	}

	/** R's number: null and an empty field are missing. */
	public static double number(final JsonNode node) {
		return node == null || node.isNull() ? Double.NaN : node.isTextual() ? number(node.asText()) : node.asDouble();
	}

	public static double number(final String text) {
		return text.isEmpty() || text.equals("NA") ? Double.NaN : Double.parseDouble(text);
	}

	public static double[] numbers(final JsonNode array) {
		final double[] values = new double[array.size()];
		for (int i = 0; i < values.length; i++) values[i] = number(array.get(i));
		return values;
	}

	/** The names in an object, in its order. */
	public static List<String> names(final JsonNode object) {
		final List<String> names = new ArrayList<>();
		object.fieldNames().forEachRemaining(names::add);
		return names;
	}

	public static List<String> texts(final JsonNode array) {
		final List<String> texts = new ArrayList<>();
		array.forEach(node -> texts.add(node.asText()));
		return texts;
	}

	/**
	 * Fails unless a value that R itself knows only so far, absolutely, agrees; it does not count as a difference of ours.
	 */
	public static void assertAtPrecisionOfR(final String what, final double expected, final double actual,
		final double precision)
	{
		if (Double.isNaN(expected) && Double.isNaN(actual) || expected == actual) return;
		if (!(Math.abs(expected - actual) <= precision)) throw new AssertionError(what + ": expected " + expected +
			" to within " + precision + " but was " + actual);
	}

	/** The worst relative difference since the last call, for reports. */
	public static double takeWorst() {
		final double worst = WORST.get();
		WORST.remove();
		return worst;
	}

	/** Fails unless the values agree to that part of the larger of the expected value and {@code scale}. */
	public static void assertClose(final String what, final double expected, final double actual, final double tolerance,
		final double scale)
	{
		if (Double.isNaN(expected) && Double.isNaN(actual) || expected == actual) return;
		final double difference = Math.abs(expected - actual) / Math.max(Math.abs(expected), scale);
		WORST.set(Math.max(WORST.get(), Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference));
		if (!(Math.abs(expected - actual) <= tolerance * Math.max(Math.abs(expected), scale))) {
			throw new AssertionError(what + ": expected " + expected + " but was " + actual + " (relative difference " + Math
				.abs(expected - actual) / Math.max(Math.abs(expected), scale) + ")");
		}
	}

	public static void assertClose(final String what, final double expected, final double actual, final double tolerance) {
		assertClose(what, expected, actual, tolerance, 0);
	}

	public static void assertClose(final String what, final double[] expected, final double[] actual,
		final double tolerance, final double scale)
	{
		if (expected.length != actual.length) throw new AssertionError(what + ": expected " + expected.length +
			" values but got " + actual.length);
		for (int i = 0; i < expected.length; i++) assertClose(what + "[" + i + "]", expected[i], actual[i], tolerance,
			scale);
	}
}
