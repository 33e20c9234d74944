package org.radiomate.model.predictor;

import java.util.Locale;

/** The scale on which a predictor adds up. */
public enum Scale {
	/** Log odds of the positive class. */
	LOGIT,
	/** The probability itself. */
	PROBABILITY;

	/** The word in tables. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	double probability(final double output) {
		return this == LOGIT ? Predictor.logistic(output) : output;
	}
}
