package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.host.PlainImageJ.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What people do in plain ImageJ, done there: the macros we ship, the script templates in ImageJ's macro language, and
 * contours drawn with each tool. Extraction must write the same bytes as the terminal.
 */
class PlainImageJIT {

	private static final Path MACROS = Path.of("macros");
	private static final Path TEMPLATES = Path.of("src", "main", "resources", "script_templates", "Radiomics");
	private static final double HEAP_GROWTH_MB = 10;

	@TempDir
	Path folder;
	private PlainImageJ imageJ;

	@BeforeEach
	void unpack() {
		assumeTrue(PlainImageJ.hasScreen(), "no window can be opened");
		imageJ = PlainImageJ.unpackedInto(folder);
	}

	private static void assertCompleted(final Outcome outcome) {
		assertTrue(outcome.completed(), outcome::toString);
	}

	/** A table and the record beside it. */
	private static void assertSameTable(final Path expected, final Path table, final Outcome outcome) {
		assertCompleted(outcome);
		assertEquals(PlainImageJ.read(expected), PlainImageJ.read(table));
		assertEquals(PlainImageJ.read(record(expected)), PlainImageJ.read(record(table)));
	}

	private static Path record(final Path table) {
		return table.resolveSibling(table.getFileName().toString().replace(".csv", ".json"));
	}

	/** How many voxels a saved table's structure had. */
	private static int voxels(final Path table) throws IOException {
		final JsonNode readings = new ObjectMapper().readTree(record(table).toFile()).get("readings");
		assertEquals(1, readings.size());
		return readings.get(0).get("voxels").asInt();
	}

	/** A template as Fiji's macro engine (net.imagej.legacy.plugin.IJ1MacroEngine) hands it to ImageJ. */
	private static String template(final String name, final String... values) {
		final StringBuilder globals = new StringBuilder(), assignments = new StringBuilder();
		for (int i = 0; i < values.length; i += 2) {
			globals.append("var ").append(values[i]).append(";\n");
			assignments.append(values[i]).append(" = ").append(PlainImageJ.quoted(values[i + 1])).append(";\n");
		}
		return globals + assignments.toString() + PlainImageJ.read(TEMPLATES.resolve(name)).replaceAll("(?m)^#@.*$", "");
	}

	private void assertExtractedFolder(final Outcome outcome, final Path output) throws IOException, InterruptedException {
		assertCompleted(outcome);
		assertTrue(outcome.log().contains("SIM002 is left out"), outcome::log);
		assertEquals(PlainImageJ.read(Terminal.extractOne(folder)), PlainImageJ.read(output.resolve("SIM001.csv")));
		final List<String> joined = Files.readAllLines(output.resolve("features.csv"));
		assertEquals(Files.readAllLines(output.resolve("SIM001.csv")), joined.subList(0, 2));
		assertEquals(Files.readAllLines(output.resolve("SIM003.csv")).get(1), joined.get(2));
		assertEquals(3, joined.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";ROI Manager" })
	void macroExtractsOnePatient(final String way) throws IOException, InterruptedException {
		final Path table = folder.resolve("macro.csv");
		final Outcome outcome = imageJ.run(MACROS.resolve("Extract_One_Patient.ijm"), Terminal.IMAGE + ";" +
			Terminal.CONTOURS + ";" + table + way);
		assertSameTable(Terminal.extractOne(folder), table, outcome);
	}

	@Test
	void templateExtractsOnePatient() throws IOException, InterruptedException {
		final Path table = folder.resolve("template.csv");
		final Outcome outcome = imageJ.run(template("Extract_One_Patient.ijm", "imageFile", Terminal.IMAGE.toString(),
			"contourFile", Terminal.CONTOURS.toString(), "featureSet", "IBEX 352", "tableFile", table.toString()));
		assertSameTable(Terminal.extractOne(folder), table, outcome);
	}

	@Test
	void macroExtractsAFolder() throws IOException, InterruptedException {
		final Path study = Terminal.smallStudy(folder), output = folder.resolve("tables of all");
		assertExtractedFolder(imageJ.run(MACROS.resolve("Extract_Folder.ijm"), study.resolve("images") + ";" + study.resolve(
			"contours") + ";" + output), output);
	}

