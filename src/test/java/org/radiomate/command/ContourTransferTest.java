package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.io.NiftiWriter;
import org.radiomate.io.NrrdWriter;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contours leave ImageJ and come back voxel by voxel: holes, several pieces, several structures. */
class ContourTransferTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final Geometry GRID = new Geometry(48, 40, 5, 0.8, 0.8, 5);

	@TempDir
	Path folder;
	private ImagePlus image;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static ImagePlus stack() {
		final ImagePlus image = IJ.createImage("Chest", "16-bit black", GRID.width(), GRID.height(), GRID.depth());
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.8;
		image.getCalibration().pixelDepth = 5;
		return image;
	}

	/** A tumour with a hole and a second piece, and a node of pixels, on several slices. */
	@BeforeEach
	void draw() {
		image = stack();
		final Overlay overlay = new Overlay();
		for (int slice = 2; slice <= 4; slice++) {
			overlay.add(of("Tumour", slice, outline(5.3, 6.2, 14)));
			overlay.add(of("Tumour", slice, outline(9.1, 10.4, 5)));
			overlay.add(of("Tumour", slice, outline(28.7, 4.1, 6.5)));
			overlay.add(of("Node", slice, new ShapeRoi(new Roi(30, 20, 9, 8)).not(new ShapeRoi(new Roi(33, 22, 2, 3)))));
		}
		image.setOverlay(overlay);
	}

	private static Roi outline(final double x, final double y, final double size) {
		return new PolygonRoi(new float[] { (float) x, (float) (x + size), (float) (x + 1.3 * size), (float) (x + 0.3 * size) },
			new float[] { (float) y, (float) (y + 0.2 * size), (float) (y + size), (float) (y + 0.9 * size) }, Roi.POLYGON);
	}

	private static Roi of(final String structure, final int slice, final Roi roi) {
		roi.setPosition(slice);
		roi.setProperty("radiomics.structure", structure);
		return roi;
	}

	private static Map<String, Object> inputs(final ImagePlus image, final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("image", image));
		for (int i = 0; i < more.length; i += 2) inputs.put((String) more[i], more[i + 1].toString());
		return inputs;
	}

	private static Map<String, Mask> masks(final List<ContourSet> sets, final MaskRule rule) {
		final Map<String, Mask> masks = new LinkedHashMap<>();
		for (final ContourSet set : sets) masks.put(set.structure(), ContourRasterizer.rasterize(set.contours(), GRID, rule)
			.mask());
		return masks;
	}

	private Map<String, Mask> drawn(final MaskRule rule) {
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "savefile", folder.resolve("drawn.zip")));
		return masks(new ContourFiles().read(folder.resolve("drawn.zip"), GRID), rule);
	}

	@ParameterizedTest
	@CsvSource({ "TIFF mask,mask.tif,ibex-outline", "TIFF mask,mask.tiff,pixel-centre", "NIfTI mask,mask.nii,ibex-outline",
		"NIfTI mask,mask.nii.gz,pixel-centre", "NRRD mask,mask.nrrd,pixel-centre" })
	void masksComeBackVoxelByVoxelAlsoThroughTheOverlay(final String format, final String name, final String rule) {
		final Path file = folder.resolve(name);
		final Map<String, Mask> drawn = drawn(MaskRule.ofFileName(rule));
		final String remark = String.valueOf(RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "format",
			format, "maskrule", rule, "savefile", file)).getOutput("remark"));
		assertTrue(remark.contains("1: Tumour; 2: Node"), remark);
		assertTrue(remark.contains(drawn.get("Tumour").count() + drawn.get("Node").count() + " voxels"), remark);

		final ImagePlus other = stack();
		RUNNER.succeed(ImportContours.class, inputs(other, "contourfile", file, "destination", "Overlay"));
		final Path again = folder.resolve("again.zip");
		RUNNER.succeed(ExportContours.class, inputs(other, "contours", "Overlay", "savefile", again));
		final Map<String, Mask> back = masks(new ContourFiles().read(again, GRID), MaskRule.ofFileName(rule));
		final boolean named = !format.startsWith("TIFF");
		assertEquals(Map.of(named ? "Tumour" : "1", drawn.get("Tumour"), named ? "Node" : "2", drawn.get("Node")), back);
		assertFalse(drawn.get("Tumour").contains(12, 13, 2), "the hole is a hole");
		assertTrue(drawn.get("Tumour").contains(32, 7, 2), "the second piece is there");
	}

	/** A label keeps its number however often it goes round. */
	@Test
	void labelMapsAreStable() throws Exception {
		final Path first = folder.resolve("first.nii"), second = folder.resolve("second.nii");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "format", "NIfTI mask", "savefile", first));
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "File", "contourfile", first, "format", "NIfTI mask",
			"savefile", second));
		assertEquals(-1, Files.mismatch(first, second));
	}

	/** Label values that are no bytes, and names beside them, come back; a third program's reading is the integration tests'. */
	@ParameterizedTest
	@CsvSource({ "TIFF mask,n.tif", "NIfTI mask,n.nii", "NIfTI mask,n.nii.gz", "NRRD mask,n.nrrd" })
	void numbersAndNamesComeBack(final String format, final String name) {
		final Overlay overlay = new Overlay();
		final List<String> structures = List.of("-2", "1000", "70000", "255", "Lymph node: left");
		for (int i = 0; i < structures.size(); i++) overlay.add(of(structures.get(i), 1 + i, new Roi(3 + i, 4, 5, 6 + i)));
		image.setOverlay(overlay);
		final Path first = folder.resolve(name), second = folder.resolve("again-" + name);
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "format", format, "savefile", first));
		final Map<String, Mask> masks = masks(new ContourFiles().read(first, GRID), MaskRule.PIXEL_CENTRE);
		final boolean named = !format.startsWith("TIFF");
		assertEquals(Set.of("-2", "1000", "70000", "255", named ? "Lymph node: left" : "1"), masks.keySet());
		for (int i = 0; i < 5; i++) assertEquals(5 * (6 + i), masks.get(i == 4 && !named ? "1" : structures.get(i)).count(), structures.get(
			i));
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "File", "contourfile", first, "format", format, "savefile",
			second));
		assertEquals(masks, masks(new ContourFiles().read(second, GRID), MaskRule.PIXEL_CENTRE));
	}

	@Test
	void aLabelThatTiffCannotHoldIsRefused() {
		image.setOverlay(new Overlay(of("16777217", 1, new Roi(3, 4, 5, 6))));
		assertTrue(RUNNER.reason(ExportContours.class, inputs(image, "contours", "Overlay", "format", "TIFF mask", "savefile", folder
			.resolve("m.tif"))).contains("The label 16777217 cannot be kept in a TIFF mask"));
	}

	/** A cropped mask beside an image file that is no DICOM: extraction finds its voxels, and so does the study. */
	@Test
	void aCroppedMaskIsExtractedWhereItLies() throws Exception {
		final Geometry grid = new Geometry(24, 20, 8, 1, 1, 2), part = new Geometry(10, 9, 4, 1, 1, 2);
		final short[] hu = new short[24 * 20 * 8];
		for (int i = 0; i < hu.length; i++) hu[i] = (short) (i * 7919 % 211);
		final double[] left = { 1, 0, 0 }, back = { 0, 1, 0 }, head = { 0, 0, 1 };
		final Path scan = folder.resolve("scan.nii"), whole = folder.resolve("whole.nrrd"), cropped = folder.resolve("cropped.nrrd");
		NiftiWriter.write(Volume.of("scan", hu, grid).at(new Placement(new double[] { -5, -6, 7 }, left, back, head, "")), scan);
		new NrrdWriter().write(ball(grid, 10, 9, 4), new Placement(new double[] { -5, -6, 7 }, left, back, head, ""), whole);
		new NrrdWriter().write(ball(part, 4, 4, 2), new Placement(new double[] { 1, -1, 11 }, left, back, head, ""), cropped);
		final List<Path> tables = List.of(folder.resolve("whole.csv"), folder.resolve("cropped.csv"));
		for (int i = 0; i < 2; i++) RUNNER.succeed(ExtractFeatures.class, Map.of("imagefile", scan.toString(), "contourfile", (i == 0 ? whole
			: cropped).toString(), "featureset", "IBEX 353", "structure", "Tumour", "savetable", tables.get(i).toString()));
		assertEquals(Files.readString(tables.get(0)), Files.readString(tables.get(1)));
		final Path manifest = Files.writeString(folder.resolve("study.csv"),
			"patient,image,contours,structure\nA,scan.nii,whole.nrrd,Tumour\nB,scan.nii,cropped.nrrd,Tumour\n");
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", manifest.toString(), "featureset", "IBEX 353", "outputdir", folder.resolve(
			"out").toString()));
		final List<String> rows = Files.readAllLines(folder.resolve("out/features.csv"));
		assertEquals(rows.get(1).substring(1), rows.get(2).substring(1));
	}

	private static LabelMap ball(final Geometry grid, final int cx, final int cy, final int cz) {
		final Mask mask = Mask.of(grid, (x, y, z) -> (x - cx) * (x - cx) + (y - cy) * (y - cy) + 4 * (z - cz) * (z - cz) <= 15);
		return LabelMap.of(List.of(ContourSet.of("Tumour", mask.areas())), grid, MaskRule.PIXEL_CENTRE);
	}

	@Test
	void oneStructureOfSeveral() {
		final Path file = folder.resolve("both.tif");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "format", "TIFF mask", "savefile", file));
		final ImagePlus other = stack();
		final Object imported = RUNNER.succeed(ImportContours.class, inputs(other, "contourfile", file, "structure", "2"))
			.getOutput("imported");
		assertEquals(3, imported);
		assertEquals(3, other.getOverlay().size(), "without a screen the overlay takes the ROI Manager's place");
		assertEquals("2-0002", other.getOverlay().get(0).getName());
		final Path node = folder.resolve("node.tif");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "structure", "Node", "format", "TIFF mask",
			"savefile", node));
		assertEquals(drawn(MaskRule.IBEX_OUTLINE).get("Node"), masks(new ContourFiles().read(node, GRID),
			MaskRule.IBEX_OUTLINE).get(""));
	}

	@Test
	void aHyperstackGetsItsContoursOnItsSlices() {
		final Path file = folder.resolve("set.zip");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "savefile", file));
		final ImagePlus hyper = IJ.createHyperStack("Chest", GRID.width(), GRID.height(), 2, GRID.depth(), 1, 16);
		hyper.setCalibration(image.getCalibration().copy());
		RUNNER.succeed(ImportContours.class, inputs(hyper, "contourfile", file, "destination", "Overlay"));
		final Roi roi = hyper.getOverlay().get(0);
		assertEquals(2, roi.getZPosition());
		RUNNER.succeed(ExportContours.class, inputs(hyper, "contours", "Overlay", "savefile", folder.resolve("back.zip")));
		assertEquals(masks(new ContourFiles().read(file, GRID), MaskRule.IBEX_OUTLINE), masks(new ContourFiles().read(folder
			.resolve("back.zip"), GRID), MaskRule.IBEX_OUTLINE));
	}

	@Test
	void badInputIsRefusedAndLeavesNoFile() {
		final Path file = folder.resolve("mask.tif");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "format", "TIFF mask", "savefile", file));
		final ImagePlus smaller = IJ.createImage("Abdomen", "16-bit black", 40, 40, 5);
		smaller.setCalibration(image.getCalibration().copy());
		final String grids = RUNNER.reason(ImportContours.class, inputs(smaller, "contourfile", file));
		for (final String part : List.of("mask.tif", "48 x 40 pixels, 5 slices", "40 x 40 pixels", "0.80000 x 0.80000 x 5.0000 mm")) {
			assertTrue(grids.contains(part), grids);
		}
		final Path contours = folder.resolve("set.zip");
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "savefile", contours));
		final ImagePlus shallow = IJ.createImage("Abdomen", "16-bit black", 48, 40, 2);
		shallow.setCalibration(image.getCalibration().copy());
		assertTrue(RUNNER.reason(ImportContours.class, inputs(shallow, "contourfile", contours)).contains(
			"beyond the stack, which has 2 slices"));
		assertTrue(RUNNER.reason(ImportContours.class, inputs(image, "contourfile", contours, "structure", "Liver")).contains(
			"'Tumour'"));
		assertTrue(RUNNER.reason(ImportContours.class, inputs(image, "contourfile", "nowhere.zip")).contains("nowhere.zip"));
		assertTrue(RUNNER.reason(ExportContours.class, inputs(image, "contours", "Overlay", "format", "NIfTI mask", "savefile",
			folder.resolve("x.tif"))).contains("must end in .nii or .nii.gz"));
		assertTrue(RUNNER.reason(ExportContours.class, inputs(image, "contours", "Overlay")).contains("'savefile' is empty"));
	}

	@Test
	void structuresThatShareAVoxelNeedRoiSets() {
		image.getOverlay().add(of("Vessel", 2, new Roi(8, 8, 3, 3)));
		final Path file = folder.resolve("mask.nii");
		final String reason = RUNNER.reason(ExportContours.class, inputs(image, "contours", "Overlay", "format", "NIfTI mask",
			"savefile", file));
		assertTrue(reason.contains("'Tumour' and 'Vessel' share the voxel in column"), reason);
		assertTrue(Files.notExists(file));
		RUNNER.succeed(ExportContours.class, inputs(image, "contours", "Overlay", "savefile", folder.resolve("all.zip")));
	}
}
