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
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
		"NIfTI mask,mask.nii.gz,pixel-centre" })
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
		assertEquals(Map.of("1", drawn.get("Tumour"), "2", drawn.get("Node")), back);
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
