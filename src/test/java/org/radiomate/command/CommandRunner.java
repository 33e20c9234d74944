package org.radiomate.command;

import org.radiomate.imagej.CommandLauncher;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import java.util.List;
import java.util.Map;

/** Runs commands through a real SciJava context, as a script does. */
final class CommandRunner implements AutoCloseable {

	private final Context context = new Context();

	/** Runs a command to its end. */
	CommandModule run(final Class<? extends RadiomicsCommand> command, final Map<String, Object> inputs) {
		try {
			return context.service(CommandService.class).run(command, true, inputs).get();
		}
		catch (final Exception e) {
			throw new AssertionError(command.getSimpleName() + " threw", e);
		}
	}

	/** The reason why a command refuses its inputs. */
	String reason(final Class<? extends RadiomicsCommand> command, final Map<String, Object> inputs) {
		final CommandModule module = run(command, inputs);
		if (!module.isCanceled()) throw new AssertionError(command.getSimpleName() + " accepted " + inputs);
		return module.getCancelReason();
	}

	/** Runs a command that must succeed. */
	CommandModule succeed(final Class<? extends RadiomicsCommand> command, final Map<String, Object> inputs) {
		final CommandModule module = run(command, inputs);
		if (module.isCanceled()) throw new AssertionError(command.getSimpleName() + ": " + module.getCancelReason());
		return module;
	}

	/** All our commands. */
	List<CommandInfo> all() {
		return context.service(CommandService.class).getCommands().stream().filter(info -> info.getClassName().startsWith(
			RadiomicsCommand.class.getPackageName() + ".")).toList();
	}

	/** The names of a command's parameters that a user sets. */
	static List<String> parameters(final CommandInfo info) {
		return CommandLauncher.parameters(info).stream().map(item -> item.getName()).toList();
	}

	@Override
	public void close() {
		context.dispose();
	}
}
