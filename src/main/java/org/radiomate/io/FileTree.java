package org.radiomate.io;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files below a folder, which may itself be a link. Links to files count as files; links to folders are not followed, as
 * they may lead in circles. What cannot be read is skipped and listed, so that one locked folder does not hide all others.
 */
public final class FileTree {

	private final Path start, real;
	private final List<Path> files = new ArrayList<>();
	private final List<String> unread = new ArrayList<>(), links = new ArrayList<>();

	private FileTree(final Path start, final Path real) {
		this.start = start;
		this.real = real;
	}

	/**
	 * Finds the files below a folder.
	 *
	 * @param start the folder, or a single file
	 * @throws ProblemException if it is not there or cannot be read itself
	 */
	public static FileTree of(final Path start) {
		try {
			final FileTree tree = new FileTree(start, start.toRealPath());
			Files.walkFileTree(tree.real, tree.visitor());
			Collections.sort(tree.files);
			return tree;
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + start + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/** The files in the order of their names, by the path that the folder was given by. */
	public List<Path> files() {
		return Collections.unmodifiableList(files);
	}

	/** Folders and files that could not be read, and why, in sentences. */
	public List<String> unread() {
		return Collections.unmodifiableList(unread);
	}

	/** Links to folders, which were not followed, in sentences. */
	public List<String> links() {
		return Collections.unmodifiableList(links);
	}

	private Path asGiven(final Path found) {
		return start.resolve(real.relativize(found));
	}

	SimpleFileVisitor<Path> visitor() {
		return new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
				if (Files.isRegularFile(file)) files.add(asGiven(file));
				else if (Files.isDirectory(file)) links.add(asGiven(file) +
					" is a link to a folder, which is not followed. Give that folder itself, or copy it here.");
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(final Path file, final IOException e) throws IOException {
				if (file.equals(real)) throw e;
				unread.add("Cannot read " + asGiven(file) + ": " + SafeFile.reason(e) + ".");
				return FileVisitResult.CONTINUE;
			}
		};
	}
}
