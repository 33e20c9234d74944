package org.radiomate.host;

import ij.ImageJ;
import ij.gui.MultiLineLabel;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.Toolkit;
import java.awt.event.WindowEvent;
import java.lang.reflect.Field;
import java.util.Arrays;

/**
 * Starts ImageJ and prints the text of each box that opens, because nobody is there to read and close it. A box in an
 * unattended run means that a macro went wrong or was asked something, so ImageJ ends a little later.
 */
public final class BoxWatch {

	/** What is printed before a box's title and text. */
	static final String BOX = "Message box ";

	private static final int MILLISECONDS_TO_END = 2000;

	private BoxWatch() {}

	/** Takes ImageJ's own arguments. */
	public static void main(final String[] arguments) {
		Toolkit.getDefaultToolkit().addAWTEventListener(event -> {
			if (event.getID() == WindowEvent.WINDOW_OPENED && event.getSource() instanceof Dialog box) report(box);
		}, AWTEvent.WINDOW_EVENT_MASK);
		ImageJ.main(arguments);
	}

	private static void report(final Dialog box) {
		System.out.println(BOX + "'" + box.getTitle() + "': " + text(box));
		box.dispose();
		final Thread end = new Thread(() -> {
			try {
				Thread.sleep(MILLISECONDS_TO_END);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			System.exit(1);
		});
		end.setDaemon(true);
		end.start();
	}

	private static String text(final Component component) {
		if (component instanceof Label label) return label.getText() + " ";
		if (component instanceof MultiLineLabel label) return lines(label) + " ";
		final StringBuilder text = new StringBuilder();
		if (component instanceof Container container) {
			for (final Component child : container.getComponents()) text.append(text(child));
		}
		return text.toString();
	}

	/** ImageJ's own label does not tell its text. */
	private static String lines(final MultiLineLabel label) {
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException e) {
			return Arrays.toString(e.getStackTrace());
		}
	}
}
