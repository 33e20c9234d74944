package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandModule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Show Texture Matrix shows of a simulated patient. */
class ShowMatrixTest {

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

	private static CommandModule show(final Map<String, Object> more) {
		return RUNNER.succeed(ShowMatrix.class, inputs(more));
	}

	private static int level(final String text) {
		return Integer.parseInt(text.substring(0, text.indexOf(':')));
	}

	@Test
	void aCooccurrenceFeatureWithItsMatrix() {
		final CommandModule shown = show(Map.of("feature", "45-7DifferenceEntropy"));
		final ResultsTable table = (ResultsTable) shown.getOutput("matrixtable");
		final ImagePlus matrix = (ImagePlus) shown.getOutput("matriximage");
		final Calibration calibration = matrix.getCalibration();
		assertEquals(32, matrix.getBitDepth());
		for (int x = 0; x < matrix.getWidth(); x++) {
			for (int y = 0; y < matrix.getHeight(); y++) {
				final float count = matrix.getProcessor().getf(x, y);
				if (count > 0) assertEquals(count, cell(table, (int) calibration.getY(y), (int) calibration.getX(x)),
					"the place of a pixel reads as its levels");
			}
		}
		final ResultsTable extracted = (ResultsTable) RUNNER.succeed(ExtractFeatures.class, inputs(Map.of("featureset",
			"IBEX 430"))).getOutput("features");
		assertEquals(extracted.getValue("45-7DifferenceEntropy", 0), (Double) shown.getOutput("value"));
		assertTrue(String.valueOf(shown.getOutput("explanation")).contains("Haralick 1973"), "" + shown.getOutput(
			"explanation"));
	}

	private static double cell(final ResultsTable table, final int row, final int column) {
		for (int r = 0; r < table.size(); r++) {
			if (level(table.getStringValue("level", r)) != row) continue;
			for (final String heading : table.getHeadings()) {
				if (!heading.equals("level") && level(heading) == column) return table.getValue(heading, r);
			}
		}
		throw new AssertionError("No cell for " + row + ", " + column);
	}

	@Test
	void grayLevelsLieWhereTheMaskIs() {
		final CommandModule shown = show(Map.of("matrix", "discretised image"));
		final ImagePlus levels = (ImagePlus) shown.getOutput("discretised"), mask = (ImagePlus) shown.getOutput("maskimage");
		assertNull(shown.getOutput("matriximage"));
		assertNull(shown.getOutput("value"));
		assertEquals("mm", levels.getCalibration().getUnit());
		long inside = 0;
		for (int z = 1; z <= levels.getStackSize(); z++) {
			for (final float pixel : (float[]) levels.getStack().getPixels(z)) if (!Float.isNaN(pixel)) inside++;
		}
		final ResultsTable table = (ResultsTable) shown.getOutput("matrixtable");
		double counted = 0;
		for (int row = 0; row < table.size(); row++) counted += table.getValue("voxels", row);
		assertEquals(counted, inside);
		assertEquals(levels.getStackSize(), mask.getOverlay().size(), "one half transparent area on each slice");
		double overlaid = 0;
		for (final ij.gui.Roi roi : mask.getOverlay().toArray()) {
			assertTrue(roi.getFillColor().getAlpha() < 255);
			overlaid += roi.getContainedPoints().length;
			final java.awt.Point first = roi.getContainedPoints()[0];
			final Calibration ours = mask.getCalibration(), theirs = levels.getCalibration();
			final int x = (int) Math.round(theirs.getRawX(ours.getX(first.x))), y = (int) Math.round(theirs.getRawY(ours.getY(
				first.y)));
			assertFalse(Float.isNaN(levels.getStack().getProcessor(roi.getPosition()).getf(x, y)), "masks agree in place");
		}
		assertEquals(counted, overlaid);
	}

