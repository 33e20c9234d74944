package org.radiomate.model;

import org.radiomate.io.Json;
import org.radiomate.io.Resources;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A published list of features and clinical variables, ready to be trained on other patients. Those that come with the
 * program are files beside this class, listed in {@code signatures.txt}: a further one needs its file, a line there, and its
 * name among the choices of the commands.
 *
 * @param schemaVersion version of the file's form
 * @param name what users choose it by
 * @param citation where it was published
 * @param doi of the publication; empty if it is not known
 * @param featureSet the feature set that extracts the features and no others
 * @param features the feature ids
 * @param variables the clinical variables, as {@link ClinicalCoding} reads them
 * @param note what to know before using it
 */
public record Signature(int schemaVersion, String name, String citation, String doi, String featureSet,
	List<String> features, String variables, String note)
{

	private static final String INDEX = "signatures.txt";

	public Signature {
		features = List.copyOf(features);
	}

	/** The signatures that come with the program. */
	public static List<Signature> builtIn() {
		return Resources.text(Signature.class, INDEX).lines().map(file -> Json.parse(Resources.text(Signature.class, file),
			Signature.class, "The built-in signature " + file + " is damaged")).toList();
	}

	/**
	 * The signature of a name.
	 *
	 * @throws ProblemException if there is none
	 */
	public static Signature of(final String name) {
		return builtIn().stream().filter(signature -> signature.name.equals(name.trim())).findFirst().orElseThrow(
			() -> new ProblemException("There is no signature '" + name + "'; there are " + builtIn().stream().map(
				Signature::name).collect(Collectors.joining(", ")) + "."));
	}

	/** The clinical variables with their levels. */
	public ClinicalCoding coding() {
		return ClinicalCoding.parse(variables);
	}

	/** Where it comes from and what to know, in words. */
	public String describe() {
		return "Signature '" + name + "', from " + citation + (doi.isEmpty() ? "" : ", doi:" + doi) + ". " + note;
	}
}
