package org.radiomate.selection;

import org.radiomate.table.FeatureTable;
import org.radiomate.table.FeatureTable.Reading;
import org.radiomate.task.ProblemException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Readings of the same patients to be compared: a reader's repeats, or the first readings of several readers.
 *
 * @param what whose readings they are, in words
 * @param names of the raters
 * @param raters each one's readings by patient
 * @param patients whom every rater read; none if there is but one rater
 */
record Ratings(String what, List<String> names, List<Map<String, Reading>> raters, List<String> patients) {

	/** The repeats of one reader; empty for the first reader the table names. */
	static Ratings within(final FeatureTable table, final Set<String> patients, final String reader) {
		final String name = reader.isEmpty() ? table.readers().get(0) : reader;
		final List<String> repeats = table.repeats(name);
		return of("within reader " + name, repeats.stream().map(repeat -> "repeat " + repeat).toList(), repeats.stream().map(
			repeat -> table.readings(name, repeat)).toList(), patients);
	}

	/** The first repeats of all readers. */
	static Ratings between(final FeatureTable table, final Set<String> patients) {
		return of("between readers", table.readers().stream().map(name -> "reader " + name).toList(), table.readers().stream()
			.map(name -> table.readings(name, table.repeats(name).get(0))).toList(), patients);
	}

	private static Ratings of(final String what, final List<String> names, final List<Map<String, Reading>> raters,
		final Set<String> patients)
	{
		final Set<String> common = new LinkedHashSet<>(raters.get(0).keySet());
		for (final Map<String, Reading> rater : raters) common.retainAll(rater.keySet());
		common.retainAll(patients);
		return new Ratings(what, names, raters, raters.size() < 2 ? List.of() : List.copyOf(common));
	}

	/** @throws ProblemException if there is nothing to compare */
	static void requireTwoReadings(final FeatureTable table, final Ratings within, final Ratings between) {
		if (within.patients.size() < 2 && between.patients.size() < 2) throw new ProblemException(table.source() +
			" has fewer than two patients who were read twice. Give the tables of two readers, or of one reader's repeats.");
	}

	/** Patients x raters of one feature. */
	double[][] of(final int feature) {
		final double[][] values = new double[patients.size()][raters.size()];
		for (int i = 0; i < values.length; i++) {
			for (int k = 0; k < values[i].length; k++) values[i][k] = raters.get(k).get(patients.get(i)).values()[feature];
		}
		return values;
	}

	/** One rater's values of one feature. */
	double[] of(final int feature, final int rater) {
		return patients.stream().mapToDouble(patient -> raters.get(rater).get(patient).values()[feature]).toArray();
	}
}
