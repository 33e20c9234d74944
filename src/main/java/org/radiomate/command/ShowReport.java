package org.radiomate.command;

import org.radiomate.imagej.StudyFigures;
import org.radiomate.study.StudyFolder;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;

/** Opens the report of a finished study, in the browser and as windows. */
@Plugin(type = Command.class, label = "Show Radiomics Report...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Show Radiomics Report...", weight = 41) })
public final class ShowReport extends DialogCommand {

	@Parameter(label = "Study folder", persist = false, style = "directory", description = "The output folder of Run Radiomics Pipeline")
	private String studydir = "";

	@Parameter(label = "Report in the browser", persist = false, description = "Open report.html in the browser")
	private boolean browser = true;

	@Parameter(label = "Charts as windows", persist = false, description = "Open every chart as an image of ImageJ")
	private boolean charts = true;

	@Parameter(label = "Study report", type = ItemIO.OUTPUT)
	private String report;

	@Override
	void execute(final Progress progress) {
		final Path folder = requiredPath(studydir, "studydir");
		final StudyFigures figures = StudyFigures.of(StudyFolder.REPORT.in(folder), StudyFolder.FIGURES.in(folder));
		if (charts) figures.showCharts();
		final boolean opened = browser && figures.browse();
		report = figures.report() + " with " + figures.charts().size() + " charts" + (opened || !browser ? ""
			: "; open it in a browser");
	}
}
