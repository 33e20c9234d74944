package org.radiomate.study.description;

import org.radiomate.inference.TwoSampleTest;
import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How numbers are summarised and compared. */
public enum NumberStyle {
	/** Mean ± SD and the t test if both groups look normal, else median (range) and the Mann-Whitney test. */
	AUTOMATIC("automatic", TwoSampleTest.Choice.BY_NORMALITY),
	/** Median (range) and the Mann-Whitney test. */
	MEDIAN("median", TwoSampleTest.Choice.RANKS),
	/** Mean ± SD and the t test. */
	MEAN("mean", TwoSampleTest.Choice.MEANS);

	private final String label;
	private final TwoSampleTest.Choice choice;

	NumberStyle(final String label, final TwoSampleTest.Choice choice) {
		this.label = label;
		this.choice = choice;
	}

	TwoSampleTest.Choice choice() {
		return choice;
	}

	/** The style of that name. */
	public static NumberStyle parse(final String text) {
		return Arrays.stream(values()).filter(style -> style.label.equals(text.trim())).findFirst().orElseThrow(
			() -> new ProblemException("There is no summary '" + text + "' of numbers. Choose one of: " + Arrays.stream(values())
				.map(style -> style.label).collect(Collectors.joining(", ")) + "."));
	}
}
