package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.imagej.Tables;
import org.radiomate.selection.Family;
import org.radiomate.selection.LambdaRule;
import org.radiomate.selection.SelectionOptions;
import org.radiomate.study.ModellingData;
import org.radiomate.study.SelectionStep;
import org.radiomate.study.StudyTables;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.Map;

/** Selects features on the training cohort: z-score, univariate screen, optional correlation filter, lasso. */
@Plugin(type = Command.class, label = "Select Radiomic Features...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Study Steps", weight = 2), @Menu(label = "Select Radiomic Features...", weight = 12) })
public final class SelectFeatures extends ModellingCommand {

	@Parameter(label = "Agreement table", persist = false, style = "open", required = false,
		description = "agreement.csv: only the features that it keeps are looked at")
	private String agreementtable = "";

	@Parameter(label = "Robustness table", persist = false, style = "open", required = false,
		description = "robustness.csv: only the features that it keeps are looked at")
	private String robustnesstable = "";

	@Parameter(label = "Significance", persist = false, min = "0", max = "1", stepSize = "0.01",
		description = "P value below which a feature passes the univariate screen")
	private double significance = 0.05;

	@Parameter(label = "Correlation cutoff", persist = false, min = "0", max = "1", stepSize = "0.05",
		description = "Of two features with a higher Spearman correlation the one with the larger P is dropped; 1 is off")
	private double correlationcutoff = 1;

	@Parameter(label = "Lasso family", persist = false, choices = { "binomial", "gaussian" }, description = "The likelihood of the lasso")
	private String family = "binomial";

	@Parameter(label = "Folds", persist = false, min = "3", description = "Folds of the cross-validation")
	private int folds = 10;

	@Parameter(label = "Fold file", persist = false, style = "open", required = false,
		description = "CSV with the columns patient and fold, instead of random folds")
	private String foldfile = "";

	@Parameter(label = "Lambda", persist = false, choices = { "1-SE", "minimum" },
		description = "The penalty: the largest within one standard error of the best, or the best")
	private String rule = "1-SE";

	@Parameter(label = "Seed", persist = false, description = "The seed of the random folds")
	private long seed = 1;

	@Parameter(label = "Output folder", persist = false, style = "directory", description = "Where the tables of the selection go")
	private String outputdir = "";

	@Parameter(label = "Selected features", type = ItemIO.OUTPUT)
	private ResultsTable selected;

	@Parameter(label = "Remark", type = ItemIO.OUTPUT)
	private String remark;

	@Override
	void execute(final Progress progress) {
		final Path folder = outputFolder(outputdir);
		final Path agreement = optionalFile(agreementtable, "agreementtable"), robustness = optionalFile(robustnesstable,
			"robustnesstable");
		final StudyTables tables = tables();
		final ModellingData all = tables.read(), data = robustness == null ? all : all.keeping(RobustnessTable.readKept(
			robustness));
		final SelectionStep.Outcome outcome = new SelectionStep(options()).run(data, agreement == null ? null : AgreementTable.readKept(agreement), folds(tables.idColumn()), progress);
		SelectionStep.write(folder, outcome);
		selected = Tables.of(outcome.selected());
		remark = outcome.summary();
	}

	private Map<String, Integer> folds(final String idColumn) {
		final Path file = optionalFile(foldfile, "foldfile");
		return file == null ? null : SelectionStep.readFolds(file, idColumn);
	}

	private SelectionOptions options() {
		return SelectionOptions.defaults().withSignificance(significance).withCorrelationCutoff(correlationcutoff).withFamily(
			Family.parse(family)).withFolds(folds).withRule(LambdaRule.parse(rule)).withSeed(seed);
	}
}
