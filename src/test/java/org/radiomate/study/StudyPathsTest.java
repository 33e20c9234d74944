package org.radiomate.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** No output tells in which folders a study lay. */
class StudyPathsTest {

	@Test
	void namesInsideAreRelativeAndOthersAreNames() {
		final Path folder = Path.of("data", "study");
		assertEquals("images/a.tif", StudyPaths.name(folder, folder.resolve("images").resolve("a.tif")));
		assertEquals("a.tif", StudyPaths.name(folder, Path.of("data", "elsewhere", "a.tif")));
		assertEquals("a.tif", StudyPaths.name(folder, folder.resolve("..").resolve("a.tif")));
		assertEquals("study", StudyPaths.name(folder, folder));
		assertEquals("a.tif", StudyPaths.name(folder, folder.resolve("x").resolve("..").resolve("a.tif").toAbsolutePath()));
	}

	@Test
	void sentencesLoseTheFolders() {
		final Path table = Path.of("data", "Smith, John", "study.csv"), image = Path.of("/archive/Jane Doe/ct/1.tif");
		final StudyPaths paths = StudyPaths.of(List.of(table), List.of(image, table.resolveSibling("images").resolve("b.tif")));
		assertEquals("study.csv, line 2: 1.tif and images/b.tif are wrong", paths.plain(table + ", line 2: " + image + " and " +
			table.toAbsolutePath().resolveSibling("images").resolve("b.tif") + " are wrong"));
	}
}
