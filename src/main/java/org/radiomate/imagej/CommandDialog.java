package org.radiomate.imagej;

import ij.ImagePlus;
import ij.WindowManager;

import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Color;
import java.awt.Component;
import java.awt.Label;
import java.awt.TextField;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ImageJ's dialog for a command, built from the command's own parameters: the image that is meant, the values of last time, an
 * explanation of the field that has the focus, below it the first problem in red as long as there is one, and a Help button.
 * Advanced parameters come last and are folded away, unless one of them has another value than its default.
 */
final class CommandDialog {

	private static final String FOLD = "Advanced options";
	private static final int TEXT_COLUMNS = 34, HINT_COLUMNS = 62, HINT_LINES = 5;
	private static final Color WRONG = new Color(170, 0, 0);

	/** One parameter with the component that shows it. */
	private record Field(ModuleItem<?> item, Component component) {

		Object value() {
			if (component instanceof Checkbox box) return box.getState();
			if (component instanceof Choice choice) return choice.getSelectedItem();
			return ((TextField) component).getText().trim();
		}
	}

	private final InputMemory memory;
	private final CommandInfo info;
	private final ScrollingDialog dialog;
	private final List<Field> fields = new ArrayList<>();
	private final List<Component> folded = new ArrayList<>();
	private final Label[] hints = new Label[HINT_LINES];
	private String explanation = "";

	CommandDialog(final InputMemory memory, final CommandInfo info) {
		this.memory = memory;
		this.info = info;
		dialog = new ScrollingDialog(info.getLabel().replace("...", ""), HINT_LINES, () -> HelpWindow.open(HelpPage.ofCommand(
			CommandLauncher.simpleName(info))));
		if (CommandLauncher.parameters(info).stream().anyMatch(item -> item.getType() == ImagePlus.class)) addImage();
		final List<ModuleItem<?>> items = CommandLauncher.parameters(info).stream().filter(InputMemory::isValue).toList();
		items.stream().filter(item -> !isAdvanced(item)).forEach(this::add);
		addFolded(items.stream().filter(CommandDialog::isAdvanced).toList());
		for (int line = 0; line < hints.length; line++) hints[line] = hintLine();
		fields.forEach(this::explainOnFocus);
		dialog.addDialogListener((source, event) -> showHints());
	}

	/** The active image is what ImageJ's commands work on; nobody is asked for it. */
	private void addImage() {
		final ImagePlus image = WindowManager.getCurrentImage();
		dialog.addMessage("Image: " + (image == null ? "none is open" : image.getTitle()));
	}

	private static boolean isAdvanced(final ModuleItem<?> item) {
		return item.get(CommandLauncher.ADVANCED) != null;
	}

	/** Below a box that unfolds them. */
	private void addFolded(final List<ModuleItem<?>> items) {
		if (items.isEmpty()) return;
		final boolean unfolded = items.stream().anyMatch(this::isChanged);
		dialog.addCheckbox(FOLD, unfolded);
		final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
		final int before = dialog.getComponentCount();
		items.forEach(this::add);
		for (int i = before; i < dialog.getComponentCount(); i++) folded.add(dialog.getComponent(i));
		unfold(unfolded);
		box.addItemListener(event -> {
			unfold(box.getState());
			dialog.fit();
		});
	}

	/** Fields show and remember 1 where the default is 1.0. */
	private boolean isChanged(final ModuleItem<?> item) {
		return !number(memory.recall(info, item)).equals(number(item.getDefaultValue() == null ? "" : item.getDefaultValue()
			.toString()));
	}

	private void unfold(final boolean shown) {
		folded.forEach(component -> component.setVisible(shown));
	}

	private Label hintLine() {
		dialog.setInsets(0, 0, 0);
		dialog.addMessage(" ".repeat(2 * HINT_COLUMNS));
		return (Label) dialog.getMessage();
	}

	/** Shows the dialog and returns the values by parameter; null if the user cancels. */
	Map<String, Object> ask() {
		showHints();
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final Field field : fields) {
			values.put(field.item.getName(), field.value());
			memory.remember(info, field.item, field.value());
		}
		return values;
	}

	private void add(final ModuleItem<?> item) {
		final String value = memory.recall(info, item);
		if (item.getType() == boolean.class) {
			dialog.addCheckbox(item.getLabel(), Boolean.parseBoolean(value));
			fields.add(new Field(item, (Component) dialog.getCheckboxes().lastElement()));
		}
		else if (item.getChoices() != null && !item.getChoices().isEmpty()) addChoice(item, value);
		else if (item.getType() == String.class) addText(item, value);
		else {
			dialog.addStringField(item.getLabel(), number(value));
			fields.add(new Field(item, (Component) dialog.getStringFields().lastElement()));
		}
	}

	private static String number(final String text) {
		return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
	}

	private void addChoice(final ModuleItem<?> item, final String value) {
		final String[] choices = item.getChoices().stream().map(String::valueOf).toArray(String[]::new);
		dialog.addChoice(item.getLabel(), choices, value);
		fields.add(new Field(item, (Component) dialog.getChoices().lastElement()));
	}

	private void addText(final ModuleItem<?> item, final String value) {
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		switch (style) {
			case "open", "save" -> dialog.addFileField(item.getLabel(), value, TEXT_COLUMNS);
			case "directory" -> {
				dialog.addDirectoryField(item.getLabel(), "", TEXT_COLUMNS);
				((TextField) dialog.getStringFields().lastElement()).setText(value);
			}
			default -> dialog.addStringField(item.getLabel(), value, TEXT_COLUMNS);
		}
		fields.add(new Field(item, (Component) dialog.getStringFields().lastElement()));
	}

	private void explainOnFocus(final Field field) {
		field.component.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent event) {
				explanation = field.item.getDescription();
				showHints();
			}
		});
	}

	/** Explains the field, tells the first problem, and returns whether there is none, which is when OK can be pressed. */
	private boolean showHints() {
		final String problem = problem();
		final int next = say(0, explanation, Color.DARK_GRAY), end = say(next, problem == null ? "" : problem, WRONG);
		for (int line = end; line < hints.length; line++) hints[line].setText("");
		return problem == null;
	}

	/** Puts a text into the lines from one on; returns the line behind it. */
	private int say(final int first, final String text, final Color colour) {
		int line = first;
		for (final String part : WrappedText.lines(text, HINT_COLUMNS)) {
			if (line == hints.length) break;
			hints[line].setForeground(colour);
			hints[line++].setText(part);
		}
		return line;
	}

	private String problem() {
		for (final Field field : fields) {
			final String problem = ParameterCheck.problem(field.item, field.value().toString());
			if (problem != null) return problem;
		}
		return null;
	}
}
