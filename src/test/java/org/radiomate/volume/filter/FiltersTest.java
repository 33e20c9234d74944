package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Each step against its definition. */
class FiltersTest {

	private static final Geometry GRID = new Geometry(21, 19, 15, 0.8, 1, 1.5);

	/** Intensities by position in mm from the centre of the grid. */
	private interface Field {

		double at(double xMm, double yMm, double zMm);
	}

	private static MaskedImage image(final Geometry grid, final Field field) {
		final double[] values = new double[(int) grid.voxelCount()];
		int i = 0;
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) {
					values[i++] = field.at((x - (grid.width() - 1) / 2.0) * grid.spacingXMm(), (y - (grid.height() - 1) / 2.0) * grid
						.spacingYMm(), (z - (grid.depth() - 1) / 2.0) * grid.spacingZMm());
				}
			}
		}
		final boolean[] inside = new boolean[values.length];
		Arrays.fill(inside, true);
		return new MaskedImage("test", grid, new RoiCrop(0, 0, 0, grid, values, inside), inside);
	}

	private static MaskedImage noise(final Geometry grid) {
		final Well19937c random = new Well19937c(7);
		return image(grid, (x, y, z) -> 100 * random.nextGaussian());
	}

	private static MaskedImage ball(final double radiusMm) {
		final MaskedImage all = image(GRID, (x, y, z) -> x * x + y * y + z * z <= radiusMm * radiusMm ? 1 : 0);
		final boolean[] inside = new boolean[all.values().length];
		for (int i = 0; i < inside.length; i++) inside[i] = all.values()[i] == 1;
		return all.withMorphology(inside);
	}

	private static double centre(final MaskedImage image) {
		return image.values()[image.values().length / 2];
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().getAsDouble();
	}

	@ParameterizedTest
	@EnumSource(Dimensions.class)
	void aConstantStaysOrHasNoResponse(final Dimensions dimensions) {
		final MaskedImage flat = image(GRID, (x, y, z) -> 37);
		for (final PreprocessingStep step : new PreprocessingStep[] { new Gaussian(1.3, dimensions), new Median(2,
			Median.Unit.MM, dimensions), new Diffusion(10, 3, dimensions) })
		{
			for (final double value : step.apply(flat).values()) assertEquals(37, value, 1e-12, step.text());
		}
		for (final double sigma : new double[] { 0.01, 0.5, 3 }) {
			for (final double value : new LaplacianOfGaussian(sigma, dimensions).apply(flat).values()) assertEquals(0, value,
				1e-9);
		}
	}

	@Test
	void gaussianHasItsVarianceAndKeepsTheSum() {
		final Geometry grid = new Geometry(61, 61, 41, 0.5, 0.5, 0.8);
		final MaskedImage spot = image(grid, (x, y, z) -> Math.abs(x) + Math.abs(y) + Math.abs(z) < 0.1 ? 1 : 0);
		final double[] values = new Gaussian(1.5, Dimensions.SPACE).apply(spot).values();
		double sum = 0, xx = 0, zz = 0;
		for (int i = 0; i < values.length; i++) {
			final double x = (i % 61 - 30) * 0.5, z = (i / 3721 - 20) * 0.8;
			sum += values[i];
			xx += values[i] * x * x;
			zz += values[i] * z * z;
		}
		assertEquals(1, sum, 1e-12);
		assertEquals(2.25, xx, 0.01);
		assertEquals(2.25, zz, 0.01);
	}

	@Test
	void gaussianIsTheSumOverItsWindowWithMirroredBorders() {
		final MaskedImage image = noise(new Geometry(6, 5, 4, 1, 1, 1));
		final double[] half = Convolution.gaussian(0.6, 1);
		final double[] values = new Gaussian(0.6, Dimensions.SPACE).apply(image).values();
		for (int z = 0; z < 4; z++) {
			for (int y = 0; y < 5; y++) {
				for (int x = 0; x < 6; x++) {
					double sum = 0;
					for (int c = -3; c <= 3; c++) for (int b = -3; b <= 3; b++) for (int a = -3; a <= 3; a++) {
						sum += half[Math.abs(a)] * half[Math.abs(b)] * half[Math.abs(c)] * image.values()[mirror(x + a, 6) + 6 * (mirror(y +
							b, 5) + 5 * mirror(z + c, 4))];
					}
					assertEquals(sum, values[x + 6 * (y + 5 * z)], 1e-10);
				}
			}
		}
	}

	private static int mirror(final int position, final int length) {
		if (position < 0) return mirror(-position - 1, length);
		return position < length ? position : mirror(2 * length - 1 - position, length);
	}

	@Test
	void laplacianOfGaussianOfAParabolaAndOfABlob() {
		final Geometry grid = new Geometry(41, 41, 31, 0.7, 0.7, 1);
		final double sigma = 1.6;
		final MaskedImage parabola = image(grid, (x, y, z) -> x * x + 2 * y * y - 3 * z * z);
		assertEquals(0, centre(new LaplacianOfGaussian(sigma, Dimensions.SPACE).apply(parabola)), 1e-9);
		assertEquals(6 * sigma * sigma, centre(new LaplacianOfGaussian(sigma, Dimensions.SLICE).apply(parabola)), 1e-9);
		final double blobSigma = 2;
		final MaskedImage blob = image(grid, (x, y, z) -> 100 * Math.exp(-(x * x + y * y + z * z) / (2 * blobSigma * blobSigma)));
		final double expected = -3 * 100 * sigma * sigma * Math.pow(blobSigma, 3) / Math.pow(blobSigma * blobSigma + sigma *
			sigma, 2.5);
		assertEquals(expected, centre(new LaplacianOfGaussian(sigma, Dimensions.SPACE).apply(blob)), 0.005 * -expected);
	}

	@ParameterizedTest
	@EnumSource(Median.Unit.class)
	void medianIsTheMiddleOfTheBall(final Median.Unit unit) {
		final Geometry grid = new Geometry(7, 6, 5, 0.8, 1, 1.5);
		final MaskedImage image = noise(grid);
		final double[] values = new Median(2, unit, Dimensions.SPACE).apply(image).values();
		final double[] u = unit == Median.Unit.MM ? new double[] { 0.8, 1, 1.5 } : new double[] { 1, 1, 1 };
		for (int z = 0; z < 5; z++) {
			for (int y = 0; y < 6; y++) {
				for (int x = 0; x < 7; x++) {
					final double[] near = new double[125];
					int n = 0;
					for (int c = -2; c <= 2; c++) for (int b = -2; b <= 2; b++) for (int a = -2; a <= 2; a++) {
						if (Math.hypot(Math.hypot(a * u[0], b * u[1]), c * u[2]) > 2 + 1e-9) continue;
						near[n++] = image.values()[mirror(x + a, 7) + 7 * (mirror(y + b, 6) + 6 * mirror(z + c, 5))];
					}
					assertEquals(1, n % 2);
					assertEquals(Arrays.stream(near, 0, n).sorted().toArray()[n / 2], values[x + 7 * (y + 6 * z)], 0);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Dimensions.class)
	void diffusionKeepsTheMeanTheBoundsAndEdgesButNotNoise(final Dimensions dimensions) {
		final Well19937c random = new Well19937c(3);
		final MaskedImage step = image(GRID, (x, y, z) -> (x < 0 ? -400 : 400) + 5 * random.nextGaussian());
		final double[] before = step.values();
		final double[] after = new Diffusion(40, 10, dimensions).apply(step).values();
		assertEquals(mean(before), mean(after), 1e-9);
		assertTrue(Arrays.stream(after).max().getAsDouble() <= Arrays.stream(before).max().getAsDouble());
		assertTrue(Arrays.stream(after).min().getAsDouble() >= Arrays.stream(before).min().getAsDouble());
		assertTrue(roughness(after, v -> Math.abs(Math.abs(v) - 400)) < 0.6 * roughness(before, v -> Math.abs(Math.abs(v) -
			400)));
		for (int i = 0; i < after.length; i++) assertEquals(Math.signum(before[i]) * 400, after[i], 25, "the edge stays");
	}

	private static double roughness(final double[] values, final DoubleUnaryOperator off) {
		return Arrays.stream(values).map(off).average().getAsDouble();
	}

	@Test
	void aDifferenceOfOneStepOfDiffusion() {
		final MaskedImage image = image(new Geometry(3, 1, 1, 1, 2, 1), (x, y, z) -> x == 0 ? 10 : 0);
		final double[] after = new Diffusion(20, 1, Dimensions.SLICE).apply(image).values();
		final double flow = 10 * Math.exp(-0.25) / 8;
		assertEquals(10 - 2 * flow, after[1], 1e-12);
		assertEquals(flow, after[0], 1e-12);
	}

	@ParameterizedTest
	@EnumSource(Resample.Method.class)
	void resamplingToTheSameSpacingChangesNothing(final Resample.Method method) {
		final MaskedImage image = noise(GRID);
		final MaskedImage same = new Resample(0.8, 1, 1.5, method).apply(image);
		assertEquals(GRID, same.grid());
		for (int i = 0; i < same.values().length; i++) assertEquals(image.values()[i], same.values()[i], 1e-12);
	}

	@ParameterizedTest
	@EnumSource(value = Resample.Method.class, names = { "LINEAR", "CUBIC" })
	void aPlaneIsKeptAndTheCentreStays(final Resample.Method method) {
		final Field plane = (x, y, z) -> 3 * x - 2 * y + 5 * z + 7;
		final MaskedImage fine = new Resample(0.35, 0.6, 1.1, method).apply(image(GRID, plane));
		assertEquals(new Geometry(48, 32, 21, 0.35, 0.6, 1.1), fine.grid());
		final MaskedImage expected = image(fine.grid(), plane);
		for (int z = 3; z < fine.grid().depth() - 3; z++) {
			for (int y = 4; y < fine.grid().height() - 4; y++) {
				for (int x = 6; x < fine.grid().width() - 6; x++) {
					final int i = fine.part().index(x, y, z);
					assertEquals(expected.values()[i], fine.values()[i], 1e-9);
				}
			}
		}
	}

	@Test
	void masksAreResampledByHalves() {
		final Geometry line = new Geometry(8, 1, 1, 1, 1, 1);
		final MaskedImage image = image(line, (x, y, z) -> x);
		final boolean[] inside = { false, false, true, true, true, false, false, false };
		final MaskedImage coarse = new Resample(2, 0, 0, Resample.Method.CUBIC).apply(image.withMorphology(inside));
		// new voxels lie in the middle of two old ones: one half is enough
		assertEquals(4, coarse.grid().width());
		assertEquals("[false, true, true, false]", Arrays.toString(coarse.morphology()));
		assertEquals(new Geometry(30, 1, 1, 0.7, 1, 1), new Resample(0.7, 0, 0, Resample.Method.LINEAR).gridAfter(new Geometry(
			21, 1, 1, 1, 1, 1)));
		assertEquals(30, new Resample(0.7, 0, 0, Resample.Method.LINEAR).gridAfter(new Geometry(30, 1, 1, 0.7, 1, 1)).width());
	}

	@Test
	void sharesOfAMaskAreCutOnceForAllAxes() {
		final MaskedImage image = image(new Geometry(2, 2, 1, 1, 1, 1), (x, y, z) -> 0);
		final Resample half = new Resample(2, 2, 0, Resample.Method.LINEAR);
		// a quarter is no half, though each axis by itself gives one
		assertEquals("[false]", Arrays.toString(half.apply(image.withMorphology(new boolean[] { true, false, false, false }))
			.morphology()));
		assertEquals("[true]", Arrays.toString(half.apply(image.withMorphology(new boolean[] { true, true, false, false }))
			.morphology()));
	}

	@Test
	void erosionDilationAndRingGoByDistance() {
		final MaskedImage ball = ball(5);
		final boolean[] eroded = new Erosion(1.5, Dimensions.SPACE).apply(ball).morphology();
		final boolean[] dilated = new Dilation(1.5, Dimensions.SPACE).apply(ball).morphology();
		final boolean[] ring = new Ring(-1.5, 1.5, Dimensions.SPACE).apply(ball).morphology();
		int kept = 0;
		for (int i = 0; i < eroded.length; i++) {
			final double distance = nearestOnTheOtherSide(ball.morphology(), i);
			assertEquals(ball.morphology()[i] && distance > 1.5 + 1e-9, eroded[i]);
			assertEquals(ball.morphology()[i] || distance <= 1.5 + 1e-9, dilated[i]);
			assertEquals(distance <= 1.5 + 1e-9, ring[i]);
			if (eroded[i]) kept++;
		}
		assertTrue(kept > 0);
		final boolean[] inSlices = new Erosion(1.5, Dimensions.SLICE).apply(ball).morphology();
		int more = 0;
		for (int i = 0; i < inSlices.length; i++) if (inSlices[i] && !eroded[i]) more++;
		assertTrue(more > 0, "slices above and below do not count in 2d");
	}

	private static double nearestOnTheOtherSide(final boolean[] inside, final int i) {
		double smallest = Double.POSITIVE_INFINITY;
		final int w = GRID.width(), h = GRID.height();
		for (int j = 0; j < inside.length; j++) {
			if (inside[j] == inside[i]) continue;
			final double dx = (i % w - j % w) * 0.8, dy = i / w % h - j / w % h, dz = (i / (w * h) - j / (w * h)) * 1.5;
			smallest = Math.min(smallest, dx * dx + dy * dy + dz * dz);
		}
		return Math.sqrt(smallest);
	}

	@Test
	void thresholdAndOutliersIncludeTheirLimits() {
		final Geometry line = new Geometry(5, 1, 1, 1, 1, 1);
		final double[] hu = { -50, -51, 200, 201, 0 };
		final MaskedImage image = image(line, (x, y, z) -> hu[(int) x + 2]);
		assertEquals("[true, false, true, false, true]", Arrays.toString(new Threshold(-50, 200, Threshold.Target.INTENSITY)
			.apply(image).intensity()));
		// mean 2, population SD 4: the value 10 lies exactly at 2 SD; the SD of a sample would be larger
		final double[] five = { 0, 0, 0, 0, 10 };
		final MaskedImage skewed = image(line, (x, y, z) -> five[(int) x + 2]);
		assertEquals("[true, true, true, true, true]", Arrays.toString(new Outliers(2).apply(skewed).intensity()));
		assertEquals("[true, true, true, true, false]", Arrays.toString(new Outliers(1.9).apply(skewed).intensity()));
		assertEquals("[true, true, true, true, false]", Arrays.toString(new Outliers(1.999).apply(skewed).intensity()));
		assertTrue(new Outliers(1.999).apply(skewed).morphology()[4]);
	}
}
