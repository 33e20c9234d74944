package org.radiomate.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON as every file of ours uses it: two-space indent, line feeds on every platform, unknown fields refused, and no
 * type information, so that reading a file can never run code.
 */
public final class Json {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
		.build();

	private Json() {}

	/** The value as JSON text that ends with a line feed. */
	public static String toText(final Object value) {
		try {
			final DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ",
				"\n"));
			return MAPPER.writer(printer).writeValueAsString(value) + "\n";
		}
		catch (final JsonProcessingException e) {
			throw new IllegalArgumentException("Not a value that JSON can hold: " + value, e);
		}
	}

	/** The value as JSON text on one line, for files that grow line by line. */
	public static String toLine(final Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (final JsonProcessingException e) {
			throw new IllegalArgumentException("Not a value that JSON can hold: " + value, e);
		}
	}

	/** Writes the value as a file, safely. */
	public static void write(final Path file, final Object value) {
		SafeFile.writeText(file, toText(value));
	}

	/**
	 * Reads a file as a record.
	 *
	 * @param what what the file should be, for the message, such as "a feature set"
	 * @throws ProblemException if the file is missing, cut short or not of that kind
	 */
	public static <T> T read(final Path file, final Class<T> type, final String what) {
		return parse(text(file), type, file + " is not " + what);
	}

	/** Reads a file as a tree, for files whose fields must be looked at before they are bound. */
	public static JsonNode readTree(final Path file, final String what) {
		return parse(text(file), JsonNode.class, file + " is not " + what);
	}

	/** Reads text as a record. */
	public static <T> T parse(final String text, final Class<T> type, final String problem) {
		try {
			final T value = MAPPER.readValue(text, type);
			if (value == null) throw new ProblemException(problem + ": it is empty.");
			return value;
		}
		catch (final JsonProcessingException e) {
			throw new ProblemException(problem + where(e) + ": " + sentence(e), e);
		}
	}

	/** Binds a tree to a record. */
	public static <T> T bind(final JsonNode tree, final Class<T> type, final String problem) {
		try {
			return MAPPER.treeToValue(tree, type);
		}
		catch (final JsonProcessingException e) {
			throw new ProblemException(problem + ": " + sentence(e), e);
		}
	}

	/** The text of a file, for files whose form must be looked at before they are bound. */
	public static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	private static String where(final JsonProcessingException e) {
		return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
	}

	/** The parser's own words as one sentence, without where its markers are. */
	private static String sentence(final JsonProcessingException e) {
		if (e instanceof JsonEOFException) return "it is cut short. Copy it again.";
		final String first = e.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(.*", "");
		return first.endsWith(".") ? first : first + ".";
	}
}
