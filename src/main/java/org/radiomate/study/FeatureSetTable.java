package org.radiomate.study;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.table.CsvTable;

import java.util.List;

/** The features of a set as a table: what each is, in which unit, and where its definition comes from. */
public final class FeatureSetTable {

	private static final List<String> HEADER = List.of("feature", "name", "family", "unit", "definition", "ibsi_code",
		"difference_from_ibsi", "reference", "aggregation", "meaning");

	private FeatureSetTable() {}

	/** One row for each feature, in the order of the columns of a feature table. */
	public static CsvTable of(final FeatureSet set) {
		return new CsvTable("features of " + set.name(), HEADER, set.features().stream().map(FeatureSetTable::row).toList());
	}

	private static List<String> row(final FeatureInfo info) {
		return List.of(info.id(), info.displayName(), info.family(), info.unit(), info.definition(), info.ibsiCode(), info
			.difference(), info.reference(), info.aggregation(), info.meaning());
	}
}
