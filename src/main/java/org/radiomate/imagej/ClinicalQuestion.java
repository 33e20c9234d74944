package org.radiomate.imagej;

import ij.IJ;
import ij.gui.GenericDialog;

import org.radiomate.model.ClinicalVariable;
import org.radiomate.study.ModelApplication;
import org.radiomate.task.Progress;

import java.awt.Choice;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Asks for a patient's clinical values by name, each with what it may be. Neither a macro nor a terminal is asked: they write
 * the values.
 */
public final class ClinicalQuestion {

	/** Written in place of the values to be asked for them. */
	public static final String ASK = "ask";

	private static final int PROBLEM_COLUMNS = 70;

	private ClinicalQuestion() {}

	/**
	 * The values as they are written: those given, or the user's answers.
	 *
	 * @throws CancellationException if the user cancels
	 */
	public static String answer(final String given, final ModelApplication application) {
		if (!given.trim().equalsIgnoreCase(ASK)) return given;
		final boolean nobodyToAsk = GraphicsEnvironment.isHeadless() || IJ.isMacro();
		return nobodyToAsk || application.model().clinical().isEmpty() ? "" : ask(application);
	}

	/** OK can be pressed when every value is there and can be right. */
	private static String ask(final ModelApplication application) {
		final GenericDialog dialog = new GenericDialog("Clinical values");
		final List<ClinicalVariable> variables = application.model().clinical().variables();
		for (final ClinicalVariable variable : variables) add(dialog, variable, application);
		dialog.addMessage(" ".repeat(PROBLEM_COLUMNS), null, Color.RED.darker());
		final Label line = (Label) dialog.getMessage();
		dialog.addDialogListener((source, event) -> {
			line.setText(problem(application, answers(dialog, variables)));
			return line.getText().isEmpty();
		});
		line.setText(problem(application, answers(dialog, variables)));
		dialog.showDialog();
		if (dialog.wasCanceled()) throw new CancellationException(Progress.CANCELLED);
		final List<String> values = new ArrayList<>();
		answers(dialog, variables).forEach((variable, value) -> {
			if (!value.isEmpty()) values.add(variable.name() + ":" + value);
		});
		return String.join("; ", values);
	}

	/** The first problem; empty if there is none. */
	private static String problem(final ModelApplication application, final Map<ClinicalVariable, String> answers) {
		return answers.entrySet().stream().map(answer -> application.problem(answer.getKey(), answer.getValue())).filter(
			problem -> !problem.isEmpty()).findFirst().orElse("");
	}

	/** The components are read directly, because ImageJ would record their labels as parameters. */
	private static Map<ClinicalVariable, String> answers(final GenericDialog dialog, final List<ClinicalVariable> variables) {
		int text = 0, choice = 0;
		final Map<ClinicalVariable, String> answers = new LinkedHashMap<>();
		for (final ClinicalVariable variable : variables) {
			answers.put(variable, variable.levels().isEmpty() ? ((TextField) dialog.getStringFields().get(text++)).getText().trim()
				: ((Choice) dialog.getChoices().get(choice++)).getSelectedItem());
		}
		return answers;
	}

	/** Nothing is chosen beforehand, so that no value is taken by oversight. */
	private static void add(final GenericDialog dialog, final ClinicalVariable variable,
		final ModelApplication application)
	{
		if (variable.levels().isEmpty()) {
			dialog.addStringField(variable.name(), "", 8);
			dialog.addToSameRow();
			dialog.addMessage(application.allowed(variable));
			return;
		}
		dialog.addChoice(variable.name(), Stream.concat(Stream.of(""), variable.levels().stream()).toArray(String[]::new), "");
	}
}
