package org.radiomate.command;

import org.radiomate.model.ClinicalCoding;
import org.radiomate.study.StudyTables;
import org.scijava.plugin.Parameter;

/** A command on the joined tables of a study. */
abstract class ModellingCommand extends DialogCommand {

	@Parameter(label = "Feature table", persist = false, style = "open", description = "features.csv, or any CSV with one row for each patient")
	private String featuretable = "";

	@Parameter(label = "Clinical table", persist = false, style = "open", required = false,
		description = "CSV with the outcome and the clinical variables; leave empty if the feature table has them")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient in your tables")
	private String idcolumn = "patient";

	@Parameter(label = "Outcome", persist = false, required = false,
		description = "The column of the outcome; with a horizon it may stay empty")
	private String outcome = "";

	@Parameter(label = "Positive class", persist = false, required = false, description = "The label of the positive class; empty means 1")
	private String positive = "";

	@Parameter(label = "Horizon (months)", persist = false, min = "0", description = RadiomicsCommand.HORIZON)
	private double horizonmonths;

	@Parameter(label = "Split file", persist = false, style = "open", required = false,
		description = "split.csv; leave empty if the clinical table has the column cohort")
	private String splitfile = "";

	@Parameter(label = "Reader", persist = false, required = false, description = "Whose readings to use; empty for the first reader in the table")
	private String reader = "";

	@Parameter(label = "Clinical variables", persist = false, required = false,
		description = "Such as age; gender:Female|Male; pT:T1<T2<T3 - levels in order with <, without order with |")
	private String variables = "";

	/** The tables that are meant. */
	StudyTables tables() {
		return new StudyTables(requiredFile(featuretable, "featuretable"), optionalFile(clinicaltable, "clinicaltable"),
			required(idcolumn, "idcolumn", "the column that names the patient"), outcome(outcome,
				positive, horizonmonths), optionalFile(splitfile, "splitfile"), reader.trim(), coding());
	}

	/** The clinical variables. */
	ClinicalCoding coding() {
		return ClinicalCoding.parse(variables);
	}
}
