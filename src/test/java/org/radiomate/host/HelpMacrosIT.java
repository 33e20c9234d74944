package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.host.PlainImageJ.Outcome;
import org.radiomate.io.dicom.DicomStudies;
import org.radiomate.site.HelpMacros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The macros that the help shows run in plain ImageJ as they stand there, without a message, and print what they promise. */
class HelpMacrosIT {

	private static final Path PAGES = Path.of("src", "site", "markdown");
	private static final String HEADING = "=== ";

	/** Nothing is open and the ROI Manager is empty; the log stays. */
	private static final String CLEAN = """
		run("Close All");
		titles = getList("window.titles");
		for (i = 0; i < titles.length; i++) if (titles[i] != "Log") close(titles[i]);
		if (isOpen("ROI Manager")) roiManager("reset");
		""";

	@TempDir
	static Path folder;
	private static PlainImageJ imageJ;
	private static Path study;

	@BeforeAll
	static void finishAStudy() throws IOException, InterruptedException {
		assumeTrue(PlainImageJ.hasScreen(), "no window can be opened");
		imageJ = PlainImageJ.unpackedInto(folder.resolve("imagej"));
		study = Terminal.finishedStudy(folder);
		DicomStudies.write(folder.resolve("dicom"));
	}

	/** A macro behind the folders that the page says it has. */
	private String macro(final String name, final String block) throws IOException {
		return "study = " + PlainImageJ.quoted(study.toString()) + ";\nout = " + PlainImageJ.quoted(Files.createDirectories(folder
			.resolve("out").resolve(name)).toString()) + ";\ndicom = " + PlainImageJ.quoted(folder.resolve("dicom").toString()) +
			";\n" + block;
	}

	private String step(final String name, final String block) throws IOException {
		final Path file = folder.resolve(name + ".ijm");
		PlainImageJ.write(file, macro(name, block));
		return "print(" + PlainImageJ.quoted(HEADING + name) + ");\nrunMacro(" + PlainImageJ.quoted(file.toString()) + ");\n";
	}

	private static void assertPrinted(final Outcome outcome, final List<String> names) {
		assertTrue(outcome.completed(), outcome::toString);
		for (final String name : names) {
			final String text = outcome.log().substring(outcome.log().indexOf(HEADING + name + "\n") + HEADING.length() + name
				.length() + 1);
			assertFalse(text.isBlank() || text.startsWith(HEADING), () -> name + " printed nothing:\n" + outcome.log());
		}
	}

	@Test
	void everyCommandsMacrosRun() throws IOException {
		final StringBuilder all = new StringBuilder();
		final List<String> names = new ArrayList<>();
		for (final Path page : PlainImageJ.list(PAGES.resolve("commands"))) {
			final List<String> blocks = HelpMacros.toRun(page);
			for (int i = 0; i < blocks.size(); i++) {
				final String name = page.getFileName().toString().replace(".md", "-") + (i + 1);
				names.add(name);
				all.append(step(name, blocks.get(i))).append(CLEAN);
			}
		}
		assertTrue(names.size() > 35, names::toString);
		assertPrinted(imageJ.runLong(all.toString()), names);
	}

	/** One session: each chapter goes on where the one before ended, and prints what the page says. */
	@Test
	void theFirstStudyRunsAndPrintsWhatThePageSays() throws IOException {
		final Path page = PAGES.resolve("guide.md");
		final StringBuilder all = new StringBuilder();
		final List<String> blocks = HelpMacros.toRun(page);
		for (int i = 0; i < blocks.size(); i++) {
			final Path file = folder.resolve("guide-" + i + ".ijm");
			PlainImageJ.write(file, macro("guide", blocks.get(i)));
			all.append("runMacro(").append(PlainImageJ.quoted(file.toString())).append(");\n");
		}
		final Outcome outcome = imageJ.runLong(all.toString());
		assertTrue(outcome.completed(), outcome::toString);
		final List<String> printed = HelpMacros.printed(page);
		assertTrue(printed.size() > 8, printed::toString);
		for (final String line : printed) assertTrue(outcome.log().contains(line), () -> line + " is not in\n" + outcome.log());
	}
}
