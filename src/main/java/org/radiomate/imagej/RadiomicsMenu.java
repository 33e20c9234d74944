package org.radiomate.imagej;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * What the menu items of plain ImageJ start. It loads without any library but ImageJ, so that it can say in words which
 * one is missing.
 */
public final class RadiomicsMenu implements PlugIn {

	private static final String TITLE = "Radiomate";

	/** A class of each library and the library's name. */
	private enum Library {
			SCIJAVA("org.scijava.Context", "scijava-common"), PARSINGTON("org.scijava.parsington.Tokens", "parsington"), IMGLIB2(
					"net.imglib2.RandomAccess", "imglib2"), MATH("org.apache.commons.math3.random.Well19937c", "commons-math3"),
			STATISTICS("org.apache.commons.statistics.inference.TTest", "commons-statistics-inference"), DISTRIBUTIONS(
					"org.apache.commons.statistics.distribution.NormalDistribution", "commons-statistics-distribution"), CSV(
							"org.apache.commons.csv.CSVFormat", "commons-csv"), JSON("com.fasterxml.jackson.databind.ObjectMapper",
									"jackson-databind"), CHARTS("org.jfree.chart.JFreeChart", "jfreechart"), SVG(
											"org.apache.batik.svggen.SVGGraphics2D", "batik-svggen");

		private final String className, jar;

		Library(final String className, final String jar) {
			this.className = className;
			this.jar = jar;
		}

		private boolean isMissing() {
			try {
				Class.forName(className, false, RadiomicsMenu.class.getClassLoader());
				return false;
			}
			catch (final ClassNotFoundException | LinkageError e) {
				return true;
			}
		}
	}

	/**
	 * Runs a command.
	 *
	 * @param commandClass the class that {@code plugins.config} names
	 */
	@Override
	public void run(final String commandClass) {
		for (final Library library : Library.values()) {
			if (!library.isMissing()) continue;
			IJ.error(TITLE, "The library " + library.jar + "-<version>.jar is missing.\n" +
				"Unpack the whole Radiomate zip into ImageJ's plugins folder and restart.");
			return;
		}
		CommandBridge.run(commandClass);
	}
}
