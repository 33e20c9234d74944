package org.radiomate.model;

import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one clinical variable becomes numbers.
 *
 * @param name the column of the clinical table
 * @param kind a number, an ordinal code 1 to k, or a nominal variable with one column for each level but the first
 * @param levels the levels in order, the first of a nominal variable being the reference; empty for a number
 */
public record ClinicalVariable(String name, Kind kind, List<String> levels) {

	/** The kinds of variable. */
	public enum Kind {
			NUMBER, ORDINAL, NOMINAL,
			/** Nothing was said; the training cohort decides between number and nominal. */
			UNSPECIFIED
	}

	public ClinicalVariable {
		levels = List.copyOf(levels);
	}

	/** Reads {@code age}, {@code gender:Female|Male} or {@code pT:T1<T2<T3}. */
	static ClinicalVariable parse(final String text) {
		final int colon = text.indexOf(':');
		if (colon < 0) return new ClinicalVariable(text.trim(), Kind.UNSPECIFIED, List.of());
		final String name = text.substring(0, colon).trim(), levels = text.substring(colon + 1);
		final boolean ordinal = levels.contains("<");
		if (ordinal == levels.contains("|") || name.isEmpty()) throw new ProblemException("The variable '" + text.trim() +
			"' is not understood. Write gender:Female|Male for nominal and pT:T1<T2<T3 for ordinal levels.");
		return new ClinicalVariable(name, ordinal ? Kind.ORDINAL : Kind.NOMINAL, levels(text, levels, ordinal ? "<" : "|"));
	}

	private static List<String> levels(final String text, final String levels, final String separator) {
		final List<String> parts = Arrays.stream(levels.split(Pattern.quote(separator), -1)).map(String::trim).toList();
		if (parts.contains("") || parts.stream().distinct().count() < parts.size()) throw new ProblemException(
			"The variable '" + text.trim() + "' has an empty level or one that is there twice. Name each level once.");
		return parts;
	}

	/** The variable with its kind and levels settled by the values of the training cohort. */
	ClinicalVariable settledBy(final List<String> trainingValues) {
		if (kind != Kind.UNSPECIFIED) return this;
		final List<String> present = trainingValues.stream().filter(value -> !isAbsent(value)).toList();
		if (present.stream().allMatch(ClinicalVariable::isNumber)) return new ClinicalVariable(name, Kind.NUMBER, List.of());
		refuseSeparators(present);
		return new ClinicalVariable(name, Kind.NOMINAL, present.stream().distinct().sorted().toList());
	}

	/** Such a level could not be written in the coding's own text. */
	private void refuseSeparators(final List<String> values) {
		for (final String value : values) {
			if (value.matches(".*[<|;].*")) throw new ProblemException("The variable '" + name + "' has the level '" + value +
				"' with <, | or ; in it. Rename the level.");
		}
	}

	/** The names of the numbers it becomes. */
	public List<String> columns() {
		if (kind != Kind.NOMINAL) return List.of(name);
		return levels.stream().skip(1).map(level -> name + ":" + level).toList();
	}

	/**
	 * The numbers of one patient; all NaN if the value is absent.
	 *
	 * @param where file and line, for the message
	 * @throws ProblemException for text where a number belongs, or a level that the coding lacks
	 */
	public double[] code(final String value, final String where) {
		final double[] codes = new double[columns().size()];
		if (isAbsent(value)) {
			Arrays.fill(codes, Double.NaN);
			return codes;
		}
		if (kind == Kind.NUMBER) codes[0] = number(value, where);
		else if (kind == Kind.ORDINAL) codes[0] = levelOf(value, where) + 1;
		else if (levelOf(value, where) > 0) codes[levelOf(value, where) - 1] = 1;
		return codes;
	}

	private double number(final String value, final String where) {
		if (isNumber(value)) return Double.parseDouble(value);
		throw new ProblemException(where + ": '" + value + "' is no number, which '" + name + "' is. Correct the value.");
	}

	/** The position of a level, from 0; a problem if the coding lacks it. */
	public int levelOf(final String value, final String where) {
		final int level = levels.indexOf(value);
		if (level >= 0) return level;
		throw new ProblemException(where + ": '" + name + "' is '" + value + "', which is none of its levels " + String.join(
			", ", levels) + ". Correct the value, or name the level in 'variables'.");
	}

	static boolean isAbsent(final String value) {
		return value == null || CsvTable.isAbsent(value);
	}

	private static boolean isNumber(final String value) {
		return CsvTable.isNumber(value) && Double.isFinite(Double.parseDouble(value));
	}

	/** The variable as {@link #parse} reads it. */
	String text() {
		if (levels.isEmpty()) return name;
		return name + ":" + levels.stream().collect(Collectors.joining(kind == Kind.ORDINAL ? "<" : "|"));
	}

	/** Splits {@code a; b; c}, as all lists in parameters are written. */
	static List<String> split(final String list) {
		final List<String> parts = new ArrayList<>();
		for (final String part : list.split(";")) {
			if (!part.isBlank()) parts.add(part.trim());
		}
		return parts;
	}
}
