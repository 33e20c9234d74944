package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.dicom.DicomStudies;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.Shared;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DescribeImagesTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private Map<String, Object> inputs(final String output, final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("manifest", SampleData.manifest(), "outputdir", folder.resolve(output)
			.toString()));
		for (int i = 0; i < more.length; i += 2) inputs.put(String.valueOf(more[i]), String.valueOf(more[i + 1]));
		return inputs;
	}

	@Test
	void oneLineForEachImageOnAnyNumberOfThreadsAndInTheReport() {
		final CommandModule module = RUNNER.succeed(DescribeImages.class, inputs("one", "threads", "1"));
		RUNNER.succeed(DescribeImages.class, inputs("two", "threads", "2"));
		for (final String file : List.of("images.csv", "images.json")) assertEquals(SampleData.read(folder.resolve("one").resolve(
			file)), SampleData.read(folder.resolve("two").resolve(file)));
		final CsvTable table = CsvTable.read(folder.resolve("one/images.csv"));
		assertEquals(55, table.rows().size());
		assertEquals(55, ((ResultsTable) module.getOutput("images")).size());
		assertEquals(List.of("0.8", "5", "96", "8", ""), List.of(table.cells("spacing_x_mm").get(3), table.cells("spacing_z_mm").get(3),
			table.cells("columns").get(3), table.cells("slices").get(3), table.cells("kernel").get(3)));
		assertTrue(table.header().containsAll(List.of("levels_set", "levels_width_5", "levels_width_10", "levels_width_25",
			"levels_bins_16", "levels_bins_64")), table.header().toString());
		for (final List<String> row : table.rows()) assertTrue(Integer.parseInt(row.get(table.header().indexOf("levels_width_25"))) <=
			Integer.parseInt(row.get(table.header().indexOf("levels_width_5"))), row.toString());
		final String remark = String.valueOf(module.getOutput("remark"));
		assertTrue(remark.contains("55 images: pixels of 0.8 mm") && remark.contains("With 64 bins, "), remark);
		assertFalse(SampleData.read(folder.resolve("one/images.csv")).contains(SampleData.STUDY.toAbsolutePath().toString()), "a path");
		RUNNER.succeed(RunPipeline.class, inputs("one", "clinicaltable", SampleData.clinical(), "outcome", "recurrence"));
		final String page = SampleData.read(folder.resolve("one/report.html"));
		for (final String part : List.of("<h2>Images</h2>", "55 images: pixels of 0.8 mm", "levels_width_25", "With 64 bins, "))
			assertTrue(page.contains(part), part);
		write(folder.resolve("one/images.json"), "{ \"software\" : 3 }");
		RUNNER.succeed(RunPipeline.class, inputs("one", "clinicaltable", SampleData.clinical(), "outcome", "recurrence"));
		assertTrue(SampleData.read(folder.resolve("one/report.html")).contains("images.json is not understood"), "said");
	}

	private static void write(final Path file, final String text) {
		try {
			Files.writeString(file, text);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	/** The sizes are those that the extraction finds. */
	@Test
	void regionsAreThoseOfTheExtraction() {
		RUNNER.succeed(DescribeImages.class, inputs("out", "binwidths", "", "bincounts", ""));
		RUNNER.succeed(ExtractStudy.class, inputs("out", "featureset", "IBEX signature 11"));
		final CsvTable images = CsvTable.read(folder.resolve("out/images.csv"));
		final String record = SampleData.read(folder.resolve("out/features.json"));
		final List<String> patients = images.cells("patient"), voxels = images.cells("region_voxels");
		for (int i = 0; i < patients.size(); i++) {
			final String reading = record.substring(record.indexOf("\"patient\" : \"" + patients.get(i)));
			assertTrue(reading.substring(0, reading.indexOf("warnings")).contains("\"voxels\" : " + voxels.get(i) + ","), patients.get(
				i));
		}
		assertFalse(images.header().contains("levels_width_5"));
	}

	/** The IBSI phantom's series states a thickness and no kernel; its NIfTI says neither. */
	@Test
	void aDicomSeriesAndItsNiftiAreTheSame() throws IOException {
		final Path series = Shared.path("ibsi/ct_phantom/dicom/image"), contours = Shared.path(
			"ibsi/ct_phantom/dicom/rtstruct/DCM_RS_00060.dcm");
		final Path manifest = Files.writeString(folder.resolve("study.csv"), "patient,image,contours,structure\nA," + series
			.toAbsolutePath() + "," + contours.toAbsolutePath() + ",GTV-1\nB," + Shared.path("ibsi/ct_phantom/image.nii.gz")
				.toAbsolutePath() + "," + Shared.path("ibsi/ct_phantom/mask.nii.gz").toAbsolutePath() + ",\n");
		RUNNER.succeed(DescribeImages.class, inputs("dicom", "manifest", manifest, "featureset", "IBSI config A"));
		final CsvTable table = CsvTable.read(folder.resolve("dicom/images.csv"));
		assertEquals(List.of("3", ""), table.cells("slice_thickness_mm"));
		for (final String column : List.of("region_voxels", "hu_p10", "hu_p50", "distinct_values", "levels_set")) assertEquals(table
			.cells(column).get(0), table.cells(column).get(1), column);
		assertFalse(SampleData.read(folder.resolve("dicom/images.csv")).contains(series.getParent().toString()), "a path");
	}

	@Test
	void kernelsAreReadAndNobodyIsNamed() throws IOException {
		final StringBuilder lines = new StringBuilder("patient,image,contours,structure\n");
		final List<String> kernels = List.of("B30f", "B70f", "B30f");
		for (int i = 0; i < 3; i++) {
			DicomStudies.writeWithKernel(folder.resolve("s" + i), "HOSP-" + i, "1.2.3.7." + i, kernels.get(i));
			lines.append("P").append(i).append(",s").append(i).append(",s").append(i).append("-rs.dcm,GTV\n");
		}
		final Path manifest = Files.writeString(folder.resolve("study.csv"), lines);
		final CommandModule module = RUNNER.succeed(DescribeImages.class, inputs("kernels", "manifest", manifest));
		final CsvTable table = CsvTable.read(folder.resolve("kernels/images.csv"));
		assertEquals(kernels, table.cells("kernel"));
		assertEquals(List.of("", "kernel B70f, most often B30f", ""), table.cells("remarks"));
		assertTrue(String.valueOf(module.getOutput("remark")).contains("2 convolution kernels: B30f (2), B70f (1)"), "said");
		final String all = SampleData.read(folder.resolve("kernels/images.csv")) + SampleData.read(folder.resolve(
			"kernels/images.json"));
		for (final String word : List.of("Roe", "HOSP", "Elsewhere", "1.2.3.7", folder.toString())) assertFalse(all.contains(word), word);
	}

	@Test
	void badInputIsRefusedInWordsOrLeftOut() throws IOException {
		assertSentence(inputs("bad", "binwidths", "narrow"), "'binwidths'", "'narrow'");
		assertSentence(inputs("bad", "bincounts", "1"), "'bincounts'", "2 to 65536");
		assertSentence(inputs("bad", "outlierfactor", "1"), "'outlierfactor'", "above 1");
		assertSentence(inputs("bad", "reader", "X"), "no reader 'X'");
		assertSentence(inputs("bad", "manifest", "nowhere.csv"), "nowhere.csv");
		final CsvTable study = CsvTable.read(Path.of(SampleData.manifest()));
		final Path broken = Files.writeString(folder.resolve("study.csv"), "patient,image,contours\nGOOD," + SampleData.STUDY.resolve(
			study.rows().get(0).get(1)).toAbsolutePath() + "," + SampleData.STUDY.resolve(study.rows().get(0).get(2)).toAbsolutePath() +
				"\nBAD,study.csv,study.csv\nGONE,gone.tif,study.csv\n");
		assertSentence(inputs("bad", "manifest", broken), "line 4", "gone.tif");
		assertFalse(Files.exists(folder.resolve("bad")), "a refused description leaves no folder");
		final CommandModule module = RUNNER.succeed(DescribeImages.class, inputs("rest", "manifest", broken, "onproblem", "leave out"));
		assertEquals(1, CsvTable.read(folder.resolve("rest/images.csv")).rows().size());
		final ResultsTable problems = (ResultsTable) module.getOutput("problems");
		assertEquals(2, problems.size());
		assertFalse((problems.getStringValue("problem", 0) + problems.getStringValue("problem", 1)).contains(folder.toString()), "a path");
	}

	private static void assertSentence(final Map<String, Object> inputs, final String... parts) {
		final String reason = RUNNER.reason(DescribeImages.class, inputs);
		for (final String part : parts) assertTrue(reason.contains(part), part + " in: " + reason);
		assertFalse(reason.contains("Exception"), reason);
	}
}
