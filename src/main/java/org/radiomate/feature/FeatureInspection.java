package org.radiomate.feature;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One feature of one region with what it is computed from, by the very calculator that an extraction uses.
 *
 * @param image the image as the calculators see it: preprocessed, if the feature set has steps
 * @param roi the region of it
 * @param basis what it is computed from; empty if that is nothing but the voxels themselves
 * @param value the feature's value; NaN if absent, or if a matrix was asked for, not a feature
 * @param explanation one line: what it is, how it is computed, its value or why it has none
 * @param warnings sentences for the user
 */
public record FeatureInspection(Volume image, Roi roi, Optional<FeatureBasis> basis, double value, String explanation,
	List<String> warnings)
{

	private static final int SUGGESTIONS = 5;

	/**
	 * Looks at a feature.
	 *
	 * @throws ProblemException if the set has no such feature, naming those that are written nearly so
	 */
	public static FeatureInspection of(final Volume volume, final Mask mask, final FeatureSet set, final String id) {
		final FeatureCalculator family = familyOf(set, id);
		final List<String> warnings = new ArrayList<>();
		final PreparedImage prepared = new PreparedImage(volume, mask, set, false, warnings, Progress.NONE);
		final Roi roi = prepared.regionOf(family, warnings);
		final List<FeatureInfo> features = family.features();
		final FeatureValues values = new FeatureValues(features);
		family.compute(roi, values);
		final int index = ids(features).indexOf(id);
		final Optional<FeatureBasis> basis = family.basis(roi, id);
		return new FeatureInspection(prepared.imageOf(family), roi, basis, values.value(index), explanation(features.get(index), here(
			values.value(index), values.reason(id), features.get(index).unit(), set.preparation().intensityUnit(roi.scale()))) + remark(basis.orElse(null)),
			warnings);
	}

	/**
	 * Looks at a matrix, the histogram or the gray levels.
	 *
	 * @throws ProblemException if no family of the set has one
	 */
	public static FeatureInspection of(final Volume volume, final Mask mask, final FeatureSet set,
		final MatrixChoice choice)
	{
		final List<String> warnings = new ArrayList<>();
		final PreparedImage prepared = new PreparedImage(volume, mask, set, false, warnings, Progress.NONE);
		final Roi roi = prepared.region();
		final FeatureBasis basis = set.families().stream().map(family -> family.basis(roi, choice).orElse(null)).filter(
			Objects::nonNull).findFirst().orElseThrow(() -> new ProblemException("The feature set '" + set.name() +
				"' computes no " + choice.kind().label() + " to look at. Choose another matrix, or a feature set that has it: the IBSI sets have all."));
		return new FeatureInspection(prepared.image(), roi, Optional.of(basis), Double.NaN, choice.describe() + "." + remark(
			basis), warnings);
	}

	private static String remark(final FeatureBasis basis) {
		return basis instanceof FeatureBasis.Matrix matrix && !matrix.remark().isEmpty() ? " " + matrix.remark() + "." : "";
	}

	static List<String> ids(final List<FeatureInfo> features) {
		return features.stream().map(FeatureInfo::id).toList();
	}

	static FeatureCalculator familyOf(final FeatureSet set, final String id) {
		return set.families().stream().filter(family -> ids(family.features()).contains(id)).findFirst().orElseThrow(
			() -> new ProblemException("The feature set '" + set.name() + "' has no feature '" + id + "'. " + whereElse(set, id)));
	}

	/** The built-in sets that have a feature, or the features of the set that are written nearly so. */
	private static String whereElse(final FeatureSet set, final String id) {
		final List<String> sets = FeatureSet.builtInNames().stream().filter(name -> ids(FeatureSet.builtIn(name).features())
			.contains(id)).toList();
		return sets.isEmpty() ? "Near it are: " + String.join(", ", nearest(ids(set.allFeatures()), id)) + "." : "Take one that has it: " +
			String.join(", ", sets) + ".";
	}

	/** The ids written most like a text. */
	private static List<String> nearest(final List<String> ids, final String text) {
		final String wanted = bare(text);
		return ids.stream().sorted(Comparator.comparingInt(id -> distance(bare(id), wanted))).limit(SUGGESTIONS).toList();
	}

	/** Without what people and R change in a name: case, signs, the X before a digit. */
	private static String bare(final String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^x(?=\\d)", "");
	}

	/** Levenshtein's distance: the least number of letters to insert, remove or replace. */
	private static int distance(final String a, final String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			final int[] row = new int[b.length() + 1];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
			}
			previous = row;
		}
		return previous[b.length()];
	}

	private static String explanation(final FeatureInfo info, final String here) {
		final String aggregation = info.aggregation().isEmpty() ? "" : "; " + info.aggregation();
		return info.id() + " (" + info.displayName() + "): " + info.definition() + aggregation + ". What it tells: " + info
			.meaning() + ". " + here + ". Source: " + info.reference() + ".";
	}

	private static String here(final double value, final String reason, final String unit, final String intensityUnit) {
		if (reason != null) return "It is absent here: " + reason;
		if (unit.equals("intensity")) return "Here it is " + value + (intensityUnit.isEmpty() ? "" : " (" + intensityUnit + ")");
		return "Here it is " + value + (unit.equals("1") ? "" : " " + unit);
	}
}
