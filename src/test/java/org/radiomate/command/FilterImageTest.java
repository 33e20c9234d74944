package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Filter Radiomic Image on open images and files. */
class FilterImageTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	/** A bright pixel in the middle of the second slice. */
	private static ImagePlus spot() {
		final ImagePlus image = IJ.createImage("Chest.tif", "32-bit black", 11, 9, 3);
		image.getStack().getProcessor(2).setf(5, 4, 900);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = 0.8;
		image.getCalibration().pixelDepth = 2.5;
		return image;
	}

	private static ImagePlus filtered(final Map<String, Object> inputs) {
		return (ImagePlus) RUNNER.succeed(FilterImage.class, inputs).getOutput("filtered");
	}

	@Test
	void theFilteredImageIsCalibratedAndTheOriginalStays() {
		final ImagePlus image = spot();
		final ImagePlus mean = filtered(Map.of("image", image, "steps", "mean 3 2d"));
		assertEquals(32, mean.getBitDepth());
		assertEquals(3, mean.getStackSize());
		assertEquals("mm", mean.getCalibration().getUnit());
		assertEquals(0.8, mean.getCalibration().pixelWidth);
		assertEquals(2.5, mean.getCalibration().pixelDepth);
		assertEquals(100, mean.getStack().getProcessor(2).getf(4, 3), 1e-4);
		assertEquals(0, mean.getStack().getProcessor(1).getf(5, 4));
		assertEquals(900, image.getStack().getProcessor(2).getf(5, 4));
		assertTrue(mean.getTitle().startsWith("Chest mean support 3 voxels 2d mirror"), mean.getTitle());
	}

	@Test
	void resamplingChangesTheGrid() {
		final ImagePlus fine = filtered(Map.of("image", spot(), "steps", "resample 0.8 0.5 1 mm spline; round"));
		assertEquals(18, fine.getHeight());
		assertEquals(8, fine.getStackSize());
		assertEquals(1, fine.getCalibration().pixelDepth);
	}

	@ParameterizedTest
	@ValueSource(strings = { "out.tif", "out.nii.gz", "out.nii" })
	void itIsSavedWithItsPlace(final String name) {
		final Path source = folder.resolve("placed.nii.gz");
		final double[] values = new double[4 * 3 * 2];
		for (int i = 0; i < values.length; i++) values[i] = i * i;
		final Placement place = new Placement(new double[] { 5, -7, 11 }, new double[] { 1, 0, 0 }, new double[] { 0, 1, 0 },
			new double[] { 0, 0, 1 }, "");
		NiftiWriter.write(new Volume("placed", Volume.of("placed", values, new Geometry(4, 3, 2, 0.5, 0.75, 2)).voxels(),
			new Geometry(4, 3, 2, 0.5, 0.75, 2), place), source);
		final Path saved = folder.resolve(name);
		final ImagePlus shown = filtered(Map.of("imagefile", source.toString(), "steps", "gaussian 0.4 mm 3d", "savefile", saved
			.toString()));
		assertTrue(Files.isRegularFile(saved));
		final Volume read = new org.radiomate.imagej.ImageFiles().read(saved);
		// ImageJ's TIFF keeps the spacing of rows to seven digits
		assertTrue(read.geometry().sameGrid(new Geometry(4, 3, 2, 0.5, 0.75, 2), 1e-6), read.geometry().toString());
		assertEquals(5, read.placement().originMm()[0], 1e-6);
		assertEquals(-7, read.placement().originMm()[1], 1e-6);
		final double[] found = Voxels.of(read);
		for (int i = 0; i < found.length; i++) {
			assertEquals(shown.getStack().getProcessor(1 + i / 12).getf(i % 4, i / 4 % 3), found[i]);
		}
		assertEquals(values[23], Voxels.of(new NiftiReader().read(source, null))[23]);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|'steps' is empty", "none|names no step", "sharpen 2|There is no step 'sharpen'",
		"gaussian 1; erode 1 mm|'erode 1 mm 3d' works on the mask", "threshold 0 100|works on the mask", "mean 4|odd number" })
	void badStepsAreRefused(final String steps, final String reason) {
		final String found = RUNNER.reason(FilterImage.class, Map.of("image", spot(), "steps", steps, "savefile", folder.resolve(
			"no.tif").toString()));
		assertTrue(found.contains(reason), found);
		assertFalse(Files.exists(folder.resolve("no.tif")));
	}

	@Test
	void badImagesAreRefused() {
		final ImagePlus holed = spot();
		holed.getStack().getProcessor(1).setf(0, 0, Float.NaN);
		final String reason = RUNNER.reason(FilterImage.class, Map.of("image", holed, "steps", "mean 3"));
		assertTrue(reason.contains("column 1, row 1, slice 1 is NaN") && reason.contains("crop the image"), reason);
		final ImagePlus pixels = IJ.createImage("pixels", "8-bit", 5, 5, 2);
		assertTrue(RUNNER.reason(FilterImage.class, Map.of("image", pixels, "steps", "mean 3")).contains("no spatial calibration"));
		assertTrue(RUNNER.reason(FilterImage.class, Map.of("imagefile", "nowhere.nii", "steps", "mean 3")).contains(
			"nowhere.nii"));
		assertTrue(RUNNER.reason(FilterImage.class, Map.of("steps", "mean 3")).contains("No image is open"));
	}
}
