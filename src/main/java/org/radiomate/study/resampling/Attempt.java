package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.task.ProblemException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One fit of the path on a resample, which may have failed: a sample of one class, a class too small for the screen.
 *
 * @param fitted the fitted path; empty if it failed
 * @param problem why it failed; empty if it did not
 */
record Attempt(Optional<FittedPath> fitted, String problem) {

	/**
	 * What is left to say of an attempt once its models have been applied.
	 *
	 * @param selected the features chosen; none if it failed
	 * @param warnings what was said when each model was trained, such as separation
	 * @param problem why it failed; empty if it did not
	 */
	record Summary(List<String> selected, Map<ModelKind, List<String>> warnings, String problem) {

		boolean failed() {
			return !problem.isEmpty();
		}
	}

	static Attempt of(final Supplier<FittedPath> fit) {
		try {
			return new Attempt(Optional.of(fit.get()), "");
		}
		catch (final ProblemException e) {
			return new Attempt(Optional.empty(), e.getMessage());
		}
	}

	Summary summary() {
		final Map<ModelKind, List<String>> warnings = new EnumMap<>(ModelKind.class);
		fitted.ifPresent(path -> path.models().forEach((kind, model) -> warnings.put(kind, model.warnings())));
		return new Summary(fitted.map(FittedPath::selected).orElse(List.of()), warnings, problem);
	}
}
