package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.study.ModellingData;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The path fitted to all patients that are resampled, and how it does on those same patients: the apparent performance.
 *
 * @param patients sorted by id, so that nothing depends on the order of the table
 * @param fitted the path
 * @param apparent the figures of each model on the patients it was trained on
 */
record WholeFit(ModellingData data, List<String> patients, FittedPath fitted, Map<ModelKind, Figures> apparent) {

	Set<ModelKind> kinds() {
		return fitted.models().keySet();
	}

	/** Number of patients and of positive ones, as every table of figures begins. */
	List<String> counts() {
		return List.of(Integer.toString(patients.size()), Integer.toString(ClassSizes.of(data.outcome().of(patients))
			.positives()));
	}
}
