package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.RoiDecoder;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Interpolating, checking and cleaning contours as a script does, without a screen. */
class ContourCommandsTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	private Path folder;
	private ImagePlus image;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	/** A body of 40 HU on 60 x 50 x 9 voxels of 0.8 x 0.8 x 5 mm, air around it. */
	@BeforeEach
	void openStack() {
		image = IJ.createImage("Chest", "32-bit", 60, 50, 9);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.8;
		image.getCalibration().pixelDepth = 5;
		for (int z = 0; z < 9; z++) {
			for (int i = 0; i < 3000; i++) image.getStack().getProcessor(z + 1).setf(i, i % 60 > 3 && i % 60 < 56 && i / 60 > 3 &&
				i / 60 < 46 ? 40 : -1000);
		}
	}

	private static Roi square(final int x, final int y, final int size, final int slice) {
		final Roi roi = new PolygonRoi(new int[] { x, x + size, x + size, x }, new int[] { y, y, y + size, y + size }, 4,
			Roi.POLYGON);
		roi.setName("drawn " + slice);
		roi.setPosition(slice);
		return roi;
	}

	private static Roi with(final Roi roi, final String... properties) {
		for (int i = 0; i < properties.length; i += 2) roi.setProperty("radiomics." + properties[i], properties[i + 1]);
		return roi;
	}

	private Map<String, Object> overlay(final Roi... rois) {
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois) overlay.add(roi);
		image.setOverlay(overlay);
		return new HashMap<>(Map.of("image", image, "contours", "Overlay"));
	}

	private static List<Roi> rois(final Path zip) throws IOException {
		final List<Roi> rois = new ArrayList<>();
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) rois.add(RoiDecoder
				.openFromByteArray(in.readAllBytes()));
		}
		return rois;
	}

	private List<Roi> interpolated(final Map<String, Object> inputs, final String name) throws IOException {
		inputs.put("savefile", folder.resolve(name).toString());
		RUNNER.succeed(InterpolateContours.class, inputs);
		return rois(folder.resolve(name));
	}

	private static void assertSentence(final String reason, final String... parts) {
		for (final String part : parts) assertTrue(reason.contains(part), "no '" + part + "' in: " + reason);
		assertTrue(reason.endsWith(".") && !reason.contains("\n"), reason);
	}

	// interpolation

	@Test
	void slicesBetweenAreMadeNamedAndOwned() throws IOException {
		final Map<String, Object> inputs = overlay(with(square(10, 10, 20, 2), "structure", "Tumour", "reader", "A", "repeat",
			"1", "patient", "P7"), with(square(12, 12, 16, 5), "structure", "Tumour", "reader", "A", "repeat", "1"));
		final Path file = folder.resolve("RoiSet.zip");
		inputs.put("savefile", file.toString());
		final CommandModule module = RUNNER.succeed(InterpolateContours.class, inputs);
		final List<Roi> rois = rois(file);
		assertEquals(List.of("drawn 2", "drawn 5", "Tumour slice 3 interpolated", "Tumour slice 4 interpolated"), rois.stream()
			.map(Roi::getName).toList());
		assertEquals(List.of(2, 5, 3, 4), rois.stream().map(Roi::getPosition).toList());
		for (final String key : List.of("structure=Tumour", "reader=A", "repeat=1", "patient=P7")) {
			assertEquals(key.split("=")[1], rois.get(2).getProperty("radiomics." + key.split("=")[0]), key);
		}
		final ResultsTable table = (ResultsTable) module.getOutput("interpolated");
		assertEquals("structure\tslice\tdrawn_before\tdrawn_after\tvoxels\tarea_mm2\tremark", table.getColumnHeadings().trim());
		assertEquals(3, table.getValue("slice", 0));
		assertTrue(table.getValue("voxels", 0) > table.getValue("voxels", 1) && table.getValue("voxels", 1) > 17 * 17);
		assertEquals("2 of 2 missing slices were interpolated.", module.getOutput("summary"));
	}

	/** After editing, interpolation replaces what it made, and keeps what somebody drew or changed. */
	@Test
	void madeSlicesAreRedoneDrawnOnesNever() throws IOException {
		final List<Roi> first = interpolated(overlay(square(10, 10, 20, 2), square(10, 10, 20, 6)), "first.zip");
		assertEquals(5, first.size());
		final List<Roi> again = interpolated(overlay(first.toArray(Roi[]::new)), "again.zip");
		assertEquals(5, again.size(), "made ones are replaced, not added to");
		final Roi edited = square(20, 20, 8, 4);
		edited.setProperty("radiomics.origin", first.get(3).getProperty("radiomics.origin"));
		edited.setName("edited");
		final List<Roi> redone = interpolated(overlay(first.get(0), first.get(1), first.get(2), edited, first.get(4)), "redone.zip");
		assertEquals(List.of("drawn 2", "drawn 6", "edited", "Contour slice 3 interpolated", "Contour slice 5 interpolated"),
			redone.stream().map(Roi::getName).toList());
		assertFalse(redone.get(3).getBounds().equals(first.get(2).getBounds()), "the slice beside the edited one is made anew");
	}

	@Test
	void madeSlicesAloneAreNoDrawing() throws IOException {
		final List<Roi> made = interpolated(overlay(square(10, 10, 20, 2), square(10, 10, 20, 6)), "first.zip").subList(2, 5);
		final Map<String, Object> inputs = overlay(made.toArray(Roi[]::new));
		inputs.put("savefile", folder.resolve("x.zip").toString());
		assertSentence(RUNNER.reason(InterpolateContours.class, inputs), "none but interpolated contours");
		assertFalse(Files.exists(folder.resolve("x.zip")));
	}

	@Test
	void fileOfContoursAndImageFile() throws IOException {
		final Path roiSet = folder.resolve("in.zip"), tiff = folder.resolve("image.tif");
		interpolated(overlay(square(10, 10, 20, 2), square(10, 10, 20, 3)), "in.zip");
		IJ.saveAsTiff(image, tiff.toString());
		final CommandModule module = RUNNER.succeed(InterpolateContours.class, Map.of("imagefile", tiff.toString(),
			"contourfile", roiSet.toString(), "savefile", folder.resolve("out.zip").toString()));
		assertEquals("No slice is missing between the drawn ones.", module.getOutput("summary"));
		assertEquals(2, rois(folder.resolve("out.zip")).size());
	}

	@Test
	void gapsThatAreTooWideAndBadValues() {
		final Map<String, Object> inputs = overlay(square(10, 10, 20, 2), square(10, 10, 20, 6));
		inputs.put("savefile", folder.resolve("x.zip").toString());
		inputs.put("maximumgap", 12.0);
		final CommandModule module = RUNNER.succeed(InterpolateContours.class, inputs);
		assertEquals("0 of 3 missing slices were interpolated.", module.getOutput("summary"));
		assertTrue(((ResultsTable) module.getOutput("interpolated")).getStringValue("remark", 0).contains("20.0 mm apart"));
		inputs.put("maximumgap", -1.0);
		assertSentence(RUNNER.reason(InterpolateContours.class, inputs), "'maximumgap'");
	}

	@Test
	void withoutScreenAFileIsNeeded() {
		for (final Class<? extends RadiomicsCommand> command : List.of(InterpolateContours.class, CleanContours.class)) {
			assertSentence(RUNNER.reason(command, overlay(square(10, 10, 20, 2))), "'savefile'", "no ROI Manager");
		}
	}

	// check

	@Test
	void findingsOverlayAndTable() throws IOException {
		image.getStack().getProcessor(4).setf(15, 15, -900);
		final Map<String, Object> inputs = overlay(square(10, 10, 20, 2), square(10, 10, 3, 4), square(0, 10, 9, 5));
		inputs.put("drawoverlay", true);
		inputs.put("savetable", folder.resolve("findings.csv").toString());
		final CommandModule module = RUNNER.succeed(CheckContours.class, inputs);
		final ResultsTable table = (ResultsTable) module.getOutput("findings");
		assertEquals(4, table.size());
		assertTrue(table.getStringValue("findings", 1).contains("no contour"));
		assertTrue(table.getStringValue("findings", 2).contains("thick"));
		assertTrue(table.getStringValue("findings", 3).contains("outside the body"), table.getStringValue("findings", 3));
		assertEquals(21 * 0.8, table.getValue("thickness_mm", 0), 1e-9, "with the pixels under the outline");
		final String csv = SampleData.read(folder.resolve("findings.csv"));
		assertTrue(csv.startsWith("structure,reader,repeat,slice,contours,voxels,area_mm2,air_percent,fat_percent,bone_percent,voxels_outside_body," +
				"thickness_mm,thickness_x,thickness_y,findings\n\"\",,,2,1,441,"), csv);
		assertNull(module.getOutput("agreement"));
		assertTrue(module.getOutput("summary").toString().contains("Slice 3: there is no contour"));
		assertEquals(3 + 2 * 3, image.getOverlay().size(), "a circle and its diameter on each slice");
		assertEquals(3, Arrays.stream(image.getOverlay().toArray()).filter(roi -> roi instanceof TextRoi).count());
		RUNNER.succeed(CheckContours.class, inputs);
		assertEquals(9, image.getOverlay().size(), "drawn anew, and not taken for contours");
	}

	@Test
	void badContoursAreFindingsNotRefused() {
		final Roi two = new PolygonRoi(new int[] { 5, 9 }, new int[] { 5, 9 }, 2, Roi.POLYGON), far = square(10, 10, 20, 30);
		two.setPosition(3);
		two.setName("two");
		final CommandModule module = RUNNER.succeed(CheckContours.class, overlay(square(10, 10, 20, 2), two, far));
		final String summary = module.getOutput("summary").toString();
		assertTrue(summary.contains("'two' on slice 3 has only 2 points"), summary);
		assertTrue(summary.contains("slice 30 lies beyond the stack"), summary);
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(square(10, 10, 20, 2), two)), "'two' on slice 3");
	}

	@Test
	void readersAreCompared() {
		final CommandModule module = RUNNER.succeed(CheckContours.class, overlay(with(square(10, 10, 20, 2), "structure",
			"Tumour", "reader", "A"), with(square(11, 10, 20, 2), "structure", "Tumour", "reader", "B")));
		final ResultsTable agreement = (ResultsTable) module.getOutput("agreement");
		assertEquals(2, agreement.size());
		assertEquals(20.0 / 21, agreement.getValue("dice", 0), 1e-9);
		assertEquals(0.8, agreement.getValue("hausdorff_mm", 0), 1e-9);
	}

	@Test
	void structuresThatAreNotThereAndPatientsThatAreMixed() {
		final Map<String, Object> inputs = overlay(with(square(10, 10, 20, 2), "structure", "Tumour", "patient", "P1"), with(
			square(10, 10, 20, 3), "structure", "Tumour", "patient", "P2"));
		assertSentence(RUNNER.reason(ExtractFeatures.class, inputs), "two patients", "'P1'", "'P2'", "slice 3");
		inputs.put("structure", "Node");
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(square(10, 10, 20, 99))), "'drawn 99' on slice 99",
			"9 slices");
	}

	// cleaning

	@Test
	void cleanedContoursAreAStructureOfTheirOwn() throws IOException {
		for (int y = 10; y < 31; y++) image.getStack().getProcessor(3).setf(12, y, -100);
		for (int i = 0; i < 3000; i++) image.getStack().getProcessor(4).setf(i, -900);
		final Map<String, Object> inputs = overlay(with(square(10, 10, 20, 2), "structure", "Tumour"), with(square(10, 10, 20,
			3), "structure", "Tumour"), with(square(10, 10, 20, 4), "structure", "Tumour"));
		inputs.put("savefile", folder.resolve("clean.zip").toString());
		final CommandModule module = RUNNER.succeed(CleanContours.class, inputs);
		final List<Roi> rois = rois(folder.resolve("clean.zip"));
		assertEquals(List.of(2, 3), rois.stream().map(Roi::getPosition).toList());
		assertEquals("Tumour cleaned", rois.get(0).getProperty("radiomics.structure"));
		final ResultsTable table = (ResultsTable) module.getOutput("cleaned");
		assertEquals(21, table.getValue("too_low", 1));
		assertEquals(420, table.getValue("voxels_after", 1));
		assertTrue(table.getStringValue("remark", 2).contains("nothing is left"));
		assertEquals("462 of 1323 voxels were taken out. Nothing is left on slice 4.", module.getOutput("summary"));
		inputs.put("cleanedname", "Tumour");
		assertSentence(RUNNER.reason(CleanContours.class, inputs), "'cleanedname'");
		inputs.putAll(Map.of("cleanedname", "", "lowesthu", 500.0, "highesthu", 600.0));
		assertSentence(RUNNER.reason(CleanContours.class, inputs), "Nothing is left", "500");
		inputs.put("highesthu", 400.0);
		assertSentence(RUNNER.reason(CleanContours.class, inputs), "lowest HU");
	}

	@Test
	void cleanedContoursCanBeExtractedBesideUnnamedOnes() throws IOException {
		final Map<String, Object> inputs = overlay(square(10, 10, 20, 2));
		inputs.put("savefile", folder.resolve("clean.zip").toString());
		RUNNER.succeed(CleanContours.class, inputs);
		final Roi cleaned = rois(folder.resolve("clean.zip")).get(0);
		final Map<String, Object> both = overlay(square(10, 10, 20, 2), cleaned);
		both.put("structure", "cleaned");
		RUNNER.succeed(ExtractFeatures.class, both);
	}
}
