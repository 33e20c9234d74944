package org.radiomate.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Follows the exact optimum of loss + lambda (alpha |b|_1 + (1-alpha)/2 |b|_2^2) from one lambda to the next. The signs of
 * the coefficients are mostly those of the lambda before, and with the signs given the optimum solves equations without
 * corners: Newton steps on the support, cut short where a coefficient reaches zero and leaves, until all gradients are
 * those of the optimum. Columns are screened by the sequential strong rule (Tibshirani R et al, J R Stat Soc B
 * 2012;74:245, doi 10.1111/j.1467-9868.2011.01004.x); the optimality (KKT) conditions of all others are checked at the end.
 */
final class PathSolver {

	/** glmnet's guard for the start of a path that is nearly a ridge. */
	static final double SMALLEST_ALPHA = 1e-3;

	/** Conditions hold when violated by less than this part of the largest lambda's gradient. */
	private static final double OPTIMAL = 1e-12;
	private static final int MAX_STEPS = 200;
	private static final int MAX_HALVINGS = 40;
	/** The objective may rise by this part: rounding. */
	private static final double SLACK = 1 + 1e-13;
	/** A step further down than this is made by way of lambdas between, where signs change few at a time. */
	private static final double LONGEST_STEP = 0.7;
	private static final double LAST_BETWEEN = 1e-4;
	private static final double LONGEST_STRIDE = 10;
	/** Progress below this over the least pivot may come from the rounding of gradients: a hundred times 2^-106. */
	private static final double NOISE = 100 * 0x1p-106;

	private final boolean isQuadratic;
	private final double alpha;
	private final int n;
	private final int features;
	/** The columns, and a last one of ones for the intercept. */
	private final double[][] x;
	/** What multiplies the lasso penalty of each column; 0 for the intercept. */
	private final double[] share;

	/** The coefficients, the intercept last. */
	private final double[] b;
	private final FittedResponse fit;
	private final Penalty penalty;
	private final double[] change;

	private final GradientTracker gradients;
	private final Support support;
	private final NewtonPace pace;
	private final ConjugateSteps conjugate = new ConjugateSteps();
	/** How far the last full step went, in units of the Hessian at hand: above 1 when weights have shrunk since. */
	private double usualLength = 1;
	private final int[] all;
	private final int[] candidates;
	private int candidateCount;
	private final boolean[] isCandidate;

	private final double largestGradient;
	private final double tolerance;
	private double lambda;
	private double previousLambda;

	PathSolver(final StandardizedDesign design, final Response response, final double alpha) {
		isQuadratic = response.isQuadratic();
		this.alpha = alpha;
		n = design.n;
		features = design.size();
		x = Arrays.copyOf(design.x, features + 1);
		x[features] = new double[n];
		Arrays.fill(x[features], 1);
		share = Arrays.copyOf(design.weight, features + 1);
		b = new double[features + 1];
		b[features] = response.nullPredictor();
		fit = new FittedResponse(response);
		penalty = new Penalty(alpha, share);
		change = new double[n];
		gradients = new GradientTracker(x, fit.residual());
		support = new Support(x, n);
		pace = new NewtonPace(n);
		all = IntStream.rangeClosed(0, features).toArray();
		candidates = new int[features + 1];
		isCandidate = new boolean[features + 1];
		largestGradient = findLargestGradient();
		tolerance = OPTIMAL * largestGradient;
		previousLambda = largestGradient / Math.max(alpha, SMALLEST_ALPHA);
		support.refresh(fit.weight(), new double[0]);
		support.add(features, 0, 0, true);
	}

	private double findLargestGradient() {
		double largest = 0;
		for (int j = 0; j < features; j++) largest = Math.max(largest, Math.abs(gradients.get(j)) / share[j]);
		return largest;
	}

	/** max |x_j'(y - mean(y))|/n: below this over alpha the first coefficient leaves zero. */
	double largestGradient() {
		return largestGradient;
	}

	/** Half the deviance over n at the present optimum. */
	double loss() {
		return fit.loss();
	}

	double intercept() {
		return b[features];
	}

	/** The coefficients of the standardised columns. */
	double[] coefficients() {
		return Arrays.copyOf(b, features);
	}

	/** Moves to the optimum at that lambda. Returns the largest violation of the conditions left. */
	double moveTo(final double newLambda) {
		final double lastBetween = Math.max(newLambda, LAST_BETWEEN * previousLambda);
		while (newLambda < LONGEST_STEP * previousLambda && lastBetween < LONGEST_STEP * previousLambda) {
			settle(LONGEST_STEP * previousLambda);
		}
		settle(newLambda);
		return largestViolation();
	}

