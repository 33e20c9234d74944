package org.radiomate.selection;

/**
 * Minimises b'Hb/2 - q'b + sum penalty_j |b_j| exactly, for a small positive semi-definite H. A few sweeps of coordinate
 * descent find the support; then the linear system of the support is solved, walking back to the first coefficient that
 * would change its sign, until signs and support stand (Lee H et al, Efficient sparse coding algorithms, NIPS 2006). The
 * objective never rises, so the walk ends.
 */
final class QuadraticLasso {

	private static final int SWEEPS = 2;
	private static final int MAX_ROUNDS = 500;
	/** A pivot below this part of its diagonal marks a column that depends on the others. */
	private static final double DEPENDENT = 1e-13;
	private static final double SLACK = 1e-14;

	private final double[][] h;
	private final double[] q;
	private final double[] penalty;
	private final double[] b;
	private final int size;
	/** q - Hb. */
	private final double[] gradient;

	private final int[] support;
	private final double[][] factor;
	private final double[] target;
	private int active;

	private QuadraticLasso(final double[][] h, final double[] q, final double[] penalty, final double[] b) {
		this.h = h;
		this.q = q;
		this.penalty = penalty;
		this.b = b;
		size = b.length;
		gradient = new double[size];
		support = new int[size];
		factor = new double[size][size];
		target = new double[size];
	}

	/** Moves {@code b} from where it is to the minimum. */
	static void minimise(final double[][] h, final double[] q, final double[] penalty, final double[] b) {
		new QuadraticLasso(h, q, penalty, b).run();
	}

	private void run() {
		for (int round = 0; round < MAX_ROUNDS; round++) {
			refreshGradient();
			for (int sweep = 0; sweep < SWEEPS; sweep++) sweep();
			solveSupport();
			refreshGradient();
			if (isOptimal()) return;
		}
	}

	private void refreshGradient() {
		for (int i = 0; i < size; i++) gradient[i] = q[i] - Vectors.dot(h[i], b);
	}

	private void sweep() {
		for (int j = 0; j < size; j++) {
			final double curvature = h[j][j];
			if (!(curvature > 0)) continue;
			final double pull = gradient[j] + curvature * b[j];
			final double next = softThreshold(pull, penalty[j]) / curvature;
			final double change = next - b[j];
			if (change == 0) continue;
			b[j] = next;
			Vectors.addScaled(gradient, -change, h[j]);
		}
	}

	private static double softThreshold(final double value, final double threshold) {
		if (value > threshold) return value - threshold;
		return value < -threshold ? value + threshold : 0;
	}

	/** Exact minimum within the signs of the support, dropping coefficients that reach zero on the way. */
	private void solveSupport() {
		collectSupport();
		while (active > 0) {
			final int dependent = factorise();
			if (dependent >= 0) {
				eliminate(dependent);
			}
			else {
				solveTarget();
				final int crossing = moveTowardsTarget();
				if (crossing < 0) return;
				b[crossing] = 0;
			}
			collectSupport();
		}
	}

	private void collectSupport() {
		active = 0;
		for (int j = 0; j < size; j++) if (b[j] != 0 || penalty[j] == 0) support[active++] = j;
	}

	/** Cholesky factor of the support's H; the position of a dependent column, or -1. */
	private int factorise() {
		for (int i = 0; i < active; i++) {
			final double[] row = factor[i];
			final double[] source = h[support[i]];
			for (int j = 0; j < i; j++) {
				row[j] = (source[support[j]] - Vectors.dot(row, factor[j], j)) / factor[j][j];
			}
			final double pivot = source[support[i]] - Vectors.dot(row, row, i);
			if (!(pivot > DEPENDENT * source[support[i]])) return i;
			row[i] = Math.sqrt(pivot);
		}
		return -1;
	}

	private void solveTarget() {
		for (int i = 0; i < active; i++) {
			final int j = support[i];
			target[i] = q[j] - penalty[j] * Math.signum(b[j]);
		}
		forward(active);
		backward(active);
	}

	private void forward(final int count) {
		for (int i = 0; i < count; i++) target[i] = (target[i] - Vectors.dot(factor[i], target, i)) / factor[i][i];
	}

	private void backward(final int count) {
		for (int i = count - 1; i >= 0; i--) {
			target[i] /= factor[i][i];
			for (int k = 0; k < i; k++) target[k] -= factor[i][k] * target[i];
		}
	}

	/** Goes to the target or to the first zero on the way; the coefficient that reached zero, or -1. */
	private int moveTowardsTarget() {
		double way = 1;
		int crossing = -1;
		for (int i = 0; i < active; i++) {
			final int j = support[i];
			if (penalty[j] == 0 || b[j] > 0 == target[i] > 0 && target[i] != 0) continue;
			final double part = b[j] / (b[j] - target[i]);
			if (part < way || crossing < 0) {
				way = Math.min(part, way);
				crossing = j;
			}
		}
		for (int i = 0; i < active; i++) {
			final int j = support[i];
			b[j] = crossing < 0 ? target[i] : b[j] + way * (target[i] - b[j]);
		}
		return crossing;
	}

	/**
	 * The column at this position is a combination of those before it: moving along that combination changes no
	 * prediction, so it is followed, in the direction in which the penalty does not rise, to the first zero.
	 */
	private void eliminate(final int dependent) {
		for (int i = 0; i < dependent; i++) target[i] = -factor[dependent][i];
		backward(dependent);
		target[dependent] = 1;
		double slope = 0;
		for (int i = 0; i <= dependent; i++) slope += penalty[support[i]] * Math.signum(b[support[i]]) * target[i];
		final double direction = slope > 0 ? -1 : 1;
		int crossing = firstZero(dependent, direction);
		final double sign = crossing < 0 ? -direction : direction;
		if (crossing < 0) crossing = firstZero(dependent, sign);
		if (crossing < 0) crossing = dependent;
		final double way = -b[support[crossing]] / target[crossing];
		for (int i = 0; i <= dependent; i++) b[support[i]] += way * target[i];
		b[support[crossing]] = 0;
	}

	private int firstZero(final int dependent, final double direction) {
		double shortest = Double.POSITIVE_INFINITY;
		int first = -1;
		for (int i = 0; i <= dependent; i++) {
			final int j = support[i];
			final double way = -b[j] / (direction * target[i]);
			if (penalty[j] > 0 && way >= 0 && way < shortest) {
				shortest = way;
				first = i;
			}
		}
		return first;
	}

	private boolean isOptimal() {
		for (int j = 0; j < size; j++) {
			if (b[j] == 0 && Math.abs(gradient[j]) > penalty[j] * (1 + SLACK) + SLACK * Math.abs(q[j])) return false;
		}
		return true;
	}
}
