package org.radiomate.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.radiomate.io.Json;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;

/**
 * A model as a file {@code *.radiomics-model.json}: plain JSON, so that reading one can never run code. The schema number
 * rises only when an old reader could misunderstand a file; every released schema stays readable. Schema 1 is a model that
 * is its coefficients; schema 2 adds what a tuned learner leaves; schema 3 adds where the training patients lie.
 */
public final class ModelFile {

	/** The schema of models whose learner has nothing to tune. */
	public static final int SCHEMA = 1;
	/** The schema of tuned models. */
	public static final int TUNED_SCHEMA = 2;
	/** The schema of models, tuned or not, that remember their training patients, and the newest there is. */
	public static final int RANGES_SCHEMA = 3;

	private static final String TUNED = "tuned", RANGES = "ranges";

	private ModelFile() {}

	/** Writes the model, safely. */
	public static void write(final Path file, final RiskModel model) {
		Json.write(file, model);
	}

	/**
	 * Reads a model.
	 *
	 * @throws ProblemException if the file is missing, cut short, no model, or of a newer version
	 */
	public static RiskModel read(final Path file) {
		final JsonNode tree = Json.readTree(file, "a complete radiomics model");
		final int schema = tree.path("schema").asInt(0);
		if (schema < 1 || !tree.has("terms")) throw new ProblemException(file +
			" is not a radiomics model. Choose a file that ends in .radiomics-model.json.");
		if (schema > RANGES_SCHEMA) throw new ProblemException(file + " was written by a newer version (schema " + schema +
			"). Update Radiomate.");
		if (schema != TUNED_SCHEMA && !tree.has(TUNED) && tree.path("intercept").path("coefficient").isNumber()) {
			((ObjectNode) tree).putNull(TUNED);
		}
		if (schema < RANGES_SCHEMA && !tree.has(RANGES)) ((ObjectNode) tree).putNull(RANGES);
		return Json.bind(tree, RiskModel.class, file + " is not a complete radiomics model");
	}
}
