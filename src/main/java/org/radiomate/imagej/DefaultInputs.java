package org.radiomate.imagej;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.awt.GraphicsEnvironment;

/**
 * Gives our commands' left-out parameters their defaults whenever a macro, a script or a terminal calls, so that a
 * script's result never depends on what was clicked before. Before a dialog it fills in what was typed last time.
 */
@Plugin(type = PreprocessorPlugin.class, priority = DefaultInputs.JUST_BEFORE_PREVIOUS_VALUES)
public final class DefaultInputs extends AbstractPreprocessorPlugin {

	/** SciJava's LoadInputsPreprocessor runs at {@link Priority#VERY_LOW}, which is -10000. */
	static final double JUST_BEFORE_PREVIOUS_VALUES = -9999;

	@Parameter(required = false)
	private InputMemory memory;

	@Override
	public void process(final Module module) {
		if (!CommandLauncher.isOurs(module.getInfo())) return;
		if (memory != null && !GraphicsEnvironment.isHeadless() && !anyPassed(module)) {
			memory.beforeAsking(module);
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (InputMemory.isValue(item) && !module.isInputResolved(item.getName())) setDefault(module, item);
			// or a dialog would open for it alone
			if (CommandLauncher.isButton(item)) module.resolveInput(item.getName());
		}
	}

	private static boolean anyPassed(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (InputMemory.isValue(item) && module.isInputResolved(item.getName())) return true;
		}
		return false;
	}

	private static <T> void setDefault(final Module module, final ModuleItem<T> item) {
		final T value = item.getDefaultValue();
		if (value != null) item.setValue(module, value);
		module.resolveInput(item.getName());
	}
}
