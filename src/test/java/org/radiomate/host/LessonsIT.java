package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.host.PlainImageJ.Outcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every lesson in plain ImageJ: it shows what it says it shows, and so does its exercise. */
class LessonsIT {

	private static final Path LESSONS = Path.of("macros", "lessons");

	@TempDir
	Path folder;
	private PlainImageJ imageJ;

	@BeforeEach
	void unpack() {
		assumeTrue(PlainImageJ.hasScreen(), "no window can be opened");
		imageJ = PlainImageJ.unpackedInto(folder);
	}

	static Stream<Arguments> lessons() {
		return Stream.of(//
			Arguments.of("Lesson_1_Count_A_Matrix", List.of("    1  2  0  2  1", "    4  4  0  2  2", "    6  1  0  2  0",
				"Contrast counted by this macro: 7.5", "Value: 7.5\n", "gray level 1: 4 pairs, marked on slice 1")), //
			Arguments.of("Lesson_2_Smooth_And_Mixed", List.of("Volume: 4.3584, 4.3584, ratio 1.00",
				"Roundness: 0.4573, 0.4573, ratio 1.00", "0-1Contrast: 0.5343, 1.2690, ratio 2.37", "ratio 0.36")), //
			Arguments.of("Lesson_3_Bin_Width", List.of("5 HU:  0-1Contrast 13.07", "10 HU:  0-1Contrast 3.40",
				"50 HU:  0-1Contrast 0.274", "100 HU:  0-1Contrast 0.133",
				"1000 HU:  0-1Contrast 0  0-1Homogeneity 1  0-1Entropy 0  0-1Correlation absent")), //
			Arguments.of("Lesson_4_Two_Readers", List.of("214 of 352 features kept", "size: 5 of 5 kept",
				"high percentiles: 5 of 5 kept", "low percentiles: 0 of 5 kept", "third and fourth powers: 0 of 24 kept")), //
			Arguments.of("Lesson_5_Overfitting", List.of("Mean of the splits: 0.86 in training, 0.49 in validation",
				"Nested cross-validation of all 120: median 0.49, from 0.47 to 0.54")), //
			Arguments.of("Lesson_6_A_Full_Study", List.of("Selected: 135-1Correlation\nSelected: Max3DDiameter\nradiomics",
				"radiomics, validation: AUC 0.93 (0.79 to 1.00)", "clinical, validation: AUC 0.58", "a probability of 0.229")), //
			Arguments.of("Lesson_7_Read_A_ROC_Curve", List.of(
				"of the radiomics model 0.930556, of the clinical model 0.583333, z 1.980628\nBy the program:",
				"of the radiomics model 0.930556, of the clinical model 0.583333, z 1.980628, P 0.048")));
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void everyLessonShowsWhatItSays(final String lesson, final List<String> shown) {
		assertShown(imageJ.run(LESSONS.resolve(lesson + ".ijm"), folder.resolve("a lesson").toString()), shown);
	}

	/** The change of the macro that an exercise asks for, and what its solution says. */
	static Stream<Arguments> exercises() {
		return Stream.of(//
			Arguments.of("Lesson_1_Count_A_Matrix", "direction = 0;", "direction = 90;", List.of("this macro, 15 pairs",
				"    1  5  0  1  0", "    4  3  0  3  0", "    6  0  0  1  2", "this macro: 2.6667", "Value: 2.66666")), //
			Arguments.of("Lesson_2_Smooth_And_Mixed", " seed=1\");", " coarseness=2 seed=1\");", List.of("ratio 1.51",
				"LongRunEmphasis: 8.3045, 4.2569, ratio 0.51")), //
			Arguments.of("Lesson_4_Two_Readers", "cutoff = 0.75;", "cutoff = 0.9;", List.of("86 of 352 features kept")), //
			Arguments.of("Lesson_5_Overfitting", "training = 20;", "training = 90;", List.of(
				"Mean of the splits: 0.68 in training, 0.55 in validation", "0.44 in validation", "0.68 in validation")), //
			Arguments.of("Lesson_6_A_Full_Study", "effect = 1;", "effect = 0;", List.of(
				"No feature passed the univariate screen", "radiomics, validation: AUC 0.50 (0.50 to 0.50)",
				"clinical, training: AUC 0.82", "integrated, validation: AUC 0.67 (0.39 to 0.94)")), //
			Arguments.of("Lesson_7_Read_A_ROC_Curve", "Plot.create(", "Array.getStatistics(Table.getColumn(\"youden\"), a, b);\n" +
				"for (i = 0; i < Table.size; i++) if (Table.get(\"youden\", i) == b) print(\"Best\", Table.get(\"threshold\", i), " +
				"Table.get(\"sensitivity\", i), Table.get(\"specificity\", i));\nPlot.create(", List.of("Best 0.6329 0.8889 1")));
	}

	@ParameterizedTest
	@MethodSource("exercises")
	void everySolutionIsRight(final String lesson, final String before, final String after, final List<String> shown) {
		final String text = PlainImageJ.read(LESSONS.resolve(lesson + ".ijm"));
		assertTrue(text.contains(before), before);
		assertShown(imageJ.run(text.replace(before, after)), shown);
	}

	private static void assertShown(final Outcome outcome, final List<String> shown) {
		assertTrue(outcome.completed(), outcome::toString);
		for (final String part : shown) assertTrue(outcome.log().contains(part), () -> part + " is not in\n" + outcome.log());
		assertEquals(1, Pattern.compile("(?m)^Learned: .*\\.$").matcher(outcome.log()).results().count(), outcome::log);
	}

	/** As the menu does: the lesson is opened in the editor from the jar, without a message, and again from the copy. */
	@Test
	void theMenuOpensALessonInTheEditor() {
		final String open = "run(\"Open Radiomics Lesson...\", \"lesson=[3: bin width] savefolder=[" + folder + "]\");";
		final Outcome outcome = imageJ.run(open + open + "\nwait(500);\nprint(isOpen(\"Lesson_3_Bin_Width.ijm\"));");
		assertTrue(outcome.completed(), outcome::toString);
		assertTrue(outcome.log().endsWith("1\n"), outcome::toString);
		assertTrue(Files.exists(folder.resolve("Lesson_3_Bin_Width.ijm")));
	}
}
