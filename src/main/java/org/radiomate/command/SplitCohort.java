package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.study.CentreSplit;
import org.radiomate.study.CohortSplitter;
import org.radiomate.study.StudyFolder;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.table.SplitTable;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Splits the patients of a clinical table at random into a training and a validation cohort. */
@Plugin(type = Command.class, label = "Split Cohort...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Split Cohort...", weight = 11) })
public final class SplitCohort extends DialogCommand {

	@Parameter(label = "Clinical table", persist = false, style = "open", description = "CSV with one row for each patient and the outcome")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient")
	private String idcolumn = "patient";

	@Parameter(label = "Outcome", persist = false, required = false,
		description = "The column of the outcome; with a horizon it may stay empty")
	private String outcome = "";

	@Parameter(label = "Positive class", persist = false, required = false, description = "The label of the positive class; empty means 1")
	private String positive = "";

	@Parameter(label = "Horizon (months)", persist = false, min = "0", description = RadiomicsCommand.HORIZON)
	private double horizonmonths;

	@Parameter(label = "Training fraction", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "The share of patients in the training cohort")
	private double fraction = 0.7;

	@Parameter(label = "Stratify by outcome", persist = false, description = "Split both classes in proportion")
	private boolean stratify = true;

	@Parameter(label = "Split column", persist = false, required = false,
		description = "Instead of a random split: a column, such as the centre, of which one value is the validation cohort")
	private String splitcolumn = "";

	@Parameter(label = "Validation centre", persist = false, required = false,
		description = "The value in the split column whose patients are the validation cohort")
	private String validationcentre = "";

	@Parameter(label = "Seed", persist = false, description = "The same seed gives the same split")
	private long seed = 1;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where split.csv goes")
	private String outputdir = "";

	@Parameter(label = "Split", type = ItemIO.OUTPUT)
	private ResultsTable split;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final OutcomeDefinition definition = outcome(outcome, positive, horizonmonths);
		final ClinicalTable clinical = definition.knownIn(ClinicalTable.read(requiredFile(clinicaltable, "clinicaltable"),
			idcolumn));
		final CentreSplit centre = CentreSplit.of(splitcolumn, validationcentre);
		final SplitTable table = centre != null ? centre.split(clinical, definition.of(clinical)) : new CohortSplitter(fraction,
			stratify, seed).split(clinical.patients(), definition.of(clinical));
		table.write(StudyFolder.SPLIT.in(folder));
		split = Tables.of(table.toCsv());
	}
}
