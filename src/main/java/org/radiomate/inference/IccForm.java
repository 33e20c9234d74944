package org.radiomate.inference;

import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The six intraclass correlations of Shrout and Fleiss: the model (one-way; two-way random, absolute agreement;
 * two-way mixed, consistency) and the unit (one rating, or the mean of all k).
 */
public enum IccForm {
	ICC1_1("ICC(1,1)"),
	ICC2_1("ICC(2,1)"),
	ICC3_1("ICC(3,1)"),
	ICC1_K("ICC(1,k)"),
	ICC2_K("ICC(2,k)"),
	ICC3_K("ICC(3,k)");

	private final String label;

	IccForm(final String label) {
		this.label = label;
	}

	/** The name users and tables see, such as {@code ICC(2,1)}. */
	public String label() {
		return label;
	}

	/**
	 * The form of that label; case and blanks do not matter.
	 *
	 * @throws ProblemException if there is no such form
	 */
	public static IccForm parse(final String text) {
		final String wanted = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
		for (final IccForm form : values()) {
			if (form.label.toLowerCase(Locale.ROOT).equals(wanted)) return form;
		}
		final String known = Arrays.stream(values()).map(IccForm::label).collect(Collectors.joining(", "));
		throw new ProblemException("'" + text + "' is no form of the intraclass correlation; choose one of " + known + ".");
	}

	@Override
	public String toString() {
		return label;
	}
}