	private void settle(final double newLambda) {
		lambda = newLambda;
		penalty.setLambda(newLambda);
		screen();
		do newton();
		while (letViolatorsIn());
		previousLambda = lambda;
	}

	private void screen() {
		final double bar = alpha * (2 * lambda - previousLambda);
		gradients.sharpen(all, features, bar, share);
		candidateCount = 0;
		for (int j = 0; j <= features; j++) {
			isCandidate[j] = false;
			if (support.contains(j) || Math.abs(gradients.get(j)) >= bar * share[j]) addCandidate(j);
		}
	}

	private void addCandidate(final int j) {
		isCandidate[j] = true;
		candidates[candidateCount++] = j;
	}

	/** Checks the columns that were screened out; those that violate their condition become candidates. */
	private boolean letViolatorsIn() {
		final int before = candidateCount;
		gradients.sharpen(all, features, lambda * alpha, share);
		for (int j = 0; j < features; j++) {
			if (!isCandidate[j] && violation(j) > tolerance) addCandidate(j);
		}
		return candidateCount > before;
	}

	/** Newton steps on the candidates until their conditions hold. */
	private void newton() {
		pace.start();
		for (int step = 0; step < MAX_STEPS; step++) {
			final double inside = computeGradients();
			final int size = support.size();
			final boolean grown = (step > 0 || inside <= tolerance) && grow();
			if (inside <= tolerance && !grown) return;
			if (pace.wantsHessian(inside, tolerance, size)) renewHessian();
			if (pace.isStuck() || !step(size, inside > tolerance)) return;
		}
	}

	/** Gradients of the support, and the largest violation among them. */
	private double computeGradients() {
		gradients.moveTo(fit.residual());
		gradients.compute(support.columns(), support.size());
		double largest = 0;
		for (int k = 0; k < support.size(); k++) {
			largest = Math.max(largest, violation(support.column(k)));
		}
		return largest;
	}

	private double violation(final int j) {
		return penalty.violation(j, gradients.get(j), b[j]);
	}

	/**
	 * Lets violating candidates into the support, one that depends on the others only if there is no other. Returns whether
	 * there was one.
	 */
	private boolean grow() {
		gradients.sharpen(candidates, candidateCount, lambda * alpha, share);
		int worst = -1;
		boolean grown = false;
		for (int c = 0; c < candidateCount; c++) {
			final int j = candidates[c];
			if (support.contains(j) || violation(j) <= tolerance) continue;
			if (worst < 0 || violation(j) > violation(worst)) worst = j;
			grown |= add(j, false);
		}
		return grown || worst >= 0 && add(worst, true);
	}

	private boolean add(final int j, final boolean forced) {
		return support.add(j, Math.signum(b[j] == 0 ? gradients.get(j) : b[j]), penalty.ridge(j), forced);
	}

	private void renewHessian() {
		usualLength = 1;
		final double[] ridges = penalty.ridges(support.columns());
		if (isQuadratic) support.refactorise(ridges);
		else support.refresh(fit.weight(), ridges);
	}

	/** The largest violation of all columns; those never computed are known to hold their conditions. */
	private double largestViolation() {
		double largest = 0;
		for (int j = 0; j <= features; j++) largest = Math.max(largest, violation(j));
		return largest;
	}

	/**
	 * One step.
	 *
	 * @param before size of the support before newcomers
	 * @param unfinished whether there is something to do without newcomers
	 * @return false if it brought nothing that double precision can show
	 */
	private boolean step(final int before, final boolean unfinished) {
		final double[] slopes = slopes();
		final double[] direction = new double[slopes.length];
		turnAway(slopes, direction);
		final int size = support.size();
		if (size == before && !unfinished) return false;
		if (size > before) pace.changed();
		return stepAlong(Arrays.copyOf(slopes, size), Arrays.copyOf(direction, size), size > before);
	}

	/** Solves for the direction; newcomers that would take the wrong sign leave at once. */
	private void turnAway(final double[] slopes, final double[] direction) {
		int wrong = 0;
		while (wrong >= 0) {
			final int size = support.size();
			System.arraycopy(slopes, 0, direction, 0, size);
			support.solve(direction);
			wrong = -1;
			for (int k = 0; k < size; k++) {
				if (b[support.column(k)] == 0 && support.sign(k) * direction[k] < 0) wrong = k;
			}
			if (wrong >= 0) leave(wrong, slopes);
		}
	}

	/** Takes a column out of the support and out of the slopes. */
	private void leave(final int k, final double[] slopes) {
		support.remove(k);
		System.arraycopy(slopes, k + 1, slopes, k, support.size() - k);
	}

