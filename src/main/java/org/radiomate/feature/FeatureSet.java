package org.radiomate.feature;

import org.radiomate.io.Json;
import org.radiomate.io.Resources;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.MaskRule;

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
 * @param schemaVersion version of the file's form, {@value #SCHEMA_VERSION}
 * @param description one or two sentences for the user
 * @param maskRule which pixels belong to an outline
 * @param intensityScale what the image's intensities must mean
 * @param preparation what is done to image and mask first
 * @param families the features by family, with parameters, in the order of the columns
 * @param leaveOut ids of features that the families give and the set does not want
 */
public record FeatureSet(String name, int schemaVersion, String description, MaskRule maskRule,
	IntensityScale intensityScale, Preparation preparation, List<FeatureCalculator> families, List<String> leaveOut)
{

	/** The version that this program writes. */
	public static final int SCHEMA_VERSION = 1;

	private static final String INDEX = "built-in.txt";

	/** @throws ProblemException if the set holds no family, a feature twice, or leaves out one that it does not have */
	public FeatureSet {
		if (schemaVersion < 1 || schemaVersion > SCHEMA_VERSION) {
			throw new ProblemException("The feature set '" + name + "' has schema version " + schemaVersion +
				", this program reads 1 to " + SCHEMA_VERSION + "; use a newer version of it.");
		}
		families = List.copyOf(families);
		leaveOut = List.copyOf(leaveOut);
		checkIds(name, families, leaveOut);
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
				"', which is unknown or left out already; its features are " + String.join(", ", ids) + ".");
		}
	}

	/** What the families give, with what is left out. */
	List<FeatureInfo> allFeatures() {
		return featuresOf(families);
	}

	/** The features of the set, in the order of their columns. */
	public List<FeatureInfo> features() {
		return featuresOf(families).stream().filter(info -> !leaveOut.contains(info.id())).toList();
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
		return new FeatureSet(name, schemaVersion, description, maskRule, scale, preparation, families, leaveOut);
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
		return unwrapped(() -> Json.read(file, FeatureSet.class, "a feature set"), file.toString());
	}

	/** Reads a set from JSON text; {@code source} names it in messages. */
	public static FeatureSet parse(final String json, final String source) {
		return unwrapped(() -> Json.parse(json, FeatureSet.class, source + " is not a feature set"), source);
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
