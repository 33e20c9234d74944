package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.radiomate.testing.Problems.assertProblem;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.testing.NiftiBytes;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;

/** Image and mask files on disk. */
class ImageFilesTest {

	private static final Geometry GRID = new Geometry(4, 3, 2, 0.8, 0.7, 5);
	private static final short[] HU = { -1000, 3065, 0, 1, -1, 40, -32768, 32767, 7, 8, 9, 10, -1024, -500, -100, 100, 200,
		300, 400, 500, 600, 700, 800, 900 };

	@TempDir
	private Path folder;

	private final ImageFiles files = new ImageFiles();

	// images

	@ParameterizedTest
	@ValueSource(strings = { "new/ct.tif", "ct.tif.zip", "CT.ZIP" })
	void signedValuesAndLengthsComeBack(final String name) {
		final Path file = folder.resolve(name);
		files.write(Volume.of("ct", HU, GRID), file);
		final Volume back = files.read(file);
		assertEquals(GRID.width() + " " + GRID.height() + " " + GRID.depth(), back.geometry().width() + " " + back.geometry()
			.height() + " " + back.geometry().depth());
		assertEquals(true, GRID.sameGrid(back.geometry(), 1e-6), () -> back.geometry().describe());
		final double[] expected = new double[HU.length];
		for (int i = 0; i < HU.length; i++) expected[i] = HU[i];
		assertArrayEquals(expected, Voxels.of(back));
	}

	@Test
	void sameVolumeGivesTheSameBytesOnAnyDay() throws IOException {
		final Path first = folder.resolve("ct.zip"), second = folder.resolve("again.zip");
		files.write(Volume.of("ct", HU, GRID), first);
		files.write(Volume.of("ct", HU, GRID), second);
		assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
		try (ZipFile entries = new ZipFile(first.toFile())) {
			entries.stream().forEach(entry -> assertEquals(1980, entry.getTimeLocal().getYear(), entry::getName));
		}
	}

	@Test
	void valuesAreRoundedAndThoseOutOfRangeRefused() {
		final Geometry one = new Geometry(2, 1, 1, 1, 1, 1);
		files.write(Volume.of("r", new double[] { -0.6, 2.4 }, one), folder.resolve("r.tif"));
		assertArrayEquals(new double[] { -1, 2 }, Voxels.of(files.read(folder.resolve("r.tif"))));
		for (final double outside : new double[] { 32768, -32769, 1e9, Double.NaN }) {
			assertProblem(() -> files.write(Volume.of("r", new double[] { 0, outside }, one), folder.resolve("x.tif")), "'r'",
				"16 bit");
		}
	}

