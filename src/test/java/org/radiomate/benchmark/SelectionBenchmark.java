package org.radiomate.benchmark;

import org.radiomate.selection.ElasticNet;
import org.radiomate.selection.ElasticNetCrossValidation;
import org.radiomate.selection.ElasticNetOptions;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.Family;
import org.radiomate.selection.Measure;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;

/**
 * The peer table of the lasso: our time on one thread and on all, and, where {@code Rscript} with glmnet is on the path,
 * R's time for the same data in the same run, taking turns. The main method prints medians; its argument is the number of
 * turns (default 9). Ours goes to the exact optimum, R's to its default threshold.
 */
public final class SelectionBenchmark {

	private static final int WARM_UP = 8;

	private final BenchmarkCohort cohort;
	private final Family family;
	private final boolean validated;
	private final int turns;

	private SelectionBenchmark(final BenchmarkCohort cohort, final Family family, final boolean validated,
		final int turns)
	{
		this.cohort = cohort;
		this.family = family;
		this.validated = validated;
		this.turns = turns;
	}

	public static void main(final String[] arguments) throws IOException {
		final int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
		final boolean withR = GlmnetProcess.isThere();
		if (!withR) System.out.println("Rscript with glmnet is not on the path: our times alone.");
		System.out.printf("%-28s %-9s %-4s %12s %12s %10s %8s%n", "patients x features", "family", "what", "1 thread s", Runtime
			.getRuntime().availableProcessors() + " threads s", "glmnet s", "KKT");
		for (final BenchmarkCohort cohort : cohorts()) {
			for (final Family family : Family.values()) {
				if (family == Family.GAUSSIAN && cohort.name().contains("lung")) continue;
				for (final boolean validated : new boolean[] { false, true }) {
					new SelectionBenchmark(cohort, family, validated, turns).run(withR);
				}
			}
		}
	}

	private static List<BenchmarkCohort> cohorts() {
		final List<BenchmarkCohort> cohorts = new ArrayList<>();
		cohorts.add(BenchmarkCohort.simulated(137, 249));
		cohorts.add(BenchmarkCohort.simulated(137, 2000));
		if (!Shared.present()) return cohorts;
		final Path stats = Shared.path("stats");
		cohorts.add(BenchmarkCohort.read("reference 137 x 249", stats.resolve("oracle/data/glm_pgn_n137_p249.csv"), "foldid",
			"yb", "yg"));
		cohorts.add(BenchmarkCohort.read("real lung table 279 x 851", stats.resolve("tables/lung_granuloma_dong2022.csv"),
			"outcome", "outcome", "outcome"));
		return cohorts;
	}

	private void run(final boolean withR) throws IOException {
		final double[] single = new double[turns];
		final double[] several = new double[turns];
		final double[] peer = new double[turns];
		final ForkJoinPool one = new ForkJoinPool(1);
		try (GlmnetProcess r = withR ? new GlmnetProcess(cohort) : null) {
			for (int turn = -WARM_UP; turn < turns; turn++) {
				final int at = Math.max(turn, 0);
				single[at] = one.submit(this::seconds).join();
				several[at] = seconds();
				peer[at] = r == null ? Double.NaN : r.seconds(expression());
			}
		}
		one.shutdown();
		System.out.printf(Locale.ROOT, "%-28s %-9s %-4s %12.4f %12.4f %10.4f %8.0e%n", cohort.name(), family, validated ? "cv"
			: "path", median(single), median(several), median(peer), violation());
	}

	private double[] response() {
		final double[] response = cohort.amount().clone();
		if (family == Family.GAUSSIAN) return response;
		for (int i = 0; i < response.length; i++) response[i] = cohort.positive()[i] ? 1 : 0;
		return response;
	}

	private double seconds() {
		final double[] response = response();
		final ElasticNetOptions options = ElasticNetOptions.defaults(family);
		final long start = System.nanoTime();
		final ElasticNetPath path = ElasticNet.fit(cohort.columns(), response, options, Progress.NONE);
		if (validated) ElasticNetCrossValidation.run(path, cohort.columns(), response, cohort.folds(), Measure.DEVIANCE,
			options, Progress.NONE);
		return (System.nanoTime() - start) / 1e9;
	}

	private String expression() {
		final String response = family == Family.BINOMIAL ? "positive" : "amount";
		return (validated ? "cv.glmnet(x, " + response + ", foldid = fold" : "glmnet(x, " + response) + ", family = '" + family +
			"')";
	}

	/** The largest violation of the optimality conditions along the path, as a part of the largest lambda. */
	private double violation() {
		final ElasticNetPath path = ElasticNet.fit(cohort.columns(), response(), ElasticNetOptions.defaults(family),
			Progress.NONE);
		return Arrays.stream(path.optimality()).max().orElseThrow() / path.lambdas()[0];
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
