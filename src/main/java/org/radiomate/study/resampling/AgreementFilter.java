package org.radiomate.study.resampling;

import org.radiomate.selection.FeatureAgreement;
import org.radiomate.study.ModellingData;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.Progress;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which features the path may look at, for the readers' agreement. A list that was fixed before, which looked at no
 * outcome, is applied to the data once; this is the choice to measure it again on the training patients of each resample.
 */
@FunctionalInterface
public interface AgreementFilter {

	/** All features of the data. */
	AgreementFilter NONE = (data, training, progress) -> data;

	/**
	 * The data with the features that may be looked at.
	 *
	 * @param training whose readings may be used
	 */
	ModellingData keep(ModellingData data, List<String> training, Progress progress);

	/**
	 * Measures the agreement again, on the training patients who were read twice; one who is drawn several times counts once.
	 *
	 * @param readings all readings of the patients
	 * @param reader whose repeats count within a reader; empty for the first reader the table names
	 */
	static AgreementFilter refitted(final FeatureAgreement agreement, final FeatureTable readings, final String reader) {
		return (data, training, progress) -> data.keeping(agreement.measure(readings, new LinkedHashSet<>(training), reader,
			progress).kept());
	}
}
