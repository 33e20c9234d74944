package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.Arrays;
import java.util.List;

/** What must hold for the filters of IBSI 2 on any image. */
class FilterPropertiesTest {

	private static final List<String> LINEAR_3D = List.of("mean 3 3d", "ibsi-log 1.2 mm 3d", "laws E3W5R5", "laws L5S5E3",
		"wavelet db2 LHL level 2", "wavelet db3 HLL level 1", "wavelet coif1 LLL level 1", "simoncelli 1 3d", "simoncelli 2 3d",
		"riesz-log 1 0 0 sigma 1.5 3d", "riesz-log 0 1 2 sigma 1 3d", "riesz-simoncelli 2 0 1 level 1 3d",
		"wavelet haar LHH level 1 rotations average", "laws L5E5S5 rotations average");

	private static final List<String> LINEAR_2D = List.of("mean 5 2d", "ibsi-log 1 mm 2d", "laws L5S5", "wavelet db3 LH level 2",
		"simoncelli 1 2d", "riesz-log 1 1 0 sigma 1 2d", "riesz-simoncelli 0 1 0 level 2 2d");

	private static final List<String> OTHERS = List.of("laws L5E5E5 rotations max energy 2 voxels", "laws L3E3 rotations min",
		"gabor 1.5 lambda 3 gamma 0.8 theta 30 2d", "gabor 1 lambda 2 gamma 1.5 theta 0 rotations average step 45 deg 3d",
		"riesz-log 0 2 0 aligned 1 mm sigma 1 3d", "riesz-simoncelli 1 0 0 aligned 1 mm level 1 2d");

	private static double[] noise(final Geometry grid, final long seed) {
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = 100 * random.nextGaussian();
		return values;
	}

	private static double[] response(final String filter, final Boundary boundary, final double[] values, final Geometry grid) {
		return ((ResponseFilter) StepText.parse(filter + " " + boundary.word()).get(0)).response(values, grid, Progress.NONE);
	}

	@Provide
	Arbitrary<String> linear() {
		return Arbitraries.of(LINEAR_3D).flatMap(one -> Arbitraries.of(LINEAR_2D).flatMap(two -> Arbitraries.of(one, two)));
	}

	@Provide
	Arbitrary<String> any() {
		return Arbitraries.oneOf(linear(), Arbitraries.of(OTHERS));
	}

	@Property(tries = 60)
	void aSumHasTheSumOfTheResponses(@ForAll("linear") final String filter, @ForAll final Boundary boundary,
		@ForAll @IntRange(max = 1000) final int seed)
	{
		final Geometry grid = new Geometry(11 + seed % 3, 9, 6 + seed % 2, 1, 1, 1);
		final double[] a = noise(grid, seed), b = noise(grid, -seed - 1), sum = new double[a.length];
		for (int i = 0; i < sum.length; i++) sum[i] = 3 * a[i] - b[i] / 2;
		final double[] ra = response(filter, boundary, a, grid), rb = response(filter, boundary, b, grid);
		final double[] both = response(filter, boundary, sum, grid);
		for (int i = 0; i < sum.length; i++) assertEquals(3 * ra[i] - rb[i] / 2, both[i], 1e-9, filter);
	}

	@Property(tries = 80)
	void aMovedPeriodicImageHasTheMovedResponse(@ForAll("any") final String filter, @ForAll @IntRange(max = 1000) final int seed) {
		final Geometry grid = new Geometry(12, 10 + seed % 3, 8, 1, 1, 1);
		final double[] values = noise(grid, seed);
		final boolean flat = filter.contains("2d") || !filter.contains("3d") && filter.matches(
			"(laws \\w{4}|wavelet \\w+ \\w\\w) .*|laws \\w{4}");
		final int dx = seed % 12, dy = seed % 7, dz = flat ? 0 : seed % 5;
		final double[] expected = moved(response(filter, Boundary.PERIODIC, values, grid), grid, dx, dy, dz);
		assertArrayEquals(expected, response(filter, Boundary.PERIODIC, moved(values, grid, dx, dy, dz), grid), 1e-8, filter);
	}

	private static double[] moved(final double[] values, final Geometry grid, final int dx, final int dy, final int dz) {
		final double[] moved = new double[values.length];
		final int w = grid.width(), h = grid.height(), d = grid.depth();
		for (int i = 0; i < moved.length; i++) {
			moved[(i % w + dx) % w + w * ((i / w % h + dy) % h + h * ((i / (w * h) + dz) % d))] = values[i];
		}
		return moved;
	}

