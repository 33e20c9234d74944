package org.radiomate.study;

import org.radiomate.io.Json;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What an extraction has done, on disk as soon as it is done: one line for each reading, a checksum and JSON, forced to the
 * disk. A line is found again only by the hash of all that its values depend on, so that a reading whose files or feature
 * set changed is extracted anew. What a crash cut short is dropped when the journal is opened.
 */
final class ExtractionJournal implements AutoCloseable {

	private static final int CHECKSUM_DIGITS = 8;

	/**
	 * One reading.
	 *
	 * @param key the hash of all that the values depend on
	 * @param values of the features, in the feature set's order
	 */
	record Row(String key, FeatureRecord.Reading reading, double[] values) {}

	private final Path file;
	private final Map<String, Row> rows = new HashMap<>();
	private FileChannel channel;
	private long end;

	private ExtractionJournal(final Path file) {
		this.file = file;
	}

	/**
	 * Opens the journal of a folder, which is on disk only once something is done.
	 *
	 * @param resume whether what is there counts
	 */
	static ExtractionJournal open(final Path folder, final boolean resume) {
		final ExtractionJournal journal = new ExtractionJournal(StudyFolder.JOURNAL.in(folder));
		if (!resume) SafeFile.remove(journal.file);
		else if (Files.exists(journal.file)) journal.read();
		return journal;
	}

	/** Takes the journal away when all that it was for is done. */
	static void remove(final Path folder) {
		SafeFile.remove(StudyFolder.JOURNAL.in(folder));
	}

	private void read() {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			for (byte[] line = line(in); line != null; line = line(in)) {
				final Row row = row(new String(line, StandardCharsets.UTF_8));
				if (row == null) return;
				rows.put(row.key, row);
				end += line.length + 1;
			}
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) +
				". Remove it, or run without 'resume'.", e);
		}
	}

	/** The next whole line without its end; null where there is none. */
	private static byte[] line(final InputStream in) throws IOException {
		final ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0; next = in.read()) {
			if (next == '\n') return line.toByteArray();
			line.write(next);
		}
		return null;
	}

	/** The row of a line; null if it is damaged. */
	private static Row row(final String line) {
		if (line.length() <= CHECKSUM_DIGITS) return null;
		final String json = line.substring(CHECKSUM_DIGITS);
		if (!line.startsWith(checksum(json))) return null;
		try {
			return Json.parse(json, Row.class, "A line of the journal is not understood");
		}
		catch (final ProblemException e) {
			return null; // of another version
		}
	}

	private static String checksum(final String json) {
		final CRC32 crc = new CRC32();
		crc.update(json.getBytes(StandardCharsets.UTF_8));
		return String.format(Locale.ROOT, "%08x", crc.getValue());
	}

	/** What was done before. */
	synchronized Optional<Row> find(final String key) {
		return Optional.ofNullable(rows.get(key));
	}

	/** Puts what is done on disk before it returns. */
	synchronized void append(final Row row) {
		final String json = Json.toLine(row);
		final ByteBuffer line = ByteBuffer.wrap((checksum(json) + json + "\n").getBytes(StandardCharsets.UTF_8));
		try {
			if (channel == null) channel = atEnd();
			while (line.hasRemaining()) channel.write(line);
			channel.force(false);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot write " + file + ": " + SafeFile.reason(e) +
				". Make room or choose another folder, and run again: what is done is kept.", e);
		}
	}

	private FileChannel atEnd() throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		final FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		return opened.truncate(end).position(end);
	}

	@Override
	public void close() {
		try {
			if (channel != null) channel.close();
		}
		catch (final IOException e) {
			// every line was forced to the disk before
		}
	}
}
