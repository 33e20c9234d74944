package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first table of the published study, and of the real tables beside the project, through the command. */
class DescribeClinicalTableTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	/** The study's levels in the order of the published counts. */
	private static final Map<String, List<String>> LEVELS = Map.of("gender", List.of("Male", "Female"), "pT", List.of("T1",
		"T2", "T3", "T4a"), "pN", List.of("N0", "N1", "N2"), "differentiation", List.of("Low", "Middle", "High"), "pTNM", List
			.of("IB", "IIA", "IIB", "IIIA", "IIIB"));
	private static final String CODING =
		"gender:Male|Female; pT:T1<T2<T3<T4a; pN:N0<N1<N2; differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB";
	private static final int LOST = 26, INCOMPLETE = 7, RECURRED = 101, NOT_RECURRED = 96;

	@TempDir
	private Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static RCase published(final String variable) {
		return RCase.read(Shared.path("stats/oracle/chisq/paper_" + variable + "_pearson.json"));
	}

	/** The values of a variable in a group, as the published counts have them. */
	private static List<String> values(final String variable, final int group) {
		final List<String> values = new ArrayList<>();
		final JsonNode counts = published(variable).data().get("table").get(group);
		for (int level = 0; level < counts.size(); level++) {
			values.addAll(Collections.nCopies(counts.get(level).asInt(), LEVELS.get(variable).get(level)));
		}
		return values;
	}

	/** The study's 230 patients: 26 lost, 7 incomplete, 101 with and 96 without early recurrence. */
	private Path study() {
		final List<String> variables = LEVELS.keySet().stream().sorted().toList();
		final List<String> header = new ArrayList<>(List.of("patient", "recurrence", "recurrence_months", "followup_months",
			"excluded"));
		header.addAll(variables);
		final List<List<String>> rows = new ArrayList<>();
		for (int group = 0; group < 2; group++) {
			final Map<String, List<String>> values = new LinkedHashMap<>();
			for (final String variable : variables) values.put(variable, values(variable, group));
			for (int i = 0; i < (group == 0 ? RECURRED : NOT_RECURRED); i++) {
				final List<String> row = new ArrayList<>(List.of("P" + group + "-" + i, group == 0 ? "yes" : "no", group == 0 ? "12"
					: i % 2 == 0 ? "12.5" : "", "36", ""));
				for (final String variable : variables) row.add(values.get(variable).get(i));
				rows.add(row);
			}
		}
		for (int i = 0; i < LOST + INCOMPLETE; i++) {
			final List<String> row = new ArrayList<>(List.of("X" + i, "", "", i < LOST ? "5" : "", i < LOST ? "lost to follow-up"
				: "incomplete data"));
			variables.forEach(variable -> row.add(""));
			rows.add(row);
		}
		final Path file = folder.resolve("clinical.csv");
		new CsvTable("clinical", header, rows).write(file);
		return file;
	}

	private Map<String, Object> inputs(final Path table, final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("clinicaltable", table.toString(), "outputdir", folder.resolve(
			"out").toString()));
		inputs.putAll(more);
		return inputs;
	}

	private CsvTable description(final Path table, final Map<String, Object> more) {
		RUNNER.succeed(DescribeClinicalTable.class, inputs(table, more));
		return CsvTable.read(folder.resolve("out/description.csv"));
	}

	private static double number(final CsvTable table, final String variable, final String column) {
		return Double.parseDouble(cell(table, variable, column));
	}

	private static String cell(final CsvTable table, final String variable, final String column) {
		return table.cells(column).get(table.cells("variable").indexOf(variable));
	}

	@ParameterizedTest
	@CsvSource({ "gender, 0.7988", "pT, 0.0439", "pN, 0.00033", "differentiation, 0.0172", "pTNM, 0.00022" })
	void publishedPValuesComeOut(final String variable, final double printed) {
		final CsvTable table = description(study(), Map.of("outcome", "recurrence", "positive", "yes", "variables", CODING));
		final JsonNode r = published(variable).result();
		final String call = published(variable).json().get("call").asText();
		assertEquals(r.get("p").asDouble(), number(table, variable, "p"), 1e-12 * r.get("p").asDouble(), call);
		assertEquals(r.get("statistic").asDouble(), number(table, variable, "statistic"), 1e-12 * r.get("statistic").asDouble(),
			call);
		assertEquals(r.get("df").asDouble(), number(table, variable, "df"), call);
		final RCase fisher = RCase.read(Shared.path("stats/oracle/fisher/paper_" + variable + ".json"));
		assertEquals(fisher.result().get("p").asDouble(), number(table, variable, "fisher_p"), 1e-9, fisher.json().get("call")
			.asText());
		assertEquals(printed, number(table, variable, "p"), printed > 0.01 ? 5e-5 : 5e-6, "as printed");
		assertEquals("Pearson's chi-square without correction", cell(table, variable, "why"));
		assertEquals(variable.equals("pT") ? "Fisher's exact test advised: expected count 2.92 in T1 × recurrence = no below 5"
			: variable.equals("differentiation")
				? "Fisher's exact test advised: expected count 4.38 in Low × recurrence = no below 5" : "", cell(table, variable,
					"remark"));
	}

	@Test
	void patientFlowOfTheStudy() {
		final CommandModule module = RUNNER.succeed(DescribeClinicalTable.class, inputs(study(), Map.of("horizonmonths", 12,
			"variables", CODING)));
		assertEquals("step,detail,patients\nall,,230\nexcluded,lost to follow-up,26\nexcluded,incomplete data,7\nincluded,,197\n" +
			"group,recurrence within 12 months,101\ngroup,no recurrence within 12 months,96\n", SampleData.read(folder.resolve(
				"out/flow.csv")));
		final ResultsTable flow = (ResultsTable) module.getOutput("flow");
		assertEquals(197, flow.getValue("patients", 3));
		assertEquals("1 (1.0%)", ((ResultsTable) module.getOutput("description")).getStringValue("positive", rowOf(module, "T1")));
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("horizon of 12 months"));
		final String page = SampleData.read(folder.resolve("out/description.html"));
		for (final String part : List.of("230 patients in the clinical table", "26 excluded: lost to follow-up",
			"7 excluded: incomplete data", "197 patients included", "recurrence within 12 months: 101",
			"no recurrence within 12 months (n = 96)", "<td>0.044</td>", "<td>&lt;0.001</td>", "Fisher's exact test advised")) assertTrue(page.contains(part), part);
		assertFalse(page.contains("http") || page.contains("<script") || page.contains("<link") || page.contains("<img"),
			"nothing is loaded");
	}

	private static int rowOf(final CommandModule module, final String level) {
		final ResultsTable table = (ResultsTable) module.getOutput("description");
		for (int row = 0; row < table.size(); row++) if (table.getStringValue("level", row).equals(level)) return row;
		throw new AssertionError(level);
	}

	/** The horizon and the column say the same of this study, so all counts and P values are equal. */
	@Test
	void horizonAndColumnGiveTheSameTable() {
		final Path study = study();
		final CsvTable column = description(study, Map.of("outcome", "recurrence", "positive", "yes", "variables", CODING));
		final CsvTable horizon = description(study, Map.of("horizonmonths", 12, "variables", CODING));
		for (final String name : List.of("variable", "level", "positive", "negative", "total", "p")) assertEquals(column.cells(
			name), horizon.cells(name));
	}

	@Test
	void followUpTooShortJoinsTheFlow() throws Exception {
		final Path table = Files.writeString(folder.resolve("c.csv"),
			"patient,recurrence_months,followup_months,age,excluded\na,3,9,60,\nb,,8,61,\nc,,30,62,\nd,,,63,lost\ne,12,12,64,\nf,,2,65,\n");
		final CsvTable description = description(table, Map.of("horizonmonths", 12));
		assertEquals(List.of("patients", "age"), description.cells("variable"), "months and reasons are no variables");
		assertEquals(List.of("2", "62 (60 to 64)"), description.cells("positive"));
		assertEquals("all,,6\nexcluded,lost,1\nexcluded,followed for less than 12 months without recurrence,2\nincluded,,3\n" +
			"group,recurrence within 12 months,2\ngroup,no recurrence within 12 months,1\n", SampleData.read(folder.resolve(
				"out/flow.csv")).replaceFirst(".*\n", ""));
	}

	@Test
	void byCohortOfAFileOrOfTheTable() throws Exception {
		final Path table = Files.writeString(folder.resolve("c.csv"),
			"patient,recurrence,age\na,1,60\nb,0,61\nc,0,62\nd,1,63\ne,1,64\n");
		final Path split = Files.writeString(folder.resolve("s.csv"), "patient,cohort\na,training\nb,training\nc,test\nd,test\n");
		final CsvTable byFile = description(table, Map.of("groupby", "cohort", "splitfile", split.toString(), "outcome",
			"recurrence"));
		assertEquals(List.of("patients", "recurrence", "recurrence", "age"), byFile.cells("variable"));
		assertEquals(List.of("2", "1 (50.0%)", "1 (50.0%)", "60.5 (60 to 61)"), byFile.cells("training"));
		assertTrue(SampleData.read(folder.resolve("out/flow.csv")).contains("excluded,in neither cohort of the split,1"));
		final Path own = Files.writeString(folder.resolve("d.csv"), "patient,cohort,age\na,train,60\nb,test,61\n");
		assertEquals(List.of("patients", "age"), description(own, Map.of("groupby", "cohort")).cells("variable"));
	}

	private String reason(final Path table, final Map<String, Object> more) {
		final String reason = RUNNER.reason(DescribeClinicalTable.class, inputs(table, more));
		assertTrue(reason.endsWith(".") && !reason.contains("Exception") && reason.lines().count() == 1, reason);
		assertFalse(Files.exists(folder.resolve("out")), "a refused table leaves no file");
		return reason;
	}

	@Test
	void badInputIsRefusedWithOneSentence() throws Exception {
		final Path words = Files.writeString(folder.resolve("w.csv"), "patient,status,age\na,dead,60\nb,alive,61\nc,dead,Inf\n");
		assertTrue(reason(words, Map.of("outcome", "status")).contains("the labels are: alive, dead"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "variables", "weight")).contains(
			"no column 'weight'"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "variables", "age")).contains("line 4: 'age' is 'Inf'"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "variables", "age:")).contains("'age:'"));
		assertTrue(reason(words, Map.of()).contains("'outcome' is empty"));
		assertTrue(reason(words, Map.of("horizonmonths", 12)).contains("no column 'recurrence_months'"));
		assertTrue(reason(words, Map.of("horizonmonths", -12)).contains("-12"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "idcolumn", "id")).contains("no column 'id'"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "groupby", "sex")).contains("'sex'"));
		assertTrue(reason(words, Map.of("outcome", "status", "positive", "dead", "numbers", "mode")).contains("'mode'"));
		final Path one = Files.writeString(folder.resolve("o.csv"), "patient,recurrence\na,1\n");
		assertTrue(reason(one, Map.of("outcome", "recurrence")).contains("every patient has the label '1'"));
		assertTrue(reason(words, Map.of("groupby", "cohort")).contains("There is no split"));
		assertTrue(reason(folder.resolve("nowhere.csv"), Map.of("outcome", "x")).contains("nowhere.csv"));
	}

	@Test
	void twoPatientsAndNothingKnown() throws Exception {
		final Path table = Files.writeString(folder.resolve("t.csv"), "patient,recurrence,age,empty,stage\na,1,60,,I\nb,0,,,II\n");
		final CommandModule module = RUNNER.succeed(DescribeClinicalTable.class, inputs(table, Map.of("outcome", "recurrence")));
		final CsvTable csv = CsvTable.read(folder.resolve("out/description.csv"));
		assertEquals("no test: no patient of the group 'recurrence = 0' has a value", cell(csv, "age", "remark"));
		assertEquals("The column 'empty' is left out: it has no value.", module.getOutput("remarks"));
		assertEquals(2, number(csv, "stage", "statistic"), "chisq.test(diag(2), correct=FALSE)");
	}

	/** R: wilcox.test, t.test(var.equal=TRUE) and chisq.test(correct=FALSE) on the endometrial cancer table. */
	@Test
	void aRealTable() {
		final Path table = Shared.path("stats/tables/endometrial_cerr.csv");
		final CommandModule module = RUNNER.succeed(DescribeClinicalTable.class, inputs(table, Map.of("idcolumn", "id", "outcome",
			"outcome", "variables", "Histology; FIGO; MolecularSubtype; CT_Make; Age; TMB")));
		final CsvTable csv = CsvTable.read(folder.resolve("out/description.csv"));
		final Map<String, Double> r = Map.of("Age", 0.72901805672622577, "TMB", 0.18431121616096643, "Histology",
			0.048761035734736426, "FIGO", 0.00017864788023137589, "MolecularSubtype", 0.0021792972460784286);
		r.forEach((variable, p) -> assertEquals(p, number(csv, variable, "p"), 1e-12, variable));
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("MolecularSubtype:1|2|3|4"));
		assertNull(RUNNER.succeed(DescribeClinicalTable.class, inputs(table, Map.of("idcolumn", "id", "outcome", "outcome",
			"variables", "Age"))).getOutput("remarks"));
	}
}
