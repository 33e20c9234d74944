package org.radiomate.feature;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.io.Json;
import org.radiomate.io.Resources;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.filter.PreprocessingStep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which features are extracted and how, as a plain file that gives the same numbers elsewhere.
 *
 * @param name the set's name
 * @param schemaVersion version of the file's form: the lowest that can hold the set, so that older programs read what they
 *          can
 * @param description one or two sentences for the user
 * @param maskRule which pixels belong to an outline
 * @param intensityScale what the image's intensities must mean
 * @param steps the preprocessing of image and mask, in its order; since version 2
 * @param preparation how intensities and mask become the region that the families share
 * @param families the features by family, with parameters, in the order of the columns
 * @param leaveOut ids of features that the families give and the set does not want
 */
public record FeatureSet(String name, int schemaVersion, String description, MaskRule maskRule,
	IntensityScale intensityScale, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PreprocessingStep> steps,
	Preparation preparation, List<FeatureCalculator> families, List<String> leaveOut)
{

	/** The newest version that this program writes and reads. */
	public static final int SCHEMA_VERSION = 2;

	private static final int WITHOUT_STEPS = 1;

	private static final String INDEX = "built-in.txt";

	/** @throws ProblemException if the set holds no family, a feature twice, or leaves out one that it does not have */
	public FeatureSet {
		if (schemaVersion < 1 || schemaVersion > SCHEMA_VERSION) {
			throw new ProblemException("The feature set '" + name + "' has schema version " + schemaVersion +
				", this program reads 1 to " + SCHEMA_VERSION + "; use a newer version of it.");
		}
		steps = List.copyOf(steps);
		schemaVersion = steps.isEmpty() ? WITHOUT_STEPS : SCHEMA_VERSION;
		families = List.copyOf(families);
		leaveOut = List.copyOf(leaveOut);
		checkIds(name, families, leaveOut);
	}

	/** A set without preprocessing. */
	public FeatureSet(final String name, final int schemaVersion, final String description, final MaskRule maskRule,
		final IntensityScale intensityScale, final Preparation preparation, final List<FeatureCalculator> families,
		final List<String> leaveOut)
	{
		this(name, schemaVersion, description, maskRule, intensityScale, List.of(), preparation, families, leaveOut);
	}

	/** The form of a file that lists no steps. */
	private record WithoutSteps(String name, int schemaVersion, String description, MaskRule maskRule,
		IntensityScale intensityScale, Preparation preparation, List<FeatureCalculator> families, List<String> leaveOut)
	{

		private FeatureSet set() {
			return new FeatureSet(name, schemaVersion, description, maskRule, intensityScale, preparation, families, leaveOut);
		}
	}

	private static void checkIds(final String name, final List<FeatureCalculator> families, final List<String> leaveOut) {
		final List<String> ids = featuresOf(families).stream().map(FeatureInfo::id).toList();
		if (ids.isEmpty()) throw new ProblemException("The feature set '" + name + "' has no features; list a family.");
		final Set<String> seen = new HashSet<>();
		for (final String id : ids) {
			if (!seen.add(id)) throw new ProblemException("The feature set '" + name + "' gives '" + id +
				"' twice; list each family and parameter once.");
		}
		for (final String id : leaveOut) {
			if (!seen.remove(id)) throw new ProblemException("The feature set '" + name + "' leaves out '" + id +
				"', which is unknown or left out already; use ids of its features such as " + ids.get(0) + ".");
		}
	}

	/** The id of a feature of the set, which may be written as R writes it; else the text itself. */
	public String idOf(final String written) {
		return FeatureNames.of(features().stream().map(FeatureInfo::id).toList()).idOf(written.trim());
	}

	/** What the families give, with what is left out. */
	List<FeatureInfo> allFeatures() {
		return featuresOf(families);
	}

	/** The features of the set, in the order of their columns. */
	public List<FeatureInfo> features() {
		final Set<String> left = new HashSet<>(leaveOut);
		return featuresOf(families).stream().filter(info -> !left.contains(info.id())).toList();
	}

	private static List<FeatureInfo> featuresOf(final List<FeatureCalculator> families) {
		final List<FeatureInfo> features = new ArrayList<>();
		for (final FeatureCalculator family : families) {
			features.addAll(family.features());
		}
		return features;
	}

	/** The same set for images whose intensities mean something else. */
	public FeatureSet withIntensityScale(final IntensityScale scale) {
		return new FeatureSet(name, schemaVersion, description, maskRule, scale, steps, preparation, families, leaveOut);
	}

	/** The same set with another preprocessing. */
	public FeatureSet withSteps(final List<PreprocessingStep> other) {
		return new FeatureSet(name, schemaVersion, description, maskRule, intensityScale, other, preparation, families, leaveOut);
	}

	/** The set in words: what it holds, and everything that decides the values. */
	public String describe() {
		return FeatureSetDescription.of(this);
	}

	/** Names of the sets that come with the program. */
	public static List<String> builtInNames() {
		return resource(INDEX).lines().map(line -> line.substring(0, line.indexOf('='))).toList();
	}

	/**
	 * A set that comes with the program.
	 *
	 * @throws ProblemException if there is none of that name
	 */
	public static FeatureSet builtIn(final String name) {
		for (final String line : resource(INDEX).lines().toList()) {
			final int equals = line.indexOf('=');
			if (line.substring(0, equals).equals(name)) {
				final String file = line.substring(equals + 1);
				return parse(resource(file), "The built-in feature set " + file);
			}
		}
		throw new ProblemException("There is no built-in feature set '" + name + "'; there are " + String.join(", ",
			builtInNames()) + ".");
	}

	/**
	 * Reads a set from a file.
	 *
	 * @throws ProblemException if the file is missing, or holds an unknown or bad field, naming it and the valid ones
	 */
	public static FeatureSet read(final Path file) {
		final String problem = file + " is not a feature set";
		return unwrapped(() -> bound(Json.text(file), problem), file.toString());
	}

	/** Reads a set from JSON text; {@code source} names it in messages. */
	public static FeatureSet parse(final String json, final String source) {
		return unwrapped(() -> bound(json, source + " is not a feature set"), source);
	}

	private static FeatureSet bound(final String json, final String problem) {
		if (Json.parse(json, JsonNode.class, problem).has("steps")) return Json.parse(json, FeatureSet.class, problem);
		final WithoutSteps form = Json.parse(json, WithoutSteps.class, problem);
		try {
			return form.set();
		}
		catch (final ProblemException e) {
			throw new ProblemException(problem, e);
		}
	}

	/** Writes the set as a file. */
	public void write(final Path file) {
		Json.write(file, this);
	}

	/** The set as JSON text. */
	public String toJson() {
		return Json.toText(this);
	}

	/** A sentence of ours that the JSON parser wrapped in words of its own is told as it was. */
	private static FeatureSet unwrapped(final Supplier<FeatureSet> reading, final String source) {
		try {
			return reading.get();
		}
		catch (final ProblemException e) {
			for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof ProblemException) throw new ProblemException(source + ": " + cause.getMessage(), e);
			}
			throw e;
		}
	}

	private static String resource(final String file) {
		return Resources.text(FeatureSet.class, file);
	}
}
