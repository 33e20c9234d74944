package org.radiomate.study;

import org.radiomate.evaluation.ConfusionMatrix;
import org.radiomate.inference.Interval;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;

/** The figures of a confusion matrix and their 95 % intervals as columns of a table. */
final class FigureColumns {

	private static final double CONFIDENCE = 0.95;

	static final List<String> FIGURES = List.of("tp", "fn", "fp", "tn", "accuracy", "f1", "sensitivity", "specificity",
		"ppv", "npv");

	private FigureColumns() {}

	static List<String> intervalNames() {
		final List<String> names = new ArrayList<>();
		for (final String figure : FIGURES.subList(4, FIGURES.size())) names.addAll(List.of(figure + "_lower", figure +
			"_upper"));
		return names;
	}

	static void addFigures(final List<String> row, final ConfusionMatrix m) {
		for (final double value : new double[] { m.truePositives(), m.falseNegatives(), m.falsePositives(), m
			.trueNegatives(), m.accuracy(), m.f1(), m.sensitivity(), m.specificity(), m.ppv(), m.npv() }) row.add(CsvTable
				.number(value));
	}

	static void addIntervals(final List<String> row, final ConfusionMatrix m) {
		for (final Interval interval : List.of(m.accuracyInterval(CONFIDENCE), m.f1Interval(CONFIDENCE), m
			.sensitivityInterval(CONFIDENCE), m.specificityInterval(CONFIDENCE), m.ppvInterval(CONFIDENCE), m.npvInterval(
				CONFIDENCE))) addInterval(row, interval);
	}

	static void addInterval(final List<String> row, final Interval interval) {
		row.addAll(List.of(CsvTable.number(interval.lower()), CsvTable.number(interval.upper())));
	}
}
