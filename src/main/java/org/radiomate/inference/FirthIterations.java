package org.radiomate.inference;

/**
 * Newton's method on Firth's modified score, sum x_i (y_i - p_i + h_i (1/2 - p_i)) with the leverages h, which maximises
 * the likelihood penalised by sqrt(det I). A step is limited, and halved until the penalised likelihood does not fall.
 */
final class FirthIterations {

	private static final double LARGEST_STEP = 5;
	private static final int MAX_HALVINGS = 30;
	private static final double SETTLED = 1e-12;

	private final double[][] design;
	private final boolean[] positive;
	private final double[] offset;
	/** The column whose coefficient is held where it is; -1 for none. */
	private final int held;

	private double[] coefficients;
	private double[] fitted;
	private HouseholderQr qr;
	private double penalised;

	private FirthIterations(final double[][] design, final boolean[] positive, final double[] offset, final int held,
		final double[] start)
	{
		this.design = design;
		this.positive = positive;
		this.offset = offset;
		this.held = held;
		moveTo(start);
	}

	static LogisticIterations run(final double[][] design, final boolean[] positive, final double[] offset,
		final LogisticOptions options)
	{
		return new FirthIterations(design, positive, offset, -1, new double[design.length]).run(options);
	}

	/**
	 * The largest penalised log likelihood with one coefficient held; the penalty is that of the whole design (Heinze and
	 * Schemper 2002).
	 */
	static double penalisedWith(final double[][] design, final boolean[] positive, final int held, final double[] start,
		final LogisticOptions options)
	{
		final FirthIterations state = new FirthIterations(design, positive, new double[positive.length], held, start);
		if (design.length > 1 || held < 0) state.run(options);
		return state.penalised;
	}

	private LogisticIterations run(final LogisticOptions options) {
		double[] step = new double[design.length];
		for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
			step = limited(newtonStep());
			advance(step);
			if (relativeSize(step) < SETTLED) return result(step, iteration, true);
		}
		return result(step, options.maxIterations(), false);
	}

	private LogisticIterations result(final double[] step, final int count, final boolean converged) {
		return new LogisticIterations(coefficients, step, fitted, Logit.deviance(positive, fitted), qr, count, converged);
	}

	private void moveTo(final double[] newCoefficients) {
		coefficients = newCoefficients;
		fitted = Logit.probabilities(Logit.linearPredictor(design, coefficients, offset));
		qr = new HouseholderQr(Logit.weighted(design, rootWeights()), LogisticRegression.ALIAS_TOLERANCE);
		penalised = -Logit.deviance(positive, fitted) / 2 + qr.logDeterminantOfR();
	}

	private double[] rootWeights() {
		final double[] weights = new double[fitted.length];
		for (int i = 0; i < weights.length; i++) weights[i] = Math.sqrt(fitted[i] * (1 - fitted[i]));
		return weights;
	}

	private double[] newtonStep() {
		final double[] leverages = qr.leverages();
		final double[] weights = rootWeights();
		final double[] response = new double[fitted.length];
		for (int i = 0; i < response.length; i++) {
			final double residual = (positive[i] ? 1 : 0) - fitted[i] + leverages[i] * (0.5 - fitted[i]);
			response[i] = residual / weights[i];
		}
		return held < 0 ? qr.solve(response) : aroundHeld(weights, response);
	}

	private double[] aroundHeld(final double[] weights, final double[] response) {
		final double[][] free = new double[design.length - 1][];
		for (int j = 0; j < free.length; j++) free[j] = design[j < held ? j : j + 1];
		final double[] part = new HouseholderQr(Logit.weighted(free, weights), LogisticRegression.ALIAS_TOLERANCE).solve(
			response);
		final double[] step = new double[design.length];
		for (int j = 0; j < free.length; j++) step[j < held ? j : j + 1] = part[j];
		return step;
	}

	/** No patient's linear predictor moves by more than the largest step. */
	private double[] limited(final double[] step) {
		double largest = 0;
		for (final double change : Logit.linearPredictor(design, step, new double[offset.length])) {
			largest = Math.max(largest, Math.abs(change));
		}
		return largest <= LARGEST_STEP ? step : scaled(step, LARGEST_STEP / largest);
	}

	private void advance(final double[] step) {
		final double[] from = coefficients;
		final double before = penalised;
		final double slack = 1e-12 * Math.abs(before);
		double[] part = step;
		for (int i = 0; i < MAX_HALVINGS; i++) {
			moveTo(sum(from, part));
			if (penalised >= before - slack) return;
			part = scaled(part, 0.5);
		}
	}

	private double relativeSize(final double[] step) {
		double largest = 0;
		for (final double change : Logit.linearPredictor(design, step, new double[offset.length])) {
			largest = Math.max(largest, Math.abs(change));
		}
		return largest;
	}

	private static double[] scaled(final double[] x, final double factor) {
		final double[] result = new double[x.length];
		for (int i = 0; i < x.length; i++) result[i] = factor * x[i];
		return result;
	}

	private static double[] sum(final double[] a, final double[] b) {
		final double[] sum = new double[a.length];
		for (int i = 0; i < a.length; i++) sum[i] = a[i] + b[i];
		return sum;
	}
}
