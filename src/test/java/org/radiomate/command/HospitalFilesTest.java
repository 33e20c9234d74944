package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ContourFormat;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.io.dicom.DicomStudies;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Volume;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What hospitals' folders and structure sets hold beside what is wanted, through the commands. */
class HospitalFilesTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;
	private Path series, structures;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	/** A series whose structure set has a tumour, and a lung that reaches beyond the slices. */
	@BeforeEach
	void write() throws IOException {
		series = folder.resolve("series");
		structures = folder.resolve("rs.dcm");
		DicomStudies.writeWithBeyond(series, structures);
	}

	private static Map<String, Object> inputs(final Object... more) {
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 0; i < more.length; i += 2) inputs.put((String) more[i], more[i + 1] instanceof Path path ? path.toString()
			: more[i + 1]);
		return inputs;
	}

	private ImagePlus opened() {
		return (ImagePlus) RUNNER.succeed(OpenSeries.class, inputs("seriesdir", series)).getOutput("opened");
	}

	@Test
	void theListSaysTheDistanceOfTheSlices() {
		final ResultsTable list = (ResultsTable) RUNNER.succeed(OpenSeries.class, inputs("seriesdir", series)).getOutput("list");
		assertEquals(2.5, list.getValue("slice_mm", 0), 1e-9);
		assertEquals(5, list.getValue("thickness_mm", 0), 1e-9);
	}

	@Test
	void whatIsPassedOverIsARemark() throws IOException {
		Files.writeString(series.resolve("._s.dcm"), "Mac OS X");
		try (var files = Files.list(series)) {
			final Path any = files.filter(file -> !file.getFileName().toString().startsWith("._")).sorted().findFirst().orElseThrow();
			Files.copy(any, series.resolve("z-copy.dcm"));
		}
		final String remarks = String.valueOf(RUNNER.succeed(OpenSeries.class, inputs("seriesdir", series)).getOutput("remarks"));
		assertTrue(remarks.contains("notes of macOS") && remarks.contains("z-copy.dcm of "), remarks);
	}

	@Test
	void aLinkedFolderOpens() throws IOException {
		final Path link = Files.createSymbolicLink(folder.resolve("link"), series);
		assertNotNull(RUNNER.succeed(OpenSeries.class, inputs("seriesdir", link)).getOutput("opened"));
	}

	@Test
	void oneStructureBeyondTheImageBlocksNoOther() {
		final ImagePlus image = opened();
		final CommandModule module = RUNNER.succeed(ImportContours.class, inputs("image", image, "contourfile", structures,
			"structure", "GTV", "destination", "Overlay"));
		assertTrue(String.valueOf(module.getOutput("remark")).contains("'Lung'"), String.valueOf(module.getOutput("remark")));
		final ResultsTable table = (ResultsTable) module.getOutput("structures");
		assertEquals(2, table.size());
		assertTrue(table.getStringValue("remark", 1).contains("beyond the image's last slice"), table.getStringValue("remark", 1));
		for (final String wanted : List.of("Lung", "")) {
			final String reason = RUNNER.reason(ImportContours.class, inputs("image", image, "contourfile", structures, "structure",
				wanted, "destination", "Overlay"));
			assertTrue(reason.contains("'Lung'") && reason.contains("beyond the image's last slice"), reason);
		}
	}

	@Test
	void featuresAreExtractedBesideIt() {
		final Path table = folder.resolve("features.csv");
		RUNNER.succeed(ExtractFeatures.class, inputs("imagefile", series, "contourfile", structures, "structure", "GTV", "savetable",
			table));
		assertEquals(1, CsvTable.read(table).rows().size());
		assertTrue(RUNNER.reason(ExtractFeatures.class, inputs("imagefile", series, "contourfile", structures, "structure", "Lung"))
			.contains("beyond the image's last slice"));
	}

	/** A study's manifest names the tumour, and refuses the lung when the study is made, not when it is extracted. */
	@Test
	void aStudyIsMadeOfWhatCanBeUsed() throws IOException {
		final Path link = Files.createSymbolicLink(folder.resolve("linked"), Files.createDirectories(folder.resolve("source")));
		Files.move(series, folder.resolve("source/series"));
		Files.move(structures, folder.resolve("source/rs.dcm"));
		RUNNER.succeed(NewStudy.class, inputs("sourcedir", link, "structure", "GTV", "outputdir", folder.resolve("study")));
		assertEquals(1, CsvTable.read(folder.resolve("study/study.csv")).rows().size());
		assertTrue(RUNNER.reason(NewStudy.class, inputs("sourcedir", link, "structure", "Lung", "outputdir", folder.resolve(
			"other"))).contains("beyond the image's last slice"));
	}

	/** Two names of which the first 64 characters are one. */
	@ParameterizedTest
	@CsvSource({ "DICOM RTSTRUCT,out.dcm", "DICOM SEG,out-seg.dcm" })
	void longNamesAreShortenedAndSaid(final String format, final String name) {
		final Path rois = folder.resolve("long.zip"), written = folder.resolve(name);
		final String stem = "Tumour of the upper lobe, ".repeat(4);
		final ImagePlus image = opened();
		final Volume volume = new ImageFiles().read(series);
		final List<ContourSet> gtv = new ContourFiles().read(structures, volume.geometry(), volume.placement()).stream().filter(
			ContourSet::isUsable).toList();
		ContourFiles.writer(ContourFormat.ROI_SET, null, null).write(List.of(ContourSet.of(stem + "A", gtv.get(0)
			.contours()), ContourSet.of(stem + "B", gtv.get(0).contours())), rois);
		final String remark = String.valueOf(RUNNER.succeed(ExportContours.class, inputs("image", image, "contours", "File",
			"contourfile", rois, "format", format, "savefile", written, "seriesdir", series)).getOutput("remark"));
		assertTrue(remark.contains(stem + "B' is longer than the 64 characters"), remark);
		final List<String> names = new ContourFiles().read(written, volume.geometry(), volume.placement()).stream().map(
			ContourSet::structure).toList();
		assertEquals(2, names.stream().distinct().count());
		for (final String one : names) assertTrue(one.length() <= 64 && one.startsWith("Tumour of the upper lobe"), one);
	}
}
