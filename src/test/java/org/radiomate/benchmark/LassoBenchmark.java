package org.radiomate.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.radiomate.selection.CrossValidation;
import org.radiomate.selection.ElasticNet;
import org.radiomate.selection.ElasticNetCrossValidation;
import org.radiomate.selection.ElasticNetOptions;
import org.radiomate.selection.ElasticNetPath;
import org.radiomate.selection.Family;
import org.radiomate.selection.Measure;
import org.radiomate.task.Progress;

import java.util.concurrent.TimeUnit;

/** The lasso of 137 patients: one path of 100 lambdas, and ten-fold cross-validation with its eleven paths. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LassoBenchmark {

	@Param({ "249", "2000" })
	public int features;

	@Param({ "BINOMIAL", "GAUSSIAN" })
	public Family family;

	private BenchmarkCohort cohort;
	private double[] response;

	@Setup
	public void simulate() {
		cohort = BenchmarkCohort.simulated(137, features);
		response = cohort.amount().clone();
		if (family == Family.GAUSSIAN) return;
		for (int i = 0; i < response.length; i++) response[i] = cohort.positive()[i] ? 1 : 0;
	}

	@Benchmark
	public ElasticNetPath path() {
		return ElasticNet.fit(cohort.columns(), response, ElasticNetOptions.defaults(family), Progress.NONE);
	}

	@Benchmark
	public CrossValidation crossValidation() {
		return ElasticNetCrossValidation.run(path(), cohort.columns(), response, cohort.folds(), Measure.DEVIANCE,
			ElasticNetOptions.defaults(family), Progress.NONE);
	}
}
