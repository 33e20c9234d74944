package org.radiomate.imagej;

import org.radiomate.study.OptionsFile;
import org.radiomate.task.ProblemException;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.util.ClassUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a command when it runs, filled from an options file. What the user set to something else than its
 * default stays: it overrides the file.
 *
 * @param command the command
 * @param info of the command
 */
public record CommandInputs(Object command, CommandInfo info) {

	/**
	 * Fills the parameters.
	 *
	 * @param refused parameters that the file may not have
	 * @param alternatives sets of parameters that exclude each other: where the user gave one, the file's others are not taken
	 * @return the parameters that override the file
	 * @throws ProblemException for an unknown parameter or a value of the wrong kind
	 */
	public List<String> fill(final OptionsFile file, final Set<String> refused, final List<Set<String>> alternatives) {
		final List<String> changed = changed();
		for (final String name : file.options().keySet()) {
			final ModuleItem<?> item = info.getInput(name);
			if (item == null || refused.contains(name) || !InputMemory.isValue(item)) throw unknown(file, name, refused);
			final boolean otherGiven = alternatives.stream().anyMatch(set -> set.contains(name) && changed.stream().anyMatch(
				set::contains));
			if (!changed.contains(name) && !otherGiven) set(item, value(file, item, file.options().get(name)));
		}
		return changed.stream().filter(name -> !refused.contains(name)).toList();
	}

	private List<String> changed() {
		final List<String> changed = new ArrayList<>();
		for (final ModuleItem<?> item : CommandLauncher.parameters(info)) {
			if (InputMemory.isValue(item) && !Objects.equals(ClassUtils.getValue(field(item), command), item.getDefaultValue()))
				changed.add(item.getName());
		}
		return changed;
	}

	private java.lang.reflect.Field field(final ModuleItem<?> item) {
		return ClassUtils.getField(command.getClass(), item.getName());
	}

	private ProblemException unknown(final OptionsFile file, final String name, final Set<String> refused) {
		return new ProblemException(file.file() + " has the option '" + name + "', which an options file cannot have. It may have: " +
			CommandLauncher.parameters(info).stream().map(ModuleItem::getName).filter(known -> !refused.contains(known)).collect(
				Collectors.joining(", ")) + ".");
	}

	private static Object value(final OptionsFile file, final ModuleItem<?> item, final Object value) {
		final Class<?> type = item.getType();
		if (type == boolean.class && value instanceof Boolean) return value;
		if (type == String.class) return isPath(item) ? file.path(value.toString()) : value.toString();
		if (type == double.class && value instanceof Number number) return number.doubleValue();
		if (type == long.class && isWhole(value)) return ((Number) value).longValue();
		if (type == int.class && isWhole(value) && ((Number) value).longValue() == ((Number) value).intValue()) return ((Number) value).intValue();
		throw new ProblemException(file.file() + ": '" + item.getName() + "' is '" + value + "', which is no " + (type == boolean.class
			? "true or false" : type == double.class ? "number" : "whole number") + ". Correct it.");
	}

	private static boolean isWhole(final Object value) {
		return value instanceof Integer || value instanceof Long;
	}

	private static boolean isPath(final ModuleItem<?> item) {
		return item.getWidgetStyle() != null && Set.of("open", "save", "directory").contains(item.getWidgetStyle());
	}

	private void set(final ModuleItem<?> item, final Object value) {
		ClassUtils.setValue(field(item), command, value);
	}
}
