package org.radiomate.imagej;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows our commands' outputs in Fiji as plain ImageJ shows them: tables in windows that are reused, all else in the log.
 * SciJava's own display does not know ImageJ's tables, so the outputs are marked as shown.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.HIGH)
public final class ShowOutputs extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!CommandLauncher.isOurs(module.getInfo())) return;
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			OutputDisplay.show(CommandLauncher.label(output), module.getOutput(output.getName()));
			module.resolveOutput(output.getName());
		}
	}
}
