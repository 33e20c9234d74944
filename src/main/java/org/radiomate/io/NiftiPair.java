package org.radiomate.io;

import org.radiomate.task.ProblemException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a NIfTI image by the name of one: a pair is chosen by either.
 *
 * @param header the file with the header
 * @param voxels the file with the voxels if the header says that they are apart
 */
record NiftiPair(Path header, Path voxels) {

	private static final String HEADER = ".hdr", VOXELS = ".img", PACKED = ".gz";

	/** Whether a name ends as one of a pair. */
	static boolean isPair(final Path file) {
		final String name = plain(file);
		return name.endsWith(HEADER) || name.endsWith(VOXELS);
	}

	static NiftiPair of(final Path file) {
		if (!isPair(file)) return new NiftiPair(file, file);
		return plain(file).endsWith(HEADER) ? new NiftiPair(file, partner(file, VOXELS)) : new NiftiPair(partner(file, HEADER), file);
	}

	private static String plain(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
	}

	/** The other file, packed or not, its ending in small or capital letters. */
	private static Path partner(final Path file, final String ending) {
		final String stem = file.getFileName().toString().substring(0, plain(file).length() - ending.length());
		final List<String> names = Stream.of(ending, ending + PACKED).flatMap(end -> Stream.of(end, end.toUpperCase(Locale.ROOT))).map(
			end -> stem + end).toList();
		return names.stream().map(file::resolveSibling).filter(Files::isRegularFile).findFirst().orElseThrow(
			() -> new ProblemException(file + " is one of two files, and " + names.get(0) + " is not beside it. Copy both."));
	}
}
