package org.radiomate.feature;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.StepText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Families of features computed on a response map: the image after further steps, a filter above all, beyond those of the
 * set. So one set can hold features of the image and of several filters.
 *
 * @param name what goes before the name of each feature, as in {@code log_stat_mean}
 * @param steps applied after the steps of the set
 * @param families computed on the response
 */
public record ResponseMap(String name, List<PreprocessingStep> steps, List<FeatureCalculator> families) implements
	FeatureCalculator
{

	/** @throws ProblemException if the name is not a word, or there is no step or family, or a map in the map */
	public ResponseMap {
		steps = List.copyOf(steps);
		families = List.copyOf(families);
		if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) throw new ProblemException("The response map is called '" + name +
			"'; use a word of letters, digits, dots, hyphens and underscores.");
		if (steps.isEmpty() || families.isEmpty()) throw new ProblemException("The response map '" + name +
			"' lists no step or no family of features; list at least one of each.");
		for (final FeatureCalculator family : families) {
			if (family instanceof ResponseMap inner) throw new ProblemException("The response map '" + name + "' holds the map '" +
				inner.name + "'; list all steps in one map.");
		}
	}

	@Override
	public List<FeatureInfo> features() {
		final List<FeatureInfo> infos = new ArrayList<>();
		for (final FeatureCalculator family : families) {
			family.features().forEach(info -> infos.add(info.onMap(name, StepText.of(steps))));
		}
		return infos;
	}

	@Override
	public String describe() {
		return "On the response map " + name + " (" + StepText.of(steps) + "): " + String.join("; ", families.stream().map(
			FeatureCalculator::describe).toList());
	}

	/** Computes the families on a region of the response. */
	@Override
	public void compute(final Roi response, final FeatureValues values) {
		families.forEach(family -> family.compute(response, values));
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		final List<FeatureCalculator> changed = new ArrayList<>();
		boolean any = false;
		for (final FeatureCalculator family : families) {
			final Optional<FeatureCalculator> other = family.changed(parameter, text);
			any |= other.isPresent();
			changed.add(other.orElse(family));
		}
		return any ? Optional.of(new ResponseMap(name, steps, changed)) : Optional.empty();
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi response, final String id) {
		final String inner = id.substring(Math.min(id.length(), name.length() + 1));
		return families.stream().map(family -> family.basis(response, inner)).flatMap(Optional::stream).findFirst();
	}
}
