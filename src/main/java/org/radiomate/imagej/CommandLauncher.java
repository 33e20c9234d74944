package org.radiomate.imagej;

import org.radiomate.task.ProblemException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;
import org.scijava.widget.Button;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Runs our commands outside Fiji's menus, for a terminal and for plain ImageJ: names are checked, left-out parameters take
 * their defaults, nothing is remembered, and a failure or cancellation comes back as a sentence.
 *
 * @param context a SciJava context with the services of {@link #newContext()}
 */
public record CommandLauncher(Context context) {

	/** Marks a parameter that a dialog may fold away. */
	public static final String ADVANCED = "advanced";

	private static final String COMMANDS = "org.radiomate.command.";

	/** A context with what commands need. */
	public static Context newContext() {
		// no library is to print that it has nothing to log with
		System.setProperty("slf4j.internal.verbosity", "ERROR");
		return new Context(CommandService.class, ModuleService.class, PluginService.class,
			org.scijava.parse.ParseService.class, InputMemory.class);
	}

	/** All our commands by class name. */
	public List<CommandInfo> commands() {
		return context.service(CommandService.class).getCommands().stream().filter(info -> info.getClassName().startsWith(
			COMMANDS)).sorted(Comparator.comparing(CommandInfo::getClassName)).toList();
	}

	/** The command of a class name, with or without its package. */
	public CommandInfo find(final String name) {
		final String className = name.contains(".") ? name : COMMANDS + name;
		return commands().stream().filter(info -> info.getClassName().equals(className)).findFirst().orElseThrow(
			() -> new ProblemException("There is no command '" + name + "'. The commands are: " + commands().stream().map(
				CommandLauncher::simpleName).collect(Collectors.joining(", ")) + "."));
	}

	/** Whether a module is one of our commands. */
	static boolean isOurs(final ModuleInfo info) {
		return info.getDelegateClassName().startsWith(COMMANDS);
	}

	/** The label of a parameter or output, or its name where it has none. */
	public static String label(final ModuleItem<?> item) {
		return item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel();
	}

	/** The class name without its package. */
	public static String simpleName(final CommandInfo info) {
		return info.getClassName().substring(COMMANDS.length());
	}

	/** The parameters that a user may set; services are the context's own affair, and a button holds no value. */
	public static List<ModuleItem<?>> parameters(final CommandInfo info) {
		final List<ModuleItem<?>> parameters = new ArrayList<>();
		for (final ModuleItem<?> item : info.inputs()) {
			if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class && !isButton(item)) parameters
				.add(item);
		}
		return parameters;
	}

	/** Whether an input is a button of Fiji's dialog. */
	static boolean isButton(final ModuleItem<?> item) {
		return item.getType() == Button.class;
	}

	/**
	 * Runs a command to its end.
	 *
	 * @param inputs by parameter name; values are converted to the parameter's type
	 * @throws ProblemException for an unknown parameter, and if the command fails or is cancelled, with the reason
	 */
	public Module run(final CommandInfo info, final Map<String, ?> inputs) {
		refuseUnknown(info, inputs);
		final List<PreprocessorPlugin> before = context.service(PluginService.class).createInstancesOfType(
			PreprocessorPlugin.class);
		final Module module = await(info, before, inputs);
		if (module instanceof Cancelable cancelable && cancelable.isCanceled()) throw new ProblemException(cancelable
			.getCancelReason());
		return module;
	}

	private static void refuseUnknown(final CommandInfo info, final Map<String, ?> inputs) {
		final List<String> names = parameters(info).stream().map(ModuleItem::getName).toList();
		for (final String name : inputs.keySet()) {
			if (!names.contains(name)) throw new ProblemException(simpleName(info) + " has no parameter '" + name +
				"'. Its parameters are: " + String.join(", ", names) + ".");
		}
	}

	private static Throwable root(final Throwable e) {
		return e.getCause() == null ? e : root(e.getCause());
	}

	@SuppressWarnings("unchecked")
	private Module await(final CommandInfo info, final List<PreprocessorPlugin> before, final Map<String, ?> inputs) {
		try {
			return context.service(ModuleService.class).run(info, before, List.of(), (Map<String, Object>) inputs).get();
		}
		catch (final ExecutionException e) {
			throw new ProblemException(simpleName(info) + " failed: " + root(e) +
				". If it names a class, a library is missing: install Radiomate anew.", e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new ProblemException(simpleName(info) + " was interrupted.", e);
		}
	}
}
