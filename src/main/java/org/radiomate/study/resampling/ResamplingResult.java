package org.radiomate.study.resampling;

import org.radiomate.table.CsvTable;

import java.util.List;

/** What every way of resampling leaves. */
interface ResamplingResult {

	/** One line for each model. */
	CsvTable figures();

	/** One line for each model and run: a repeat, a bootstrap sample or a permutation, with its seed. */
	CsvTable runs();

	/** Out-of-fold predictions, one line for each patient and repeat; no rows if the method has none. */
	default CsvTable predictions() {
		return new CsvTable("out-of-fold predictions", List.of(), List.of());
	}

	/** The fits whose choices are counted. */
	List<Attempt.Summary> fits();

	/** What the user must know besides, in sentences. */
	default List<String> remarks() {
		return List.of();
	}
}
