package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar run headless from a terminal: what every other way of running must agree with, to the byte. */
final class Terminal {

	static final Path STUDY = Path.of("test-data", "sample-study").toAbsolutePath();
	static final Path IMAGE = STUDY.resolve("images").resolve("SIM001.zip");
	static final Path CONTOURS = STUDY.resolve("contours").resolve("SIM001_reader1.zip");
	static final String VARIABLES =
		"age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB";

	private Terminal() {}

	/** A study in a folder whose name has a blank: three images, the second without contours. */
	static Path smallStudy(final Path folder) throws IOException {
		final Path study = folder.resolve("a study");
		Files.createDirectories(study.resolve("images"));
		Files.createDirectories(study.resolve("contours"));
		for (final String name : List.of("images/SIM001.zip", "images/SIM002.zip", "images/SIM003.zip",
			"contours/SIM001_reader1.zip", "contours/SIM003_reader1.zip"))
		{
			Files.copy(STUDY.resolve(name), study.resolve(name));
		}
		return study;
	}

	/** One patient's table. */
	static Path extractOne(final Path folder) throws IOException, InterruptedException {
		final Path table = folder.resolve("SIM001.csv");
		run(folder, "ExtractFeatures", "imagefile='" + IMAGE + "',contourfile='" + CONTOURS + "',savetable='" + table + "'");
		return table;
	}

	/** The pipeline's folder. */
	static Path runPipeline(final Path folder) throws IOException, InterruptedException {
		final Path output = folder.resolve("pipeline");
		run(folder, "RunPipeline", "manifest='" + STUDY.resolve("study.csv") + "',clinicaltable='" + STUDY.resolve(
			"clinical.csv") + "',outcome='recurrence',variables='" + VARIABLES + "',outputdir='" + output + "'");
		return output;
	}

	/** A finished study of thirty simulated patients in one folder, as the help's macros expect it. */
	static Path finishedStudy(final Path folder) throws IOException, InterruptedException {
		final Path study = folder.resolve("study");
		run(folder, "SampleStudy", "patients=30,seed=5,outputdir='" + study + "'");
		run(folder, "RunPipeline", "manifest='" + study.resolve("study.csv") + "',clinicaltable='" + study.resolve("clinical.csv") +
			"',outcome='recurrence',variables='age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2',seed=5,outputdir='" + study +
			"'");
		return study;
	}

	private static void run(final Path folder, final String command, final String arguments) throws IOException,
		InterruptedException
	{
		print(folder, 0, Map.of(), command, arguments);
	}

	/** What a command prints that must end with this exit status, run with these environment variables. */
	static String print(final Path folder, final int status, final Map<String, String> environment, final String command,
		final String arguments) throws IOException, InterruptedException
	{
		final Path printed = folder.resolve(command + ".txt");
		final ProcessBuilder builder = new ProcessBuilder(PlainImageJ.java(), "-jar", PlainImageJ.only(PlainImageJ.TARGET,
			"Radiomate_-[0-9.]+(-SNAPSHOT)?\\.jar").toString(), "--headless", "--run", command, arguments).redirectErrorStream(true)
				.redirectOutput(printed.toFile());
		builder.environment().putAll(environment);
		final Process process = builder.start();
		if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
		assertEquals(status, process.waitFor(), () -> PlainImageJ.read(printed));
		return PlainImageJ.read(printed);
	}
}
