package org.radiomate.imagej;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

import java.awt.BorderLayout;
import java.io.File;
import java.util.Set;

import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * A path in Fiji's dialogs: a text field with a Browse button. Our paths are text, because an unset File parameter opens
 * a chooser in the middle of a macro's replay; SciJava's own file widget knows only File.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public final class PathWidget extends AbstractInputWidget<String, JPanel> {

	private static final int COLUMNS = 30;
	private static final String OPEN = "open", SAVE = "save", DIRECTORY = "directory";
	private static final Set<String> STYLES = Set.of(OPEN, SAVE, DIRECTORY);

	private JPanel panel;
	private JTextField path;

	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && model.isText() && STYLES.contains(String.valueOf(model.getItem().getWidgetStyle())) &&
			CommandLauncher.isOurs(model.getModule().getInfo());
	}

	@Override
	public void set(final WidgetModel model) {
		super.set(model);
		panel = new JPanel(new BorderLayout());
		path = new JTextField(COLUMNS);
		path.setToolTipText(model.getItem().getDescription());
		path.getDocument().addDocumentListener(new Typed());
		final JButton browse = new JButton("Browse");
		browse.addActionListener(event -> choose());
		panel.add(path, BorderLayout.CENTER);
		panel.add(browse, BorderLayout.EAST);
		refreshWidget();
	}

	private void choose() {
		final String style = get().getItem().getWidgetStyle();
		final JFileChooser chooser = new JFileChooser(path.getText().isEmpty() ? null : new File(path.getText()));
		chooser.setFileSelectionMode(style.equals(DIRECTORY) ? JFileChooser.DIRECTORIES_ONLY : JFileChooser.FILES_ONLY);
		chooser.setDialogTitle(get().getWidgetLabel());
		final int answer = style.equals(SAVE) ? chooser.showSaveDialog(panel) : chooser.showOpenDialog(panel);
		if (answer == JFileChooser.APPROVE_OPTION) path.setText(chooser.getSelectedFile().getPath());
	}

	@Override
	public String getValue() {
		return path.getText().trim();
	}

	@Override
	public JPanel getComponent() {
		return panel;
	}

	@Override
	public Class<JPanel> getComponentType() {
		return JPanel.class;
	}

	@Override
	public void refreshWidget() {
		final String text = String.valueOf(get().getValue() == null ? "" : get().getValue());
		if (!text.equals(path.getText().trim())) path.setText(text);
	}

	/** Every key tells the model at once. */
	private final class Typed implements DocumentListener {

		@Override
		public void insertUpdate(final DocumentEvent event) {
			updateModel();
		}

		@Override
		public void removeUpdate(final DocumentEvent event) {
			updateModel();
		}

		@Override
		public void changedUpdate(final DocumentEvent event) {
			// the style of plain text does not change
		}
	}
}
