package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.io.Memory;
import org.radiomate.io.NiftiReader;
import org.radiomate.io.NrrdWriter;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that claim too much or are broken on purpose: a sentence, soon, and without their memory. */
class HostileContoursTest {

	private static final Duration SOON = Duration.ofSeconds(2);
	private static final Geometry GRID = new Geometry(100, 100, 100, 1, 1, 1);

	@TempDir
	Path folder;

	private static byte[] roi() {
		final Roi roi = new PolygonRoi(new float[] { 5, 20, 18 }, new float[] { 4, 6, 22 }, Roi.POLYGON);
		roi.setPosition(2);
		return RoiEncoder.saveAsByteArray(roi);
	}

	private Path zip(final String name, final long bytesMore, final byte[] content) throws IOException {
		final Path file = folder.resolve("set.zip");
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
			final byte[] zeros = new byte[1 << 20];
			for (long i = 0; i < bytesMore >> 20; i++) zip.write(zeros);
			zip.closeEntry();
		}
		return file;
	}

	private String refused(final Path file) {
		return assertTimeout(SOON, () -> assertThrows(ProblemException.class, () -> new ContourFiles().read(file, GRID))
			.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bomb.roi", "bomb.txt" })
	void aZipBombIsNotUnpacked(final String name) throws IOException {
		final Path bomb = zip(name, 1L << 30, roi());
		assertTrue(Files.size(bomb) < 2 << 20);
		assertTrue(refused(bomb).contains("unpacks to more than contours can be"));
	}

	@Test
	void pathsInAZipAreNamesAndNothingElse() throws IOException {
		final Path file = zip("../../../evil.roi", 0, roi());
		assertEquals(1, new ContourFiles().read(file, GRID).size());
		assertEquals(List.of(file), files());
		new RoiSetFile().write(new ContourFiles().read(file, GRID), folder.resolve("again.zip"));
		assertEquals(List.of(folder.resolve("again.zip"), file), files());
	}

	private List<Path> files() throws IOException {
		try (var all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).sorted().toList();
		}
	}

	@Test
	void aClaimedSizeIsNotAllocated() throws IOException {
		final byte[] points = roi();
		ByteBuffer.wrap(points).putShort(16, (short) 0).putInt(18, Integer.MAX_VALUE);
		assertTrue(refused(zip("many.roi", 0, points)).contains("is damaged"));
		final byte[] shape = roi();
		ByteBuffer.wrap(shape).putInt(36, Integer.MAX_VALUE);
		assertTrue(refused(zip("shape.roi", 0, shape)).contains("is damaged"));
		final Path nrrd = folder.resolve("claim.nrrd");
		Files.writeString(nrrd, "NRRD0004\ntype: short\ndimension: 3\nsizes: 2000000000 2000000000 2000000000\nspacings: 1 1 1\n" +
			"encoding: raw\nendian: little\n\n", StandardCharsets.US_ASCII);
		assertTrue(refused(nrrd).contains("more than 2 GB"));
	}

	@Test
	void randomChangesOfContours() throws IOException {
		final Random random = new Random(7);
		final Path file = folder.resolve("one.roi");
		int refused = 0;
		for (int i = 0; i < 500; i++) {
			final byte[] bytes = roi();
			for (int n = 0; n < 4; n++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			Files.write(file, i % 5 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
			try {
				assertTimeout(SOON, () -> new ContourFiles().read(file, GRID));
			}
			catch (final ProblemException e) {
				refused++;
			}
		}
		assertTrue(refused > 100, refused + " of 500 refused");
	}

	@Test
	void aMillionLabels() {
		final double[] labels = new double[1_000_000];
		for (int i = 0; i < labels.length; i++) labels[i] = i + 1;
		final Path file = folder.resolve("labels.nrrd");
		new NrrdWriter().write(Volume.of("labels", labels, GRID), file);
		assertTrue(refused(file).contains("more than 1000 different labels"));
	}

	@Test
	void brokenNiftiIsASentence() throws IOException {
		final byte[] valid = nifti();
		final Path file = folder.resolve("image.nii");
		Files.write(file, valid);
		assertEquals(8, new NiftiReader().read(file).geometry().width());
		final Random random = new Random(11);
		int refused = 0;
		for (int i = 0; i < 1000; i++) {
			final byte[] bytes = valid.clone();
			bytes[i < 348 ? i : random.nextInt(bytes.length)] = (byte) random.nextInt();
			Files.write(file, i % 4 == 3 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
			try {
				assertTimeout(SOON, () -> new NiftiReader().read(file));
			}
			catch (final ProblemException e) {
				refused++;
			}
		}
		assertTrue(refused > 250, refused + " of 1000 refused");
	}

	private static byte[] nifti() {
		final ByteBuffer bytes = ByteBuffer.allocate(352 + 8 * 7 * 6 * 2).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0, 348).putShort(40, (short) 3).putShort(42, (short) 8).putShort(44, (short) 7).putShort(46, (short) 6)
			.putShort(70, (short) 4).putShort(72, (short) 16).putFloat(80, 1).putFloat(84, 1).putFloat(88, 2).putFloat(108, 352)
			.put(123, (byte) 2);
		bytes.position(344);
		bytes.put("n+1\0".getBytes(StandardCharsets.US_ASCII));
		return bytes.array();
	}

	@Test
	void whatExceedsTheHeapIsRefusedBefore() {
		final String message = assertThrows(ProblemException.class, () -> Memory.require(1L << 50, "The image x")).getMessage();
		assertTrue(message.startsWith("The image x needs about 1073741824 MB, and this ImageJ has "), message);
		assertTrue(message.contains("Edit > Options > Memory & Threads"), message);
		Memory.require(1, "The image y");
	}
}
