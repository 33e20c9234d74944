package org.radiomate.selection;

import org.radiomate.task.ProblemException;

/** Which lambda cross-validation chooses. */
public enum LambdaRule {
	/** The largest lambda within one standard error of the best. */
	ONE_SE("1-SE"),
	/** The best lambda. */
	MINIMUM("minimum");

	private final String label;

	LambdaRule(final String label) {
		this.label = label;
	}

	/** The name users and tables see. */
	public String label() {
		return label;
	}

	/** The rule of that label, in any case. */
	public static LambdaRule parse(final String text) {
		for (final LambdaRule rule : values()) if (rule.label.equalsIgnoreCase(text.trim())) return rule;
		throw new ProblemException("'" + text + "' is no rule for lambda; choose 1-SE or minimum.");
	}

	@Override
	public String toString() {
		return label;
	}
}
