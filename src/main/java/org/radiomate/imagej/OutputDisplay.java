package org.radiomate.imagej;

import ij.IJ;
import ij.measure.ResultsTable;

/** Shows a command's outputs in ImageJ: tables in a window that is reused by its title, all else in the log. */
final class OutputDisplay {

	private static final String PREFIX = "Radiomics ";

	private OutputDisplay() {}

	/** Shows an output; nothing for one that is absent. */
	static void show(final String label, final Object value) {
		if (value instanceof ResultsTable table) table.show(title(label));
		else if (value != null) IJ.log(label + ": " + value);
	}

	/** The title of the window that shows an output. */
	static String title(final String label) {
		return label.startsWith(PREFIX) ? label : PREFIX + label;
	}
}