	/** Low passes keep it, scaled; the kernel of the Laplacian of Gaussian ends at four sigma and leaves a little. */
	@ParameterizedTest
	@ValueSource(strings = { "laws E3W5R5", "laws L5S5", "laws L5E5E5 rotations max energy 3 voxels", "wavelet db2 LHL level 2",
		"wavelet db3 HLL level 1 rotations average", "wavelet coif1 LH level 3", "wavelet haar HHH level 2", "simoncelli 1 3d",
		"simoncelli 3 2d", "riesz-simoncelli 1 0 0 level 1 3d", "gabor 5 lambda 2 gamma 1.5 theta 30 2d",
		"ibsi-log 1.5 mm cutoff 8 3d", "riesz-log 2 0 0 sigma 1.5 cutoff 8 3d" })
	void aConstantHasNoResponse(final String filter) {
		final Geometry grid = new Geometry(13, 12, 7, 1, 1, 1);
		final double[] flat = new double[(int) grid.voxelCount()];
		Arrays.fill(flat, 1000);
		for (final Boundary boundary : new Boundary[] { Boundary.NEAREST, Boundary.MIRROR }) {
			for (final double value : response(filter, boundary, flat, grid)) assertEquals(0, value, 2e-4, filter);
		}
	}

	@Property(tries = 40)
	void slicesDoNotSeeEachOther(@ForAll @IntRange(max = 100) final int seed) {
		final Geometry stack = new Geometry(14, 11, 3, 0.8, 0.8, 5), slice = new Geometry(14, 11, 1, 0.8, 0.8, 5);
		final double[] values = noise(stack, seed);
		for (final String filter : List.of(LINEAR_2D.get(seed % LINEAR_2D.size()), "gabor 2 lambda 3 gamma 1 theta 10 2d",
			"laws L5E5 rotations max energy 2 voxels"))
		{
			final double[] whole = response(filter, Boundary.MIRROR, values, stack);
			for (int z = 0; z < 3; z++) {
				final double[] alone = response(filter, Boundary.MIRROR, Arrays.copyOfRange(values, 154 * z, 154 * (z + 1)), slice);
				assertArrayEquals(alone, Arrays.copyOfRange(whole, 154 * z, 154 * (z + 1)), 0, filter);
			}
		}
	}

	/** A quarter turn about z: (x, y) becomes (n - 1 - y, x). */
	private static double[] turned(final double[] values, final int n) {
		final double[] turned = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			turned[n - 1 - i / n % n + n * (i % n) + i / (n * n) * n * n] = values[i];
		}
		return turned;
	}

	@ParameterizedTest
	@ValueSource(strings = { "laws L5E5 rotations max", "laws E3L5R5 rotations min", "laws L5E5S3 rotations max energy 2 voxels",
		"wavelet db2 LH level 2 rotations average", "wavelet coif1 HLL level 1 rotations max", "simoncelli 1 3d", "mean 3 2d",
		"gabor 2 lambda 3 gamma 0.7 theta 20 rotations average step 45 deg 2d",
		"gabor 2 lambda 3 gamma 0.7 theta 0 rotations max step 30 deg 2d" })
	void aTurnedImageHasTheTurnedResponse(final String filter) {
		final int n = 13;
		final Geometry grid = new Geometry(n, n, 7, 1, 1, 1);
		final double[] values = noise(grid, 11);
		for (final Boundary boundary : Boundary.values()) {
			final double[] expected = turned(response(filter, boundary, values, grid), n);
			assertArrayEquals(expected, response(filter, boundary, turned(values, n), grid), 1e-9, filter + " " + boundary);
		}
	}

	/** Four quarter turns of a slice, and the 24 turns of a cube, all different and none of them a reflection. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void rotationsAreAllThereAre(final int axes) {
		final List<AxisTurn> turns = AxisTurn.all(Dimensions.of(axes));
		assertEquals(axes == 2 ? 4 : 24, turns.stream().distinct().count());
		assertEquals(turns.size(), turns.stream().distinct().count());
		for (final AxisTurn turn : turns) assertEquals(1, determinant(turn));
	}

	private static int determinant(final AxisTurn turn) {
		final int n = turn.from().size();
		final int[][] m = new int[3][3];
		for (int axis = 0; axis < n; axis++) m[axis][turn.from().get(axis)] = turn.reversed().get(axis) ? -1 : 1;
		if (n == 2) m[2][2] = 1;
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) + m[0][2] *
			(m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}
}
