package org.radiomate.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An R process that holds a cohort and says how long an expression took; R's own clock, without its start and reading. */
final class GlmnetProcess implements AutoCloseable {

	private static final String SCRIPT = """
		suppressMessages(library(glmnet))
		d <- as.matrix(read.csv(commandArgs(TRUE)[1]))
		positive <- d[, 1]; amount <- d[, 2]; fold <- d[, 3]; x <- d[, -(1:3)]
		input <- file("stdin", "r")
		while (length(line <- readLines(input, n = 1)) > 0) {
		  expression <- parse(text = line)
		  invisible(gc())
		  start <- Sys.time()
		  eval(expression)
		  cat(as.numeric(Sys.time() - start, units = "secs"), "\\n")
		  flush(stdout())
		}
		""";

	private final Path folder;
	private final Process process;
	private final PrintWriter questions;
	private final BufferedReader answers;

	GlmnetProcess(final BenchmarkCohort cohort) throws IOException {
		folder = Files.createTempDirectory("glmnet");
		final Path script = Files.writeString(folder.resolve("time.R"), SCRIPT);
		final Path table = folder.resolve("cohort.csv");
		cohort.write(table);
		process = new ProcessBuilder("Rscript", script.toString(), table.toString()).redirectError(
			ProcessBuilder.Redirect.DISCARD).start();
		questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
		answers = process.inputReader(StandardCharsets.UTF_8);
	}

	/** Whether R with glmnet can be started here. */
	static boolean isThere() {
		try {
			final Process process = new ProcessBuilder("Rscript", "-e", "library(glmnet)").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (final IOException e) {
			return false;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Seconds that the expression took; it may use x, positive, amount and fold. */
	double seconds(final String expression) throws IOException {
		questions.println(expression);
		final String answer = answers.readLine();
		if (answer == null) throw new IOException("R stopped at " + expression);
		return Double.parseDouble(answer.trim());
	}

	@Override
	public void close() throws IOException {
		questions.close();
		try {
			process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		process.destroy();
		for (final String name : new String[] { "time.R", "cohort.csv" }) Files.deleteIfExists(folder.resolve(name));
		Files.deleteIfExists(folder);
	}
}
