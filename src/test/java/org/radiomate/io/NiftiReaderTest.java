package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.testing.NiftiBytes;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** NIfTI-1 as the standard defines it. */
class NiftiReaderTest {

	private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

	@TempDir
	private Path folder;

	private Volume read(final NiftiBytes image) throws IOException {
		return new NiftiReader().read(image.write(folder.resolve("image.nii")));
	}

	static Stream<Arguments> typesAndOrders() {
		final Object[][] types = { { 2, new double[] { 0, 1, 127, 128, 255, 7 } }, //
			{ 256, new double[] { 0, 1, 127, -128, -1, 7 } }, //
			{ 4, new double[] { -1000, 3065, -32768, 32767, 0, 1 } }, //
			{ 512, new double[] { 0, 40000, 65535, 32768, 1, 2 } }, //
			{ 8, new double[] { -70000, 70000, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1 } }, //
			{ 768, new double[] { 0, 70000, 4294967295.0, 2147483648.0, 1, 2 } }, //
			{ 16, new double[] { -0.5, 0x1p100, 3.25, -1024, 0, 1 } }, //
			{ 64, new double[] { 0.1, -1e300, Math.PI, -1024, 0, 1 } } };
		return Stream.of(types).flatMap(type -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN).map(
			order -> Arguments.of(type[0], order, type[1])));
	}

	@ParameterizedTest(name = "type {0}, {1}")
	@MethodSource("typesAndOrders")
	void everyTypeInBothByteOrders(final int type, final ByteOrder order, final double[] values) throws IOException {
		assertArrayEquals(values, Voxels.of(read(new NiftiBytes(order, type, 3, 2, 1).voxels(values))));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4, 16, 512 })
	void slopeAndInterceptApply(final int type) throws IOException {
		final Volume scaled = read(new NiftiBytes(LITTLE, type, 2, 1, 1).voxels(4, 10).scaling(0.5, -1024));
		assertArrayEquals(new double[] { -1022, -1019 }, Voxels.of(scaled));
	}

	@Test
	void slopeOfZeroOrNoNumberMeansNoScaling() throws IOException {
		for (final double slope : new double[] { 0, Double.NaN, Double.POSITIVE_INFINITY }) {
			final Volume plain = read(new NiftiBytes(LITTLE, 4, 2, 1, 1).voxels(4, 10).scaling(slope, 77));
			assertArrayEquals(new double[] { 4, 10 }, Voxels.of(plain), "slope " + slope);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.8, 0.7, 5", "1, 0.0008, 0.0007, 0.005", "2, 0.8, 0.7, 5", "3, 800, 700, 5000" })
	void unitsBecomeMillimetres(final int unit, final double x, final double y, final double z) throws IOException {
		final Geometry grid = read(new NiftiBytes(LITTLE, 4, 2, 3, 4).spacing(x, y, z).unit(unit)).geometry();
		assertEquals(0.8, grid.spacingXMm(), 1e-15, "the shortest decimal of the float, not its 0.800000011920929");
		assertEquals(0.7, grid.spacingYMm(), 1e-15);
		assertEquals(5, grid.spacingZMm(), 1e-15);
	}

	@Test
	void secondsDoNotDisturbTheUnitOfLength() throws IOException {
		assertEquals(1, read(new NiftiBytes(LITTLE, 4, 2, 3, 4).unit(2 | 8)).geometry().spacingXMm());
	}

	@Test
	void givenSpacingWins() throws IOException {
		final Path file = new NiftiBytes(LITTLE, 4, 2, 3, 4).spacing(0, 0, 0).write(folder.resolve("no lengths.nii"));
		final Geometry grid = new NiftiReader().read(file, new Spacing(0.5, 0.6, 3)).geometry();
		assertEquals(new Geometry(2, 3, 4, 0.5, 0.6, 3), grid);
		assertProblem(() -> new NiftiReader().read(file), "spacing along x");
	}

	@Test
	void packedAndPlainAreTheSame() throws IOException {
		final NiftiBytes image = new NiftiBytes(LITTLE, 4, 2, 2, 2).voxels(1, 2, 3, 4, 5, 6, 7, 8);
		final Volume packed = new NiftiReader().read(image.write(folder.resolve("image.nii.gz")));
		assertArrayEquals(Voxels.of(read(image)), Voxels.of(packed));
		final Path misnamed = Files.write(folder.resolve("packed.nii"), image.gzip());
		assertEquals(8, Voxels.at(new NiftiReader().read(misnamed), 1, 1, 1));
		assertEquals("image.nii.gz", packed.name());
	}

	@Test
	void namesSayWhatIsNifti() {
		assertTrue(NiftiReader.isNifti(Path.of("a", "CT.NII")) && NiftiReader.isNifti(Path.of("x.nii.gz")));
		assertFalse(NiftiReader.isNifti(Path.of("x.gz")) || NiftiReader.isNifti(Path.of("nii", "x.tif")));
	}

	// orientation: voxel (i, j, k) holds 100 i + 10 j + k, so that a value says where it was stored

	private static NiftiBytes coded(final int width, final int height, final int depth) {
		final double[] values = new double[width * height * depth];
		for (int n = 0; n < values.length; n++) {
			final int i = n % width, j = n / width % height, k = n / width / height;
			values[n] = 100 * i + 10 * j + k;
		}
		return new NiftiBytes(LITTLE, 4, width, height, depth).voxels(values);
	}

	/** All 48 ways in which axes can be exchanged and turned round. */
	static Stream<Arguments> orientations() {
		final int[][] orders = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
		return Stream.of(orders).flatMap(order -> java.util.stream.IntStream.range(0, 8).mapToObj(signs -> Arguments.of(Arrays
			.toString(order), order, new int[] { (signs & 1) == 0 ? 1 : -1, (signs & 2) == 0 ? 1 : -1, (signs & 4) == 0 ? 1
				: -1 })));
	}

	/** World axis w runs along stored axis order[w] in the direction sign[w]. */
	@ParameterizedTest(name = "world axes along stored axes {0}, signs {2}")
	@MethodSource("orientations")
	void sformIsBroughtToLeftBackHead(final String name, final int[] order, final int[] sign) throws IOException {
		final int[] size = { 2, 3, 4 };
		final double[] spacing = { 0.5, 0.75, 3 };
		final double[][] rows = new double[3][4];
		for (int w = 0; w < 3; w++) rows[w][order[w]] = sign[w] * spacing[order[w]];
		final Volume volume = read(coded(2, 3, 4).spacing(0.5, 0.75, 3).sform(rows));
		assertEquals(new Geometry(size[order[0]], size[order[1]], size[order[2]], spacing[order[0]], spacing[order[1]],
			spacing[order[2]]), volume.geometry());
		assertArrayEquals(expected(volume.geometry(), order, sign, size), Voxels.of(volume));
	}

	/** Our x goes left and y back, against the world of NIfTI; z goes to the head, with it. */
	private static double[] expected(final Geometry grid, final int[] order, final int[] sign, final int[] size) {
		final int[] towards = { -1, -1, 1 }, weight = { 100, 10, 1 };
		final double[] values = new double[(int) grid.voxelCount()];
		for (int n = 0; n < values.length; n++) {
			final int[] at = { n % grid.width(), n / grid.width() % grid.height(), n / grid.width() / grid.height() };
			for (int w = 0; w < 3; w++) {
				final int stored = sign[w] == towards[w] ? at[w] : size[order[w]] - 1 - at[w];
				values[n] += weight[order[w]] * stored;
			}
		}
		return values;
	}

	@Test
	void tiltedThickSlicesKeepTheirAxes() throws IOException {
		final double tilt = Math.toRadians(20);
		final Volume volume = read(coded(3, 3, 3).spacing(0.5, 0.5, 5).sform(new double[] { -0.5, 0, 0, 0 }, new double[] { 0,
			-0.5 * Math.cos(tilt), 5 * Math.sin(tilt), 0 }, new double[] { 0, 0.5 * Math.sin(tilt), 5 * Math.cos(tilt), 0 }));
		assertEquals(new Geometry(3, 3, 3, 0.5, 0.5, 5), volume.geometry());
		assertEquals(12, Voxels.at(volume, 0, 1, 2), "slices stay slices, though 5 sin 20° exceeds 0.5 cos 20°");
	}

	@Test
	void qformIdentityIsRightFrontHead() throws IOException {
		final Volume volume = read(coded(2, 3, 4).qform(0, 0, 0, 1));
		assertEquals(120, Voxels.at(volume, 0, 0, 0), "x and y are turned round");
		assertEquals(3, Voxels.at(volume, 1, 2, 3));
	}

	@Test
	void qformHalfTurnAboutHeadIsLeftBackHead() throws IOException {
		final Volume volume = read(coded(2, 3, 4).qform(0, 0, 1, 1));
		assertEquals(0, Voxels.at(volume, 0, 0, 0));
		assertEquals(123, Voxels.at(volume, 1, 2, 3));
	}

	@Test
	void qformFactorTurnsTheSlicesRound() throws IOException {
		final Volume volume = read(coded(2, 3, 4).qform(0, 0, 1, -1));
		assertEquals(3, Voxels.at(volume, 0, 0, 0));
		assertEquals(120, Voxels.at(volume, 1, 2, 3));
	}

	/** A quarter turn about the x axis: j runs to the head, k to the back. */
	@Test
	void qformQuarterTurnExchangesAxes() throws IOException {
		final Volume volume = read(coded(2, 3, 4).spacing(1, 2, 3).qform(Math.sqrt(0.5), 0, 0, 1));
		assertEquals(new Geometry(2, 4, 3, 1, 3, 2), volume.geometry());
		assertEquals(100, Voxels.at(volume, 0, 0, 0));
		assertEquals(100 + 20 + 1, Voxels.at(volume, 0, 1, 2), "our row is k, our slice is j");
	}

	@Test
	void sformGoesBeforeQform() throws IOException {
		final Volume volume = read(coded(2, 3, 4).qform(0, 0, 0, 1).sform(new double[] { -1, 0, 0, 0 }, new double[] { 0, -1,
			0, 0 }, new double[] { 0, 0, 1, 0 }));
		assertEquals(0, Voxels.at(volume, 0, 0, 0));
	}

	@Test
	void withoutOrientationAsStored() throws IOException {
		assertEquals(123, Voxels.at(read(coded(2, 3, 4)), 1, 2, 3));
	}

	/** Found by a fuzzer: a place that is no number must not get as far as a comparison in millimetres. */
	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void anOrientationWithoutNumbersIsRefused(final double value) {
		for (final int column : new int[] { 0, 3 }) {
			final double[][] rows = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } };
			rows[1][column] = value;
			assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 2, 2).sform(rows)), "image.nii", "does not say where it lies");
		}
		assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 2, 2).sform(new double[4], new double[4], new double[4])),
			"image.nii", "does not say where it lies");
	}

	/** A unit is one of all lengths: of the spacings, and of the place. */
	@ParameterizedTest
	@CsvSource({ "1, 0.001", "2, 1", "3, 1000" })
	void theUnitIsAlsoThatOfThePlace(final int unit, final double perMm) throws IOException {
		final NiftiBytes image = new NiftiBytes(LITTLE, 4, 2, 3, 4).spacing(2 * perMm, 3 * perMm, 4 * perMm).unit(unit).sform(new double[] {
			-2 * perMm, 0, 0, 10 * perMm }, new double[] { 0, -3 * perMm, 0, 20 * perMm }, new double[] { 0, 0, 4 * perMm, 30 *
				perMm });
		assertArrayEquals(new double[] { -10, -20, 30 }, read(image).placement().originMm(), 1e-4);
	}

	@Test
	void aShearedImageIsRefused() throws IOException {
		final double[][] rows = { { -1, 0.3, 0, 0 }, { 0, -1, 0, 0 }, { 0, 0, 1, 0 } };
		assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 2, 2).sform(rows)), "image.nii is sheared", "right angles");
		rows[0][1] = 1e-4;
		assertEquals(2, read(new NiftiBytes(LITTLE, 4, 2, 2, 2).sform(rows)).geometry().width());
	}

	static NiftiBytes placed(final ByteOrder order) {
		return new NiftiBytes(order, 4, 3, 2, 1).spacing(0.7, 0.8, 5).scaling(2, -1).voxels(1, 2, 3, 4, 5, 6).sform(new double[] { -0.7f, 0,
			0, 17.5 }, new double[] { 0, -0.8f, 0, 2.25 }, new double[] { 0, 0, 5, -100 });
	}

	private static void assertSame(final Volume expected, final Volume found) {
		assertEquals(expected.geometry(), found.geometry());
		assertArrayEquals(expected.placement().originMm(), found.placement().originMm());
		assertArrayEquals(expected.placement().xAxis(), found.placement().xAxis());
		assertArrayEquals(Voxels.of(expected), Voxels.of(found));
	}

	@Test
	void nifti2IsTheSameInWiderFields() throws IOException {
		for (final ByteOrder order : List.of(LITTLE, ByteOrder.BIG_ENDIAN)) {
			final Volume expected = read(placed(order));
			assertSame(expected, new NiftiReader().read(Files.write(folder.resolve("two.nii"), placed(order).nifti2(false))));
			final byte[] detached = Arrays.copyOf(placed(order).nifti2(true), 540), whole = placed(order).nifti2(true);
			Files.write(folder.resolve("two.img"), Arrays.copyOfRange(whole, 544, whole.length));
			assertSame(expected, new NiftiReader().read(Files.write(folder.resolve("two.hdr"), detached)));
		}
		final byte[] long32768 = placed(LITTLE).nifti2(false);
		long32768[25] = (byte) 0x80;
		assertProblem(() -> new NiftiReader().read(Files.write(folder.resolve("long.nii"), long32768)), "long.nii", "voxels along an axis");
	}

	@ParameterizedTest
	@CsvSource({ "a.hdr,a.img", "a.hdr.gz,a.img.gz", "a.hdr,a.img.gz", "A.HDR,A.IMG" })
	void aPairIsChosenByEitherFile(final String header, final String voxels) throws IOException {
		for (final ByteOrder order : List.of(LITTLE, ByteOrder.BIG_ENDIAN)) {
			placed(order).writePair(folder.resolve(header), folder.resolve(voxels));
			for (final String name : List.of(header, voxels)) {
				assertTrue(NiftiReader.isNifti(Path.of(name)));
				assertSame(read(placed(order)), new NiftiReader().read(folder.resolve(name)));
				assertEquals(3, new NiftiReader().header(folder.resolve(name), "", null).geometry().width());
			}
		}
		Files.delete(folder.resolve(voxels));
		assertProblem(() -> new NiftiReader().read(folder.resolve(header)), header + " is one of two files", "not beside it");
		Files.copy(folder.resolve(header), folder.resolve("alone.nii"));
		assertProblem(() -> new NiftiReader().read(folder.resolve("alone.nii")), "alone.nii is the header of a pair");
	}

	/** Without a place said, the voxels follow the header and four bytes; a place that cannot be is refused. */
	@ParameterizedTest
	@CsvSource({ "0,", "300,", "352,", "NaN,begin at byte NaN", "-5,begin at byte -5", "1e30,begin at byte 1" })
	void whereTheVoxelsBegin(final float offset, final String reason) throws IOException {
		final byte[] bytes = placed(LITTLE).plain();
		java.nio.ByteBuffer.wrap(bytes).order(LITTLE).putFloat(108, offset);
		final Path file = Files.write(folder.resolve("offset.nii"), bytes);
		if (reason == null) assertEquals(1, Voxels.at(new NiftiReader().read(file), 0, 0, 0));
		else assertProblem(() -> new NiftiReader().read(file), "offset.nii is damaged", reason);
	}

	@Test
	void planeIsOneSlice() throws IOException {
		assertEquals(1, read(new NiftiBytes(LITTLE, 4, 3, 2).voxels(1, 2, 3, 4, 5, 6)).geometry().depth());
		assertEquals(2, read(new NiftiBytes(LITTLE, 4, 1, 1, 2, 1).voxels(1, 2)).geometry().depth());
	}

	// what is refused

	@Test
	void severalTimePointsAreRefused() {
		assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 2, 2, 2)), "image.nii", "more than three dimensions");
		assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 2, 2, 1, 3)), "image.nii", "more than three dimensions");
	}

	@Test
	void coloursAndComplexNumbersAreRefused() {
		assertProblem(() -> read(new NiftiBytes(LITTLE, 128, 2, 2, 2)), "image.nii", "type 128", "not single numbers");
		assertProblem(() -> read(new NiftiBytes(LITTLE, 32, 2, 2, 2)), "image.nii", "type 32", "not single numbers");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 347, 351, 360 })
	void truncatedIsRefused(final int length) throws IOException {
		final NiftiBytes image = new NiftiBytes(LITTLE, 4, 2, 2, 2);
		final Path cut = Files.write(folder.resolve("cut.nii"), Arrays.copyOf(image.plain(), length));
		assertProblem(() -> new NiftiReader().read(cut), "cut.nii is cut short or damaged");
	}

	@Test
	void truncatedOrDamagedPackingIsRefused() throws IOException {
		final byte[] packed = new NiftiBytes(LITTLE, 4, 20, 20, 20).gzip();
		final Path cut = Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(packed, packed.length / 2));
		assertProblem(() -> new NiftiReader().read(cut), "cut.nii.gz is cut short or damaged");
		Arrays.fill(packed, 12, 40, (byte) 0xff);
		final Path damaged = Files.write(folder.resolve("damaged.nii.gz"), packed);
		assertProblem(() -> new NiftiReader().read(damaged), "damaged.nii.gz is cut short or damaged");
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		final Path text = Files.writeString(folder.resolve("text.nii"), "patient,image\n".repeat(40));
		assertProblem(() -> new NiftiReader().read(text), "text.nii is not a NIfTI-1 image");
		assertProblem(() -> new NiftiReader().read(folder.resolve("absent.nii")), "absent.nii", "there is no such file");
		assertProblem(() -> read(new NiftiBytes(LITTLE, 4, 2, 0, 2)), "image.nii is damaged", "size 0 along axis 2");
	}

	// the phantoms of the IBSI

	@Test
	void ctPhantom() {
		final Volume image = new NiftiReader().read(Shared.path("ibsi/ct_phantom/image.nii.gz"));
		assertEquals(204, image.geometry().width());
		assertEquals(201, image.geometry().height());
		assertEquals(60, image.geometry().depth());
		assertEquals(0.977, image.geometry().spacingXMm(), 5e-4);
		assertEquals(0.977, image.geometry().spacingYMm(), 5e-4);
		assertEquals(3, image.geometry().spacingZMm(), 1e-6);
		final double[] hu = Voxels.of(image);
		assertEquals(-1000, Arrays.stream(hu).min().orElseThrow());
		assertEquals(3065, Arrays.stream(hu).max().orElseThrow());
	}

	@Test
	void ctPhantomMask() {
		final Volume mask = new NiftiReader().read(Shared.path("ibsi/ct_phantom/mask.nii.gz"));
		assertEquals(125256, Arrays.stream(Voxels.of(mask)).filter(value -> value != 0).count());
	}

	@Test
	void digitalPhantomEqualsItsList() {
		final RCase.Csv list = RCase.Csv.read(Shared.path("ibsi/digital_phantom.csv"));
		final Volume image = new NiftiReader().read(Shared.path("ibsi/digital_phantom_image.nii.gz"));
		final Volume mask = new NiftiReader().read(Shared.path("ibsi/digital_phantom_mask.nii.gz"));
		assertEquals(new Geometry(5, 4, 4, 2, 2, 2), image.geometry());
		assertArrayEquals(sorted(list, "intensity"), Voxels.of(image));
		assertArrayEquals(sorted(list, "mask"), Voxels.of(mask));
	}

	/** The list's values in the order x fastest. */
	private static double[] sorted(final RCase.Csv list, final String column) {
		final double[] x = list.column("x"), y = list.column("y"), z = list.column("z"), values = list.column(column);
		final double[] sorted = new double[values.length];
		final List<Integer> seen = new ArrayList<>();
		for (int i = 0; i < values.length; i++) {
			final int at = (int) (x[i] + 5 * (y[i] + 4 * z[i]));
			sorted[at] = values[i];
			seen.add(at);
		}
		assertEquals(80, seen.stream().distinct().count());
		return sorted;
	}
}
