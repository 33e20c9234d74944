package org.radiomate.feature;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.filter.PreprocessingStep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to change in a feature set; what is null or empty stays as it is.
 *
 * @param name the new set's name
 * @param description what the new set is for
 * @param maskRule the mask rule, or null
 * @param intensityScale the intensity scale, or null
 * @param steps the preprocessing, or null
 * @param parameters texts for the parameters of the families
 * @param keep patterns of the features to keep, with {@code *} for any characters; they choose anew among all features of
 *          the families
 * @param leaveOut patterns of the features to leave out
 */
public record FeatureSetEdit(String name, String description, MaskRule maskRule, IntensityScale intensityScale,
	List<PreprocessingStep> steps, Map<FamilyParameter, String> parameters, List<String> keep, List<String> leaveOut)
{

	public FeatureSetEdit {
		parameters = parameters.isEmpty() ? Map.of() : new EnumMap<>(parameters);
		keep = List.copyOf(keep);
		leaveOut = List.copyOf(leaveOut);
	}

	/**
	 * The changed set.
	 *
	 * @throws ProblemException that names the part at fault, and what is valid there
	 */
	public FeatureSet applyTo(final FeatureSet set) {
		final List<FeatureCalculator> families = families(set);
		final List<String> ids = families.stream().flatMap(family -> family.features().stream()).map(FeatureInfo::id).toList();
		final FeatureSet edited = new FeatureSet(name, FeatureSet.SCHEMA_VERSION, description, maskRule == null ? set.maskRule()
			: maskRule, intensityScale == null ? set.intensityScale() : intensityScale, steps == null ? set.steps() : steps, set
				.preparation(), families, left(ids, set.leaveOut()));
		if (edited.features().isEmpty()) throw new ProblemException("The feature set '" + name +
			"' would have no feature; keep more of them.");
		return edited;
	}

	private List<FeatureCalculator> families(final FeatureSet set) {
		List<FeatureCalculator> families = set.families();
		for (final Map.Entry<FamilyParameter, String> change : parameters.entrySet()) {
			families = changed(families, change.getKey(), change.getValue());
		}
		return families;
	}

	private static List<FeatureCalculator> changed(final List<FeatureCalculator> families, final FamilyParameter parameter,
		final String text)
	{
		final List<FeatureCalculator> changed = new ArrayList<>();
		boolean known = false;
		for (final FeatureCalculator family : families) {
			final Optional<FeatureCalculator> other = family.changed(parameter, text);
			known |= other.isPresent();
			changed.add(other.orElse(family));
		}
		if (!known) throw new ProblemException("The set has no family of features with the parameter '" + parameter.word() +
			"'; leave it empty.");
		return changed;
	}

	private List<String> left(final List<String> ids, final List<String> leftBefore) {
		final Set<String> left = new HashSet<>(leftBefore);
		if (!keep.isEmpty()) {
			left.clear();
			left.addAll(ids);
			keep.forEach(pattern -> left.removeAll(matching(pattern, ids, "keep")));
		}
		leaveOut.forEach(pattern -> left.addAll(matching(pattern, ids, "leaveout")));
		return ids.stream().filter(left::contains).toList();
	}

	/** The ids that a pattern means: an id, R's name of one, or a text with stars. */
	private static Set<String> matching(final String pattern, final List<String> ids, final String parameter) {
		final Optional<String> one = FeatureNames.of(ids).find(pattern);
		if (one.isPresent()) return Set.of(one.get());
		final Pattern regex = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
		final Set<String> matching = new LinkedHashSet<>(ids);
		matching.removeIf(id -> !regex.matcher(id).matches());
		if (matching.isEmpty()) throw new ProblemException("'" + parameter + "': no feature of the set is called '" + pattern +
			"'; write an id such as " + ids.get(0) + ", or a pattern such as *Entropy.");
		return matching;
	}
}
