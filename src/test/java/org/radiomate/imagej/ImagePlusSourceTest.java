package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.radiomate.testing.Problems.assertProblem;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

/** An open image gives its calibrated values in millimetres. */
class ImagePlusSourceTest {

	private static ImagePlus calibrated(final ImagePlus image, final double x, final double y, final double z,
		final String unit)
	{
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = x;
		calibration.pixelHeight = y;
		calibration.pixelDepth = z;
		calibration.setUnit(unit);
		return image;
	}

	private static ImagePlus shorts(final int... stored) {
		final ShortProcessor pixels = new ShortProcessor(stored.length, 1);
		for (int i = 0; i < stored.length; i++) pixels.set(i, stored[i]);
		return calibrated(new ImagePlus("CT", pixels), 1, 1, 1, "mm");
	}

	private static double[] read(final ImagePlus image) {
		return Voxels.of(new ImagePlusSource(image).read());
	}

	@Test
	void eightBit() {
		final ByteProcessor pixels = new ByteProcessor(3, 1, new byte[] { 0, 127, (byte) 200 });
		assertArrayEquals(new double[] { 0, 127, 200 }, read(calibrated(new ImagePlus("a", pixels), 1, 1, 1, "mm")));
	}

	@Test
	void sixteenBitIsUnsigned() {
		assertArrayEquals(new double[] { 0, 32768, 65535 }, read(shorts(0, 32768, 65535)));
	}

	@Test
	void thirtyTwoBit() {
		final FloatProcessor pixels = new FloatProcessor(3, 1, new float[] { -0.5f, 1e9f, Float.NaN });
		assertArrayEquals(new double[] { -0.5, 1e9f, Double.NaN }, read(calibrated(new ImagePlus("a", pixels), 1, 1, 1,
			"mm")));
	}

	@Test
	void signedSixteenBitCalibration() {
		final ImagePlus image = shorts(31768, 32768, 35833);
		image.getCalibration().setSigned16BitCalibration();
		assertArrayEquals(new double[] { -1000, 0, 3065 }, read(image));
	}

	@Test
	void rescaleSlopeAndIntercept() {
		final ImagePlus image = shorts(0, 1024, 4000);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -1024, 2 }, "HU");
		assertArrayEquals(new double[] { -1024, 1024, 6976 }, read(image));
	}

	@Test
	void calibrationFunctionOfEightBit() {
		final ImagePlus image = calibrated(new ImagePlus("a", new ByteProcessor(2, 1, new byte[] { 3, (byte) 200 })), 1, 1, 1,
			"mm");
		image.getCalibration().setFunction(Calibration.POLY2, new double[] { 1, 0, 0.5 }, "x");
		assertArrayEquals(new double[] { 5.5, 20001 }, read(image));
	}

	@Test
	void calibrationIsReadWhenTheCommandRuns() {
		final ImagePlus image = shorts(100);
		final ImagePlusSource source = new ImagePlusSource(image);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -50, 1 }, "HU");
		image.getCalibration().pixelWidth = 0.7;
		final Volume volume = source.read();
		assertEquals(50, Voxels.at(volume, 0, 0, 0));
		assertEquals(0.7, volume.geometry().spacingXMm());
	}

	@ParameterizedTest
	@CsvSource({ "mm, 0.8, 5", "millimeter, 0.8, 5", "cm, 0.08, 0.5", "µm, 800, 5000", "μm, 800, 5000", "um, 800, 5000",
		"micron, 800, 5000", "MM, 0.8, 5", "m, 0.0008, 0.005", "inch, 0.031496062992125984, 0.19685039370078738" })
	void lengthsBecomeMillimetres(final String unit, final double width, final double depth) {
		final Geometry grid = new ImagePlusSource(calibrated(shorts(1, 2), width, width, depth, unit)).geometry();
		assertEquals(0.8, grid.spacingXMm(), 1e-15);
		assertEquals(0.8, grid.spacingYMm(), 1e-15);
		assertEquals(5, grid.spacingZMm(), 1e-14);
	}

	@Test
	void axesMayHaveTheirOwnUnits() {
		final ImagePlus image = calibrated(shorts(1), 0.8, 800, 0.5, "mm");
		image.getCalibration().setYUnit("µm");
		image.getCalibration().setZUnit("cm");
		assertEquals(new Geometry(1, 1, 1, 0.8, 0.8, 5), new ImagePlusSource(image).geometry());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pixel", "pixels", "", "furlong" })
	void otherUnitsAreRefused(final String unit) {
		final ImagePlus image = calibrated(shorts(1), 1, 1, 1, unit);
		assertProblem(() -> new ImagePlusSource(image).read(), "'CT' has no spatial calibration", "Image > Properties...");
		assertEquals(0.5, new ImagePlusSource(image, new Spacing(0.5, 0.5, 3)).geometry().spacingXMm());
	}

	@Test
	void coloursAreRefused() {
		final ImagePlus image = calibrated(new ImagePlus("photo", new ColorProcessor(2, 2)), 1, 1, 1, "mm");
		assertProblem(() -> new ImagePlusSource(image).read(), "'photo' is an RGB image");
	}

	@Test
	void stackKeepsItsOrder() {
		final ImageStack stack = new ImageStack(2, 2);
		for (int z = 0; z < 3; z++) stack.addSlice(new FloatProcessor(2, 2, new float[] { z, 10 + z, 20 + z, 30 + z }));
		final Volume volume = new ImagePlusSource(calibrated(new ImagePlus("s", stack), 1, 1, 2, "mm")).read();
		assertEquals(new Geometry(2, 2, 3, 1, 1, 2), volume.geometry());
		assertArrayEquals(new double[] { 0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32 }, Voxels.of(volume));
		assertEquals("s", volume.name());
	}

	/** Slice value: 100 times the frame, 10 times z, and the channel. */
	@Test
	void hyperstackGivesWhatIsShown() {
		final ImageStack stack = new ImageStack(1, 1);
		for (int t = 1; t <= 2; t++) {
			for (int z = 1; z <= 4; z++) {
				for (int c = 1; c <= 3; c++) stack.addSlice(new FloatProcessor(1, 1, new float[] { 100 * t + 10 * z + c }));
			}
		}
		final ImagePlus image = calibrated(new ImagePlus("h", stack), 1, 1, 1, "mm");
		image.setDimensions(3, 4, 2);
		image.setOpenAsHyperStack(true);
		assertArrayEquals(new double[] { 111, 121, 131, 141 }, read(image));
		image.setPosition(3, 2, 2);
		assertArrayEquals(new double[] { 213, 223, 233, 243 }, read(image));
	}

	@Test
	void pixelsAreNotCopied() {
		final ImagePlus image = shorts(1, 2);
		final Volume volume = new ImagePlusSource(image).read();
		image.getProcessor().set(1, 9);
		assertEquals(9, Voxels.at(volume, 1, 0, 0));
	}
}
