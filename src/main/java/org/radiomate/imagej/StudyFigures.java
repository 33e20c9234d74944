package org.radiomate.imagej;

import ij.ImagePlus;

import org.radiomate.task.ProblemException;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report of a study and its charts, opened for people.
 *
 * @param report the page
 * @param charts the pictures of the charts
 */
public record StudyFigures(Path report, List<Path> charts) {

	/**
	 * Finds them.
	 *
	 * @param report the page of a study folder
	 * @param figures the folder of its pictures
	 * @throws ProblemException if the folder is not that of a finished study
	 */
	public static StudyFigures of(final Path report, final Path figures) {
		if (!Files.isRegularFile(report) || !Files.isDirectory(figures)) throw new ProblemException(report.toAbsolutePath()
			.getParent() + " holds no report: it is not the folder of a finished study. Run Radiomics Pipeline first, or correct " +
			"the path.");
		try (Stream<Path> files = Files.list(figures)) {
			return new StudyFigures(report, files.filter(file -> file.toString().endsWith(".png")).sorted().toList());
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the folder " + figures + ". Check its permissions.", e);
		}
	}

	/** Opens each chart in a window, if there is a screen. */
	public void showCharts() {
		if (GraphicsEnvironment.isHeadless()) return;
		for (final Path chart : charts) {
			final ImagePlus image = new ImagePlus(chart.toString());
			image.show();
		}
	}

	/** Opens the page in the browser; whether there is one. */
	public boolean browse() {
		if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(
			Desktop.Action.BROWSE)) return false;
		try {
			Desktop.getDesktop().browse(report.toUri());
			return true;
		}
		catch (final IOException e) {
			return false;
		}
	}
}
