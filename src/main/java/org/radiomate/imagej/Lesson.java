package org.radiomate.imagej;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.frame.Editor;

import org.radiomate.io.Resources;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The lessons that come with the program: ImageJ macros that explain what they do. A further one needs its file in
 * {@code macros/lessons}, a constant here, and its name among the choices of the command that opens them.
 */
public enum Lesson {

	COUNT_A_MATRIX("1: what a co-occurrence matrix is", "Lesson_1_Count_A_Matrix.ijm"),
	SMOOTH_AND_MIXED("2: smooth and heterogeneous tumours", "Lesson_2_Smooth_And_Mixed.ijm"),
	BIN_WIDTH("3: bin width", "Lesson_3_Bin_Width.ijm"),
	TWO_READERS("4: two readers", "Lesson_4_Two_Readers.ijm"),
	OVERFITTING("5: overfitting", "Lesson_5_Overfitting.ijm"),
	FULL_STUDY("6: a full study", "Lesson_6_A_Full_Study.ijm"),
	ROC_CURVE("7: reading a ROC curve", "Lesson_7_Read_A_ROC_Curve.ijm");

	private static final int EDITOR_PIXELS = 1000;

	private final String label;
	private final String file;

	Lesson(final String label, final String file) {
		this.label = label;
		this.file = file;
	}

	/**
	 * The lesson of a name.
	 *
	 * @throws ProblemException if there is none
	 */
	public static Lesson of(final String label) {
		return Arrays.stream(values()).filter(lesson -> lesson.label.equals(label.trim())).findFirst().orElseThrow(
			() -> new ProblemException("There is no lesson '" + label + "'; there are " + Arrays.stream(values()).map(
				Lesson::label).collect(Collectors.joining(", ")) + "."));
	}

	/** What users choose it by. */
	public String label() {
		return label;
	}

	/** The name of its file. */
	public String file() {
		return file;
	}

	/** The macro. */
	public String text() {
		return Resources.text(Lesson.class, "lessons/" + file);
	}

	/**
	 * Puts the lesson into a folder, so that it can be changed and saved; a copy that is there already, perhaps changed,
	 * stays.
	 *
	 * @param folder null for a new temporary one
	 */
	public Path copyInto(final Path folder) {
		final Path copy = (folder == null ? temporaryFolder() : folder).resolve(file);
		if (Files.notExists(copy)) SafeFile.writeText(copy, text());
		return copy;
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("radiomics-lesson");
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot make a temporary folder: " + SafeFile.reason(e) + ". Choose a folder.", e);
		}
	}

	/** Opens a copy in the macro editor: ImageJ's own, or Fiji's Script Editor; without a screen there is none. */
	public static boolean edit(final Path copy) {
		if (GraphicsEnvironment.isHeadless()) return false;
		IJ.open(copy.toString());
		if (WindowManager.getWindow(copy.getFileName().toString()) instanceof Editor editor) widen(editor);
		return true;
	}

	/** ImageJ's editor opens too narrow for a sentence, and does not wrap. */
	private static void widen(final Editor editor) {
		final Rectangle screen = GUI.getMaxWindowBounds(editor);
		final int width = Math.min(EDITOR_PIXELS, screen.width);
		editor.setBounds(Math.max(screen.x, Math.min(editor.getX(), screen.x + screen.width - width)), editor.getY(), width, editor
			.getHeight());
	}
}