	private boolean stepAlong(final double[] slopes, final double[] direction, final boolean grown) {
		final boolean clear = Vectors.dot(slopes, direction) > NOISE / support.leastPivot();
		if (!clear || grown || pace.isFresh()) conjugate.forget();
		conjugate.add(slopes, direction);
		if (firstCrossing(direction, usualLength) < 0) {
			Vectors.combine(x, support.columns(), direction, change);
			if (clear) usualLength = lengthAlong(slopes, direction);
			if (firstCrossing(direction, usualLength) < 0) return stride(direction, usualLength);
		}
		return stepWithinSigns(slopes);
	}

	/** How far the minimum of the present quadratic model lies along a direction. */
	private double lengthAlong(final double[] slopes, final double[] direction) {
		double curvature = fit.curvature(change);
		for (int k = 0; k < direction.length; k++) curvature += penalty.ridge(support.column(k)) * direction[k] * direction[k];
		final double length = Vectors.dot(slopes, direction) / curvature;
		return length > 0 && length < LONGEST_STRIDE ? length : 1;
	}

	/** A step to the minimum of the present quadratic model along the direction. */
	private boolean stride(final double[] direction, final double length) {
		final int[] moved = support.columns();
		final double[] from = coefficients(moved);
		final double[] to = from.clone();
		Vectors.addScaled(to, length, direction);
		for (int i = 0; i < n; i++) change[i] *= length;
		for (int k = 0; k < moved.length; k++) b[moved[k]] = to[k];
		return advance(moved, from, to);
	}

	private boolean stepWithinSigns(final double[] slopes) {
		final int[] moved = support.columns();
		final double[] from = coefficients(moved);
		walk(slopes);
		pace.changed();
		final double[] to = coefficients(moved);
		final double[] difference = to.clone();
		Vectors.addScaled(difference, -1, from);
		Vectors.combine(x, moved, difference, change);
		final boolean left = support.size() < moved.length;
		return advance(moved, from, to) || left;
	}

	private double[] coefficients(final int[] columns) {
		final double[] values = new double[columns.length];
		for (int k = 0; k < columns.length; k++) values[k] = b[columns[k]];
		return values;
	}

	private double[] slopes() {
		final double[] slopes = new double[support.size()];
		for (int k = 0; k < slopes.length; k++) {
			final int j = support.column(k);
			slopes[k] = gradients.get(j) - penalty.ridge(j) * b[j] - penalty.lasso(j) * support.sign(k);
		}
		return slopes;
	}

	/**
	 * Minimises the quadratic model within the signs of the support: a coefficient that would change its sign stops at
	 * zero and leaves. After part of a Newton step that part of the slopes is gone.
	 */
	private void walk(final double[] slopes) {
		final double[] direction = new double[slopes.length];
		while (true) {
			final int size = support.size();
			System.arraycopy(slopes, 0, direction, 0, size);
			support.solve(direction);
			final int crossing = firstCrossing(direction, usualLength);
			final double way = crossing < 0 ? 1 : wayToZero(crossing, direction) / usualLength;
			for (int k = 0; k < size; k++) b[support.column(k)] += way * usualLength * direction[k];
			if (crossing < 0) return;
			b[support.column(crossing)] = 0;
			leave(crossing, slopes);
			for (int k = 0; k < size - 1; k++) slopes[k] *= 1 - way;
		}
	}

	private int firstCrossing(final double[] direction, final double length) {
		int first = -1;
		for (int k = 0; k < support.size(); k++) {
			final boolean stays = support.sign(k) * (b[support.column(k)] + length * direction[k]) > 0;
			if (stays || support.sign(k) == 0) continue;
			if (first < 0 || wayToZero(k, direction) < wayToZero(first, direction)) first = k;
		}
		return first;
	}

	private double wayToZero(final int k, final double[] direction) {
		final double value = b[support.column(k)];
		return value == 0 ? 0 : -value / direction[k];
	}

	/** Goes from one point to the other, or part of the way if the objective would rise. */
	private boolean advance(final int[] moved, final double[] from, final double[] to) {
		final double before = fit.loss() + penalty.of(moved, from);
		double[] point = to;
		double part = 1;
		for (int halving = 0; halving < MAX_HALVINGS; halving++) {
			if (fit.lossAfter(change, part) + penalty.of(moved, point) <= before * SLACK) {
				if (part < 1) stopAt(moved, point);
				return fit.accept();
			}
			part /= 2;
			point = from.clone();
			for (int k = 0; k < point.length; k++) point[k] += part * (to[k] - from[k]);
		}
		stopAt(moved, from);
		return false;
	}

	/** Sets the coefficients; those that had left the support come back. */
	private void stopAt(final int[] moved, final double[] point) {
		pace.failed();
		for (int k = 0; k < moved.length; k++) {
			b[moved[k]] = point[k];
			if (point[k] != 0 && !support.contains(moved[k])) add(moved[k], true);
		}
	}
}
