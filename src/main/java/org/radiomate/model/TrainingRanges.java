package org.radiomate.model;

import java.util.List;

/**
 * What a model remembers of its training patients, and of no others: enough to say where a new patient lies among them.
 *
 * @param terms the values of each term, in the model's order
 * @param risks the predicted probabilities
 * @param images their images; null if no record of a feature table told
 */
public record TrainingRanges(List<TrainingDistribution> terms, TrainingDistribution risks, ImageRanges images) {

	public TrainingRanges {
		terms = List.copyOf(terms);
	}
}
