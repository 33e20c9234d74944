package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.FilteredImage;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.io.NiftiWriter;
import org.radiomate.io.NrrdWriter;
import org.radiomate.io.dicom.DicomStudies;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Masks and segmentations of other grids through the command; coronal and sagittal series with masks of every format. */
class OtherGridTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final double[] LEFT = { 1, 0, 0 }, BACK = { 0, 1, 0 }, HEAD = { 0, 0, 1 }, FEET = { 0, 0, -1 };

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static Map<String, Object> inputs(final Object... pairs) {
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 0; i < pairs.length; i += 2) inputs.put((String) pairs[i], pairs[i + 1] instanceof Path path ? path.toString()
			: pairs[i + 1]);
		return inputs;
	}

	private static Volume image(final Geometry grid, final Placement at) {
		return Volume.of("image", new short[(int) grid.voxelCount()], grid).at(at);
	}

	/** Two boxes as label map: 1 a large one, 7 a small one. */
	private static LabelMap boxes(final Geometry grid) {
		final Mask large = Mask.of(grid, (x, y, z) -> x >= 4 && x < 12 && y >= 3 && y < 9 && z >= 2 && z < 8);
		final Mask small = Mask.of(grid, (x, y, z) -> x >= 14 && x < 17 && y >= 3 && y < 5 && z >= 2 && z < 8);
		return LabelMap.of(List.of(ContourSet.of("1", large.areas()), ContourSet.of("7", small.areas())), grid,
			MaskRule.PIXEL_CENTRE);
	}

	private static final Geometry FINE = new Geometry(20, 16, 12, 1, 1, 1);
	private static final Placement FINE_AT = new Placement(new double[] { -10, -20, -30 }, LEFT, BACK, HEAD, "");

	private Path mask(final String name) {
		final Path file = folder.resolve(name);
		if (name.endsWith("nrrd")) new NrrdWriter().write(boxes(FINE), FINE_AT, file);
		else NiftiWriter.write(boxes(FINE), FINE_AT, file);
		return file;
	}

	@ParameterizedTest
	@ValueSource(strings = { "mask.nii", "mask.nii.gz", "mask.nrrd" })
	void aMaskOfAnotherGridIsRefusedOrResampledAndBothAreSaid(final String name) {
		final Geometry coarse = new Geometry(10, 8, 6, 2, 2, 2);
		final ImagePlus image = FilteredImage.of(image(coarse, new Placement(new double[] { -9.5, -19.5, -29.5 }, LEFT, BACK,
			HEAD, "")));
		final Path mask = mask(name);
		final String refused = RUNNER.reason(ImportContours.class, inputs("image", image, "contourfile", mask));
		for (final String part : List.of(name, "20 x 16 pixels, 12 slices, voxels of 1.0000 x 1.0000 x 1.0000 mm",
			"10 x 8 pixels, 6 slices, voxels of 2.0000 x 2.0000 x 2.0000 mm", "0.5 mm apart", "'othergrid'")) {
			assertTrue(refused.contains(part), refused);
		}
		final CommandModule done = RUNNER.succeed(ImportContours.class, inputs("image", image, "contourfile", mask,
			"othergrid", "resample"));
		final String remark = (String) done.getOutput("remark");
		assertTrue(remark.contains("'1' 288 voxels (288 mm³) before, 36 (288 mm³) after"), remark);
		assertTrue(remark.contains("0.5 mm apart") && remark.contains("'7' 36 voxels (36 mm³) before"), remark);
		final ResultsTable table = (ResultsTable) done.getOutput("structures");
		assertEquals(2, table.size());
		assertEquals("1", table.getStringValue("structure", 0).replaceAll("\\.0+$", ""));
		assertEquals(36, table.getValue("voxels", 0));
		assertEquals(3, table.getValue("slices", 0));
	}

	@Test
	void badWordsAndUnplacedImagesAreRefused() {
		final Path mask = mask("mask.nii");
		final ImagePlus image = FilteredImage.of(image(new Geometry(10, 8, 6, 2, 2, 2), null));
		assertTrue(RUNNER.reason(ImportContours.class, inputs("image", image, "contourfile", mask, "othergrid", "resample"))
			.contains("does not say where it lies in the patient"));
		assertTrue(RUNNER.reason(ImportContours.class, inputs("image", image, "contourfile", mask, "othergrid", "guess"))
			.contains("guess"));
		final ImagePlus fitting = FilteredImage.of(image(FINE, FINE_AT));
		final String reason = RUNNER.reason(ImportContours.class, inputs("image", fitting, "contourfile", mask, "structure",
			"3"));
		assertTrue(reason.contains("structure '3'") && reason.contains("'1' (288 voxels on 6 slices); '7' (36 voxels on 6 slices)"),
			reason);
	}

	/** A coronal or sagittal image keeps its slices; masks that were stored by any program's order find its voxels. */
	@ParameterizedTest
	@ValueSource(strings = { "coronal", "sagittal" })
	void imagesOfOtherPlanesAndTheirMasks(final String plane) throws Exception {
		final Placement at = plane.equals("coronal") ? new Placement(new double[] { 5, 6, 7 }, LEFT, FEET, BACK, "")
			: new Placement(new double[] { 5, 6, 7 }, BACK, FEET, LEFT, "");
		final ImagePlus image = FilteredImage.of(image(FINE, at));
		final Map<String, Mask> expected = new HashMap<>();
		for (final String label : List.of("1", "7")) expected.put(label, Mask.of(FINE, (x, y, z) -> boxes(FINE).labels()[x +
			FINE.width() * (y + FINE.height() * z)] == Integer.parseInt(label)));
		final Path rois = folder.resolve("rois.zip"), back = folder.resolve("back.zip");
		new org.radiomate.imagej.RoiSetFile().write(List.of(ContourSet.of("1", expected.get("1").areas()), ContourSet.of("7",
			expected.get("7").areas())), rois);
		RUNNER.succeed(ImportContours.class, inputs("image", image, "contourfile", rois));
		for (final String[] format : new String[][] { { "NIfTI mask", "m.nii" }, { "NIfTI mask", "m.nii.gz" }, { "NRRD mask",
			"m.nrrd" } }) {
			final Path file = folder.resolve(plane + format[1]);
			RUNNER.succeed(ExportContours.class, inputs("image", image, "contours", "Overlay", "format", format[0], "maskrule",
				"pixel-centre", "savefile", file));
			final ImagePlus other = FilteredImage.of(image(FINE, at));
			RUNNER.succeed(ImportContours.class, inputs("image", other, "contourfile", file));
			RUNNER.succeed(ExportContours.class, inputs("image", other, "contours", "Overlay", "savefile", back));
			for (final ContourSet set : new ContourFiles().read(back, FINE)) assertEquals(expected.get(set.structure()),
				org.radiomate.volume.ContourRasterizer.rasterize(set.contours(), FINE, MaskRule.PIXEL_CENTRE).mask(), plane + " " +
					format[1] + " label " + set.structure());
			Files.delete(back);
			final Volume axial = new ImageFiles().read(file);
			assertEquals(1, axial.placement().zAxis()[2], "alone, a mask is shown as axial slices");
			assertEquals(expected.get("1").count() + expected.get("7").count(), new ContourFiles().read(file, axial.geometry())
				.stream().flatMap(set -> set.contours().stream()).mapToLong(c -> ((org.radiomate.volume.PixelArea) c).count()).sum());
		}
	}

	/** A SEG of thin slices of one series on another of the same examination. */
	@Test
	void aSegmentationOfAnotherSeriesIsResampled() {
		DicomStudies.write(folder.resolve("in"));
		final Path seg = folder.resolve("in/seg.dcm"), series = folder.resolve("in/b");
		final ImagePlus same = (ImagePlus) RUNNER.succeed(OpenSeries.class, inputs("seriesdir", series, "series", "1"))
			.getOutput("opened");
		final CommandModule direct = RUNNER.succeed(ImportContours.class, inputs("image", same, "contourfile", seg, "othergrid",
			"resample"));
		assertEquals(1, ((String) direct.getOutput("remark")).lines().count(), "on its own series nothing is resampled");
		final Volume volume = new org.radiomate.imagej.ImagePlusSource(same).read();
		final Geometry grid = volume.geometry();
		final Geometry half = new Geometry(grid.width() / 2, grid.height() / 2, grid.depth(), 2 * grid.spacingXMm(), 2 * grid
			.spacingYMm(), grid.spacingZMm());
		final Placement at = volume.placement();
		final ImagePlus other = FilteredImage.of(image(half, new Placement(at.toPatient(grid, 0.5, 0.5, 0), at.xAxis(), at
			.yAxis(), at.zAxis(), at.frameOfReference())));
		final String refused = RUNNER.reason(ImportContours.class, inputs("image", other, "contourfile", seg));
		assertTrue(refused.contains("'othergrid'"), refused);
		final CommandModule done = RUNNER.succeed(ImportContours.class, inputs("image", other, "contourfile", seg, "othergrid",
			"resample"));
		final ResultsTable before = (ResultsTable) direct.getOutput("structures"), after = (ResultsTable) done.getOutput(
			"structures");
		assertEquals("GTV", after.getStringValue("structure", 0));
		assertEquals(3, after.getValue("slices", 0));
		assertEquals(before.getValue("voxels", 0) / 4, after.getValue("voxels", 0), 0.03 * before.getValue("voxels", 0) / 4);
		assertTrue(((String) done.getOutput("remark")).contains("It was resampled"), (String) done.getOutput("remark"));
	}
}
