package org.radiomate.imagej;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Remembers what was typed into our dialogs, and nothing else: SciJava's own memory would also keep what macros and
 * scripts passed, and hand it to the next script that leaves a parameter out. What names a study's own files and columns is
 * remembered for all commands together, so that somebody who goes through the steps types it once.
 */
@Plugin(type = Service.class)
public final class InputMemory extends AbstractService {

	/** Parameters that mean the same in every step of a study, where a dialog shows them at once. */
	static final Set<String> OF_THE_STUDY = Set.of("manifest", "featuretable", "clinicaltable", "idcolumn", "outcome", "positive",
		"horizonmonths", "splitfile", "reader", "variables", "agreementtable", "selectedfile", "modeldir", "outputdir", "studydir");

	private static final String STUDY = "study.";

	@Parameter
	private PrefService preferences;

	@Parameter
	private ConvertService conversions;

	private final Set<Module> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	/** Whether a parameter is text, a number or a switch; images are found by others. */
	static boolean isValue(final ModuleItem<?> item) {
		return item.getType() == String.class || item.getType().isPrimitive();
	}

	/** The value of last time as text, or the default, for a dialog to show. */
	String recall(final ModuleInfo command, final ModuleItem<?> item) {
		final Object standard = item.getDefaultValue();
		return preferences.get(InputMemory.class, key(command, item), standard == null ? "" : standard.toString());
	}

	/** Keeps a value that was typed, unless it holds a password. */
	void remember(final ModuleInfo command, final ModuleItem<?> item, final Object value) {
		if (ParameterCheck.holdsPassword(String.valueOf(value))) return;
		preferences.put(InputMemory.class, key(command, item), String.valueOf(value));
	}

	/** Folded-away parameters are a command's own: nobody would see what another command put there. */
	private static boolean isOfTheStudy(final ModuleItem<?> item) {
		return OF_THE_STUDY.contains(item.getName()) && item.get(CommandLauncher.ADVANCED) == null;
	}

	/** Prepares a module whose parameters a dialog is going to ask for. */
	void beforeAsking(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (isValue(item)) recall(module, item);
		}
		asked.add(module);
	}

	private <T> void recall(final Module module, final ModuleItem<T> item) {
		final T value = conversions.convert(recall(module.getInfo(), item), item.getType());
		if (value != null) item.setValue(module, value);
	}

	/** Keeps what the dialog was given; nothing for a module that was called. */
	void afterAsking(final Module module) {
		if (!asked.remove(module)) return;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (isValue(item)) remember(module.getInfo(), item, item.getValue(module));
		}
	}

	private static String key(final ModuleInfo command, final ModuleItem<?> item) {
		// a report is in the folder that the steps write into
		if (isOfTheStudy(item)) return STUDY + item.getName().replace("studydir", "outputdir");
		return command.getDelegateClassName() + "." + item.getName();
	}
}