	@Test
	void aPercentileWithItsHistogram() {
		final CommandModule shown = show(Map.of("feature", "50Percentile"));
		final ResultsTable table = (ResultsTable) shown.getOutput("matrixtable");
		assertNotNull(shown.getOutput("matriximage"));
		assertNull(shown.getOutput("discretised"));
		assertEquals(List.of("intensity", "HU", "voxels", "cumulative_percent", "remark"), List.of(table.getHeadings()));
		assertTrue(String.valueOf(shown.getOutput("explanation")).contains("CT number, HU + 1000"));
	}

	@Test
	void aShapeWithHullsAndEllipses() {
		final CommandModule shown = show(Map.of("feature", "Roundness"));
		final int slices = ((ResultsTable) shown.getOutput("matrixtable")).size();
		assertEquals(3 * slices, ((ImagePlus) shown.getOutput("maskimage")).getOverlay().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "90ShortRunEmphasis", "5PercentileArea", "Mass" })
	void everythingIsSaved(final String feature) {
		show(Map.of("feature", feature, "savefolder", folder.resolve("shown").toString()));
		final ImagePlus mask = IJ.openImage(folder.resolve("shown").resolve(feature + "_mask.tif").toString());
		assertTrue(mask.getOverlay().size() >= mask.getStackSize(), "the overlay is in the file");
		assertEquals("mm", mask.getCalibration().getUnit());
		assertTrue(SampleData.read(folder.resolve("shown").resolve(feature + "_table.csv")).lines().count() > 1);
		assertTrue(SampleData.read(folder.resolve("shown").resolve(feature + ".txt")).startsWith(feature));
		assertEquals(feature.startsWith("90"), Files.exists(folder.resolve("shown").resolve(feature + "_levels.tif")));
	}

	/** A mask of one voxel has no pair and no spread: that is said, and what there is is shown. */
	@ParameterizedTest
	@ValueSource(strings = { "0-1Entropy", "90RunPercentage", "Kurtosis", "Range", "Max3DDiameter" })
	void oneVoxelIsShownToo(final String feature) {
		final ImagePlus image = IJ.createImage("Chest", "32-bit black", 40, 30, 3);
		image.getCalibration().setUnit("mm");
		final ij.gui.Roi voxel = new ij.gui.Roi(39, 0, 1, 1);
		voxel.setPosition(2);
		image.setOverlay(new ij.gui.Overlay(voxel));
		final CommandModule shown = RUNNER.succeed(ShowMatrix.class, Map.of("image", image, "contours", "Overlay", "feature",
			feature));
		final boolean absent = !feature.equals("90RunPercentage");
		assertEquals(absent, shown.getOutput("value") == null);
		assertEquals(absent, String.valueOf(shown.getOutput("explanation")).contains("It is absent here: "));
		assertEquals(1, ((ImagePlus) shown.getOutput("maskimage")).getStackSize());
		assertEquals(feature.contains("Entropy") ? 0 : 1, ((ResultsTable) shown.getOutput("matrixtable")).size());
	}

