package org.radiomate.imagej;

import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/** Keeps what Fiji's dialog was given, once the user has pressed OK. */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY - 1)
public final class RememberInputs extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private InputMemory memory;

	@Override
	public void process(final Module module) {
		if (memory != null && CommandLauncher.isOurs(module.getInfo())) memory.afterAsking(module);
	}
}
