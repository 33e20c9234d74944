package org.radiomate.model.predictor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a model turns a patient's standardised values into the probability of the positive class. In a file the field
 * {@code form} names one of the forms listed here and nothing else, so that reading it can never load a class.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({ @JsonSubTypes.Type(value = TreeEnsemble.class, name = "trees"), @JsonSubTypes.Type(
	value = KernelMachine.class, name = "kernel") })
public sealed interface Predictor permits LinearLogit, TreeEnsemble, KernelMachine {

	/** Probability of the positive class. */
	double probability(double[] values);

	/** What each value adds, compared with the average training patient. */
	Attribution attribution(double[] values);

	/** Whether it is a predictor of so many variables. */
	boolean fits(int variables);

	/** 1 / (1 + exp(-logit)), the same on every machine. */
	static double logistic(final double logit) {
		return 1 / (1 + StrictMath.exp(-logit));
	}
}
