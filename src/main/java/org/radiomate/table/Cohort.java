package org.radiomate.table;

import java.util.Locale;
import java.util.Optional;

/** The half of the study a patient is in. */
public enum Cohort {
	TRAINING, VALIDATION;

	/** The word in files. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The cohort that a word means; train and test are read as training and validation. */
	public static Optional<Cohort> parse(final String word) {
		return switch (word.trim().toLowerCase(Locale.ROOT)) {
			case "training", "train" -> Optional.of(TRAINING);
			case "validation", "test", "testing" -> Optional.of(VALIDATION);
			default -> Optional.empty();
		};
	}
}
