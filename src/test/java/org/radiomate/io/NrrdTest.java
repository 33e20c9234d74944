package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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

	/** The first voxels are 0, 1, 2 ...; what stands in front of them is no voxel. */
	@ParameterizedTest
	@CsvSource({ "raw,byte skip: 10", "raw,byte skip: -1", "raw,line skip: 2", "gzip,byte skip: 10", "gzip,line skip: 2", "raw,byteskip: 10" })
	void whatIsToBeSkippedIsNoVoxel(final String encoding, final String skip) throws IOException {
		final byte[] voxels = new byte[12];
		for (int i = 0; i < 12; i++) voxels[i] = (byte) i;
		final boolean lines = skip.startsWith("line");
		final byte[] before = (lines ? "one\ntwo\n" : "0123456789").getBytes(StandardCharsets.UTF_8);
		final ByteArrayOutputStream data = new ByteArrayOutputStream();
		if (lines) data.write(before);
		final boolean packed = encoding.equals("gzip");
		final OutputStream out = packed ? new GZIPOutputStream(data) : data;
		if (!lines) out.write(before);
		out.write(voxels);
		if (packed) ((GZIPOutputStream) out).finish();
		final String header = "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 3 2\nencoding: " + encoding + "\n" + skip + "\n" + LPS;
		for (int i = 0; i < 12; i++) assertEquals(i, at(read(file(header + "\n", data.toByteArray())), i % 2, i / 2 % 3, i / 6));
		Files.write(folder.resolve("da ta.raw"), data.toByteArray());
		final Path detached = file(header + "data file: ./da ta.raw\n\n", new byte[0]);
		assertEquals(11, at(read(detached), 1, 2, 1));
	}

	@ParameterizedTest
	@CsvSource({ "gzip,byte skip: -1,for raw data only", "raw,byte skip: -2,for raw data only", "raw,line skip: -1,no negative number",
		"raw,line skip: 1.5,whole number", "raw,byte skip: ten,a number must be", "zip,endian: big,raw gzip bzip2 hex and ascii" })
	void skipsAndEncodingsThatMeanNothingAreRefused(final String encoding, final String field, final String reason) throws IOException {
		final Path file = file("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 1 1 1\nencoding: " + encoding + "\n" + field + "\n" + LPS +
			"\n", new byte[] { 31, -117, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		final String message = assertThrows(ProblemException.class, () -> read(file)).getMessage();
		assertTrue(message.replace(",", "").contains(reason), message);
	}

	/** Twelve voxels from -3 to 8, as numbers, as digits, and packed by bzip2 (python3 -c "bz2.compress"). */
	@ParameterizedTest
	@CsvSource({ "ascii,-3 -2 -1 0 1 2 3 4 5 6 7 8", "text,'-3,-2,-1 0 1 2\n3 4 5 6 7 8\n'", "txt,-3.0 -2e0 -1 0 1 2 3 4 5 6 7 8.",
		"hex,FDFFFEFF ffff 0000 0100 0200 0300 0400 0500 0600 0700 08 0 0" })
	void voxelsInWords(final String encoding, final String words) throws IOException {
		checkWords(encoding, words.getBytes(StandardCharsets.UTF_8));
		final byte[] cut = words.substring(0, words.length() - 4).getBytes(StandardCharsets.UTF_8);
		assertTrue(assertThrows(ProblemException.class, () -> checkWords(encoding, cut)).getMessage().contains("cut short"));
	}

	@Test
	void voxelsPackedByBzip2() throws IOException {
		final byte[] packed = HexFormat.of().parseHex("425a6839314159265359465dd9cb0000094000ffc00003a00021a680010340d0e2acf1357968060d3de2ee48a70a1208cbbb3960");
		checkWords("bzip2", packed);
		for (int cut = 2; cut < packed.length - 8; cut++) {
			final byte[] part = Arrays.copyOf(packed, cut);
			assertThrows(ProblemException.class, () -> checkWords("bz2", part));
		}
	}

	private void checkWords(final String encoding, final byte[] data) throws IOException {
		final Volume volume = read(file("NRRD0004\ntype: short\ndimension: 3\nsizes: 2 3 2\nendian: little\nencoding: " + encoding + "\n" +
			LPS + "\n", data));
		for (int i = 0; i < 12; i++) assertEquals(i - 3, at(volume, i % 2, i / 2 % 3, i / 6));
	}

	/** Lengths are lengths in any space; only a place in the patient needs the patient's. */
	@ParameterizedTest
	@ValueSource(strings = { "space: scanner-xyz", "space: 3D-right-handed", "space dimension: 3" })
	void otherSpacesGiveLengthsAndNoPlace(final String space) throws IOException {
		final Volume volume = read(file("short", 2, LPS.replace("space: left-posterior-superior", space), false));
		assertEquals(new Geometry(2, 3, 2, 0.5, 0.6, 3), volume.geometry());
		assertNull(volume.placement());
	}

	@Test
	void aShearedGridIsRefused() throws IOException {
		final Path file = file("short", 2, LPS.replace("(0,0.6,0)", "(0.1,0.6,0)"), false);
		assertTrue(assertThrows(ProblemException.class, () -> read(file)).getMessage().contains("image.nrrd is sheared"));
		assertEquals(2, read(file("short", 2, LPS.replace("(0,0.6,0)", "(0.0001,0.6,0)"), false)).geometry().width());
	}

	private static final String SEGMENTS = "Segment0_Name:=Tumour\nSegment0_LabelValue:=1\nSegment0_Layer:=0\n" +
		"Segment1_Name:=Node \\\\ 2\nSegment1_LabelValue:=2\nSegment1_Layer:=0\n";

	private List<ContourSet> structures(final Path file, final Geometry grid) {
		return MaskContours.of(new NrrdReader().labels(file), "m.seg.nrrd", new ImageHeader(grid, null), MaskFit.STRICT);
	}

	/** As 3D Slicer writes a segmentation: names, and a second layer where structures overlap. */
	@Test
	void segmentsHaveTheirNamesAndLayers() throws IOException {
		final Geometry grid = new Geometry(3, 2, 1, 0.5, 0.6, 3);
		final String plain = "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 3 2 1\nencoding: raw\n" + LPS + SEGMENTS + "\n";
		final List<ContourSet> flat = structures(file(plain, new byte[] { 1, 1, 2, 0, 3, 3 }), grid);
		assertEquals(List.of("Tumour", "Node \\ 2", "3"), flat.stream().map(ContourSet::structure).toList());
		assertEquals("2 voxels on 1 slice", flat.get(0).extent());
		final String layered = "NRRD0004\ntype: uchar\ndimension: 4\nsizes: 2 3 2 1\nencoding: raw\nkinds: list domain domain domain\n" +
			LPS.replace("(0.5", "none (0.5") + SEGMENTS + "Segment2_Name:=Core\nSegment2_LabelValue:=1\nSegment2_Layer:=1\n\n";
		final Path file = file(layered, new byte[] { 1, 1, 1, 0, 2, 0, 0, 0, 0, 0, 2, 1 });
		final List<ContourSet> sets = structures(file, grid);
		assertEquals(List.of("Tumour", "Node \\ 2", "Core"), sets.stream().map(ContourSet::structure).toList());
		final PixelArea core = (PixelArea) sets.get(2).contours().get(0);
		assertEquals(2, core.count());
		assertTrue(core.contains(0, 0) && core.contains(2, 1));
		assertTrue(assertThrows(ProblemException.class, () -> read(file)).getMessage().contains("holds 2 layers"));
		assertEquals(0.6, new NrrdReader().header(file, "", null).geometry().spacingYMm());
	}

	/** Before label values, a layer of ones for each segment, here the last axis. One layer is an image. */
	@Test
	void segmentsOfOldFiles() throws IOException {
		final String header = "NRRD0004\ntype: uchar\ndimension: 4\nsizes: 3 1 1 N\nencoding: raw\nkinds: domain domain domain list\n" + LPS
			.replace("(0,0,3)", "(0,0,3) none") + "Segment0_Name:=A\nSegment1_Name:=B\n\n";
		final List<ContourSet> sets = structures(file(header.replace("N\n", "2\n"), new byte[] { 1, 1, 0, 0, 0, 1 }), new Geometry(3, 1,
			1, 0.5, 0.6, 3));
		assertEquals(List.of("A", "B"), sets.stream().map(ContourSet::structure).toList());
		assertEquals(List.of("2 voxels on 1 slice", "1 voxel on 1 slice"), sets.stream().map(ContourSet::extent).toList());
		assertEquals(7, at(read(file(header.replace("N\n", "1\n"), new byte[] { 5, 6, 7 })), 2, 0, 0));
		for (final String wrong : List.of(header.replace("N\n", "9999\n"), header.replace("list", "vector").replace("N\n", "2\n"))) {
			assertThrows(ProblemException.class, () -> read(file(wrong, new byte[6])));
		}
	}

	/** Two structures may have one name; they stay two. */
	@Test
	void equalNamesAreToldApart() throws IOException {
		final List<ContourSet> sets = structures(file("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 1 1\nencoding: raw\n" + LPS + SEGMENTS
			.replace("Node \\\\ 2", "Tumour") + "\n", new byte[] { 1, 2 }), new Geometry(2, 1, 1, 0.5, 0.6, 3));
		assertEquals(List.of("Tumour", "Tumour (label 2)"), sets.stream().map(ContourSet::structure).toList());
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
