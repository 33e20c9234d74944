package org.radiomate;

import org.radiomate.imagej.CommandLauncher;
import org.radiomate.imagej.HelpPage;
import org.radiomate.task.ProblemException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.parse.ParseService;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs commands from a terminal, with the arguments that Fiji's own launcher takes:
 * {@code --headless --run org.radiomate.command.ExtractStudy "manifest='study.csv',outputdir='out'"}. Several
 * {@code --run} are run in turn until one fails; {@code --help} with a command's name prints its page of the help. Prints each command's outputs, and exits with 1 and the reason if a
 * command fails, is cancelled or is not known, with 2 if the arguments are not understood.
 */
public final class Main {

	private static final int FAILED = 1, MISUSED = 2;
	private static final String HELP = "--help";

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
			System.setProperty("java.awt.headless", "true");
			if (arguments.length > 0 && arguments[0].equals(HELP)) out.println(help(arguments));
			else new Main(out).runAll(parse(arguments));
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

	/** The page of the command that is named, or how to call any. */
	private static String help(final String[] arguments) {
		if (arguments.length == 1) return usage();
		try (Context context = CommandLauncher.newContext()) {
			return HelpPage.ofCommand(CommandLauncher.simpleName(new CommandLauncher(context).find(arguments[1]))).text();
		}
	}

	private static String usage() {
		try (Context context = CommandLauncher.newContext()) {
			final String commands = new CommandLauncher(context).commands().stream().map(info -> "  " + info.getClassName() +
				" - " + info.getLabel()).collect(Collectors.joining("\n"));
			return "Usage: --headless --run <command> \"name='text',name=number\" [--run ...]\n       --help <command>\nCommands:\n" +
				commands;
		}
	}

	private void runAll(final List<Run> runs) {
		try (Context context = CommandLauncher.newContext()) {
			final CommandLauncher launcher = new CommandLauncher(context);
			for (final Run run : runs) {
				final CommandInfo info = launcher.find(run.command);
				printOutputs(info, launcher.run(info, parsed(context, run.arguments)));
			}
		}
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

	private void printOutputs(final CommandInfo info, final Module module) {
		for (final ModuleItem<?> item : info.outputs()) {
			final Object value = module.getOutput(item.getName());
			if (value != null) out.println(TerminalText.of(CommandLauncher.label(item), value));
		}
	}
}
