package org.radiomate.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The committed simulated study, and copies of it that a test may spoil. */
final class SampleData {

	static final Path STUDY = Path.of("test-data", "sample-study");
	static final String VARIABLES =
		"age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB";

	private SampleData() {}

	static String manifest() {
		return STUDY.resolve("study.csv").toString();
	}

	static String clinical() {
		return STUDY.resolve("clinical.csv").toString();
	}

	/** A text file whose lines are changed by a rule. */
	static Path changed(final Path from, final Path to, final java.util.function.UnaryOperator<String> change) {
		try (Stream<String> lines = Files.lines(from)) {
			Files.createDirectories(to.getParent());
			return Files.write(to, lines.map(change).toList());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String read(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
