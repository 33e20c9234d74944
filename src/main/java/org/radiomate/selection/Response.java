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

	/**
	 * Writes y - mean into {@code residual} and the weight of each patient into {@code weight}.
	 *
	 * @return half the deviance over n: the loss that the penalty is added to
	 */
	abstract double linearise(double[] eta, double[] residual, double[] weight);

	/** Whether the weights are the same everywhere, so that one Hessian serves for ever. */
	abstract boolean isQuadratic();

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
		double linearise(final double[] eta, final double[] residual, final double[] weight) {
			double sum = 0;
			for (int i = 0; i < n; i++) {
				residual[i] = y[i] - eta[i];
				weight[i] = 1;
				sum += residual[i] * residual[i];
			}
			return sum / (2 * n);
		}

		@Override
		boolean isQuadratic() {
			return true;
		}

		@Override
		boolean hardlyGrew(final double before, final double now) {
			return now - before < LEAST_GROWTH * now;
		}
	}

	private static final class Binomial extends Response {

		private static final double MUCH = 1e100;

		Binomial(final double[] y) {
			super(y);
		}

		@Override
		double nullPredictor() {
			final double mean = mean();
			return StrictMath.log(mean / (1 - mean));
		}

		/** The loss is log(1 + e^eta) - y eta; logarithms of factors between 1 and 2 are taken of their product. */
		@Override
		double linearise(final double[] eta, final double[] residual, final double[] weight) {
			double sum = 0;
			double product = 1;
			for (int i = 0; i < n; i++) {
				final double small = StrictMath.exp(-Math.abs(eta[i]));
				final double larger = 1 / (1 + small);
				final double smaller = small * larger;
				final boolean wrong = eta[i] < 0 == y[i] > 0;
				residual[i] = (wrong ? larger : smaller) * (y[i] > 0 ? 1 : -1);
				weight[i] = larger * smaller;
				if (wrong) sum += Math.abs(eta[i]);
				product *= 1 + small;
				if (product > MUCH) {
					sum += StrictMath.log(product);
					product = 1;
				}
			}
			return (sum + StrictMath.log(product)) / n;
		}

		@Override
		boolean isQuadratic() {
			return false;
		}

		@Override
		boolean hardlyGrew(final double before, final double now) {
			return now - before < LEAST_GROWTH;
		}
	}
}
