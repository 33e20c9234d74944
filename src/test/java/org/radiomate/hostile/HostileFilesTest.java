package org.radiomate.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a fuzzer found, and the small valid files that it began with: each gives a result or a sentence, soon, and without much
 * memory. {@link FuzzTarget} says how to look for more.
 */
class HostileFilesTest {

	private static final Path FILES = Path.of("test-data", "hostile");
	private static final long MOST_BYTES = 300L << 20;

	static List<Arguments> files() throws IOException {
		final List<Arguments> all = new ArrayList<>();
		for (final Parser parser : Parser.values()) {
			final Path folder = FILES.resolve(parser.folder());
			if (!Files.isDirectory(folder)) continue;
			try (Stream<Path> files = Files.list(folder)) {
				files.sorted().forEach(file -> all.add(Arguments.of(parser, file)));
			}
		}
		return all;
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("files")
	void aResultOrASentence(final Parser parser, final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		survives(parser, bytes, file.toString());
		for (int length = 0; length < bytes.length; length += 1 + bytes.length / 7) survives(parser, Arrays.copyOf(bytes,
			length), file + " cut to " + length);
	}

	private static void survives(final Parser parser, final byte[] bytes, final String what) {
		final long allocated = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			final long before = allocatedBytes();
			parser.survives(bytes);
			return allocatedBytes() - before;
		}, what);
		assertTrue(allocated < MOST_BYTES, what + " took " + allocated + " bytes");
	}

	private static long allocatedBytes() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(Thread
			.currentThread().getId());
	}

	/** Every folder belongs to a parser, so that no file is forgotten. */
	@Test
	void everyFolderIsRead() throws IOException {
		final List<String> known = Stream.of(Parser.values()).map(Parser::folder).sorted().toList();
		try (Stream<Path> folders = Files.list(FILES)) {
			assertEquals(known, folders.map(folder -> folder.getFileName().toString()).sorted().toList());
		}
	}
}
