package org.radiomate.model;

import org.radiomate.inference.LogisticOptions;
import org.radiomate.task.ProblemException;

/** How the coefficients of a model are found. */
public enum Learner {

	/** Logistic regression by maximum likelihood. */
	LOGISTIC("logistic"),
	/** Logistic regression by Firth's penalised likelihood, finite also when the classes are separated. */
	FIRTH("firth");

	private final String label;

	Learner(final String label) {
		this.label = label;
	}

	/** The word in dialogs and files. */
	public String label() {
		return label;
	}

	/** The learner that a word names. */
	public static Learner of(final String label) {
		for (final Learner learner : values()) {
			if (learner.label.equalsIgnoreCase(label.trim())) return learner;
		}
		throw new ProblemException("There is no learner '" + label + "'. Use logistic or firth.");
	}

	LogisticOptions options() {
		return LogisticOptions.defaults().withFirth(this == FIRTH);
	}
}
