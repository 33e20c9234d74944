package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.model.ClinicalCoding;
import org.radiomate.study.DescriptionStep;
import org.radiomate.study.StudyTables;
import org.radiomate.study.description.Description;
import org.radiomate.study.description.NumberStyle;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.OutcomeDefinition;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the first table of a study: the clinical variables by outcome or cohort with their tests, and the patient flow. */
@Plugin(type = Command.class, label = "Describe Clinical Table...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Describe Clinical Table...", weight = 10) })
public final class DescribeClinicalTable extends DialogCommand {

	private static final String BY_OUTCOME = "outcome", BY_COHORT = "cohort";

	@Parameter(label = "Clinical table", persist = false, style = "open",
		description = "CSV with one row for each patient: the outcome and the clinical variables")
	private String clinicaltable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient")
	private String idcolumn = "patient";

	@Parameter(label = "Outcome", persist = false, required = false,
		description = "The column of the outcome; with a horizon, or when grouping by cohort, it may stay empty")
	private String outcome = "";

	@Parameter(label = "Positive class", persist = false, required = false, description = "The label of the positive class; empty means 1")
	private String positive = "";

	@Parameter(label = "Horizon (months)", persist = false, min = "0", description = RadiomicsCommand.HORIZON)
	private double horizonmonths;

	@Parameter(label = "Clinical variables", persist = false, required = false,
		description = "Such as age; gender:Female|Male; pT:T1<T2<T3 - levels in the order of the table; empty for all columns that look like variables")
	private String variables = "";

	@Parameter(label = "Groups", persist = false, choices = { BY_OUTCOME, BY_COHORT },
		description = "Compare patients with and without the outcome, or the training with the validation cohort")
	private String groupby = BY_OUTCOME;

	@Parameter(label = "Split file", persist = false, style = "open", required = false,
		description = "For groups by cohort: split.csv; leave empty if the clinical table has the column cohort")
	private String splitfile = "";

	@Parameter(label = "Numbers", persist = false, choices = { "automatic", "median", "mean" },
		description = "median: median (range), Mann-Whitney test; mean: mean and SD, t test; automatic: mean if both groups look normal, else median")
	private String numbers = "automatic";

	@Parameter(label = "Output folder", persist = false, style = "directory",
		description = "Where description.csv, description.html (to read and print) and flow.csv go")
	private String outputdir = "";

	@Parameter(label = "Clinical description", type = ItemIO.OUTPUT)
	private ResultsTable description;

	@Parameter(label = "Patient flow", type = ItemIO.OUTPUT)
	private ResultsTable flow;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final ClinicalTable clinical = ClinicalTable.read(requiredFile(clinicaltable, "clinicaltable"), required(idcolumn,
			"idcolumn", "the column that names the patient"));
		final Description found = describe(new DescriptionStep(ClinicalCoding.parse(variables), NumberStyle.parse(numbers), List
			.of()), clinical);
		DescriptionStep.write(folder, found);
		description = Tables.of(found.toCsv());
		flow = Tables.of(found.flow().toCsv());
		remarks = found.remarks().isEmpty() ? null : String.join("\n", found.remarks());
	}

	private Description describe(final DescriptionStep step, final ClinicalTable clinical) {
		return switch (groupby) {
			case BY_OUTCOME -> step.byOutcome(clinical, outcome(outcome, positive, horizonmonths));
			case BY_COHORT -> step.byCohort(clinical, outcomeIfGiven(), StudyTables.split(optionalFile(splitfile, "splitfile"),
				clinical));
			default -> throw new ProblemException("There are no groups by '" + groupby + "'. Choose " + BY_OUTCOME + " or " +
				BY_COHORT + ".");
		};
	}

	private Optional<OutcomeDefinition> outcomeIfGiven() {
		return outcome.isBlank() && horizonmonths == 0 ? Optional.empty() : Optional.of(outcome(outcome, positive,
			horizonmonths));
	}
}
