package org.radiomate.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.radiomate.evaluation.DeLong;
import org.radiomate.inference.Alternative;
import org.radiomate.inference.IntraclassCorrelation;

import java.util.concurrent.TimeUnit;

/** One ROC area with its interval, one paired comparison of two, and the six intraclass correlations of one feature. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InferenceBenchmark {

	private static final double CONFIDENCE = 0.95;
	private static final int READ_TWICE = 50;

	private boolean[] positive;
	private double[] first;
	private double[] second;
	private double[][] ratings;

	@Setup
	public void simulate() {
		final BenchmarkCohort cohort = BenchmarkCohort.simulated(137, 249);
		positive = cohort.positive();
		first = cohort.columns()[0];
		second = cohort.columns()[1];
		ratings = new double[READ_TWICE][];
		for (int i = 0; i < READ_TWICE; i++) ratings[i] = new double[] { first[i], second[i] };
	}

	@Benchmark
	public DeLong.Area area() {
		return DeLong.area(first, positive, CONFIDENCE);
	}

	@Benchmark
	public DeLong.Comparison comparison() {
		return DeLong.paired(first, second, positive, Alternative.TWO_SIDED);
	}

	@Benchmark
	public IntraclassCorrelation agreement() {
		return IntraclassCorrelation.of(ratings, CONFIDENCE);
	}
}
