package org.radiomate.imagej;

import ij.IJ;
import ij.Macro;
import ij.plugin.frame.Recorder;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a command from plain ImageJ's menu or a macro: parameters from the macro's options or from a dialog, one recorder
 * line, outputs as tables and log lines, problems as ImageJ's own error messages.
 */
final class CommandBridge {

	private static final String TITLE = "Radiomate";
	private static final int BOX_COLUMNS = 100;

	/** ImageJ's own property table holds the context, so that it is made once for a running ImageJ. */
	private static final String CONTEXT = "org.radiomate.context";

	private final CommandLauncher launcher;
	private final CommandInfo info;

	private CommandBridge(final CommandLauncher launcher, final CommandInfo info) {
		this.launcher = launcher;
		this.info = info;
	}

	/** Runs the command of a class. */
	static void run(final String commandClass) {
		final ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(CommandBridge.class.getClassLoader());
		try {
			final CommandLauncher launcher = new CommandLauncher(context());
			new CommandBridge(launcher, launcher.find(commandClass)).run();
		}
		catch (final ProblemException e) {
			tell(e.getMessage());
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/** Fiji's own context where there is one; asked for only there, because plain ImageJ would make a stray one. */
	private static Context context() {
		if (isFiji() && IJ.runPlugIn("org.scijava.Context", "") instanceof Context fiji) return fiji;
		if (IJ.getProperty(CONTEXT) instanceof Context made) return made;
		IJ.showStatus("Starting Radiomate...");
		final Context context = CommandLauncher.newContext();
		IJ.setProperty(CONTEXT, context);
		IJ.showStatus("");
		return context;
	}

	/** Fiji patches ImageJ with a field that plain ImageJ lacks (net.imagej.patcher.LegacyHooks). */
	private static boolean isFiji() {
		try {
			IJ.class.getField("_hooks");
			return true;
		}
		catch (final NoSuchFieldException e) {
			return false;
		}
	}

	/** A cancelled command needs no message box; anything else is said, and stops the macro that called. */
	private static void tell(final String reason) {
		IJ.showProgress(1);
		if (reason.startsWith(Progress.CANCELLED)) IJ.showStatus(reason);
		else IJ.error(TITLE, String.join("\n", WrappedText.lines(reason, BOX_COLUMNS)));
		if (Macro.getOptions() != null) Macro.abort();
	}

	private void run() {
		final String options = Macro.getOptions();
		final Map<String, Object> values = options != null ? new LinkedHashMap<>(MacroOptions.parse(options)) : asked();
		if (values == null) return;
		final Module module = ran(values, options == null);
		for (final ModuleItem<?> output : info.outputs()) {
			OutputDisplay.show(CommandLauncher.label(output), module.getOutput(output.getName()));
		}
		IJ.showProgress(1);
		IJ.showStatus(info.getLabel().replace("...", "") + ": done");
	}

	/** The values of the dialog, which a command without parameters has not; null if the user cancels. */
	private Map<String, Object> asked() {
		if (CommandLauncher.parameters(info).isEmpty()) return Map.of();
		return new CommandDialog(launcher.context().service(InputMemory.class), info).ask();
	}

	/** A command that asks for more puts the answers into its parameters; these are recorded. */
	private Module ran(final Map<String, Object> values, final boolean interactive) {
		final Map<String, Object> recorded = new LinkedHashMap<>(values);
		try {
			final Module module = launcher.run(info, values);
			recorded.replaceAll((name, value) -> info.getInput(name).getType() == String.class ? module.getInput(name) : value);
			return module;
		}
		finally {
			if (interactive) record(recorded);
		}
	}

	private void record(final Map<String, Object> values) {
		if (!Recorder.record) return;
		for (final ModuleItem<?> item : CommandLauncher.parameters(info)) {
			final Object value = values.get(item.getName());
			if (value == null || value.toString().isEmpty()) continue;
			Recorder.recordOption(item.getName(), value.toString().replace('\\', '/'));
		}
	}
}
