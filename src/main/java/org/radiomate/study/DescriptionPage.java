package org.radiomate.study;

import org.radiomate.report.HtmlReport;
import org.radiomate.study.description.Description;
import org.radiomate.study.description.GroupTest;
import org.radiomate.study.description.PatientGroups;
import org.radiomate.study.description.VariableSummary;
import org.radiomate.table.CsvTable;
import org.radiomate.table.PatientFlow;
import org.radiomate.task.Software;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The description of a clinical table for people: the patient flow, the table as a paper prints it, and the tests behind
 * its P values.
 *
 * @param description what is shown
 */
record DescriptionPage(Description description) {

	private static final double SMALLEST_SHOWN_P = 0.001;

	/** Writes a page of its own. */
	void write(final Path file) {
		final HtmlReport page = new HtmlReport("Patients and clinical variables");
		page.heading("Patient flow");
		addFlow(page);
		page.heading("Clinical variables");
		addTable(page);
		page.heading("Where the P values come from").table(tests());
		if (!description.remarks().isEmpty()) page.heading("Remarks").list(description.remarks());
		page.paragraph(Software.nameAndVersion() + ". The P values have all digits in " + StudyFolder.DESCRIPTION.fileName() +
			".").write(file);
	}

	/** Adds who was left out and who is left. */
	void addFlow(final HtmlReport page) {
		final PatientFlow flow = description.flow();
		final List<String> leaving = new ArrayList<>(), groups = new ArrayList<>();
		flow.excluded().forEach((reason, n) -> leaving.add(n + " excluded: " + reason));
		flow.groups().forEach((group, n) -> groups.add(group + ": " + n));
		page.flow(flow.total() + " patients in the clinical table", leaving, flow.left() + " patients included", groups);
	}

	/** Adds the table. */
	void addTable(final HtmlReport page) {
		final PatientGroups groups = description.groups();
		final List<String> header = new ArrayList<>(List.of("Variable"));
		groups.sizes().forEach((label, n) -> header.add(label + " (n = " + n + ")"));
		header.addAll(List.of("All (n = " + description.flow().left() + ")", "P"));
		page.groupedTable(header, description.variables().stream().map(DescriptionPage::block).toList());
		page.paragraph("Counts have the percentage of the group's patients with a value. P: two-sided.");
	}

	/** A number stands in the variable's own line; levels stand below it. */
	private static List<List<String>> block(final VariableSummary variable) {
		final List<List<String>> lines = new ArrayList<>();
		final String title = variable.name() + ", " + variable.measure(), p = shortP(variable.test().p());
		for (final VariableSummary.Row row : variable.rowsWithMissing()) {
			if (lines.isEmpty()) lines.add(line(title, row.level().isEmpty() ? row.cells() : List.of("", "", ""), p));
			if (!row.level().isEmpty()) lines.add(line(row.level(), row.cells(), ""));
		}
		return lines;
	}

	private static List<String> line(final String first, final List<String> cells, final String last) {
		final List<String> line = new ArrayList<>(List.of(first));
		line.addAll(cells);
		line.add(last);
		return line;
	}

	private static String shortP(final double p) {
		if (Double.isNaN(p)) return "";
		return p < SMALLEST_SHOWN_P ? "<" + SMALLEST_SHOWN_P : String.format(Locale.ROOT, "%.3f", p);
	}

	private CsvTable tests() {
		final List<List<String>> rows = new ArrayList<>();
		for (final VariableSummary variable : description.variables()) {
			final GroupTest test = variable.test();
			rows.add(List.of(variable.name(), CsvTable.number(test.statistic()), CsvTable.number(test.df()), CsvTable.number(test
				.p()), CsvTable.number(test.fisherP()), test.why(), test.remark()));
		}
		return new CsvTable("tests", List.of("variable", "statistic", "df", "P", "Fisher's P", "test", "remark"), rows);
	}
}
