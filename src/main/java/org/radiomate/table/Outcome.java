package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What happened to every patient: the positive class or the other one.
 *
 * @param variable the column it was read from
 * @param positiveLabel the label of the positive class
 * @param negativeLabel the label of the other class
 * @param positive whether a patient is of the positive class, in table order
 */
public record Outcome(String variable, String positiveLabel, String negativeLabel, Map<String, Boolean> positive) {

	/** The label taken as positive when none is named and the outcome is written as numbers. */
	public static final String DEFAULT_POSITIVE = "1";

	public Outcome {
		positive = Collections.unmodifiableMap(new LinkedHashMap<>(positive));
	}

	/**
	 * Reads the outcome.
	 *
	 * @param positiveLabel the label of the positive class; empty means 1
	 * @throws ProblemException for an empty cell, a third label, or a label that no patient has
	 */
	static Outcome of(final String source, final String variable, final String positiveLabel, final List<String> patients,
		final List<Integer> lines, final List<String> labels)
	{
		final String wanted = positiveLabel.isEmpty() ? DEFAULT_POSITIVE : positiveLabel;
		final TreeSet<String> others = new TreeSet<>();
		final Map<String, Boolean> positive = new LinkedHashMap<>();
		for (int i = 0; i < patients.size(); i++) {
			final String label = labels.get(i);
			final String where = source + ", line " + lines.get(i) + ", column '" + variable + "'";
			if (label.isEmpty()) throw new ProblemException(where + ": the outcome of patient '" + patients.get(i) +
				"' is empty. Fill it in, or give a reason in the column 'excluded'.");
			positive.put(patients.get(i), sameLabel(label, wanted));
			if (!sameLabel(label, wanted)) others.add(withoutZeros(label));
			if (others.size() > 1) throw thirdLabel(where, label, wanted, others);
		}
		if (!positive.containsValue(true)) throw new ProblemException(source + ", column '" + variable +
			"': no patient has the positive label '" + wanted + "'; the labels are: " + String.join(", ", others) +
			". Name the right one as 'positive'.");
		if (others.isEmpty()) throw new ProblemException(source + ", column '" + variable + "': every patient has the label '" +
			wanted + "', but an outcome has two. Add patients of the other class, or name another column.");
		return new Outcome(variable, wanted, others.first(), positive);
	}

	private static ProblemException thirdLabel(final String where, final String label, final String positive,
		final TreeSet<String> others)
	{
		others.remove(withoutZeros(label));
		return new ProblemException(where + ": '" + label + "' is a third label beside '" + positive + "' and '" + others
			.first() + "'. An outcome has two labels: correct the cell, or name another column or positive class.");
	}

	/** 1 and 1.0 are the same label, because spreadsheets write either. */
	private static boolean sameLabel(final String a, final String b) {
		return a.equals(b) || withoutZeros(a).equals(withoutZeros(b));
	}

	private static String withoutZeros(final String label) {
		return label.matches("-?\\d+\\.0+") ? label.substring(0, label.indexOf('.')) : label;
	}

	/** The classes of patients in the given order. */
	public boolean[] of(final List<String> patients) {
		final boolean[] result = new boolean[patients.size()];
		for (int i = 0; i < result.length; i++) result[i] = positive.get(patients.get(i));
		return result;
	}
}
