package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.testing.NiftiBytes;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Label maps as NIfTI: what is written reads back voxel by voxel, and lies where the image lies. */
class NiftiWriterTest {

	@TempDir
	Path folder;

	private static LabelMap labels(final Geometry grid, final long seed) {
		final byte[] labels = new byte[(int) grid.voxelCount()];
		new Random(seed).nextBytes(labels);
		return new LabelMap(grid, labels, new TreeMap<>(), List.of());
	}

	private static void assertSame(final LabelMap map, final Volume back, final String message) {
		assertTrue(map.geometry().sameGrid(back.geometry(), 1e-6), back.geometry().describe());
		final double[] values = Voxels.of(back);
		for (int i = 0; i < values.length; i++) assertEquals(map.labels()[i] & 0xff, values[i], message + ", voxel " + i);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mask.nii", "mask.nii.gz" })
	void aMapWithoutAFileOfItsImage(final String name) {
		final LabelMap map = labels(new Geometry(7, 5, 3, 0.8, 0.9765625, 5), 1);
		NiftiWriter.write(map, folder.resolve(name));
		assertSame(map, new NiftiReader().read(folder.resolve(name)), name);
	}

	/** All 48 orders and directions of the axes, as a matrix and in both byte orders. */
	@ParameterizedTest
	@CsvSource({ "0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0" })
	void aMapLikeItsImageInAnyOrientation(final int a, final int b, final int c) throws IOException {
		for (int signs = 0; signs < 8; signs++) {
			final ByteOrder order = signs % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			final double[][] matrix = new double[3][4];
			final int[] world = { a, b, c };
			final double[] step = { 0.7, 1.1, 4 };
			for (int axis = 0; axis < 3; axis++) matrix[world[axis]][axis] = (signs >> axis & 1) == 0 ? step[axis] : -step[axis];
			matrix[0][3] = -17;
			final Path image = new NiftiBytes(order, 4, 4, 3, 5).spacing(0.7, 1.1, 4).sform(matrix).write(folder.resolve(
				"image.nii"));
			final Geometry grid = new NiftiReader().read(image).geometry();
			final LabelMap map = labels(grid, signs);
			NiftiWriter.writeLike(map, image, folder.resolve("mask.nii"));
			assertSame(map, new NiftiReader().read(folder.resolve("mask.nii")), "signs " + signs);
			assertSamePlace(image, folder.resolve("mask.nii"));
		}
	}

	/** The matrices, the quaternion, the offsets and the spacings are the image's, byte by byte. */
	private static void assertSamePlace(final Path image, final Path mask) throws IOException {
		final byte[] ours = Files.readAllBytes(mask), theirs = Files.readAllBytes(image);
		for (final int[] part : new int[][] { { 0, 4 }, { 42, 48 }, { 76, 92 }, { 252, 328 } }) {
			assertArrayEquals(java.util.Arrays.copyOfRange(theirs, part[0], part[1]), java.util.Arrays.copyOfRange(ours, part[0],
				part[1]), "bytes from " + part[0]);
		}
	}

	@Test
	void aMapLikeAnImageWithAQuaternionOrWithout() throws IOException {
		final Path turned = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 16, 4, 3, 5).qform(0, Math.sqrt(0.5), 0, -1).write(folder
			.resolve("q.nii"));
		final Path plain = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 16, 4, 3, 5).write(folder.resolve("plain.nii.gz"));
		for (final Path image : List.of(turned, plain)) {
			final LabelMap map = labels(new NiftiReader().read(image).geometry(), 9);
			NiftiWriter.writeLike(map, image, folder.resolve("mask.nii.gz"));
			assertSame(map, new NiftiReader().read(folder.resolve("mask.nii.gz")), image.toString());
		}
	}

	@Test
	void theHeaderSaysUnsignedBytesInMillimetres() throws IOException {
		NiftiWriter.write(labels(new Geometry(2, 3, 4, 1, 2, 3), 2), folder.resolve("mask.nii"));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("mask.nii"))).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(352 + 24, bytes.limit());
		assertEquals(2, bytes.getShort(70), "datatype");
		assertEquals(8, bytes.getShort(72), "bits");
		assertEquals(2, bytes.get(123), "millimetres");
		assertEquals("n+1\0", new String(bytes.array(), 344, 4));
	}

	@Test
	void anotherSizeIsRefused() throws IOException {
		final Path image = new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 4, 4, 3, 5).write(folder.resolve("image.nii"));
		assertProblem(() -> NiftiWriter.writeLike(labels(new Geometry(4, 3, 6, 1, 1, 1), 3), image, folder.resolve("m.nii")),
			"image.nii has another size", "6 slices");
		assertTrue(Files.notExists(folder.resolve("m.nii")));
	}

	/** The phantom's own mask, written again over the phantom's own image. */
	@Test
	void theMaskOfTheCtPhantomComesBack() {
		final Path image = Shared.path("ibsi/ct_phantom/image.nii.gz");
		final Volume mask = new NiftiReader().read(Shared.path("ibsi/ct_phantom/mask.nii.gz"));
		final double[] values = Voxels.of(mask);
		final byte[] labels = new byte[values.length];
		for (int i = 0; i < values.length; i++) labels[i] = (byte) values[i];
		final LabelMap map = new LabelMap(mask.geometry(), labels, new TreeMap<>(), List.of());
		NiftiWriter.writeLike(map, image, folder.resolve("again.nii.gz"));
		assertSame(map, new NiftiReader().read(folder.resolve("again.nii.gz")), "phantom");
	}
}
