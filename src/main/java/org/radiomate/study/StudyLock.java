package org.radiomate.study;

import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps two runs out of one folder. The operating system holds the lock for the process, so that a run that was killed
 * blocks nobody, whatever file it left behind.
 * <p>
 * POSIX drops a process's lock when it closes any channel of the file. So the file is opened once and never read, and a
 * second run of the same process is kept out before it opens it, by a system property, which all class loaders share.
 * </p>
 */
public final class StudyLock implements AutoCloseable {

	private static final String PROPERTY = "org.radiomate.study.lock ";
	/** The file's size is a mark below it; the byte that is locked lies beyond. */
	private static final int LARGEST_MARK = 1 << 20;

	private final Path folder;
	private final boolean made;
	private final String property;
	private final FileChannel channel;

	private StudyLock(final Path folder, final boolean made, final String property, final FileChannel channel) {
		this.folder = folder;
		this.made = made;
		this.property = property;
		this.channel = channel;
	}

	/**
	 * Locks a folder, making it if need be.
	 *
	 * @throws ProblemException if another run works there, or it cannot be written to
	 */
	public static StudyLock of(final Path folder) {
		final boolean there = Files.isDirectory(folder);
		try {
			Files.createDirectories(folder);
			return of(folder, !there, PROPERTY + folder.toRealPath());
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot write into " + folder + ": " + SafeFile.reason(e) +
				". Choose a folder that can be written to.", e);
		}
	}

	private static StudyLock of(final Path folder, final boolean made, final String property) throws IOException {
		if (System.getProperties().putIfAbsent(property, "") != null) throw busy(folder);
		FileChannel channel = null;
		try {
			while (channel == null) channel = locked(folder);
			return new StudyLock(folder, made, property, channel);
		}
		finally {
			if (channel == null) System.getProperties().remove(property);
		}
	}

	/** The locked file; null if the run that held it took it away meanwhile, so that the lock is of no file any more. */
	private static FileChannel locked(final Path folder) throws IOException {
		final Path file = StudyFolder.LOCK.in(folder);
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean kept = false;
		try {
			if (channel.tryLock(LARGEST_MARK, 1, false) == null) throw busy(folder);
			final int mark = ThreadLocalRandom.current().nextInt(1, LARGEST_MARK);
			channel.truncate(0).write(ByteBuffer.allocate(1), mark - 1L);
			kept = isOfSize(file, mark);
			return kept ? channel : null;
		}
		finally {
			if (!kept) channel.close();
		}
	}

	private static boolean isOfSize(final Path file, final int mark) throws IOException {
		try {
			return Files.size(file) == mark;
		}
		catch (final NoSuchFileException e) {
			return false;
		}
	}

	private static ProblemException busy(final Path folder) {
		return new ProblemException("Another run is working in " + folder + ". Wait until it ends, or choose another folder.");
	}

	/** Unlocks the folder; one that was made for nothing is taken away. */
	@Override
	public void close() {
		try {
			unlock();
			if (made) Files.deleteIfExists(folder);
		}
		catch (final DirectoryNotEmptyException e) {
			// it was made for something
		}
		catch (final IOException e) {
			// a lock file without a lock blocks nobody
		}
		finally {
			System.getProperties().remove(property);
		}
	}

	/** Removed before it is unlocked, so that nobody locks it in between; some systems refuse that, and the file stays. */
	private void unlock() throws IOException {
		try (channel) {
			Files.deleteIfExists(StudyFolder.LOCK.in(folder));
		}
	}
}
