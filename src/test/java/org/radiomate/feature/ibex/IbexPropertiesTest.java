package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** How the features follow when the image is turned round, its slices are shuffled, or its voxels grow. */
class IbexPropertiesTest {

	private static final FeatureSet ALL = FeatureSet.builtIn("IBEX 430");
	private static final int WIDTH = 14, HEIGHT = 12, DEPTH = 5;

	/** Which voxel of the original stands at a place. */
	private interface Move {

		int[] from(int x, int y, int z);
	}

	private static FeatureVector extract(final long seed, final double scale, final Move move) {
		final Geometry grid = new Geometry(WIDTH, HEIGHT, DEPTH, 0.8 * scale, 0.7 * scale, 3 * scale);
		final Well19937c random = new Well19937c(seed);
		final double[] original = new double[WIDTH * HEIGHT * DEPTH];
		final boolean[] inside = new boolean[original.length];
		for (int i = 0; i < original.length; i++) {
			original[i] = random.nextInt(300);
			inside[i] = random.nextInt(8) > 0;
		}
		final double[] values = new double[original.length];
		for (int z = 0; z < DEPTH; z++) {
			for (int y = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++) values[index(x, y, z)] = original[index(move.from(x, y, z))];
			}
		}
		return FeatureExtractor.extract(Volume.of("moved", values, grid), Mask.of(grid, (x, y, z) -> inside[index(move.from(x,
			y, z))]), ALL);
	}

	private static int index(final int... xyz) {
		return xyz[0] + WIDTH * (xyz[1] + HEIGHT * xyz[2]);
	}

	private static FeatureVector extract(final long seed) {
		return extract(seed, 1, (x, y, z) -> new int[] { x, y, z });
	}

	private static void assertClose(final double expected, final double actual, final String id) {
		assertEquals(expected, actual, 1e-10 * Math.max(1, Math.abs(expected)), id);
	}

	@Property(tries = 15)
	void shufflingSlicesLeavesTextureAndHistogram(@ForAll final long seed) {
		final List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
		Collections.shuffle(order, new Random(seed));
		final FeatureVector before = extract(seed);
		final FeatureVector after = extract(seed, 1, (x, y, z) -> new int[] { x, y, order.get(z) });
		for (final FeatureInfo info : ALL.features()) {
			if (info.family().equals("Shape")) continue;
			if (info.family().startsWith("GL")) assertEquals(before.value(info.id()), after.value(info.id()), 0, info.id());
			else assertClose(before.value(info.id()), after.value(info.id()), info.id());
		}
	}

	@Property(tries = 15)
	void mirroringSwapsTheDiagonals(@ForAll final long seed) {
		final FeatureVector before = extract(seed);
		final FeatureVector after = extract(seed, 1, (x, y, z) -> new int[] { x, HEIGHT - 1 - y, z });
		for (final String id : before.ids()) {
			if (id.startsWith("45-")) assertClose(before.value(id), after.value("135-" + id.substring(3)), id);
			if (id.startsWith("135-")) assertClose(before.value(id), after.value("45-" + id.substring(4)), id);
			if (id.startsWith("0-")) assertClose(before.value(id), after.value(id), id);
			// upside down, a pair up is a pair down: the transposed matrix, whose figures are the same
			if (id.startsWith("90-")) assertClose(before.value(id), after.value(id), id);
		}
	}

	/** The power of cm of each unit; Compactness1 is V/A^(2/3). */
	private static final Map<String, Double> POWERS = Map.of("cm", 1.0, "cm^2", 2.0, "cm^3", 3.0, "1/cm", -1.0, "cm^(5/3)", 5 /
		3.0, "g", 3.0);

	@Property(tries = 15)
	void aLengthScalesWithItsPowerOfCm(@ForAll final long seed, @ForAll @DoubleRange(min = 0.1, max = 9) final double k) {
		final FeatureVector before = extract(seed);
		final FeatureVector after = extract(seed, k, (x, y, z) -> new int[] { x, y, z });
		int scaled = 0;
		for (final FeatureInfo info : ALL.features()) {
			final double power = POWERS.getOrDefault(info.unit(), 0.0);
			final double expected = before.value(info.id()) * Math.pow(k, power);
			assertEquals(expected, after.value(info.id()), 1e-10 * Math.max(1e-6, Math.abs(expected)), info.id() + " in " + info
				.unit());
			if (power != 0) scaled++;
		}
		assertEquals(10, scaled, "features with a length in their unit");
	}

	@Test
	void anOffsetLongerThanTheRegionGivesAbsentValuesWithTheReason() {
		final Geometry grid = new Geometry(20, 20, 3, 1, 1, 1);
		final Mask mask = Mask.of(grid, (x, y, z) -> x >= 5 && x < 12 && y >= 5 && y < 10);
		final double[] values = new double[(int) grid.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = i * 37 % 211;
		final FeatureVector vector = FeatureExtractor.extract(Volume.of("small", values, grid), mask, FeatureSet.builtIn(
			"IBEX 430"));
		int absent = 0;
		for (final String id : vector.ids()) {
			if (!id.matches("-?\\d+-7.*")) continue;
			assertTrue(Double.isNaN(vector.value(id)), id);
			assertTrue(vector.absent().get(id).contains("7 pixels apart"), id);
			absent++;
		}
		assertEquals(22 * 5, absent);
		assertFalse(Double.isNaN(vector.value("90-4Contrast")));
		assertEquals(absent, vector.absent().size());
	}
}
