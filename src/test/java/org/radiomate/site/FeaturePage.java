package org.radiomate.site;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page of all features from the catalogue: one row for each figure, not for each of its columns. */
final class FeaturePage {

	private static final String INTRODUCTION = """
		# The features

		Every figure Radiomate computes: the name of its column, what it is called, its code in the reference manual of the Image
		Biomarker Standardisation Initiative (IBSI) or how it differs from the figure nearest to it, its unit, its equation, and in one
		line what it tells about a lesion. This page is made from the catalogue in the program, and a test keeps the two alike.

		`Edit Radiomic Feature Set...` shows the same for every column of a feature set.
		""";

	private static final String IBSI = """

		## IBSI

		In the sets `IBSI 2D`, `IBSI 2.5D`, `IBSI 3D`, `IBSI digital phantom` and `IBSI config A` to `E`. A column's name ends in how directions and slices are put
		together: `_2D_avg`, `_2D_comb`, `_2_5D_avg`, `_2_5D_comb`, `_3D_avg`, `_3D_comb`, and for figures without directions `_2D`,
		`_2_5D`, `_3D`; so `cm_contrast_3D_comb`. A distance other than 1 stands before it: `cm_contrast_d2_3D_comb`. On a response map
		the name of the map stands in front. All definitions: IBSI reference manual, arXiv:1612.07003.
		""";

	private static final String IBEX = """

		## IBEX

		In the sets `IBEX 352`, `IBEX 353`, `IBEX 430`, `IBEX 2017` and `IBEX signature 11`. A co-occurrence column begins with direction and
		distance, so `45-7Contrast`; a run-length column with the direction, so `90ShortRunEmphasis`; percentiles and quantiles with their
		percentage or probability, so `5Percentile`. All definitions: IBEX beta 1.0, Zhang 2015, doi:10.1118/1.4908210, and the sources
		named in the catalogue.
		""";

	private FeaturePage() {}

	/** The whole page. */
	static String text() {
		return INTRODUCTION + IBSI + tables(List.of("IBSI 2D", "IBSI 2.5D", "IBSI 3D"),
			"(_d\\d+)?(_2D|_2_5D|_3D)(_avg|_comb)?$") + IBEX + tables(List.of("IBEX 430"), "^(-?\\d+-\\d+|-333|[0-9.]+)");
	}

	/** A table for each family of some sets. */
	private static String tables(final List<String> sets, final String parameters) {
		final Map<String, Map<String, FeatureInfo>> families = new LinkedHashMap<>();
		for (final String set : sets) {
			for (final FeatureInfo info : FeatureSet.builtIn(set).features()) {
				if (!info.id().startsWith("-333")) families.computeIfAbsent(info.family(), family -> new LinkedHashMap<>()).putIfAbsent(info
					.id().replaceAll(parameters, ""), info);
			}
		}
		return families.entrySet().stream().map(family -> table(family.getKey(), family.getValue())).collect(Collectors.joining());
	}

	private static String table(final String family, final Map<String, FeatureInfo> figures) {
		final List<String> lines = new ArrayList<>(List.of("", "### " + family, "",
			"| column | name | IBSI | unit | equation | what it tells |", "|---|---|---|---|---|---|"));
		figures.forEach((id, info) -> lines.add("| `" + id + "` | " + cell(name(info)) + " | " + cell(standard(info)) + " | " + cell(
			info.unit()) + " | `" + cell(info.definition()) + "` | " + cell(info.meaning().replaceAll(
			"[0-9.]+ % of the voxels are", "this share of the voxels is")) + " |"));
		return String.join("\n", lines) + "\n";
	}

	/** Without the parameters of one column. */
	private static String name(final FeatureInfo info) {
		return info.displayName().replaceAll(", (direction|all directions).*|(?<=Percentile|Quantile) [0-9.]+", "");
	}

	private static String standard(final FeatureInfo info) {
		return info.ibsiCode().isEmpty() ? info.difference() : info.difference().isEmpty() ? info.ibsiCode() : info.ibsiCode() + ": " +
			info.difference();
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|");
	}
}
