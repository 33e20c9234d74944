package org.radiomate.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that are no slices and need not be: counted by kind, so that hundreds of them make one remark. */
final class SkippedFiles {

	private final Map<String, List<Path>> byKind = new TreeMap<>();

	/** @param kind what such files are, in the plural */
	void add(final String kind, final Path file) {
		byKind.computeIfAbsent(kind, one -> new ArrayList<>()).add(file);
	}

	/** A sentence for each kind. */
	List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		byKind.forEach((kind, files) -> remarks.add("Skipped " + kind + ": " + files.get(0) + (files.size() == 1 ? "." : " and " +
			(files.size() - 1) + " more.")));
		return remarks;
	}
}
