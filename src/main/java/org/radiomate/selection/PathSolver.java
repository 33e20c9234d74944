package org.radiomate.selection;

import java.util.Arrays;

/**
 * Follows the exact optimum of loss + lambda (alpha |b|_1 + (1-alpha)/2 |b|_2^2) from one lambda to the next: Newton
 * steps whose quadratic problems {@link QuadraticLasso} solves exactly on a small working set; columns are screened by
 * the sequential strong rule (Tibshirani R et al, J R Stat Soc B 2012;74:245, doi 10.1111/j.1467-9868.2011.01004.x) and
 * all optimality conditions are checked at the end.
 */
final class PathSolver {

	/** Conditions hold when violated by less than this part of the largest lambda's gradient. */
	private static final double OPTIMAL = 1e-12;
	/** A step that shrinks the violation to less than this part was made with a good enough Hessian. */
	private static final double FAST = 0.2;
	private static final int MAX_STEPS = 200;
	private static final int MAX_HALVINGS = 40;
	private static final double ROUNDING = 1e-15;

	private final StandardizedDesign design;
	private final Response response;
	private final double alpha;

	private final double[] b;
	private double intercept;
	private double[] eta;
	private final double[] residual;
	private final double[] weight;
	/** x_j'(y - mean)/n of the last full check. */
	private final double[] gradient;
	private final boolean[] screened;
	private final double[] ones;
	private double[][] hessian;
	private int[] hessianSet;
	private boolean converging;
	private final double tolerance;
	private final double largestGradient;

	private double lambda;
	private double previousLambda;
	private double lossNow;

	PathSolver(final StandardizedDesign design, final Response response, final double alpha) {
		this.design = design;
		this.response = response;
		this.alpha = alpha;
		b = new double[design.size()];
		gradient = new double[design.size()];
		screened = new boolean[design.size()];
		residual = new double[design.n];
		weight = new double[design.n];
		ones = new double[design.n];
		Arrays.fill(ones, 1);
		eta = new double[design.n];
		intercept = response.nullPredictor();
		Arrays.fill(eta, intercept);
		lossNow = response.loss(eta);
		response.linearise(eta, residual, weight);
		double largest = 0;
		for (int j = 0; j < b.length; j++) {
			gradient[j] = Vectors.dot(design.x[j], residual) / design.n;
			largest = Math.max(largest, Math.abs(gradient[j]) / design.weight[j]);
		}
		largestGradient = largest;
		tolerance = OPTIMAL * largest;
		previousLambda = largestGradient() / Math.max(alpha, SMALLEST_ALPHA);
	}

	/** glmnet's guard for the start of a path that is nearly a ridge. */
	static final double SMALLEST_ALPHA = 1e-3;

	/** max |x_j'(y - mean(y))|/n: below this over alpha the first coefficient leaves zero. */
	double largestGradient() {
		return largestGradient;
	}

	/** Half the deviance over n at the present optimum. */
	double loss() {
		return lossNow;
	}

	double intercept() {
		return intercept;
	}

	double[] coefficients() {
		return b;
	}

	/** Moves to the optimum at that lambda. Returns the largest violation of the conditions left. */
	double moveTo(final double newLambda) {
		lambda = newLambda;
		screen();
		do newton();
		while (!allConditionsHold());
		previousLambda = lambda;
		return largestViolation();
	}

	private void screen() {
		final double bar = alpha * (2 * lambda - previousLambda);
		for (int j = 0; j < b.length; j++) {
			screened[j] = b[j] != 0 || Math.abs(gradient[j]) >= bar * design.weight[j];
		}
	}

	/** Refreshes all gradients; a screened-out column that violates its condition is let in. */
	private boolean allConditionsHold() {
		boolean hold = true;
		for (int j = 0; j < b.length; j++) {
			if (screened[j]) continue;
			gradient[j] = Vectors.dot(design.x[j], residual) / design.n;
			if (violation(j) > tolerance) {
				screened[j] = true;
				hold = false;
			}
		}
		return hold;
	}

	/** Newton steps on the screened columns until their conditions hold. */
	private void newton() {
		converging = false;
		double violation = refresh();
		for (int step = 0; step < MAX_STEPS && violation > tolerance; step++) {
			if (!step()) return;
			final double before = violation;
			violation = refresh();
			converging = violation < FAST * before;
		}
	}

	/** Residuals and gradients of the screened columns; the largest violation among them and the intercept. */
	private double refresh() {
		response.linearise(eta, residual, weight);
		double largest = Math.abs(Vectors.sum(residual)) / design.n;
		for (int j = 0; j < b.length; j++) {
			if (!screened[j]) continue;
			gradient[j] = Vectors.dot(design.x[j], residual) / design.n;
			largest = Math.max(largest, violation(j));
		}
		return largest;
	}

