package org.radiomate.imagej;

import org.radiomate.io.dicomweb.Credentials;
import org.radiomate.task.Progress;

import java.awt.GridLayout;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

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
		final AtomicInteger answer = new AtomicInteger(JOptionPane.CANCEL_OPTION);
		onEventThread(() -> answer.set(JOptionPane.showConfirmDialog(null, panel(), "Credentials",
			JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE)));
		if (answer.get() != JOptionPane.OK_OPTION) throw new CancellationException(Progress.CANCELLED);
		return typed();
	}

	private static void onEventThread(final Runnable action) {
		try {
			if (SwingUtilities.isEventDispatchThread()) action.run();
			else SwingUtilities.invokeAndWait(action);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException(Progress.CANCELLED).initCause(e);
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException("The dialog did not open", e);
		}
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