	@Test
	void niftiIsReadToo() throws IOException {
		final Path file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 4, 2, 1, 1).voxels(-5, 7).write(folder.resolve("a.nii.gz"));
		assertArrayEquals(new double[] { -5, 7 }, Voxels.of(files.read(file)));
		assertEquals(9, files.read(file, new Spacing(1, 1, 9)).geometry().spacingZMm());
	}

	@Test
	void givenSpacingReplacesTheFiles() {
		final Path file = folder.resolve("pixels.tif");
		new FileSaver(new ImagePlus("p", new ByteProcessor(2, 2))).saveAsTiff(file.toString());
		assertProblem(() -> files.read(file), "no spatial calibration", "spacing_mm");
		assertEquals(new Geometry(2, 2, 1, 0.5, 0.6, 3), files.read(file, new Spacing(0.5, 0.6, 3)).geometry());
	}

	@Test
	void badImageFilesAreRefused() throws IOException {
		assertProblem(() -> files.read(folder.resolve("absent.tif")), "There is no image file", "absent.tif");
		assertProblem(() -> files.read(folder), "holds no DICOM image series");
		final Path text = Files.writeString(folder.resolve("notes.tif"), "not an image");
		assertProblem(() -> files.read(text), "notes.tif", "not an image");
		final Path colours = folder.resolve("rgb.tif");
		new FileSaver(new ImagePlus("rgb", new ColorProcessor(2, 2))).saveAsTiff(colours.toString());
		assertProblem(() -> files.read(colours), "RGB");
	}

	/** ImageJ would open the slices that are left, and an only slice as black. */
	@ParameterizedTest
	@CsvSource({ "8, 0.02", "8, 0.5", "8, 0.97", "1, 0.5" })
	void truncatedTiffIsRefused(final int slices, final double part) throws IOException {
		final Path whole = folder.resolve("whole.tif");
		files.write(Volume.of("ct", new short[64 * 64 * slices], new Geometry(64, 64, slices, 1, 1, 1)), whole);
		assertEquals(slices, files.read(whole).geometry().depth());
		final byte[] bytes = Files.readAllBytes(whole);
		final Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, (int) (part * bytes.length)));
		assertProblem(() -> files.read(cut), "cut.tif is cut short");
	}

	@Test
	void truncatedZipIsRefused() throws IOException {
		final Path whole = folder.resolve("whole.zip");
		final short[] noise = new short[64 * 64 * 8];
		for (int i = 0; i < noise.length; i++) noise[i] = (short) (i * 7919);
		files.write(Volume.of("ct", noise, new Geometry(64, 64, 8, 1, 1, 1)), whole);
		final byte[] bytes = Files.readAllBytes(whole);
		final Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
		assertProblem(() -> files.read(cut), "cut.zip");
	}

	// masks

	private Path mask(final String name, final int... values) {
		final ImageStack stack = new ImageStack(GRID.width(), GRID.height());
		for (int z = 0; z < GRID.depth(); z++) {
			final ByteProcessor pixels = new ByteProcessor(GRID.width(), GRID.height());
			for (int i = 0; i < values.length / 2; i++) pixels.set(i, values[z * values.length / 2 + i]);
			stack.addSlice(pixels);
		}
		final Path file = folder.resolve(name);
		new FileSaver(new ImagePlus("mask", stack)).saveAsTiff(file.toString());
		return file;
	}

	private List<ContourSet> contours(final Path file) {
		return new ContourFiles().read(file, GRID);
	}

	@Test
	void maskOf255IsOneStructureWithoutName() {
		final List<ContourSet> sets = contours(mask("mask.tif", 0, 255, 255, 0, 0, 255));
		assertEquals(1, sets.size());
		assertEquals("", sets.get(0).structure());
		assertEquals(3, Rois.mask(sets.get(0), GRID).count());
		assertEquals(true, Rois.mask(sets.get(0), GRID).contains(2, 0, 1));
	}

	@Test
	void labelsAreStructures() {
		final List<ContourSet> sets = contours(mask("labels.tif", 2, 1, 1, 0, 10, 2));
		assertEquals(List.of("1", "2", "10"), sets.stream().map(ContourSet::structure).toList());
		assertEquals(List.of(2L, 2L, 1L), sets.stream().map(set -> Rois.mask(set, GRID).count()).toList());
	}

	@Test
	void maskWithoutVoxelsIsRefused() {
		assertProblem(() -> contours(mask("empty.tif", 0, 0)), "empty.tif is empty");
	}

	@Test
	void maskOfOtherSizeIsRefused() throws IOException {
		final Path file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 2, 4, 3, 3).spacing(0.8, 0.7, 5).voxels(1).write(folder
			.resolve("long.nii"));
		assertProblem(() -> contours(file), "long.nii does not lie on the image's grid", "3 slices", "2 slices");
	}

	@Test
	void maskOfOtherSpacingIsRefused() throws IOException {
		final NiftiBytes image = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 2, 4, 3, 2).spacing(0.8, 0.7, 5).voxels(1);
		assertEquals(1, contours(image.write(folder.resolve("same.nii"))).size());
		final Path coarse = image.spacing(0.8, 0.7, 4).write(folder.resolve("coarse.nii"));
		assertProblem(() -> contours(coarse), "coarse.nii does not lie", "4.0000 mm", "5.0000 mm");
	}

	@Test
	void maskOfFractionsIsRefused() throws IOException {
		final Path file = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 16, 4, 3, 2).spacing(0.8, 0.7, 5).voxels(0, 0.5).write(
			folder.resolve("soft.nii"));
		assertProblem(() -> contours(file), "soft.nii holds the value 0.5", "whole numbers");
	}

	@Test
	void zippedMaskIsNoRoiSet() {
		final Path file = folder.resolve("mask.zip");
		final short[] values = new short[24];
		values[23] = 1;
		files.write(Volume.of("mask", values, GRID), file);
		final Contour contour = Rois.only(contours(file));
		assertEquals(1, contour.slice());
	}
}
