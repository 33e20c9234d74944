package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.inference.IccForm;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.study.AgreementStep;
import org.radiomate.study.StudyFolder;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.SplitTable;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Measures on which features readers agree, within and between, by the intraclass correlation. */
@Plugin(type = Command.class, label = "Reader Agreement (ICC)...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Reader Agreement (ICC)...", weight = 2) })
public final class ReaderAgreement extends DialogCommand {

	@Parameter(label = "Feature table(s)", persist = false, style = "open",
		description = "A table with the columns reader and repeat, or several: 1:reader1.csv; 1:again.csv; 2:reader2.csv")
	private String featuretable = "";

	@Parameter(label = "Patient column", persist = false, description = "The column that names the patient")
	private String idcolumn = "patient";

	@Parameter(label = "Form", persist = false, choices = { "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)" },
		description = "The form of the intraclass correlation (Shrout and Fleiss 1979)")
	private String form = "ICC(2,1)";

	@Parameter(label = "Cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "A feature is kept if its ICC is above this, within and between readers")
	private double cutoff = 0.75;

	@Parameter(label = "Patients", persist = false, choices = { "all", "training" },
		description = "All patients read twice, or those of the training cohort only")
	private String agreementcohort = "all";

	@Parameter(label = "Split file", persist = false, style = "open", required = false,
		description = "split.csv; needed if Patients is training")
	private String splitfile = "";

	@Parameter(label = "Reader", persist = false, required = false,
		description = "Whose repeats count within a reader; empty for the first reader in the table")
	private String reader = "";

	@Parameter(label = "Bland-Altman", persist = false,
		description = "Also bias, limits of agreement and repeatability of each feature, as blandaltman.csv")
	private boolean blandaltman;

	@Parameter(label = "Output folder", persist = false, style = "directory",
		description = "Where agreement.csv and, if wanted, blandaltman.csv go")
	private String outputdir = "";

	@Parameter(label = "Agreement", type = ItemIO.OUTPUT)
	private ResultsTable agreement;

	@Parameter(label = "Limits of agreement", type = ItemIO.OUTPUT)
	private ResultsTable limits;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final FeatureTable table = AgreementStep.read(featuretable, idcolumn);
		final SplitTable split = AgreementStep.trainingOnly(agreementcohort) ? SplitTable.read(requiredFile(required(splitfile,
			"splitfile", "the split that says who is in the training cohort, or measure 'agreementcohort' all"), "splitfile"),
			idcolumn) : null;
		final AgreementStep step = new AgreementStep(new FeatureAgreement(IccForm.parse(form), cutoff), reader.trim());
		final AgreementTable measured = step.run(table, split, progress);
		measured.write(StudyFolder.AGREEMENT.in(folder));
		agreement = Tables.of(measured.toCsv());
		if (blandaltman) {
			final CsvTable limitsOfAgreement = step.limits(table, split, progress);
			limitsOfAgreement.write(StudyFolder.BLAND_ALTMAN.in(folder));
			limits = Tables.of(limitsOfAgreement);
		}
		remark = measured.summary();
	}
}
