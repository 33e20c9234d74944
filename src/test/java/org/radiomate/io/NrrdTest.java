package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** NRRD images as other programs write them, and damaged ones. */
class NrrdTest {

	private static final String LPS = "space: left-posterior-superior\nspace directions: (0.5,0,0) (0,0.6,0) (0,0,3)\nspace origin: (-10,-20,-30)\n";

	@TempDir
	Path folder;

	private static double at(final Volume volume, final int x, final int y, final int z) {
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		access.setPosition(new int[] { x, y, z });
		return access.get().getRealDouble();
	}

	/** A 2 x 3 x 2 image whose value is its position in the file. */
	private Path file(final String type, final int bytes, final String more, final boolean big) throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(12 * bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 12; i++) put(data, type, bytes, i);
		return file("NRRD0004\n# a comment\ntype: " + type + "\ndimension: 3\nsizes: 2 3 2\nencoding: raw\nendian: " + (big
			? "big" : "little") + "\n" + more + "key:=value\n\n", data.array());
	}

	private Path file(final String header, final byte[] data) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(header.getBytes(StandardCharsets.UTF_8));
		out.write(data);
		return Files.write(folder.resolve("image.nrrd"), out.toByteArray());
	}

	private static void put(final ByteBuffer data, final String type, final int bytes, final int value) {
		if (type.equals("float")) data.putFloat(value);
		else if (type.equals("double")) data.putDouble(value);
		else if (bytes == 1) data.put((byte) value);
		else if (bytes == 2) data.putShort((short) value);
		else if (bytes == 4) data.putInt(value);
		else data.putLong(value);
	}

	private static Volume read(final Path file) {
		return new NrrdReader().read(file, null);
	}

	@ParameterizedTest
	@CsvSource({ "uchar,1", "int8,1", "short,2", "unsigned short,2", "int,4", "uint32,4", "long long,8", "uint64,8", "float,4",
		"double,8" })
	void everyTypeInEitherOrder(final String type, final int bytes) throws IOException {
		for (final boolean big : new boolean[] { true, false }) {
			final Volume volume = read(file(type, bytes, LPS, big));
			assertEquals(new Geometry(2, 3, 2, 0.5, 0.6, 3), volume.geometry());
			assertEquals(1 + 2 * 2 + 6, at(volume, 1, 2, 1));
			assertArrayEquals(new double[] { -10, -20, -30 }, volume.placement().originMm());
		}
	}

	/** Right, front, head and feet first: turned to left, back, head, and the first voxel is another one. */
	@Test
	void orientationIsHonoured() throws IOException {
		final Volume volume = read(file("short", 2,
			"space: right-anterior-superior\nspace directions: (0,0,-3) (0.5,0,0) (0,0.6,0)\nspace origin: (10,20,30)\n", false));
		assertEquals(new Geometry(3, 2, 2, 0.5, 0.6, 3), volume.geometry());
		// stored (head, x, y): the patient's left is the file's last along its second axis
		assertEquals(1 + 2 * 2 + 6, at(volume, 0, 0, 0));
		assertEquals(0, at(volume, 2, 1, 1));
		assertArrayEquals(new double[] { -11, -20.6, 27 }, volume.placement().originMm(), 1e-12);
		assertArrayEquals(new double[] { -10, -20, 30 }, volume.placement().toPatient(volume.geometry(), 2, 1, 1), 1e-12);
	}

	@Test
	void lengthsMayBeGiven() throws IOException {
		final Path file = file("short", 2, "", false);
		assertTrue(assertThrows(ProblemException.class, () -> read(file)).getMessage().contains("voxel size"));
		assertEquals(5, new NrrdReader().read(file, new Spacing(1, 1, 5)).geometry().spacingZMm());
		assertEquals(2, read(file("short", 2, "spacings: 1 1 2\n", false)).geometry().spacingZMm());
	}

	@Test
	void labelsComeBack() {
		final Geometry grid = new Geometry(4, 3, 2, 0.7, 0.8, 2.5);
		final short[] labels = new short[24];
		for (int i = 0; i < 24; i++) labels[i] = (short) (i * 1000);
		final Placement at = new Placement(new double[] { 1.5, -2, 3 }, new double[] { 0.8, 0.6, 0 }, new double[] { -0.6, 0.8,
			0 }, new double[] { 0, 0, 1 }, "");
		final Path file = folder.resolve("labels.nrrd");
		new NrrdWriter().write(Volume.of("labels", labels, grid).at(at), file);
		final Volume read = read(file);
		assertTrue(grid.sameGrid(read.geometry(), 1e-9), read.geometry().describe());
		for (int i = 0; i < 24; i++) assertEquals(i * 1000, at(read, i % 4, i / 4 % 3, i / 12));
		assertArrayEquals(at.originMm(), read.placement().originMm());
		assertArrayEquals(at.yAxis(), read.placement().yAxis(), 1e-12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "data file: ../../etc/passwd\n", "data file: LIST\n", "data file: slice%03d.raw 1 9 1\n",
		"datafile: \1\0\1\0003\n" })
	void dataElsewhereAreRefused(final String field) throws IOException {
		final String message = assertThrows(ProblemException.class, () -> read(file("short", 2, LPS + field, false)))
			.getMessage();
		assertTrue(message.contains("not one file beside it"), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nan", "NaN", "Infinity", "1e999", "ten" })
	void whatIsNoNumberIsRefused(final String value) throws IOException {
		final Path file = file("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 1 1 1\nencoding: raw\n" + LPS.replace("-20", value) +
			"\n", new byte[] { 1 });
		final String message = assertThrows(ProblemException.class, () -> read(file)).getMessage();
		assertTrue(message.contains("'" + value + "' in its field 'space origin', where a number must be"), message);
	}

	@Test
	void aDetachedHeaderFindsItsData() throws IOException {
		Files.write(folder.resolve("data.raw"), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
		final Path header = folder.resolve("image.nhdr");
		Files.writeString(header, "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 2 2\nencoding: raw\ndata file: data.raw\n" +
			LPS);
		assertEquals(8, at(read(header), 1, 1, 1));
	}

	@Test
	void everyTruncationAndAThousandChangedBytesAreSurvived() throws IOException {
		final Path file = folder.resolve("labels.nrrd");
		new NrrdWriter().write(Volume.of("labels", new short[24], new Geometry(4, 3, 2, 1, 1, 1)), file);
		final byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length < whole.length; length++) survives(Arrays.copyOf(whole, length));
		final Well19937c random = new Well19937c(3);
		for (int i = 0; i < 1000; i++) {
			final byte[] changed = whole.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			survives(changed);
		}
	}

	private void survives(final byte[] bytes) throws IOException {
		final Path file = Files.write(folder.resolve("hostile.nrrd"), bytes);
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			try {
				read(file);
			}
			catch (final ProblemException e) {
				assertTrue(e.getMessage().contains("hostile.nrrd") || e.getMessage().contains("spacing"), e.getMessage());
			}
		});
	}

	@Test
	void aSizeThatIsNotThereIsNotAllocated() throws IOException {
		final Path file = file("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 1200 1200 1200\nencoding: gzip\n" + LPS + "\n",
			new byte[] { 31, -117, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		final String message = assertThrows(ProblemException.class, () -> read(file)).getMessage();
		assertTrue(message.contains("cut short") || message.contains("needs about"), message);
	}
}
