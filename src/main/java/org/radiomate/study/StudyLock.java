package org.radiomate.study;

import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps two runs out of one folder. The operating system holds the lock for the process, so that a run that was killed
 * blocks nobody, whatever file it left behind.
 */
public final class StudyLock implements AutoCloseable {

	/** Some systems let nobody read what is locked. */
	private static final long BEYOND_THE_MARK = 1 << 20;

	private final Path folder;
	private final boolean made;
	private final Path file;
	private final FileChannel channel;

	private StudyLock(final Path folder, final boolean made, final Path file, final FileChannel channel) {
		this.folder = folder;
		this.made = made;
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Locks a folder, making it if need be.
	 *
	 * @throws ProblemException if another run works there, or it cannot be written to
	 */
	public static StudyLock of(final Path folder) {
		final boolean there = Files.isDirectory(folder);
		final Path file = StudyFolder.LOCK.in(folder);
		try {
			Files.createDirectories(folder);
			while (true) {
				final FileChannel channel = locked(folder, file);
				if (channel != null) return new StudyLock(folder, !there, file, channel);
			}
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot write into " + folder + ": " + SafeFile.reason(e) +
				". Choose a folder that can be written to.", e);
		}
	}

	/** The locked file; null if the run that held it took it away meanwhile, so that the lock is of no file any more. */
	private static FileChannel locked(final Path folder, final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		boolean kept = false;
		try {
			if (channel.tryLock(BEYOND_THE_MARK, 1, false) == null) throw busy(folder);
			final byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
			channel.truncate(0).write(ByteBuffer.wrap(mark));
			kept = isStill(file, mark);
			return kept ? channel : null;
		}
		catch (final OverlappingFileLockException e) {
			throw busy(folder);
		}
		finally {
			if (!kept) channel.close();
		}
	}

	private static boolean isStill(final Path file, final byte[] mark) throws IOException {
		try {
			return java.util.Arrays.equals(Files.readAllBytes(file), mark);
		}
		catch (final NoSuchFileException e) {
			return false;
		}
	}

	private static ProblemException busy(final Path folder) {
		return new ProblemException("Another run is working in " + folder + ". Wait until it ends, or choose another folder.");
	}

	/** Removed before it is unlocked, so that nobody locks it in between; some systems refuse that, and the file stays. */
	private void unlock() throws IOException {
		try (channel) {
			Files.deleteIfExists(file);
		}
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
	}
}
