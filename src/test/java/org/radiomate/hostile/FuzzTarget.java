package org.radiomate.hostile;

/**
 * The entry for a fuzzer, which is no dependency of this project. With the jars of {@code com.code-intelligence:jazzer} and
 * {@code jazzer-api} 0.24.0:
 *
 * <pre>
 * java -Dparser=NRRD -cp jazzer.jar:jazzer-api.jar:target/test-classes:target/classes:libraries com.code_intelligence.jazzer.Jazzer
 *   --target_class=org.radiomate.hostile.FuzzTarget --instrumentation_includes=org.radiomate.** corpus test-data/hostile/nrrd
 * </pre>
 */
public final class FuzzTarget {

	private static final Parser PARSER = Parser.valueOf(System.getProperty("parser", "DICOM"));

	private FuzzTarget() {}

	/** What the fuzzer calls. */
	public static void fuzzerTestOneInput(final byte[] bytes) {
		PARSER.survives(bytes);
	}
}
