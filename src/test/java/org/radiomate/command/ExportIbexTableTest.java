package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.Shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A feature table as IBEX would have written it. */
class ExportIbexTableTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	static Path folder;
	private static Path features;

	@BeforeAll
	static void extractTwoReadings() {
		final Path manifest = SampleData.STUDY.resolve("two-readings.csv");
		final Path absolute = SampleData.STUDY.toAbsolutePath();
		final Path copy = SampleData.changed(Path.of(SampleData.manifest()), folder.resolve(manifest.getFileName()), line -> line
			.replace("images/", absolute + "/images/").replace("contours/", absolute + "/contours/"));
		try {
			final List<String> lines = Files.readAllLines(copy);
			Files.write(copy, List.of(lines.get(0), lines.get(1), lines.stream().filter(line -> line.startsWith("SIM002,") && line
				.endsWith(",2,1")).findFirst().orElseThrow()));
		}
		catch (final java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", copy.toString(), "featureset", "IBEX 430", "outputdir", folder
			.toString()));
		features = folder.resolve("features.csv");
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static List<String[]> export(final String name, final String style, final String separator) {
		RUNNER.succeed(ExportIbexTable.class, Map.of("featuretable", features.toString(), "headerstyle", style, "savetable",
			folder.resolve(name).toString()));
		return SampleData.read(folder.resolve(name)).lines().map(line -> line.split(separator, -1)).toList();
	}

	@Test
	void theSheetResultHasIbexsTwoHeaderRows() {
		final List<String[]> rows = export("ibex.csv", "IBEX", ",");
		final CsvTable ours = CsvTable.read(features);
		assertEquals(4, rows.size());
		assertEquals(List.of("\"\"", "", "", "", "F1-GrayLevelCooccurenceMatrix25"), Arrays.asList(rows.get(0)).subList(0, 5));
		assertEquals(List.of("Index", "Image", "ROI", "MRN"), Arrays.asList(rows.get(1)).subList(0, 4));
		assertEquals(ours.header().subList(3, 433), Arrays.asList(rows.get(1)).subList(4, 434));
		assertEquals("D1", rows.get(2)[0]);
		assertEquals("Tumour reader 2 repeat 1", rows.get(3)[2]);
		assertEquals("SIM002", rows.get(3)[3]);
		for (int column = 4; column < 434; column++) {
			assertEquals(ours.rows().get(1).get(column - 1), rows.get(3)[column].replace("NaN", ""), rows.get(1)[column]);
		}
	}

	/** Categories and names against the list of IBEX's own columns. */
	@Test
	void categoriesAndNamesAreIbexs() {
		final CsvTable reference = CsvTable.read(Shared.path("ibex/ibex_all430.csv"));
		final Map<String, String> categories = Map.of("GLCM", "F1-GrayLevelCooccurenceMatrix25", "GLRLM",
			"F2-GrayLevelRunLengthMatrix25", "IntensityHistogram", "F3-IntensityHistogram", "Shape", "F4-Shape");
		final List<String[]> rows = export("reference.csv", "IBEX", ",");
		final Map<String, String> ours = new HashMap<>();
		for (int column = 4; column < rows.get(0).length; column++) ours.put(rows.get(1)[column], rows.get(0)[column]);
		assertEquals(430, ours.size());
		for (final List<String> row : reference.rows()) {
			final String name = row.get(reference.column("ibex_column"));
			assertEquals(categories.get(row.get(reference.column("category"))), ours.get(name), name);
		}
	}

	@Test
	void rsNamesAreThoseOfTheReferenceList() {
		final CsvTable reference = CsvTable.read(Shared.path("ibex/ibex_all430.csv"));
		final List<String[]> rows = export("r.csv", "R", ",");
		assertEquals(3, rows.size());
		assertEquals(List.of("patient", "reader", "repeat"), Arrays.asList(rows.get(0)).subList(0, 3));
		assertEquals(new TreeSet<>(reference.cells("r_column")), new TreeSet<>(Arrays.asList(rows.get(0)).subList(3, 433)));
		assertTrue(Arrays.asList(rows.get(0)).contains("X45.7DifferenceEntropy"));
	}

	@Test
	void ibexsTextFormSaysFirstWhereItComesFrom() {
		final List<String[]> rows = export("ibex.txt", "IBEX", "\t");
		assertEquals("DataSet File: ", rows.get(0)[0]);
		assertEquals(List.of("FeatureSet File: ", "IBEX 430"), Arrays.asList(rows.get(1)).subList(0, 2));
		assertEquals("F1-GrayLevelCooccurenceMatrix25", rows.get(3)[4]);
		assertEquals("45-7DifferenceEntropy", rows.get(4)[Arrays.asList(rows.get(4)).indexOf("45-7DifferenceEntropy")]);
		assertEquals("D2", rows.get(6)[0]);
		assertTrue(Files.exists(folder.resolve("ibex_DataInfo.txt")));
	}

	@Test
	void dataAndFeatureInfoSayHowItWasMade() {
		export("info.csv", "IBEX", ",");
		final CsvTable data = CsvTable.read(folder.resolve("info_DataInfo.csv"));
		assertEquals(List.of("DataItem-1", "DataItem-2"), data.cells(""));
		assertEquals(List.of("0.08", "0.08"), data.cells("XPixDim"), "cm");
		assertEquals(List.of("96", "96"), data.cells("XDim"));
		assertEquals(List.of("Tumour", "Tumour"), data.cells("ROIName"));
		assertEquals(List.of("CT", "CT"), data.cells("Modality"));
		final String info = SampleData.read(folder.resolve("info_FeatureInfo.csv"));
		for (final String part : List.of("FeatureSet File:,IBEX 430", "FeatureItem-1", "FeatureItem-4",
			"Category,Parameters,Feature,Parameters,Preprocess,Parameters",
			"directions=0 45 90 135; offsets=1 4 7; grayLevels.count=100;", "edgeVoxelFraction=0.5;", ",Percentile,"))
		{
			assertTrue(info.contains(part), part + " in:\n" + info);
		}
		assertEquals(1, info.lines().filter(line -> line.contains(",ClusterTendendcy,")).count());
	}

	@Test
	void aTableMadeElsewhereHasNoInfoAndSaysSo() throws Exception {
		final Path table = folder.resolve("elsewhere/table.csv");
		Files.createDirectories(table.getParent());
		Files.writeString(table, "ID,Roundness,mine\nA,0.5,1\nB,,2\n");
		final Object remark = RUNNER.succeed(ExportIbexTable.class, Map.of("featuretable", table.toString(), "idcolumn", "ID",
			"savetable", folder.resolve("elsewhere/out.csv").toString())).getOutput("remark");
		assertTrue(remark.toString().contains("not known"), remark.toString());
		assertEquals("\"\",,,,F1-Shape,F2-Other\nIndex,Image,ROI,MRN,Roundness,mine\nD1,A,,A,0.5,1\nD2,B,,B,NaN,2\n", SampleData
			.read(folder.resolve("elsewhere/out.csv")));
		assertFalse(Files.exists(folder.resolve("elsewhere/out_DataInfo.csv")));
	}

	@Test
	void badInputIsRefused() {
		assertTrue(RUNNER.reason(ExportIbexTable.class, Map.of("featuretable", features.toString(), "headerstyle", "SPSS",
			"savetable", "x.csv")).contains("'SPSS'"));
		assertTrue(RUNNER.reason(ExportIbexTable.class, Map.of("featuretable", features.toString())).contains(
			"'savetable' is empty"));
		assertTrue(RUNNER.reason(ExportIbexTable.class, Map.of("featuretable", features.toString(), "idcolumn", "ID",
			"savetable", "x.csv")).contains("no column 'ID'"));
	}
}
