package org.radiomate.hostile;

import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskRule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads every hostile file in one Java of little memory, and prints what is no result and no sentence, or took too long. */
public final class SmallMemory {

	private static final long MOST_MILLISECONDS = 2000;
	private static final Geometry GRID = new Geometry(40, 32, 4, 0.75, 0.75, 2.5);

	private interface Action {

		void run() throws IOException;
	}

	private SmallMemory() {}

	/** @param arguments the folder of the kept files, and that of {@link Bombs} */
	public static void main(final String[] arguments) throws IOException {
		int read = 0;
		for (final Parser parser : Parser.values()) {
			for (final Path file : list(Path.of(arguments[0], parser.folder()))) {
				final byte[] bytes = Files.readAllBytes(file);
				check(file, () -> parser.survives(bytes));
				read++;
			}
		}
		for (final Path file : list(Path.of(arguments[1]))) {
			check(file, () -> sentenceOr(() -> new ImageFiles().header(file, "", null)));
			check(file, () -> sentenceOr(() -> new ImageFiles().read(file).voxels().randomAccess().get()));
			if (Files.isRegularFile(file)) check(file, () -> sentenceOr(() -> contours(file)));
			read++;
		}
		System.out.println("Read " + read + " files.");
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static void contours(final Path file) {
		for (final ContourSet set : new ContourFiles().read(file, GRID)) ContourRasterizer.rasterize(set.contours(), GRID,
			MaskRule.IBEX_OUTLINE);
	}

	private static void sentenceOr(final Action action) throws IOException {
		try {
			action.run();
		}
		catch (final ProblemException e) {
			if (e.getMessage().isBlank() || e.getMessage().length() > 2000) throw new AssertionError("no sentence: " + e.getMessage());
		}
	}

	private static void check(final Path file, final Action action) {
		final long start = System.nanoTime();
		try {
			action.run();
		}
		catch (final Throwable e) {
			System.out.println("FAILED " + file + ": " + e);
		}
		final long milliseconds = (System.nanoTime() - start) / 1_000_000;
		if (milliseconds > MOST_MILLISECONDS) System.out.println("SLOW " + file + ": " + milliseconds + " ms");
	}
}
