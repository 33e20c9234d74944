package org.radiomate.imagej;

import org.radiomate.io.dicomweb.Credentials;
import org.radiomate.task.Progress;

import java.awt.GridLayout;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/**
 * Asks for a user's name and password, or for a token. It is no GenericDialog, because ImageJ records what those are given
 * and lets macros answer them.
 */
final class CredentialsDialog {

	private static final int COLUMNS = 24;

	private final String server;
	private final JTextField user = new JTextField(COLUMNS);
	private final JPasswordField secret = new JPasswordField(COLUMNS);

	CredentialsDialog(final String server) {
		this.server = server;
	}

	/**
	 * What the user typed.
	 *
	 * @throws CancellationException if the user cancels
	 */
	Credentials ask() {
		final int[] answer = { JOptionPane.CANCEL_OPTION };
		try {
			SwingUtilities.invokeAndWait(() -> answer[0] = JOptionPane.showConfirmDialog(null, panel(), "Credentials",
				JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE));
		}
		catch (final InterruptedException | InvocationTargetException e) {
			if (e instanceof InterruptedException) Thread.currentThread().interrupt();
			throw new IllegalStateException("The dialog did not open", e);
		}
		if (answer[0] != JOptionPane.OK_OPTION) throw new CancellationException(Progress.CANCELLED);
		return typed();
	}

	JComponent panel() {
		final JPanel panel = new JPanel(new GridLayout(0, 1));
		panel.add(new JLabel("For " + server + "; kept only until the command ends."));
		panel.add(new JLabel("User name (empty for a token)"));
		panel.add(user);
		panel.add(new JLabel("Password or token"));
		panel.add(secret);
		return panel;
	}

	/** Takes the secret out of the field. */
	Credentials typed() {
		final char[] characters = secret.getPassword();
		final String text = new String(characters);
		Arrays.fill(characters, ' ');
		secret.setText("");
		final String name = user.getText().strip();
		return name.isEmpty() ? Credentials.bearer(text) : Credentials.basic(name, text);
	}
}
