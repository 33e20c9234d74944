package org.radiomate.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plain ImageJ, as people download it, with nothing in its plugins folder but our unpacked zip, on a screen of its own
 * and for a user who never ran it before.
 *
 * @param folder holds the plugins folder, the user's home and the files of each run
 */
record PlainImageJ(Path folder) {

	/** What Maven's package phase made. */
	static final Path TARGET = Path.of("target").toAbsolutePath();

	private static final Duration TIME_LIMIT = Duration.ofSeconds(40), LONG = Duration.ofMinutes(6);

	/**
	 * How a macro ended. ImageJ's own exit status is 0 in any case.
	 *
	 * @param completed whether it ran to its end without a message box
	 * @param log ImageJ's log window
	 * @param console what ImageJ printed, and the texts of message boxes
	 */
	record Outcome(boolean completed, String log, String console) {}

	/** Unpacks the packaged zip into a new plugins folder. */
	static PlainImageJ unpackedInto(final Path folder) {
		try (FileSystem zip = FileSystems.newFileSystem(packagedZip())) {
			final Path from = zip.getPath("Radiomate"), to = folder.resolve("plugins").resolve("Radiomate");
			Files.createDirectories(to);
			Files.createDirectories(folder.resolve("home"));
			for (final Path file : list(from)) Files.copy(file, to.resolve(file.getFileName().toString()));
			copyWatch(folder.resolve("watch"));
			return new PlainImageJ(folder);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void copyWatch(final Path to) throws IOException {
		final String file = BoxWatch.class.getName().replace('.', '/') + ".class";
		Files.createDirectories(to.resolve(file).getParent());
		try (InputStream in = BoxWatch.class.getResourceAsStream("/" + file)) {
			Files.copy(in, to.resolve(file));
		}
	}

	/** Whether there is a screen to run on, and a Java that can open windows; printed if not. */
	static boolean hasScreen() {
		final boolean screen = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(path -> Files
			.isExecutable(Path.of(path, "xvfb-run")));
		final boolean windows = Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"));
		if (!screen) System.out.println("Skipped: xvfb-run is not installed, so no ImageJ window can be opened.");
		if (!windows) System.out.println("Skipped: this Java has no window libraries, so no ImageJ window can be opened.");
		return screen && windows;
	}

	/** The only file in a folder whose name is of this pattern. */
	static Path only(final Path folder, final String name) {
		final List<Path> found = list(folder).stream().filter(file -> file.getFileName().toString().matches(name)).toList();
		if (found.size() != 1) throw new AssertionError("Not one " + name + " in " + folder + ": " + found);
		return found.get(0);
	}

	/** The files of a folder by name. */
	static List<Path> list(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path packagedZip() {
		return only(TARGET, "Radiomate_.*-imagej\\.zip");
	}

	/** Takes a library out of the plugins folder. */
	void remove(final String library) throws IOException {
		Files.delete(only(folder.resolve("plugins").resolve("Radiomate"), library + "-[0-9].*\\.jar"));
	}

	/** Runs a macro file with its argument in an ImageJ window. */
	Outcome run(final Path macro, final String argument) {
		return call("runMacro(" + quoted(macro.toAbsolutePath().toString()) + ", " + quoted(argument) + ")", TIME_LIMIT);
	}

	/** Runs the text of a macro that needs minutes. */
	Outcome runLong(final String macro) {
		final Path file = folder.resolve("macro.ijm");
		write(file, macro);
		return call("runMacro(" + quoted(file.toString()) + ")", LONG);
	}

	/** Runs the text of a macro in an ImageJ window. */
	Outcome run(final String macro) {
		final Path file = folder.resolve("macro.ijm");
		write(file, macro);
		return run(file, "");
	}

	private Outcome call(final String macro, final Duration limit) {
		final Path status = folder.resolve("status.txt"), runner = folder.resolve("runner.ijm");
		write(runner, "result = " + macro + ";\ntext = getInfo('log');\nFile.saveString(result + '\\n' + text, " + quoted(
			status.toString()) + ");\nclose('*');\nrun('Quit');\n");
		final String console = console(runner, limit);
		final String text = Files.exists(status) ? read(status) : "[no end]\n";
		final int line = text.indexOf('\n');
		return new Outcome(!text.startsWith("[") && !console.contains(BoxWatch.BOX), text.substring(line + 1), console);
	}

	private String console(final Path runner, final Duration limit) {
		try {
			Files.deleteIfExists(folder.resolve("status.txt"));
			final Path output = folder.resolve("console.txt");
			final Process process = new ProcessBuilder(command(runner)).redirectErrorStream(true).redirectOutput(output
				.toFile()).start();
			if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) stop(process);
			return read(output);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}

	/** {@link BoxWatch} and nothing else of ours is on ImageJ's class path. */
	private List<String> command(final Path runner) {
		final List<String> command = new ArrayList<>(List.of("xvfb-run", "-a", java(), "-Xmx1g"));
		command.add("-Duser.home=" + folder.resolve("home"));
		command.add("-Dplugins.dir=" + folder);
		command.addAll(List.of("-cp", only(TARGET.resolve("lib"), "ij-.*\\.jar") + java.io.File.pathSeparator + folder.resolve(
			"watch"), BoxWatch.class.getName(), "-macro", runner.toString()));
		return command;
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** Ends ImageJ first: xvfb-run then ends the screen by itself. */
	private static void stop(final Process process) throws InterruptedException {
		process.descendants().filter(child -> child.info().command().orElse("").endsWith("java")).forEach(
			ProcessHandle::destroyForcibly);
		if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
	}

	/** A text as a macro writes it. */
	static String quoted(final String text) {
		return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
	}

	static String read(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static void write(final Path file, final String text) {
		try {
			Files.writeString(file, text);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All files below a folder but the log, with their content in a form that a failure can print. */
	static String contents(final Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("log.txt")).sorted().map(file -> folder
				.relativize(file) + " " + java.util.Arrays.hashCode(bytes(file))).collect(Collectors.joining("\n"));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] bytes(final Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
