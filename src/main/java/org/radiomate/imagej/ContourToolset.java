package org.radiomate.imagej;

import ij.plugin.MacroInstaller;

import org.radiomate.io.Resources;
import org.radiomate.task.ProblemException;

import java.awt.GraphicsEnvironment;

/** The buttons for drawing contours slice by slice, a toolset in ImageJ's macro language. */
public final class ContourToolset {

	private static final String FILE = "toolsets/Radiomics Contours.ijm";

	private ContourToolset() {}

	/** The macros of the toolset. */
	public static String text() {
		return Resources.text(ContourToolset.class, FILE);
	}

	/**
	 * Puts the buttons into ImageJ's toolbar until another toolset is chosen.
	 *
	 * @throws ProblemException if there is no screen
	 */
	public static void install() {
		if (GraphicsEnvironment.isHeadless()) throw new ProblemException(
			"The contour tools are buttons in ImageJ's toolbar, and there is no screen. Start ImageJ with its window.");
		new MacroInstaller().install(text());
	}
}
