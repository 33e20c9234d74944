package org.radiomate.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GUI;
import ij.measure.ResultsTable;
import ij.plugin.Zoom;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.Arrays;

/**
 * Shows a command's outputs in ImageJ: tables in a window that is reused by its title, images in windows, all else in the log. Without a
 * screen the last table becomes ImageJ's results table, which macros read.
 */
final class OutputDisplay {

	private static final String PREFIX = "Radiomics ";
	private static final String LOG = "Log";
	private static final int SHOWN_PIXELS = 500, LOG_PIXELS = 1000, STEP_PIXELS = 26;

	/** ImageJ shows nothing larger, and a window for more would be mostly empty. */
	private static final int LARGEST_ZOOM = 32;

	private OutputDisplay() {}

	/** Shows an output; nothing for one that is absent. */
	static void show(final String label, final Object value) {
		if (value instanceof ResultsTable table) show(title(label), table);
		else if (value instanceof ImagePlus image) show(image);
		else if (value != null) log(label + ": " + value);
	}

	/** Each sentence on a line of its own: the log does not wrap. */
	private static void log(final String text) {
		final boolean opens = WindowManager.getWindow(LOG) == null;
		IJ.log(text.replaceAll("(?<=[\\p{Ll}\\d)'])[.] (?=[\\p{Lu}'])", ".\n"));
		final Window window = WindowManager.getWindow(LOG);
		if (opens && window != null && Prefs.getLocation(TextWindow.LOG_LOC_KEY) == null) place(window);
	}

	/** ImageJ's log opens too narrow for a sentence, and over the image; it keeps the place that the user gives it. */
	private static void place(final Window window) {
		final Rectangle screen = GUI.getMaxWindowBounds(window);
		window.setSize(Math.min(LOG_PIXELS, screen.width), window.getHeight());
		window.setLocation(screen.x, screen.y + screen.height - window.getHeight());
	}

	/** A matrix of a few dozen levels is shown as large as a person can read. */
	private static void show(final ImagePlus image) {
		if (GraphicsEnvironment.isHeadless()) return;
		image.show();
		final int factor = Math.min(LARGEST_ZOOM, SHOWN_PIXELS / Math.max(image.getWidth(), image.getHeight()));
		if (factor > 1) Zoom.set(image, factor);
		if (image.getProperty(CellMarks.PROPERTY) instanceof CellMarks marks) image.getCanvas().addMouseListener(marks);
	}

	private static void show(final String title, final ResultsTable table) {
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(table);
		else {
			final boolean opens = WindowManager.getWindow(title) == null;
			table.show(title);
			if (opens) cascade(WindowManager.getWindow(title));
		}
	}

	/** ImageJ opens every table in the middle, one exactly over the other. */
	private static void cascade(final Window window) {
		while (window != null && isCovering(window)) window.setLocation(window.getX() + STEP_PIXELS, window.getY() + STEP_PIXELS);
	}

	private static boolean isCovering(final Window window) {
		return Arrays.stream(WindowManager.getAllNonImageWindows()).anyMatch(other -> other != window && other.getLocation().equals(
			window.getLocation()));
	}

	/** The title of the window that shows an output. */
	static String title(final String label) {
		return label.startsWith(PREFIX) ? label : PREFIX + label;
	}
}
