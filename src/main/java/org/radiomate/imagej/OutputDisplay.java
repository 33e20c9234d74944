package org.radiomate.imagej;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.awt.GraphicsEnvironment;

/**
 * Shows a command's outputs in ImageJ: tables in a window that is reused by its title, all else in the log. Without a
 * screen the last table becomes ImageJ's results table, which macros read.
 */
final class OutputDisplay {

	private static final String PREFIX = "Radiomics ";

	private OutputDisplay() {}

	/** Shows an output; nothing for one that is absent. */
	static void show(final String label, final Object value) {
		if (value instanceof ResultsTable table) show(title(label), table);
		else if (value != null) IJ.log(label + ": " + value);
	}

	private static void show(final String title, final ResultsTable table) {
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(table);
		else table.show(title);
	}

	/** The title of the window that shows an output. */
	static String title(final String label) {
		return label.startsWith(PREFIX) ? label : PREFIX + label;
	}
}
