package org.radiomate.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How outputs name files: relative to a folder of the study where the file lies in it, else by its name alone, so that no
 * output tells where on whose computer a study lay. Forward slashes on every system.
 *
 * @param prefixes folders as they stand in sentences, the longest first, each with its separator
 */
public record StudyPaths(List<String> prefixes) {

	/** The name of a file in the outputs of a folder. */
	public static String name(final Path folder, final Path file) {
		final Path root = folder.toAbsolutePath().normalize(), absolute = file.toAbsolutePath().normalize();
		final boolean inside = absolute.startsWith(root) && !absolute.equals(root);
		return (inside ? root.relativize(absolute) : absolute.getFileName()).toString().replace('\\', '/');
	}

	/**
	 * Names for sentences about these files.
	 *
	 * @param tables tables of the study, in whose folders other files may lie
	 * @param files files that may lie elsewhere
	 */
	public static StudyPaths of(final Collection<Path> tables, final Collection<Path> files) {
		final List<Path> roots = new ArrayList<>();
		tables.forEach(table -> addParents(table, roots));
		for (final Path file : files) {
			if (roots.stream().noneMatch(file::startsWith)) addParents(file, roots);
		}
		return new StudyPaths(roots.stream().map(root -> root + root.getFileSystem().getSeparator()).distinct().sorted(
			Comparator.comparingInt(String::length).reversed()).toList());
	}

	private static void addParents(final Path file, final List<Path> roots) {
		for (final Path form : List.of(file, file.toAbsolutePath(), file.toAbsolutePath().normalize())) {
			final Path parent = form.getParent();
			if (parent != null && parent.getNameCount() > 0 && !roots.contains(parent)) roots.add(parent);
		}
	}

	/** A sentence without the folders in which the study's files lie. */
	public String plain(final String sentence) {
		String text = sentence;
		for (final String prefix : prefixes) text = text.replace(prefix, "");
		return text;
	}
}
