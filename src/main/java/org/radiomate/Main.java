package org.radiomate;

import org.radiomate.task.ProblemException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.parse.ParseService;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Runs commands from a terminal, with the arguments that Fiji's own launcher takes:
 * {@code --headless --run org.radiomate.command.ExtractStudy "manifest='study.csv',outputdir='out'"}. Several
 * {@code --run} are run in turn until one fails. Prints each command's outputs, and exits with 1 and the reason if a
 * command fails, is cancelled or is not known, with 2 if the arguments are not understood.
 */
public final class Main {

	private static final String COMMANDS = "org.radiomate.command.";
	private static final int FAILED = 1, MISUSED = 2;

	/** One {@code --run}. */
	private record Run(String command, String arguments) {}

	private final PrintStream out;

	private Main(final PrintStream out) {
		this.out = out;
	}

	public static void main(final String[] arguments) {
		System.exit(run(arguments, System.out, System.err));
	}

	/** Runs the commands and returns the exit status; problems are printed to {@code err}. */
	static int run(final String[] arguments, final PrintStream out, final PrintStream err) {
		try {
			final List<Run> runs = parse(arguments);
			System.setProperty("java.awt.headless", "true");
			new Main(out).runAll(runs);
			return 0;
		}
		catch (final IllegalArgumentException e) {
			err.println(e.getMessage());
			return MISUSED;
		}
		catch (final ProblemException e) {
			err.println("Radiomate: " + e.getMessage());
			return FAILED;
		}
	}

	private static List<Run> parse(final String[] arguments) {
		final List<Run> runs = new ArrayList<>();
		for (int i = 0; i < arguments.length; i++) {
			if (arguments[i].equals("--headless")) continue;
			if (!arguments[i].equals("--run") || i + 1 == arguments.length) throw new IllegalArgumentException(usage());
			final String command = arguments[++i];
			final boolean hasArguments = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
			runs.add(new Run(command, hasArguments ? arguments[++i] : ""));
		}
		if (runs.isEmpty()) throw new IllegalArgumentException(usage());
		return runs;
	}

	private static String usage() {
		try (Context context = context()) {
			final String commands = ours(context).stream().map(info -> "  " + info.getClassName() + " - " + info.getLabel())
				.collect(Collectors.joining("\n"));
			return "Usage: --headless --run <command> \"name='text',name=number\" [--run ...]\nCommands:\n" + commands;
		}
	}

	private static Context context() {
		return new Context(CommandService.class, ModuleService.class, ParseService.class, PluginService.class);
	}

	private static List<CommandInfo> ours(final Context context) {
		return context.service(CommandService.class).getCommands().stream().filter(info -> info.getClassName().startsWith(
			COMMANDS)).sorted(Comparator.comparing(CommandInfo::getClassName)).toList();
	}

	private void runAll(final List<Run> runs) {
		try (Context context = context()) {
			for (final Run run : runs) run(context, run);
		}
	}

	private void run(final Context context, final Run run) {
		final CommandInfo info = find(context, run.command);
		final Map<String, Object> inputs = inputs(context, info, run.arguments);
		final Module module = await(context, info, inputs);
		if (module instanceof org.scijava.Cancelable cancelable && cancelable.isCanceled()) throw new ProblemException(
			cancelable.getCancelReason());
		printOutputs(info, module);
	}

	private static CommandInfo find(final Context context, final String name) {
		final String className = name.contains(".") ? name : COMMANDS + name;
		return ours(context).stream().filter(info -> info.getClassName().equals(className)).findFirst().orElseThrow(
			() -> new ProblemException("There is no command '" + name + "'. The commands are: " + ours(context).stream().map(
				info -> info.getClassName().substring(COMMANDS.length())).collect(Collectors.joining(", ")) + "."));
	}

	private static Map<String, Object> inputs(final Context context, final CommandInfo info, final String arguments) {
		final Map<String, Object> inputs = new LinkedHashMap<>(parsed(context, arguments));
		final List<String> names = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs()) {
			if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class) names.add(item.getName());
		}
		for (final String name : inputs.keySet()) {
			if (!names.contains(name)) throw new ProblemException(simpleName(info) + " has no parameter '" + name +
				"'. Its parameters are: " + String.join(", ", names) + ".");
		}
		return inputs;
	}

	private static Map<String, Object> parsed(final Context context, final String arguments) {
		try {
			return context.service(ParseService.class).parse(arguments, false).asMap();
		}
		catch (final RuntimeException e) {
			throw new ProblemException("The arguments \"" + arguments +
				"\" are not understood. Write name='text',name=number, with commas between.", e);
		}
	}

	private static Module await(final Context context, final CommandInfo info, final Map<String, Object> inputs) {
		final List<PreprocessorPlugin> before = new ArrayList<>(context.service(PluginService.class).createInstancesOfType(
			PreprocessorPlugin.class));
		before.removeIf(LoadInputsPreprocessor.class::isInstance);
		try {
			return context.service(ModuleService.class).run(info, before, List.of(), inputs).get();
		}
		catch (final ExecutionException e) {
			throw new ProblemException(simpleName(info) + " failed: " + e.getCause(), e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ProblemException(simpleName(info) + " was interrupted.", e);
		}
	}

	private static String simpleName(final CommandInfo info) {
		return info.getClassName().substring(COMMANDS.length());
	}

	private void printOutputs(final CommandInfo info, final Module module) {
		for (final ModuleItem<?> item : info.outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value != null) out.println(TerminalText.of(item.getLabel() == null || item.getLabel().isEmpty() ? item.getName()
				: item.getLabel(), value));
		}
	}
}
