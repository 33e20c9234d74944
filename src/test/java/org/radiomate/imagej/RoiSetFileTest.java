package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.imagej.Rois.on;
import static org.radiomate.testing.Problems.assertProblem;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** RoiSet.zip and .roi files. */
class RoiSetFileTest {

	private static final Geometry GRID = new Geometry(64, 64, 9, 1, 1, 3);

	/** ImageJ keeps vertices as floats relative to the ROI's corner, so the last bit may differ. */
	private static final double ULP = Math.ulp(32f);

	@TempDir
	private Path folder;
	private Path zip;
	private List<ContourSet> sets;

	@BeforeEach
	void someContours() {
		zip = folder.resolve("new/RoiSet.zip");
		final Random random = new Random(1);
		final double[] x = random.doubles(50, 5, 60).map(v -> (float) v).toArray(), y = random.doubles(50, 5, 60).map(
			v -> (float) v).toArray();
		final boolean[] ring = { true, true, true, true, false, true, true, true, true };
		sets = List.of(new ContourSet("GTV", "A", "1", List.of(new OutlineContour(2, x, y), new PixelArea(3, 4, 5, 3, 3,
			ring))), new ContourSet("GTV", "B", "1", List.of(new PixelArea(8, 60, 60, 1, 1, new boolean[] { true }))));
	}

	private List<ContourSet> read(final Path file) {
		return new ContourFiles().read(file, GRID);
	}

	@Test
	void contoursComeBackExactly() {
		new RoiSetFile().write(sets, zip);
		final List<ContourSet> back = read(zip);
		assertEquals(2, back.size());
		final OutlineContour before = (OutlineContour) sets.get(0).contours().get(0), after = (OutlineContour) back.get(0)
			.contours().get(0);
		for (int i = 0; i < 50; i++) {
			assertEquals(before.x()[i], after.x()[i], ULP, "x of vertex " + i);
			assertEquals(before.y()[i], after.y()[i], ULP, "y of vertex " + i);
		}
		for (int s = 0; s < 2; s++) assertEquals(Rois.mask(sets.get(s), GRID), Rois.mask(back.get(s), GRID));
		assertEquals("B", back.get(1).reader());
	}

	@Test
	void verticesAtHalvesComeBackToTheBit() {
		final double[] x = { 1.5, 24.25, 3.125 }, y = { 2, 2.5, 17.75 };
		new RoiSetFile().write(List.of(ContourSet.of("GTV", List.of(new OutlineContour(0, x, y)))), zip);
		final OutlineContour back = (OutlineContour) Rois.only(read(zip));
		assertArrayEquals(x, back.x());
		assertArrayEquals(y, back.y());
	}

	@Test
	void sameContoursGiveTheSameBytesOnAnyDay() throws IOException {
		new RoiSetFile().write(sets, zip);
		final byte[] first = Files.readAllBytes(zip);
		new RoiSetFile().write(sets, zip);
		assertArrayEquals(first, Files.readAllBytes(zip));
		try (ZipFile entries = new ZipFile(zip.toFile())) {
			entries.stream().forEach(entry -> assertEquals(1980, entry.getTimeLocal().getYear(), entry::getName));
		}
	}

	@Test
	void namesSayTheSlice() {
		new RoiSetFile().write(sets, zip);
		assertEquals(List.of("0003-0001", "0004-0002", "0009-0003"), RoiSetFile.read(zip).stream().map(Roi::getName)
			.toList());
	}

	private Path roiFile(final String name, final byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private static byte[] polygon() {
		return RoiEncoder.saveAsByteArray(on(2, "mine", new PolygonRoi(new float[] { 1.5f, 20, 20 }, new float[] { 2, 2,
			20.25f }, Roi.POLYGON)));
	}

	@Test
	void singleRoiFile() throws IOException {
		final List<ContourSet> back = read(roiFile("one.ROI", polygon()));
		assertEquals(1, back.get(0).contours().get(0).slice());
		assertArrayEquals(new double[] { 1.5, 20, 20 }, ((OutlineContour) back.get(0).contours().get(0)).x());
	}

	/** Whatever a broken file does to ImageJ's decoder, the user reads a sentence. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.02, 0.1, 0.3, 0.5, 0.7 })
	void truncatedRoiIsRefused(final double part) throws IOException {
		final byte[] whole = polygon();
		final Path cut = roiFile("cut.roi", Arrays.copyOf(whole, (int) (part * whole.length)));
		assertProblem(() -> read(cut), "cut.roi", "damaged");
	}

	@Test
	void otherBytesAreRefused() throws IOException {
		final byte[] noise = new byte[500];
		new Random(2).nextBytes(noise);
		assertProblem(() -> read(roiFile("noise.roi", noise)), "noise.roi", "damaged");
		assertProblem(() -> read(roiFile("noise.zip", noise)), "noise.zip holds no contours");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.3, 0.5 })
	void truncatedZipIsRefused(final double part) throws IOException {
		new RoiSetFile().write(sets, zip);
		final byte[] whole = Files.readAllBytes(zip);
		final Path cut = roiFile("cut.zip", Arrays.copyOf(whole, (int) (part * whole.length)));
		assertProblem(() -> read(cut), "cut.zip", "cut short or damaged");
	}

	@Test
	void zipWithoutRois() throws IOException {
		final Path other = folder.resolve("other.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
			out.putNextEntry(new ZipEntry("readme.txt"));
			out.write('x');
		}
		assertProblem(() -> read(other), "other.zip holds no contours", "ROI Manager");
	}

	@Test
	void endingsSayWhatHoldsRois() throws IOException {
		new RoiSetFile().write(sets, zip);
		assertTrue(RoiSetFile.holdsRois(zip));
		assertTrue(RoiSetFile.holdsRois(Path.of("any.roi")));
		assertFalse(RoiSetFile.holdsRois(Path.of("mask.tif")));
		assertProblem(() -> RoiSetFile.holdsRois(folder.resolve("absent.zip")), "absent.zip", "there is no such file");
	}

	@Test
	void missingFile() {
		assertProblem(() -> read(folder.resolve("absent.zip")), "There is no contour file", "absent.zip");
	}
}
