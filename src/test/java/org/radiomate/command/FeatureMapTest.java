package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.imagej.ImageFiles;
import org.scijava.command.CommandModule;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Maps of a simulated patient. */
class FeatureMapTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final Path NEW = SampleData.STUDY.resolve("new-patient");

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static Map<String, Object> inputs(final Map<String, Object> more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("imagefile", NEW.resolve("SIM056.zip").toString(), "contourfile",
			NEW.resolve("SIM056_reader1.zip").toString()));
		inputs.putAll(more);
		return inputs;
	}

	private static long present(final ImagePlus map) {
		long count = 0;
		for (int z = 1; z <= map.getStackSize(); z++) {
			for (final float value : (float[]) map.getStack().getPixels(z)) if (!Float.isNaN(value)) count++;
		}
		return count;
	}

	@Test
	void aMapIsACalibratedStack() {
		final CommandModule made = RUNNER.succeed(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "savefile", folder.resolve(
			"map.tif").toString())));
		final ImagePlus map = (ImagePlus) made.getOutput("map"), image = IJ.openImage(NEW.resolve("SIM056.zip").toString());
		assertEquals(32, map.getBitDepth());
		assertEquals(image.getStackSize(), map.getStackSize());
		assertEquals(image.getWidth(), map.getWidth());
		assertEquals(image.getCalibration().pixelDepth, map.getCalibration().pixelDepth);
		assertEquals("mm", map.getCalibration().getUnit());
		final long voxels = present(map);
		assertTrue(String.valueOf(made.getOutput("result")).contains("3 x 3 voxels around each of " + voxels + " voxels."), "" + made
			.getOutput("result"));
		assertNull(made.getOutput("warnings"));
		assertEquals(voxels, present(ImageFiles.open(folder.resolve("map.tif"))));
	}

	/** The mean of 3 x 3 pixels, by hand. */
	@Test
	void theMeanOfTheWholeImageIsABoxFilter() {
		final ImagePlus map = (ImagePlus) RUNNER.succeed(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "region",
			"whole image"))).getOutput("map");
		final ImagePlus image = IJ.openImage(NEW.resolve("SIM056.zip").toString());
		assertEquals((long) image.getWidth() * image.getHeight() * image.getStackSize(), present(map));
		image.setSlice(4);
		double sum = 0;
		for (int y = 39; y <= 41; y++) {
			for (int x = 49; x <= 51; x++) sum += image.getCalibration().getCValue(image.getStack().getProcessor(4).get(x, y));
		}
		assertEquals(sum / 9, map.getStack().getProcessor(4).getf(50, 40), 1e-4);
		assertEquals(map.getDisplayRangeMax(), map.getStatistics().max, Math.abs(map.getDisplayRangeMax()));
	}

	@Test
	void texturesInCubesAndBoxes() {
		final CommandModule inside = RUNNER.succeed(FeatureMap.class, inputs(Map.of("feature", "cm_contrast_2D_comb")));
		final CommandModule box = RUNNER.succeed(FeatureMap.class, inputs(Map.of("feature", "cm_contrast_2D_comb", "region",
			"box around the contours", "neighbourhood", "cube", "radius", 2)));
		assertTrue(present((ImagePlus) box.getOutput("map")) > present((ImagePlus) inside.getOutput("map")));
		assertTrue(String.valueOf(box.getOutput("result")).contains("5 x 5 x 5"));
		assertTrue(present((ImagePlus) RUNNER.succeed(FeatureMap.class, inputs(Map.of("feature", "45-1Entropy", "featureset",
			"IBEX 352"))).getOutput("map")) > 100);
	}

	@Test
	void absentValuesAreToldWithTheirReason() {
		final ImagePlus flat = IJ.createImage("flat", "16-bit black", 30, 30, 2);
		flat.getCalibration().setUnit("mm");
		final ij.gui.Roi roi = new ij.gui.Roi(10, 10, 5, 5);
		roi.setPosition(1);
		flat.setOverlay(new ij.gui.Overlay(roi));
		final CommandModule made = RUNNER.succeed(FeatureMap.class, Map.of("image", flat, "contours", "Overlay", "feature",
			"cm_corr_2D_comb"));
		assertEquals(0, present((ImagePlus) made.getOutput("map")));
		assertTrue(String.valueOf(made.getOutput("result")).endsWith(
			"absent in 25, in the first because all pairs of neighbours have one gray level."));
	}

	@Test
	void badInputIsRefused() {
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", "cm_contrst"))).contains("Near it are"));
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "radius", 0))).contains("radius is 0"));
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "region", "moon"))).contains("'moon'"));
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "neighbourhood", "ball"))).contains(
			"'ball'"));
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", "stat_mean", "contourfile", "none.zip"))).contains(
			"none.zip"));
		assertTrue(RUNNER.reason(FeatureMap.class, inputs(Map.of("feature", ""))).contains("'feature' is empty"));
	}
}