	@Test
	void templateExtractsAFolder() throws IOException, InterruptedException {
		final Path study = Terminal.smallStudy(folder), output = Files.createDirectory(folder.resolve("tables of all"));
		assertExtractedFolder(imageJ.run(template("Extract_Folder.ijm", "imageFolder", study.resolve("images").toString(),
			"contourFolder", study.resolve("contours").toString(), "suffix", "_reader1.zip", "featureSet", "IBEX 352",
			"outputFolder", output.toString())), output);
	}

	@Test
	void macroAndTemplateRunThePipeline() throws IOException, InterruptedException {
		final String expected = PlainImageJ.contents(Terminal.runPipeline(folder));
		final Path study = Terminal.STUDY.resolve("study.csv"), clinical = Terminal.STUDY.resolve("clinical.csv");
		final Path byMacro = folder.resolve("by macro"), byTemplate = folder.resolve("by template");
		assertCompleted(imageJ.run(MACROS.resolve("Run_Pipeline.ijm"), study + ";" + clinical + ";" + byMacro));
		assertEquals(expected, PlainImageJ.contents(byMacro));
		assertCompleted(imageJ.run(template("Run_Pipeline.ijm", "manifestFile", study.toString(), "clinicalFile", clinical
			.toString(), "outcome", "recurrence", "variables", Terminal.VARIABLES, "featureSet", "IBEX 352", "seed", "1",
			"outputFolder", byTemplate.toString())));
		assertEquals(expected, PlainImageJ.contents(byTemplate));
	}

	/** The templates for an open image, one after the other on the sample's patient. */
	@Test
	void templatesWorkOnTheOpenImage() {
		final String open = "run('Sample Radiomic Model...', 'outputdir=[" + folder + "]');\n";
		final String contours = "ROI Manager";
		final Outcome extracted = imageJ.run(open + template("Extract_Open_Image.ijm", "contours", contours, "featureSet",
			"IBEX 352"));
		assertCompleted(extracted);
		assertTrue(extracted.log().endsWith("1 row\n"), extracted::log);
		final Outcome applied = imageJ.run(open + template("Apply_Model.ijm", "contours", contours, "modelFile", folder.resolve(
			"sample.radiomics-model.json").toString(), "clinicalValues",
			"age:67; gender:Female; pT:T2; pN:N0; differentiation:High; pTNM:IIA"));
		assertCompleted(applied);
		assertTrue(applied.log().contains("Probability: 0.229228517046"), applied::log);
		final Outcome mapped = imageJ.run(open + template("Feature_Map.ijm", "contours", contours, "feature",
			"cm_joint_entr_2D_comb", "radius", "2"));
		assertCompleted(mapped);
		assertTrue(mapped.log().contains("Map: cm_joint_entr_2D_comb"), mapped::log);
		final Outcome matrix = imageJ.run(open + template("Texture_Matrix.ijm", "contours", contours, "feature",
			"45-1Contrast"));
		assertCompleted(matrix);
		assertTrue(matrix.log().contains("Explanation: 45-1Contrast"), matrix::log);
	}

	@Test
	void everyToolDrawsWhatIsExtracted() throws IOException {
		assertCompleted(imageJ.run(macro("Draw_With_Every_Tool.ijm"), Terminal.IMAGE + ";" + folder));
		final List<String> drawn = Files.readAllLines(folder.resolve("drawn.csv"));
		assertEquals(10, drawn.size(), drawn::toString);
		for (final String line : drawn) {
			final String[] cells = line.split(",");
			final int pixels = Integer.parseInt(cells[1]), most = Integer.parseInt(cells[2]);
			final int voxels = voxels(folder.resolve(cells[0] + ".csv"));
			assertTrue(voxels >= pixels && voxels <= most, line + " but " + voxels + " voxels");
		}
	}

	@Test
	void selectedRoisAndStructuresAreToldApart() throws IOException {
		assertCompleted(imageJ.run(macro("Structures_In_Roi_Manager.ijm"), Terminal.IMAGE + ";" + folder));
		final int tumour = 3 * 15 * 12, node = 3 * 8 * 6;
		assertEquals(tumour, voxels(folder.resolve("selected.csv")));
		assertEquals(node, voxels(folder.resolve("structure.csv")));
		assertEquals(tumour, voxels(folder.resolve("reader.csv")));
		final Outcome both = imageJ.run(macro("Structures_In_Roi_Manager.ijm"), Terminal.IMAGE + ";" + folder + ";both");
		assertFalse(both.completed(), both::toString);
		assertTrue(both.console().contains("Tumour") && both.console().contains("Node"), both::toString);
	}

