package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.List;

/** The Riesz transform along the axes of the structure tensor, which IBSI 2 defines without a reference map. */
class AlignedRieszTest {

	private static final int N = 48;

	private static double[] response(final String filter, final double[] values, final Geometry grid) {
		return ((ResponseFilter) StepText.parse(filter).get(0)).response(values, grid, Progress.NONE);
	}

	/** A plane wave; its change has one direction everywhere. */
	private static double[] wave(final Geometry grid, final double kx, final double ky, final double kz) {
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) {
			final int x = i % grid.width(), y = i / grid.width() % grid.height(), z = i / (grid.width() * grid.height());
			values[i] = 100 * Math.cos(2 * Math.PI * (kx * x / grid.width() + ky * y / grid.height() + kz * z / grid.depth()));
		}
		return values;
	}

	private static double largest(final double[] values) {
		double largest = 0;
		for (final double value : values) largest = Math.max(largest, Math.abs(value));
		return largest;
	}

	@Test
	void ofAPlaneWaveTheFirstAxisSeesAllAndTheOthersNothing() {
		final Geometry grid = new Geometry(N, N, N, 1, 1, 1);
		for (final double[] k : List.of(new double[] { 10, 0, 0 }, new double[] { 0, 10, 0 }, new double[] { 6, 8, 0 },
			new double[] { 4, 6, 7 }))
		{
			final double[] image = wave(grid, k[0], k[1], k[2]);
			final double[] plain = response("simoncelli 1 3d periodic", image, grid);
			final double[] along = response("riesz-simoncelli 2 0 0 aligned 3 mm level 1 3d periodic", image, grid);
			// (-i)² of the wave along its own direction
			for (int i = 0; i < plain.length; i++) assertEquals(-plain[i], along[i], 0.02 * largest(plain));
			for (final String order : List.of("0 2 0", "0 0 2", "0 1 1")) {
				final double[] across = response("riesz-simoncelli " + order + " aligned 3 mm level 1 3d periodic", image, grid);
				assertTrue(largest(across) < 0.02 * largest(plain), order + ": " + largest(across) + " of " + largest(plain));
			}
		}
	}

	@Test
	void inSlicesTheNormalStaysTheNormal() {
		final Geometry grid = new Geometry(N, N, 2, 1, 1, 3);
		final double[] image = wave(grid, 6, 8, 0);
		final double[] plain = response("simoncelli 1 2d periodic", image, grid);
		final double[] along = response("riesz-simoncelli 2 0 0 aligned 3 mm level 1 2d periodic", image, grid);
		final double[] across = response("riesz-simoncelli 0 2 0 aligned 3 mm level 1 2d periodic", image, grid);
		for (int i = 0; i < plain.length; i++) assertEquals(-plain[i], along[i], 0.02 * largest(plain));
		assertTrue(largest(across) < 0.02 * largest(plain));
	}

	/** ΣR_l² over the components of an order: the square root in front makes each order keep the energy. */
	@Test
	void theComponentsOfAnOrderKeepTheEnergy() {
		final Geometry grid = new Geometry(15, 13, 11, 1, 1, 1);
		final double[] image = wave(grid, 2.3, 3.1, 1.7);
		final double[] plain = response("simoncelli 1 3d periodic", image, grid);
		double before = 0, after = 0;
		for (final double value : plain) before += value * value;
		for (final String order : List.of("2 0 0", "0 2 0", "0 0 2", "1 1 0", "1 0 1", "0 1 1")) {
			for (final double value : response("riesz-simoncelli " + order + " level 1 3d periodic", image, grid)) after += value *
				value;
		}
		assertEquals(before, after, 1e-9 * before);
	}

	@Property(tries = 300)
	void principalAxesAreOrthonormalAndSorted(@ForAll @Size(6) final List<@DoubleRange(min = -100, max = 100) Double> packed) {
		final double[] m = packed.stream().mapToDouble(Double::doubleValue).toArray();
		final double[][] full = { { m[0], m[1], m[2] }, { m[1], m[3], m[4] }, { m[2], m[4], m[5] } };
		final double[][] axes = new PrincipalAxes().of(m);
		double before = Double.POSITIVE_INFINITY;
		for (int a = 0; a < 3; a++) {
			for (int b = 0; b < 3; b++) assertEquals(a == b ? 1 : 0, dot(axes[a], axes[b]), 1e-12);
			final double[] image = { dot(full[0], axes[a]), dot(full[1], axes[a]), dot(full[2], axes[a]) };
			final double value = dot(image, axes[a]);
			assertArrayEquals(new double[] { value * axes[a][0], value * axes[a][1], value * axes[a][2] }, image, 1e-10);
			assertTrue(value <= before + 1e-10);
			before = value;
		}
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}
}
