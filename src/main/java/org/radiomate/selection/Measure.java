package org.radiomate.selection;

import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.Locale;

/** What cross-validation judges a fold by; computed from the linear predictor, as glmnet does. */
public enum Measure {
	/** -2 log likelihood per patient with probabilities clipped to [1e-5, 1 - 1e-5]; squared error of a gaussian response. */
	DEVIANCE {

		@Override
		double loss(final Family family, final double y, final double eta) {
			if (family == Family.GAUSSIAN) return (y - eta) * (y - eta);
			final double p = Math.min(Math.max(probability(eta), CLIP), 1 - CLIP);
			return -2 * (y * StrictMath.log(p) + (1 - y) * StrictMath.log(1 - p));
		}
	},
	/** Share of wrong classes at probability 0.5. */
	CLASS {

		@Override
		double loss(final Family family, final double y, final double eta) {
			return probability(eta) > 0.5 == y > 0.5 ? 0 : 1;
		}
	},
	/** Area under the ROC curve in the fold: the only measure where more is better. */
	AUC {

		@Override
		double loss(final Family family, final double y, final double eta) {
			throw new IllegalStateException("the area has no loss per patient");
		}
	},
	/** Squared error; for a binomial response summed over both classes. */
	MSE {

		@Override
		double loss(final Family family, final double y, final double eta) {
			if (family == Family.GAUSSIAN) return (y - eta) * (y - eta);
			final double error = y - probability(eta);
			return 2 * error * error;
		}
	},
	/** Absolute error; for a binomial response summed over both classes. */
	MAE {

		@Override
		double loss(final Family family, final double y, final double eta) {
			return family == Family.GAUSSIAN ? Math.abs(y - eta) : 2 * Math.abs(y - probability(eta));
		}
	};

	private static final double CLIP = 1e-5;

	abstract double loss(Family family, double y, double eta);

	boolean fits(final Family family) {
		return family == Family.BINOMIAL || this != CLASS && this != AUC;
	}

	/** The measure of that name, in any case. */
	public static Measure parse(final String text) {
		return Arrays.stream(values()).filter(m -> m.name().equalsIgnoreCase(text.trim())).findFirst().orElseThrow(
			() -> new ProblemException("'" + text + "' is no measure; choose deviance, class, auc, mse or mae."));
	}

	private static double probability(final double eta) {
		return 1 / (1 + StrictMath.exp(-eta));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
