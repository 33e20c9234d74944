package org.radiomate.study;

import org.radiomate.io.FileHash;
import org.radiomate.io.Json;
import org.radiomate.task.ProblemException;
import org.radiomate.task.ProblemList;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of a pipeline in a file: a JSON object of the parameters by name, or the {@code run.json} of a study, which
 * holds such an object as {@code options} and the hashes of the files that went in as {@code inputs}.
 *
 * @param file where they stand; the paths in them are relative to it
 * @param options texts, numbers and booleans by parameter
 * @param hashes SHA-256 of the files that must be given, by parameter; none if the file does not say
 */
public record OptionsFile(Path file, Map<String, Object> options, Map<String, String> hashes) {

	private static final String OPTIONS = "options", INPUTS = "inputs", KIND = "an options file";

	/** Reads the file. */
	public static OptionsFile read(final Path file) {
		final JsonNode tree = Json.readTree(file, KIND);
		final JsonNode options = tree.path(OPTIONS).isObject() ? tree.get(OPTIONS) : tree;
		if (!options.isObject()) throw new ProblemException(file + " is not " + KIND +
			": it must be an object of parameters, such as { \"outcome\" : \"recurrence\" }.");
		final Map<String, Object> values = new LinkedHashMap<>();
		options.fields().forEachRemaining(field -> values.put(field.getKey(), value(file, field.getKey(), field.getValue())));
		final Map<String, String> hashes = new LinkedHashMap<>();
		if (options != tree) tree.path(INPUTS).fields().forEachRemaining(field -> hashes.put(field.getKey(), field.getValue()
			.asText()));
		return new OptionsFile(file, values, hashes);
	}

	private static Object value(final Path file, final String name, final JsonNode node) {
		if (node.isTextual()) return node.textValue();
		if (node.isBoolean()) return node.booleanValue();
		if (node.isNumber()) return node.numberValue();
		throw new ProblemException(file + ": '" + name + "' is neither text, a number, true nor false. Correct it.");
	}

	/** The path that an option means. */
	public String path(final String text) {
		return text.isBlank() ? "" : file.toAbsolutePath().resolveSibling(text.trim()).normalize().toString();
	}

	/** Tells of every input that is not the file which the options were used with. */
	public void compare(final Map<String, Path> inputs, final ProblemList problems) {
		inputs.forEach((parameter, input) -> {
			final String expected = hashes.get(parameter);
			if (expected != null && !expected.equals(problems.attempt(() -> FileHash.sha256(input), expected))) problems.add(
				input + " is not the file that " + file + " was made with: its SHA-256 differs. Give that file as '" + parameter +
					"', or take it out of the 'inputs' there to use another.");
		});
	}
}
