package org.radiomate.io.dicomweb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The one part of a multipart answer comes out as it went in, and everything else is refused in words. */
class MultipartBodyTest {

	private static byte[] latin(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Gives few bytes at a time, as a network may. */
	private static InputStream slowly(final byte[] bytes, final int atOnce) {
		return new ByteArrayInputStream(bytes) {

			@Override
			public synchronized int read(final byte[] target, final int offset, final int length) {
				return super.read(target, offset, Math.min(length, atOnce));
			}
		};
	}

	private static byte[] onlyPart(final byte[] answer, final String type, final int atOnce) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		new MultipartBody(slowly(answer, atOnce), type, "http://pacs").writeOnlyPart("application/dicom", out);
		return out.toByteArray();
	}

	private static byte[] onlyPart(final String answer) throws IOException {
		return onlyPart(latin(answer), "multipart/related; boundary=b", 1000);
	}

	/** Contents made of pieces of the boundary are the ones that a search gets wrong. */
	@Provide
	Arbitrary<String> contents() {
		final Arbitrary<String> nasty = Arbitraries.of("\r", "\n", "\r\n", "-", "--", "a", "\r\n--a", "\r\n--a\r", "aa", "\r\n-",
			"x", "\0", "\r\n--ab");
		return nasty.list().ofMaxSize(40).map(pieces -> String.join("", pieces));
	}

	@Property(tries = 2000)
	void contentComesOutAsItWentIn(@ForAll("contents") final String content,
		@ForAll @IntRange(min = 1, max = 9) final int atOnce) throws IOException
	{
		final String boundary = "a--aaab";
		final String delimiter = "\r\n--" + boundary;
		if ((content + delimiter).indexOf(delimiter) < content.length()) return;
		final byte[] answer = latin("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n" + content + delimiter +
			"--\r\n");
		assertArrayEquals(latin(content), onlyPart(answer, "multipart/related; type=\"application/dicom\"; boundary=\"" +
			boundary + "\"", atOnce));
	}

	@Property(tries = 300)
	void anAnswerCutAnywhereIsNeverTakenForWhole(@ForAll @IntRange(min = 0, max = 65) final int length) throws IOException {
		final byte[] whole = latin("\r\n--b\r\nContent-Type: application/dicom\r\n\r\n0123456789\r\n\r\n--b--");
		final byte[] cut = java.util.Arrays.copyOf(whole, Math.min(length, whole.length - 1));
		final RuntimeException e = assertThrows(RuntimeException.class, () -> onlyPart(cut, "multipart/related; boundary=b",
			7));
		assertTrue(e instanceof BrokenTransfer || e.getMessage().contains("boundary is not the one"), e.toString());
	}

	@Test
	void emptyContentAndTextAroundThePartAreFine() throws IOException {
		assertArrayEquals(new byte[0], onlyPart("--b\r\n\r\n\r\n--b--"));
		assertArrayEquals(latin("x"), onlyPart("preamble\r\n--b  \r\ncontent-type:application/DICOM;a=b\r\n\r\nx\r\n--b--\r\nend"));
		assertArrayEquals(latin("x"), onlyPart("--b\nX: y\n\nx\r\n--b--"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--c~~x~--c--|boundary is not the one", "--b~~x~--b~~y~--b--|more than one part",
		"--b~Content-Type: text/html~~x~--b--|its part is not application/dicom", "--b~~x~--bc--|its boundary goes on",
		"<html>|boundary is not the one" })
	void wrongAnswersAreSaid(final String answer, final String problem) {
		assertProblem(() -> onlyPart(answer.replace("~", "\r\n")), "http://pacs", problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/related", "multipart/related; boundary=\"\"", "multipart/related; xboundary=b" })
	void anAnswerThatNamesNoBoundaryIsSaid(final String type) {
		assertProblem(() -> onlyPart(latin("--b--"), type, 9), "names no boundary");
	}

	@Test
	void whatIsAroundThePartIsBounded() {
		assertProblem(() -> onlyPart("--b\r\nX: " + "y".repeat(1 << 15)), "too long");
		assertProblem(() -> onlyPart("--b\r\n" + ("X: " + "y".repeat(1000) + "\r\n").repeat(30)), "headers", "too long");
		assertProblem(() -> onlyPart("line\r\n".repeat(1 << 16)), "boundary is not the one");
		assertProblem(() -> onlyPart(latin("--b--"), "multipart/related; boundary=" + "b".repeat(251), 9), "boundary");
	}
}
