package org.radiomate.io.dicomweb;

import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the only part out of a multipart/related answer (RFC 2046, section 5.1; RFC 2387) as it streams by: what is before
 * the part, its headers and the boundary are bounded, and the part itself is never held in memory. A part counts as whole
 * only when the closing boundary has been seen.
 */
final class MultipartBody {

	private static final int MOST_HEADER_BYTES = 1 << 14, MOST_PREAMBLE_BYTES = 1 << 16, LONGEST_BOUNDARY = 250;
	private static final int BUFFER_BYTES = 1 << 16;
	private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern CONTENT_TYPE = Pattern.compile("content-type\\s*:\\s*([^;\\s]*).*",
		Pattern.CASE_INSENSITIVE);

	private final InputStream in;
	private final String server;
	private final byte[] delimiter;
	private final byte[] buffer = new byte[BUFFER_BYTES];
	private int position, end;

	/**
	 * @param mediaType the answer's Content-Type, which names the boundary
	 * @param server who answered, for messages
	 * @throws ProblemException if it names none, or one that is too long
	 */
	MultipartBody(final InputStream in, final String mediaType, final String server) {
		this.in = in;
		this.server = server;
		delimiter = ("\r\n--" + boundary(mediaType)).getBytes(StandardCharsets.ISO_8859_1);
	}

	private String boundary(final String mediaType) {
		final Matcher found = BOUNDARY.matcher(mediaType);
		final String boundary = !found.find() ? "" : found.group(1) == null ? found.group(2) : found.group(1);
		if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) throw malformed("it names no boundary of its parts");
		return boundary;
	}

	/**
	 * Writes the only part.
	 *
	 * @param kind the Content-Type that it must have if it has one
	 * @throws IOException if it cannot be written
	 * @throws BrokenTransfer if the answer ends before its closing boundary
	 * @throws ProblemException if it has no parts, several, or one of another kind
	 */
	void writeOnlyPart(final String kind, final OutputStream out) throws IOException {
		skipPreamble();
		checkHeaders(kind);
		copyToDelimiter(out);
		final int first = next();
		if (first == '-' && next() == '-') return;
		throw malformed(first == ' ' || first == '\t' || first == '\r' || first == '\n' ? "it has more than one part"
			: "its boundary goes on");
	}

	private void skipPreamble() throws IOException {
		final String start = new String(delimiter, 2, delimiter.length - 2, StandardCharsets.ISO_8859_1);
		int bytes = 0;
		while (bytes <= MOST_PREAMBLE_BYTES) {
			final String line = line();
			if (line == null) throw malformed("its boundary is not the one that it names");
			if (line.stripTrailing().equals(start)) return;
			bytes += line.length() + 1;
		}
		throw malformed("its boundary is not the one that it names");
	}

	private void checkHeaders(final String kind) throws IOException {
		int bytes = 0;
		for (String line = line(); line != null; line = line()) {
			if (line.isEmpty()) return;
			bytes += line.length();
			if (bytes > MOST_HEADER_BYTES) break;
			final Matcher type = CONTENT_TYPE.matcher(line);
			if (type.matches() && !type.group(1).toLowerCase(Locale.ROOT).equals(kind)) throw malformed("its part is not " + kind);
		}
		if (bytes > MOST_HEADER_BYTES) throw malformed("the headers of its part are too long");
		throw cutShort();
	}

	/** A line without its end; null at the end of the answer. */
	private String line() throws IOException {
		final StringBuilder line = new StringBuilder();
		while (true) {
			if (!fill()) return null;
			final int c = buffer[position++] & 0xff;
			if (c == '\n') break;
			line.append((char) c);
			if (line.length() > MOST_HEADER_BYTES) throw malformed("a line before its part is too long");
		}
		if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') line.setLength(line.length() - 1);
		return line.toString();
	}

	/** Knuth, Morris and Pratt's search: no byte is looked at twice, so that no content makes it slow. */
	private void copyToDelimiter(final OutputStream out) throws IOException {
		final int[] border = borders(delimiter);
		int matched = 0;
		while (matched < delimiter.length) {
			if (!fill()) throw cutShort();
			final int start = position, carried = matched;
			while (position < end && matched < delimiter.length) {
				final byte value = buffer[position++];
				while (matched > 0 && value != delimiter[matched]) matched = border[matched - 1];
				if (value == delimiter[matched]) matched++;
			}
			final int passed = carried + position - start - matched;
			out.write(delimiter, 0, Math.min(carried, passed));
			if (passed > carried) out.write(buffer, start, passed - carried);
		}
	}

	/** For each prefix the length of its longest proper prefix that is also its end. */
	private static int[] borders(final byte[] text) {
		final int[] border = new int[text.length];
		for (int i = 1, length = 0; i < text.length; i++) {
			while (length > 0 && text[i] != text[length]) length = border[length - 1];
			if (text[i] == text[length]) length++;
			border[i] = length;
		}
		return border;
	}

	private int next() throws IOException {
		if (!fill()) throw cutShort();
		return buffer[position++];
	}

	/** Whether there is a next byte. */
	private boolean fill() throws IOException {
		if (position < end) return true;
		position = 0;
		end = Math.max(0, in.read(buffer));
		return end > 0;
	}

	private BrokenTransfer cutShort() {
		return new BrokenTransfer("The answer of " + server + " is cut short.");
	}

	private ProblemException malformed(final String reason) {
		return new ProblemException("The answer of " + server + " is not what DICOMweb asks for: " + reason +
			". Check that 'server' is a DICOMweb service.");
	}
}
