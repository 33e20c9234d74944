package org.radiomate.model.learning;

import org.radiomate.model.predictor.KernelMachine;
import org.radiomate.task.ProblemException;

import java.util.stream.IntStream;

/**
 * Carries a support vector machine to the optimum of its problem. Smile's solver passes over the patients a few times and
 * may stop far from it, scores off by 1 or more; from there the pair of patients that violates the conditions of the
 * optimum most is moved until no pair violates them by 1e-8 (sequential minimal optimisation).
 * <p>
 * Platt J, in: Advances in Kernel Methods, MIT Press 1999:185; Keerthi SS et al., Neural Comput 2001;13:637, doi
 * 10.1162/089976601300014493.
 * </p>
 */
final class KernelOptimum {

	private static final double SMALL_VIOLATION = 1e-8, FLAT = 1e-12;
	private static final int MAX_STEPS = 10_000_000;

	private final Sample sample;
	private final double gamma;
	private final double cost;
	private final double[][] kernel;
	private final double[] weight;
	private final double[] gradient;
	private int up;
	private int down;

	private KernelOptimum(final Sample sample, final double gamma, final double cost, final double[] start) {
		this.sample = sample;
		this.gamma = gamma;
		this.cost = cost;
		weight = start.clone();
		kernel = kernel(sample.rows(), gamma);
		gradient = new double[weight.length];
		for (int i = 0; i < weight.length; i++) {
			gradient[i] = sample.positive()[i] ? 1 : -1;
			for (int j = 0; j < weight.length; j++) gradient[i] -= weight[j] * kernel[i][j];
		}
	}

	/**
	 * The machine at the optimum, not yet scaled to probabilities.
	 *
	 * @param start a weight for each patient, between 0 and the cost for positive patients and its negative for others,
	 *   summing to 0
	 */
	static KernelMachine from(final double[] start, final Sample sample, final double gamma, final double cost) {
		final KernelOptimum optimum = new KernelOptimum(sample, gamma, cost, start);
		for (int step = 0; step < MAX_STEPS; step++) {
			optimum.choosePair();
			if (optimum.violation() <= SMALL_VIOLATION) return optimum.machine();
			optimum.move();
		}
		throw new ProblemException("The support vector machine did not settle. Use another learner.");
	}

	private static double[][] kernel(final double[][] rows, final double gamma) {
		final double[][] kernel = new double[rows.length][rows.length];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j <= i; j++) {
				double square = 0;
				for (int k = 0; k < rows[i].length; k++) square += (rows[i][k] - rows[j][k]) * (rows[i][k] - rows[j][k]);
				kernel[i][j] = kernel[j][i] = StrictMath.exp(-gamma * square);
			}
		}
		return kernel;
	}

	private double highest(final int patient) {
		return sample.positive()[patient] ? cost : 0;
	}

	/** The patient whose weight wants up most, and the one whose weight wants down most. */
	private void choosePair() {
		up = down = -1;
		for (int i = 0; i < weight.length; i++) {
			if (weight[i] < highest(i) && (up < 0 || gradient[i] > gradient[up])) up = i;
			if (weight[i] > highest(i) - cost && (down < 0 || gradient[i] < gradient[down])) down = i;
		}
	}

	private double violation() {
		return gradient[up] - gradient[down];
	}

	private void move() {
		final double curvature = Math.max(FLAT, kernel[up][up] + kernel[down][down] - 2 * kernel[up][down]);
		final double roomUp = highest(up) - weight[up], roomDown = weight[down] - (highest(down) - cost);
		final double step = Math.min(violation() / curvature, Math.min(roomUp, roomDown));
		weight[up] = step == roomUp ? highest(up) : weight[up] + step;
		weight[down] = step == roomDown ? highest(down) - cost : weight[down] - step;
		for (int i = 0; i < weight.length; i++) gradient[i] -= step * (kernel[i][up] - kernel[i][down]);
	}

	private KernelMachine machine() {
		final int[] counting = IntStream.range(0, weight.length).filter(i -> weight[i] != 0).toArray();
		return new KernelMachine(gamma, IntStream.of(counting).mapToObj(i -> sample.rows()[i]).toArray(double[][]::new), IntStream
			.of(counting).mapToDouble(i -> weight[i]).toArray(), (gradient[up] + gradient[down]) / 2, -1, 0);
	}
}
