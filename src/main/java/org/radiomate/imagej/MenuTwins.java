package org.radiomate.imagej;

import org.scijava.event.EventHandler;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleService;
import org.scijava.module.event.ModulesAddedEvent;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import java.util.List;

/**
 * Removes the twins that {@code plugins.config} adds for plain ImageJ from Fiji's list of commands, so that its search bar
 * shows each of ours once. Fiji wraps ImageJ's menu items as modules whose identifier is {@code legacy:} and the class
 * (net.imagej.legacy.command.LegacyCommandInfo), and adds them together (net.imagej.legacy.LegacyService).
 */
@Plugin(type = Service.class)
public final class MenuTwins extends AbstractService {

	static final String TWIN = "legacy:" + RadiomicsMenu.class.getName();

	@Parameter
	private ModuleService modules;

	@EventHandler
	private void onEvent(final ModulesAddedEvent event) {
		final List<ModuleInfo> twins = event.getItems().stream().filter(info -> String.valueOf(info.getIdentifier())
			.startsWith(TWIN)).toList();
		if (!twins.isEmpty()) modules.removeModules(twins);
	}
}
