package org.radiomate.imagej;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.BrowserLauncher;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.swing.JButton;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.event.HyperlinkEvent;
import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.StyleSheet;

/** The window that shows the help: links lead from page to page, and back. It stays open beside dialogs that wait for an answer. */
public final class HelpWindow extends JFrame {

	private static final String TITLE = "Radiomics Help";
	private static final Dimension SIZE = new Dimension(860, 760);

	private final JEditorPane pane = new JEditorPane();
	private final JButton back = new JButton("Back");
	private final transient Deque<HelpPage> left = new ArrayDeque<>();
	private transient HelpPage shown;

	private HelpWindow() {
		super(TITLE);
		pane.setEditable(false);
		pane.setEditorKit(styledKit());
		pane.addHyperlinkListener(this::follow);
		back.addActionListener(event -> {
			shown = null;
			go(left.pop());
		});
		final JButton contents = new JButton("Contents");
		contents.addActionListener(event -> go(HelpPage.CONTENTS));
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
		buttons.add(back);
		buttons.add(contents);
		add(buttons, BorderLayout.NORTH);
		add(new JScrollPane(pane), BorderLayout.CENTER);
		place();
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		// read beside the dialog whose Help button opened it
		setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
		WindowManager.addWindow(this);
	}

	/** Shows a page, in the window that is open already if there is one; without a screen nothing happens. */
	public static boolean open(final HelpPage page) {
		if (GraphicsEnvironment.isHeadless()) return false;
		final HelpWindow window = WindowManager.getFrame(TITLE) instanceof HelpWindow open ? open : new HelpWindow();
		window.go(page);
		window.setVisible(true);
		window.toFront();
		return true;
	}

	/** At the right, so that the dialog stays in sight. */
	private void place() {
		final Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
		setSize(Math.min(SIZE.width, screen.width), Math.min(SIZE.height, screen.height));
		setLocation(screen.x + screen.width - getWidth(), screen.y + (screen.height - getHeight()) / 2);
	}

	private static HTMLEditorKit styledKit() {
		final HTMLEditorKit kit = new HTMLEditorKit();
		final StyleSheet style = new StyleSheet();
		style.addStyleSheet(kit.getStyleSheet());
		style.addRule("body { font-family: sans-serif; font-size: 12pt; margin: 4px 16px 16px 16px; }");
		style.addRule("h1 { font-size: 18pt; margin-top: 4px; margin-bottom: 2px; }");
		style.addRule("h2 { font-size: 14pt; margin-top: 12px; margin-bottom: 0; }");
		style.addRule("p { margin-top: 5px; margin-bottom: 5px; } ul, ol { margin-top: 4px; margin-bottom: 4px; margin-left: 24px; }");
		style.addRule("code { font-family: monospace; font-size: 11pt; }");
		style.addRule("pre { font-family: monospace; font-size: 11pt; background-color: #f2f2f2; padding: 6px; }");
		style.addRule("th { text-align: left; }");
		kit.setStyleSheet(style);
		return kit;
	}

	private void go(final HelpPage page) {
		if (page.equals(shown)) return;
		if (shown != null) left.push(shown);
		shown = page;
		back.setEnabled(!left.isEmpty());
		pane.setText("");
		((HTMLDocument) pane.getDocument()).setBase(page.location());
		pane.setText(page.html());
		pane.setCaretPosition(0);
	}

	private void follow(final HyperlinkEvent event) {
		if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED) return;
		final HelpPage page = shown.linked(event.getDescription());
		if (page != null) go(page);
		else browse(event.getDescription());
	}

	private static void browse(final String address) {
		try {
			BrowserLauncher.openURL(address);
		}
		catch (final IOException e) {
			IJ.showStatus("No browser could be opened for " + address);
		}
	}

	@Override
	public void dispose() {
		WindowManager.removeWindow(this);
		super.dispose();
	}
}
