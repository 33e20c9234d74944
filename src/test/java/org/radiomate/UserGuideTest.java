package org.radiomate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of the README do what it says, and the launcher's exit status and messages are right. */
class UserGuideTest {

	@TempDir
	Path folder;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();

	private int run(final String... arguments) {
		return Main.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8));
	}

	private static String readme() throws IOException {
		return Files.readString(Path.of("README.md"));
	}

	/** The fenced blocks of shell commands, continued lines joined. */
	private static List<String> commands() throws IOException {
		final List<String> commands = new ArrayList<>();
		final Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(readme());
		while (block.find()) commands.addAll(block.group(1).replace("\\\n", " ").lines().filter(line -> !line.isBlank())
			.toList());
		return commands;
	}

	/** The words of the launcher's part of a shell command, quotes taken off. */
	private String[] launcherArguments(final String command) {
		final String launcher = command.substring(command.indexOf(".jar") + ".jar".length());
		final List<String> words = new ArrayList<>();
		final Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(launcher);
		while (word.find()) words.add((word.group(1) == null ? word.group(2) : word.group(1)).replace("outputdir='", "outputdir='" +
			folder + "/").replace("='out", "='" + folder + "/out"));
		return words.toArray(String[]::new);
	}

	@Test
	void everyLauncherCommandOfTheReadmeRuns() throws IOException {
		final List<String> launched = commands().stream().filter(command -> command.contains(".jar --headless")).toList();
		assertTrue(launched.size() >= 3, "the README shows how to launch commands");
		for (final String command : launched) {
			assertEquals(0, run(launcherArguments(command)), command + "\n" + err.toString(StandardCharsets.UTF_8));
		}
		final String text = out.toString(StandardCharsets.UTF_8);
		for (final String part : List.of("Selected features", "Metrics", "auc_lower", "Probability", "report.html")) {
			assertTrue(text.contains(part), part);
		}
	}

	@Test
	void continuousIntegrationRunsTheReadmesTestCommand() throws IOException {
		final String ci = Files.readString(Path.of(".ci", "run"));
		final String test = ci.lines().filter(line -> line.startsWith("mvn ")).findFirst().orElseThrow();
		assertTrue(commands().contains(test), "the README's test command is: " + test);
	}

	@Test
	void linksAndPicturesOfTheReadmeExist() throws IOException {
		final Matcher link = Pattern.compile("\\]\\((?!https?:|#)([^)]+)\\)").matcher(readme());
		while (link.find()) assertTrue(Files.exists(Path.of(link.group(1))), link.group(1));
	}

	@Test
	void unknownCommandParameterAndOptionAreSaid() {
		assertEquals(1, run("--headless", "--run", "org.radiomate.command.Nothing", "a=1"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("no command 'org.radiomate.command.Nothing'"));
		assertEquals(1, run("--headless", "--run", "SplitCohort", "clinicaltabel='x.csv'"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("no parameter 'clinicaltabel'"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("clinicaltable"));
		assertEquals(1, run("--headless", "--run", "SplitCohort", "clinicaltable='x"));
		assertEquals(2, run("--nonsense"));
		assertEquals(2, run());
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("org.radiomate.command.RunPipeline"));
	}

	@Test
	void helpIsPrinted() {
		assertEquals(0, run("--help"));
		assertTrue(out.toString(StandardCharsets.UTF_8).contains("org.radiomate.command.RunPipeline - Run Radiomics Pipeline..."));
		assertEquals(0, run("--help", "SplitCohort"));
		assertTrue(out.toString(StandardCharsets.UTF_8).contains("| Training fraction | `fraction` |"));
		assertEquals(1, run("--help", "Nothing"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("There is no command 'Nothing'"));
	}

	@Test
	void aFailingCommandStopsTheOnesBehindIt() {
		assertEquals(1, run("--headless", "--run", "SplitCohort", "clinicaltable='nowhere.csv',outcome='x',outputdir='" + folder +
			"'", "--run", "SampleStudy", "patients=10,outputdir='" + folder.resolve("sample") + "'"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("nowhere.csv"));
		assertTrue(Files.notExists(folder.resolve("sample")));
	}
}