	@ParameterizedTest
	@CsvSource({ "zone size, zone of 1", "zone distance, distance 1", "dependence, dependence 1" })
	void theMatricesOfZonesAndDependence(final String kind, final String column) {
		final CommandModule shown = show(Map.of("matrix", kind, "featureset", "IBSI 3D"));
		final ResultsTable table = (ResultsTable) shown.getOutput("matrixtable");
		assertTrue(table.columnExists(column), String.join(", ", table.getHeadings()));
		assertTrue(String.valueOf(shown.getOutput("explanation")).toLowerCase().contains(kind.replace(' ', '-') + " matrix"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("matrix", kind))).contains("computes no " + kind));
	}

	/** The marked pixels are the gray levels of the cell, on the gray levels and on the image. */
	@Test
	void aCellIsMarkedOnTheImages() {
		final CommandModule plain = show(Map.of("matrix", "run length"));
		final ImagePlus matrix = (ImagePlus) plain.getOutput("matriximage");
		final int level = (int) matrix.getCalibration().getY(brightestRow(matrix));
		final CommandModule shown = show(Map.of("matrix", "run length", "cell", level + ", 1"));
		final ImagePlus levels = (ImagePlus) shown.getOutput("discretised"), mask = (ImagePlus) shown.getOutput("maskimage");
		int marked = 0;
		for (final ij.gui.Roi roi : levels.getOverlay().toArray()) {
			for (final java.awt.Point pixel : roi.getContainedPoints()) {
				assertEquals(level, levels.getStack().getProcessor(roi.getPosition()).getf(pixel.x, pixel.y));
				marked++;
			}
		}
		assertEquals(matrix.getProcessor().getf(0, brightestRow(matrix)), marked, "as many voxels as runs of one voxel");
		assertEquals(marked, java.util.Arrays.stream(mask.getOverlay().toArray()).filter(roi -> "cell".equals(roi.getName()))
			.mapToInt(roi -> roi.getContainedPoints().length).sum());
		assertTrue(String.valueOf(shown.getOutput("explanation")).contains(marked + " runs, marked on "));
	}

	private static int brightestRow(final ImagePlus matrix) {
		int best = 0;
		for (int y = 1; y < matrix.getHeight(); y++) {
			if (matrix.getProcessor().getf(0, y) > matrix.getProcessor().getf(0, best)) best = y;
		}
		return best;
	}

	/** Lines join the voxels of pairs; another mark takes the place of the first. */
	@Test
	void pairsAreJoinedByLines() {
		final CommandModule shown = show(Map.of("matrix", "co-occurrence", "direction", "45", "cell", "1,1"));
		assertTrue(String.valueOf(shown.getOutput("explanation")).contains("Cell of gray level 1 and gray level 1: "));
		final ImagePlus matrix = (ImagePlus) shown.getOutput("matriximage"), levels = (ImagePlus) shown.getOutput("discretised");
		for (int y = 0; y < matrix.getHeight(); y++) {
			for (int x = 0; x < matrix.getWidth(); x++) {
				final int pairs = (int) matrix.getProcessor().getf(x, y);
				if (pairs == 0 || pairs > 20) continue;
				final ImagePlus marked = (ImagePlus) show(Map.of("matrix", "co-occurrence", "direction", "45", "cell", (int) matrix
					.getCalibration().getY(y) + "," + (int) matrix.getCalibration().getX(x))).getOutput("discretised");
				assertEquals(pairs, java.util.Arrays.stream(marked.getOverlay().toArray()).filter(ij.gui.Roi::isLine).count());
				return;
			}
		}
		throw new AssertionError("No cell with a few pairs in " + levels);
	}

	/** The name that R makes of a feature means it, too. */
	@Test
	void aFeatureMayBeWrittenAsInR() {
		assertEquals(RUNNER.succeed(ShowMatrix.class, inputs(Map.of("feature", "45-7DifferenceEntropy"))).getOutput("value"), RUNNER
			.succeed(ShowMatrix.class, inputs(Map.of("feature", "X45.7DifferenceEntropy"))).getOutput("value"));
	}

	@Test
	void badInputIsRefused() {
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("cell", "12"))).contains("two numbers such as 12,13"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("cell", "9999,1"))).contains("has no cell 9999, 1"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("feature", "Mass", "cell", "1,1"))).contains(
			"There is no matrix whose cell 1, 1"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("feature", "45-7DifferenceEntropi"))).contains(
			"Near it are: 45-7DifferenceEntropy"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("feature", "cm_contrast_2D_comb"))).contains(
			"Take one that has it: IBSI 2D"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("direction", "30"))).contains("multiples of 45"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("matrix", "zones"))).contains("'zones' is unknown"));
		assertTrue(RUNNER.reason(ShowMatrix.class, inputs(Map.of("imagefile", "nowhere.tif"))).contains("nowhere.tif"));
	}
}