	private double violation(final int j) {
		final double l1 = lambda * alpha * design.weight[j];
		final double slope = gradient[j] - ridge(j) * b[j];
		final double excess = b[j] == 0 ? Math.max(0, Math.abs(slope) - l1) : Math.abs(slope - l1 * Math.signum(b[j]));
		return excess / design.weight[j];
	}

	private double largestViolation() {
		double largest = Math.abs(Vectors.sum(residual)) / design.n;
		for (int j = 0; j < b.length; j++) largest = Math.max(largest, violation(j));
		return largest;
	}

	private double ridge(final int j) {
		return lambda * (1 - alpha) * design.weight[j] * design.weight[j];
	}

	/** One Newton step; false if it brought nothing that double precision can show. */
	private boolean step() {
		final int[] set = workingSet();
		final int size = set.length + 1;
		final double[][] h = hessian(set);
		final double[] point = new double[size];
		final double[] penalty = new double[size];
		final double[] q = new double[size];
		for (int k = 0; k < set.length; k++) {
			point[k] = b[set[k]];
			penalty[k] = lambda * alpha * design.weight[set[k]];
			q[k] = gradient[set[k]] - ridge(set[k]) * b[set[k]];
		}
		point[set.length] = intercept;
		q[set.length] = Vectors.sum(residual) / design.n;
		for (int k = 0; k < size; k++) q[k] += Vectors.dot(h[k], point);
		final double[] next = point.clone();
		QuadraticLasso.minimise(h, q, penalty, next);
		return advance(set, point, next);
	}

	private int[] workingSet() {
		final int[] set = new int[b.length];
		int size = 0;
		for (int j = 0; j < b.length; j++) {
			if (screened[j] && (b[j] != 0 || violation(j) > 0)) set[size++] = j;
		}
		return Arrays.copyOf(set, size);
	}

	/**
	 * X'WX/n of the working set, the intercept last. While the steps shrink the violation fast enough the one at hand
	 * serves again: the gradient is exact, so only the speed of convergence depends on it.
	 */
	private double[][] hessian(final int[] set) {
		if (!(converging && Arrays.equals(set, hessianSet))) {
			hessian = freshHessian(set);
			hessianSet = set;
		}
		final double[][] h = new double[hessian.length][];
		for (int k = 0; k < h.length; k++) h[k] = hessian[k].clone();
		for (int k = 0; k < set.length; k++) h[k][k] += ridge(set[k]);
		return h;
	}

	private double[][] freshHessian(final int[] set) {
		final int size = set.length;
		final double[][] weighted = new double[size + 1][];
		final double[][] plain = new double[size + 1][];
		for (int k = 0; k < size; k++) {
			plain[k] = design.x[set[k]];
			weighted[k] = Vectors.product(weight, plain[k]);
		}
		plain[size] = ones;
		weighted[size] = weight;
		final double[][] h = Vectors.crossProducts(weighted, plain);
		for (final double[] row : h) for (int k = 0; k <= size; k++) row[k] /= design.n;
		return h;
	}

	private boolean advance(final int[] set, final double[] from, final double[] to) {
		final double[] change = new double[design.n];
		double size = 0;
		for (int k = 0; k < set.length; k++) {
			final double d = to[k] - from[k];
			if (d != 0) Vectors.addScaled(change, d, design.x[set[k]]);
		}
		final double shift = to[set.length] - from[set.length];
		for (int i = 0; i < change.length; i++) {
			change[i] += shift;
			size = Math.max(size, Math.abs(change[i]) / (1 + Math.abs(eta[i])));
		}
		final double before = lossNow + penaltyOf(set, from, to, 0);
		double part = 1;
		for (int halving = 0; halving < MAX_HALVINGS; halving++) {
			final double[] tried = eta.clone();
			Vectors.addScaled(tried, part, change);
			final double loss = response.loss(tried);
			if (loss + penaltyOf(set, from, to, part) <= before * (1 + 1e-13) + 1e-300) {
				accept(set, from, to, part, tried, loss);
				return size > ROUNDING;
			}
			part /= 2;
		}
		return false;
	}

	private double penaltyOf(final int[] set, final double[] from, final double[] to, final double part) {
		double sum = 0;
		for (int k = 0; k < set.length; k++) {
			final double value = from[k] + part * (to[k] - from[k]);
			sum += lambda * alpha * design.weight[set[k]] * Math.abs(value) + ridge(set[k]) / 2 * value * value;
		}
		return sum;
	}

	private void accept(final int[] set, final double[] from, final double[] to, final double part, final double[] newEta,
		final double newLoss)
	{
		for (int k = 0; k < set.length; k++) b[set[k]] = part == 1 ? to[k] : from[k] + part * (to[k] - from[k]);
		intercept = from[set.length] + part * (to[set.length] - from[set.length]);
		eta = newEta;
		lossNow = newLoss;
	}
}
