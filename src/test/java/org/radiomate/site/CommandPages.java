package org.radiomate.site;

import org.radiomate.imagej.CommandLauncher;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the pages of the help say that the program knows better: each command's parameters, and the list of all commands. */
final class CommandPages {

	static final Path FOLDER = Path.of("src/site/markdown");
	static final Path CONTENTS = FOLDER.resolve("index.md");

	private static final Path MENU = Path.of("plugins.config");
	private static final String PARAMETERS = "## Parameters\n", COMMANDS = "## Commands\n", SEE_ALSO = "## See also\n";
	private static final Pattern SUMMARY = Pattern.compile("# .*\n\n((?:.+\n)+)");

	private CommandPages() {}

	/** The file of a command's page. */
	static Path file(final CommandInfo command) {
		return FOLDER.resolve("commands").resolve(CommandLauncher.simpleName(command) + ".md");
	}

	/** A command's page with its parameters as they are now. */
	static String withParameters(final CommandInfo command, final String page) {
		final String before = before(page, PARAMETERS, SEE_ALSO);
		return before + parameters(command) + page.substring(page.indexOf(SEE_ALSO));
	}

	/** The contents with the commands as they are now, in the order of the menu. */
	static String withCommands(final List<CommandInfo> commands, final String contents) {
		final Map<String, CommandInfo> byClass = commands.stream().collect(Collectors.toMap(CommandInfo::getClassName, Function
			.identity()));
		final StringBuilder lines = new StringBuilder(COMMANDS + "\nIn the order of the menu *Plugins > Radiomics*.\n");
		final Matcher item = Pattern.compile("(?m)^Plugins>(Radiomics(?:>[^,]*)?), .*\"([^\"]+)\"\\)$").matcher(read(MENU));
		String menu = "";
		while (item.find()) {
			if (!item.group(1).equals(menu)) lines.append("\n### ").append(item.group(1).replaceAll(".*>", "")).append("\n\n");
			menu = item.group(1);
			lines.append(line(byClass.get(item.group(2))));
		}
		return before(contents, COMMANDS, COMMANDS) + lines;
	}

	private static String before(final String page, final String first, final String otherwise) {
		final int own = page.indexOf(first), end = own < 0 ? page.indexOf(otherwise) : own;
		return end < 0 ? page : page.substring(0, end);
	}

	private static String line(final CommandInfo command) {
		return "* [" + command.getLabel() + "](commands/" + CommandLauncher.simpleName(command) + ".md): " + summary(read(file(
			command))) + "\n";
	}

	/** The sentence below a page's heading. */
	static String summary(final String page) {
		final Matcher summary = SUMMARY.matcher(page);
		if (!summary.lookingAt()) throw new AssertionError("a page begins with a heading and a sentence: " + page.lines()
			.findFirst());
		return summary.group(1).trim().replace('\n', ' ');
	}

	private static String parameters(final CommandInfo command) {
		final List<String> lines = new ArrayList<>(List.of("## Parameters", ""));
		final List<ModuleItem<?>> inputs = CommandLauncher.parameters(command);
		if (inputs.isEmpty()) lines.add("None.");
		else {
			lines.addAll(List.of("| in the dialog | in a macro | default | what it is |", "|---|---|---|---|"));
			inputs.forEach(input -> lines.add(row(input)));
		}
		lines.addAll(List.of("", "Outputs, for scripts: " + outputs(command) + ".", "", ""));
		return String.join("\n", lines);
	}

	private static String row(final ModuleItem<?> input) {
		final boolean advanced = input.get(CommandLauncher.ADVANCED) != null;
		return "| " + input.getLabel() + (advanced ? " (advanced)" : "") + " | `" + input.getName() + "` | " + code(standard(
			input)) + " | " + input.getDescription().replace("|", "\\|") + choices(input) + " |";
	}

	private static String standard(final ModuleItem<?> input) {
		return input.getDefaultValue() == null ? "" : input.getDefaultValue().toString().replaceAll("\\.0$", "");
	}

	private static String code(final String text) {
		return text.isEmpty() ? "" : "`" + text + "`";
	}

	private static String choices(final ModuleItem<?> input) {
		return input.getChoices() == null || input.getChoices().isEmpty() ? "" : ". One of " + input.getChoices().stream().map(
			choice -> code(choice.toString())).collect(Collectors.joining(", "));
	}

	private static String outputs(final CommandInfo command) {
		return StreamSupport.stream(command.outputs().spliterator(), false).map(output -> code(output.getName()) + " (" +
			CommandLauncher.label(output) + ")").collect(Collectors.joining(", "));
	}

	static String read(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
