package org.radiomate.model;

import java.nio.file.Path;
import java.util.Locale;

/** The three models of a study. */
public enum ModelKind {
	RADIOMICS, CLINICAL, INTEGRATED;

	private static final String ENDING = ".radiomics-model.json";

	/** The word in tables and file names. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The model's file in a folder. */
	public Path file(final Path folder) {
		return folder.resolve(word() + ENDING);
	}

	boolean usesFeatures() {
		return this != CLINICAL;
	}

	boolean usesClinicalVariables() {
		return this != RADIOMICS;
	}
}