	@Test
	void contoursAreInterpolatedCheckedAndCleanedInTheRoiManager() throws IOException {
		assertCompleted(imageJ.run(macro("Contours_In_Roi_Manager.ijm"), Terminal.IMAGE + ";" + folder));
		final List<String> interpolated = Files.readAllLines(folder.resolve("interpolated.csv"));
		assertEquals(5, interpolated.size(), interpolated::toString);
		assertEquals("Tumour slice 3 interpolated,3,Tumour", interpolated.get(2));
		assertEquals("Tumour slice 5 interpolated,5,Tumour", interpolated.get(4));
		final List<String> redone = Files.readAllLines(folder.resolve("redone.csv"));
		assertEquals(List.of("2", "6", "4", "3", "5"), redone.stream().map(line -> line.split(",")[1]).toList(), redone::toString);
		assertEquals(6, Files.readAllLines(folder.resolve("findings.csv")).size());
		assertEquals("10", Files.readString(folder.resolve("overlay.txt")).trim());
		final List<String> cleaned = Files.readAllLines(folder.resolve("cleaned.csv"));
		assertEquals("Tumour cleaned slice 6,6,Tumour cleaned", cleaned.get(9));
		assertEquals(cleaned, Files.readAllLines(folder.resolve("cleaned again.csv")), "replaced, not added to");
	}

	@Test
	void hyperstacksGiveTheFrameThatIsShown() throws IOException {
		assertCompleted(imageJ.run(macro("Hyperstack.ijm"), folder.toString()));
		assertEquals(3 * 15 * 12, voxels(folder.resolve("frame2.csv")));
		final List<String> first = Files.readAllLines(folder.resolve("frame1.csv"));
		final List<String> second = Files.readAllLines(folder.resolve("frame2.csv"));
		assertEquals(first.get(0), second.get(0));
		final int median = List.of(first.get(0).split(",")).indexOf("50Percentile");
		assertEquals(1020, Double.parseDouble(first.get(1).split(",")[median]), 10);
		assertEquals(1070, Double.parseDouble(second.get(1).split(",")[median]), 10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void theImageThatTheMacroSelectedIsTaken(final String batch) throws IOException {
		assertCompleted(imageJ.run(macro("Select_Image.ijm"), Terminal.STUDY.resolve("images") + ";" + folder + ";" + batch));
		assertTrue(Files.readAllLines(folder.resolve("first.csv")).get(1).startsWith("SIM001"));
		assertTrue(Files.readAllLines(folder.resolve("second.csv")).get(1).startsWith("SIM002"));
	}

	@Test
	void fiftyStacksLeaveTheHeapAsItWas() throws IOException {
		assertCompleted(imageJ.run(macro("Fifty_Stacks.ijm"), Terminal.IMAGE + ";" + folder));
		final List<Double> heapMb = Files.readAllLines(folder.resolve("heap.csv")).stream().map(Double::valueOf).toList();
		System.out.println("Heap in MB after each tenth of 50 stacks of 4 MB: " + heapMb);
		assertEquals(6, heapMb.size());
		assertTrue(heapMb.get(5) - heapMb.get(0) < HEAP_GROWTH_MB, heapMb::toString);
	}

	@Test
	void unknownMacroKeyStopsTheMacro() {
		final Outcome outcome = imageJ.run("run('Extract Radiomic Features...', 'imagefil=[x.zip]');");
		assertFalse(outcome.completed(), outcome::toString);
		assertTrue(outcome.console().contains("no parameter 'imagefil'") && outcome.console().contains("imagefile"), outcome::toString);
	}

	/** One that is used at once, one that only charts use, one that another library uses. */
	@ParameterizedTest
	@ValueSource(strings = { "scijava-common", "batik-dom", "commons-numbers-gamma" })
	void missingLibraryIsNamed(final String library) throws IOException {
		imageJ.remove(library);
		final Outcome outcome = imageJ.run("run('Split Cohort...', 'clinicaltable=[x.csv]');");
		assertTrue(outcome.console().matches("(?s).*The library " + library + "-[0-9.]+jar is missing.*"), outcome::toString);
		assertFalse(outcome.completed(), outcome::toString);
	}

	private static Path macro(final String name) {
		return Path.of("src", "test", "macros", name);
	}
}
