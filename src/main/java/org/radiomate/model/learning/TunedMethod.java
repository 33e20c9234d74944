package org.radiomate.model.learning;

import org.radiomate.model.predictor.Predictor;

import java.util.List;

/** A learner with settings to choose from. */
public interface TunedMethod {

	/** The settings to try, the simplest first: it wins ties. */
	List<Setting> grid(int variables);

	/**
	 * Trains with one setting.
	 *
	 * @param sample both classes, no constant variable
	 * @param seed of whatever is random in it
	 */
	Predictor fit(Sample sample, Setting setting, long seed);

	/** What the learner says of a patient before {@link #calibrated}. */
	default double score(final Predictor predictor, final double[] values) {
		return predictor.probability(values);
	}

	/** How the scores of patients that were held out become probabilities; as they are unless a learner says otherwise. */
	default PlattScaling calibration(final double[] heldOutScores, final boolean[] positive) {
		return null;
	}

	/** The predictor with that calibration. */
	default Predictor calibrated(final Predictor predictor, final PlattScaling calibration) {
		return predictor;
	}
}
