package org.radiomate.model;

import org.radiomate.inference.LogisticOptions;
import org.radiomate.model.learning.BoostingMethod;
import org.radiomate.model.learning.RandomForestMethod;
import org.radiomate.model.learning.RidgeMethod;
import org.radiomate.model.learning.SvmMethod;
import org.radiomate.model.learning.TunedMethod;
import org.radiomate.task.ProblemException;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a model is learnt from the training cohort. */
public enum Learner {

	/** Logistic regression by maximum likelihood. */
	LOGISTIC("logistic", "Logistic regression by maximum likelihood", null),
	/** Logistic regression by Firth's penalised likelihood, finite also when the classes are separated. */
	FIRTH("firth", "Logistic regression by Firth's penalised likelihood", null),
	/** Logistic regression with an L2 penalty. */
	RIDGE("ridge logistic", "Logistic regression with an L2 penalty", new RidgeMethod()),
	/** Random forest by Smile. */
	RANDOM_FOREST("random forest", "Random forest", new RandomForestMethod()),
	/** Gradient boosting of trees by Smile. */
	GRADIENT_BOOSTING("gradient boosting", "Gradient boosting of trees", new BoostingMethod()),
	/** Support vector machine by Smile. */
	SVM("svm", "Support vector machine with the Gaussian kernel", new SvmMethod());

	private final String label;
	private final String description;
	private final TunedMethod method;

	Learner(final String label, final String description, final TunedMethod method) {
		this.label = label;
		this.description = description;
		this.method = method;
	}

	/** The word in dialogs and files. */
	public String label() {
		return label;
	}

	/** What it is, for reports. */
	public String description() {
		return description;
	}

	/** The learner that a word names. */
	public static Learner of(final String label) {
		for (final Learner learner : values()) {
			if (learner.label.equalsIgnoreCase(label.trim())) return learner;
		}
		throw new ProblemException("There is no learner '" + label + "'. Use one of " + Arrays.stream(values()).map(
			Learner::label).collect(Collectors.joining(", ")) + ".");
	}

	/** Whether it has settings that are chosen by cross-validation inside the training cohort. */
	public boolean isTuned() {
		return method != null;
	}

	Optional<TunedMethod> method() {
		return Optional.ofNullable(method);
	}

	LogisticOptions options() {
		return LogisticOptions.defaults().withFirth(this == FIRTH);
	}
}
