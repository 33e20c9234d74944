package org.radiomate.table;

import org.radiomate.task.ProblemException;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

	private static final int MOST_SHOWN = 8;

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
		refuseEmpty(source, variable, patients, lines, labels);
		refuseUnknownPositive(source, variable, wanted, labels);
		final TreeSet<String> others = new TreeSet<>();
		final Map<String, Boolean> positive = new LinkedHashMap<>();
		for (int i = 0; i < patients.size(); i++) {
			final String label = labels.get(i);
			positive.put(patients.get(i), sameLabel(label, wanted));
			if (!sameLabel(label, wanted)) others.add(withoutZeros(label));
			if (others.size() > 1) throw thirdLabel(where(source, variable, lines.get(i)), label, wanted, other(others, label));
		}
		if (others.isEmpty()) throw new ProblemException(source + ", column '" + variable + "': every patient has the label '" +
			wanted + "', but an outcome has two. Add patients of the other class, or name another column.");
		return new Outcome(variable, wanted, others.first(), positive);
	}

	private static String where(final String source, final String variable, final int line) {
		return source + ", line " + line + ", column '" + variable + "'";
	}

	private static void refuseEmpty(final String source, final String variable, final List<String> patients,
		final List<Integer> lines, final List<String> labels)
	{
		final int empty = labels.indexOf("");
		if (empty >= 0) throw new ProblemException(empty(where(source, variable, lines.get(empty)), patients.get(empty)));
	}

	/**
	 * What is wrong with single cells of an outcome, by patient: empty ones, and those that are neither the positive label nor
	 * the one that most others have. None where nobody has the positive label, which is no single cell's mistake.
	 */
	static Map<String, String> badLabels(final ClinicalTable clinical, final String column, final String positiveLabel) {
		final String wanted = positiveLabel.isEmpty() ? DEFAULT_POSITIVE : positiveLabel;
		final Map<String, Integer> others = new TreeMap<>();
		boolean known = false;
		for (final String patient : clinical.patients()) {
			final String label = withoutZeros(clinical.value(patient, column));
			known |= sameLabel(label, wanted);
			if (!label.isEmpty() && !sameLabel(label, wanted)) others.merge(label, 1, Integer::sum);
		}
		if (!known) return Map.of();
		final String negative = others.entrySet().stream().max(Map.Entry.<String, Integer> comparingByValue().thenComparing(
			Map.Entry.comparingByKey(Comparator.reverseOrder()))).map(Map.Entry::getKey).orElse("");
		final Map<String, String> bad = new LinkedHashMap<>();
		for (final String patient : clinical.patients()) {
			final String label = clinical.value(patient, column), place = where(clinical.csv().source(), column, clinical.line(
				patient));
			if (label.isEmpty()) bad.put(patient, empty(place, patient));
			else if (!sameLabel(label, wanted) && !sameLabel(label, negative)) bad.put(patient, thirdLabel(place, label, wanted,
				negative).getMessage());
		}
		return bad;
	}

	private static String empty(final String where, final String patient) {
		return where + ": the outcome of patient '" + patient + "' is empty. Fill it in, or give a reason in the column 'excluded'.";
	}

	/** Said before any third label is, which a forgotten 'positive' would make of every label. */
	private static void refuseUnknownPositive(final String source, final String variable, final String wanted,
		final List<String> labels)
	{
		if (labels.stream().anyMatch(label -> sameLabel(label, wanted))) return;
		final List<String> found = labels.stream().map(Outcome::withoutZeros).distinct().sorted().toList();
		final String shown = String.join(", ", found.subList(0, Math.min(found.size(), MOST_SHOWN))) + (found
			.size() > MOST_SHOWN ? ", … (" + found.size() + " in all)" : "");
		throw new ProblemException(source + ", column '" + variable + "': no patient has the positive label '" + wanted +
			"'; the labels are: " + shown + ". Name the right one as 'positive'.");
	}

	private static String other(final TreeSet<String> labels, final String label) {
		labels.remove(withoutZeros(label));
		return labels.first();
	}

	private static ProblemException thirdLabel(final String where, final String label, final String positive,
		final String other)
	{
		return new ProblemException(where + ": '" + label + "' is a third label beside '" + positive + "' and '" + other +
			"'. An outcome has two labels: correct the cell, or name another column or positive class.");
	}

	/** 1 and 1.0 are the same label, because spreadsheets write either. */
	private static boolean sameLabel(final String a, final String b) {
		return a.equals(b) || withoutZeros(a).equals(withoutZeros(b));
	}

	private static String withoutZeros(final String label) {
		return label.matches("-?\\d+\\.0+") ? label.substring(0, label.indexOf('.')) : label;
	}

	/** A class in words: {@code recurrence = 1}, or its label alone where that names the outcome itself. */
	public String inWords(final boolean ofPositive) {
		return inWords(variable, ofPositive ? positiveLabel : negativeLabel);
	}

	/** A class in words, from the outcome's name and the class's label. */
	public static String inWords(final String variable, final String label) {
		return label.contains(variable) ? label : variable + " = " + label;
	}

	/** The classes of patients in the given order. */
	public boolean[] of(final List<String> patients) {
		final boolean[] result = new boolean[patients.size()];
		for (int i = 0; i < result.length; i++) result[i] = positive.get(patients.get(i));
		return result;
	}
}
