package org.radiomate.selection;

/** What differs between the families: mean, weight and loss of the linear predictor. */
abstract class Response {

	final double[] y;
	final int n;

	private Response(final double[] y) {
		this.y = y;
		this.n = y.length;
	}

	static Response of(final Family family, final double[] y) {
		return family == Family.BINOMIAL ? new Binomial(y) : new Gaussian(y);
	}

	/** Linear predictor of the intercept alone at its optimum. */
	abstract double nullPredictor();

	/** Writes y - mean into {@code residual} and the weight of each patient into {@code weight}. */
	abstract void linearise(double[] eta, double[] residual, double[] weight);

	/** Half the deviance over n: the loss that the penalty is added to. */
	abstract double loss(double[] eta);

	/** Early stop of the path: whether this share of deviance explained has hardly grown. */
	abstract boolean hardlyGrew(double before, double now);

	private static final double LEAST_GROWTH = 1e-5;

	double mean() {
		return Vectors.sum(y) / n;
	}

	private static final class Gaussian extends Response {

		Gaussian(final double[] y) {
			super(y);
		}

		@Override
		double nullPredictor() {
			return mean();
		}

		@Override
		void linearise(final double[] eta, final double[] residual, final double[] weight) {
			for (int i = 0; i < n; i++) {
				residual[i] = y[i] - eta[i];
				weight[i] = 1;
			}
		}

		@Override
		double loss(final double[] eta) {
			double sum = 0;
			for (int i = 0; i < n; i++) sum += (y[i] - eta[i]) * (y[i] - eta[i]);
			return sum / (2 * n);
		}

		@Override
		boolean hardlyGrew(final double before, final double now) {
			return now - before < LEAST_GROWTH * now;
		}
	}

	private static final class Binomial extends Response {

		Binomial(final double[] y) {
			super(y);
		}

		@Override
		double nullPredictor() {
			final double mean = mean();
			return StrictMath.log(mean / (1 - mean));
		}

		@Override
		void linearise(final double[] eta, final double[] residual, final double[] weight) {
			for (int i = 0; i < n; i++) {
				final double p = 1 / (1 + StrictMath.exp(-eta[i]));
				residual[i] = y[i] - p;
				weight[i] = p * (1 - p);
			}
		}

		/** log(1 + e^eta) - y eta, without overflow. */
		@Override
		double loss(final double[] eta) {
			double sum = 0;
			for (int i = 0; i < n; i++) {
				sum += Math.max(eta[i], 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta[i]))) - y[i] * eta[i];
			}
			return sum / n;
		}

		@Override
		boolean hardlyGrew(final double before, final double now) {
			return now - before < LEAST_GROWTH;
		}
	}
}
