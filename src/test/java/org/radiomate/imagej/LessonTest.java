package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The lessons as texts; {@code LessonsIT} runs them. */
class LessonTest {

	private static final Path MACROS = Path.of("macros", "lessons");
	private static final int LONGEST_LINE = 127;

	@TempDir
	Path folder;

	/** In this order: what it is for, what to see, how to change it, a question and its answer. */
	@ParameterizedTest
	@EnumSource(Lesson.class)
	void everyLessonHasItsParts(final Lesson lesson) {
		int from = 0;
		for (final String part : List.of("// Lesson " + (lesson.ordinal() + 1) + ": ", "// Objective: ", "// Step 1: ",
			"// Expected: ", "print(\"Learned: ", "// Adapt it: ", "// Exercise: ", "// Solution: "))
		{
			final int at = lesson.text().indexOf(part);
			assertTrue(at >= from, part + " is missing or misplaced");
			from = at;
		}
		assertTrue(lesson.label().startsWith(lesson.ordinal() + 1 + ": "), lesson.label());
	}

	@ParameterizedTest
	@EnumSource(Lesson.class)
	void itIsReadableAndNamesNoPlace(final Lesson lesson) {
		assertEquals(List.of(), lesson.text().lines().filter(line -> line.replace("\t", "    ").length() > LONGEST_LINE + 4)
			.toList());
		assertFalse(lesson.text().matches("(?s).*(/home|/tmp|C:|https?:).*"), "a path or an address");
	}

	@Test
	void allFilesAreLessons() throws IOException {
		try (Stream<Path> files = Files.list(MACROS)) {
			assertEquals(Arrays.stream(Lesson.values()).map(Lesson::file).sorted().toList(), files.map(file -> file.getFileName()
				.toString()).sorted().toList());
		}
	}

	@Test
	void aChangedCopyStays() throws IOException {
		final Path copy = Lesson.BIN_WIDTH.copyInto(folder);
		assertEquals(Lesson.BIN_WIDTH.text(), Files.readString(copy));
		Files.writeString(copy, "print(1);");
		assertEquals(copy, Lesson.BIN_WIDTH.copyInto(folder));
		assertEquals("print(1);", Files.readString(copy));
		assertEquals(Lesson.BIN_WIDTH.text(), Files.readString(Lesson.BIN_WIDTH.copyInto(null)));
	}

	@Test
	void anUnknownLessonIsRefused() {
		assertEquals(Lesson.TWO_READERS, Lesson.of(" 4: two readers "));
		assertProblem(() -> Lesson.of("8: deep learning"), "no lesson '8: deep learning'", "3: bin width");
	}
}
