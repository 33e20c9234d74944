package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MaskAgreementTest {

	private static final Geometry GRID = new Geometry(14, 12, 6, 0.7, 0.9, 5);

	private static Mask box(final int x0, final int y0, final int z0, final int x1, final int y1, final int z1) {
		return Mask.of(GRID, (x, y, z) -> x >= x0 && x < x1 && y >= y0 && y < y1 && z >= z0 && z < z1);
	}

	@Test
	void equalMasksAgreeWhollyAndMovedOnesByTheirMove() {
		final Mask one = box(2, 2, 1, 8, 8, 4);
		assertEquals(new MaskAgreement(1, 0, 0, 0), MaskAgreement.of(one, one));
		final MaskAgreement moved = MaskAgreement.of(one, box(2, 2, 2, 8, 8, 5));
		assertEquals(2.0 / 3, moved.dice(), 1e-15);
		assertEquals(5, moved.hausdorffMm(), 1e-12, "one slice of 5 mm");
		assertEquals(0, MaskAgreement.diceOfSlice(one, box(2, 2, 2, 8, 8, 5), 1));
		assertEquals(1, MaskAgreement.diceOfSlice(one, box(2, 2, 2, 8, 8, 5), 2));
		assertTrue(Double.isNaN(MaskAgreement.diceOfSlice(one, one, 5)));
	}

	@Test
	void emptyMasksCannotBeCompared() {
		assertThrows(IllegalArgumentException.class, () -> MaskAgreement.of(box(0, 0, 0, 0, 0, 0), box(0, 0, 0, 2, 2, 2)));
	}

	/** Against all pairs of surface voxels. */
	@Property(tries = 60)
	void distancesAreThoseOfAllPairs(@ForAll final int seed) {
		final Random random = new Random(seed);
		final Mask a = some(random), b = some(random);
		final List<Double> there = distances(a, b), back = distances(b, a);
		final MaskAgreement agreement = MaskAgreement.of(a, b);
		assertEquals(Math.max(there.get(there.size() - 1), back.get(back.size() - 1)), agreement.hausdorffMm(), 1e-9);
		assertEquals(Math.max(percentile(there), percentile(back)), agreement.hausdorff95Mm(), 1e-9);
		final double sum = there.stream().mapToDouble(d -> d).sum() + back.stream().mapToDouble(d -> d).sum();
		assertEquals(sum / (there.size() + back.size()), agreement.meanSurfaceDistanceMm(), 1e-9);
		assertEquals(agreement, MaskAgreement.of(b, a));
	}

	private static double percentile(final List<Double> sorted) {
		return new org.apache.commons.math3.stat.descriptive.rank.Percentile().withEstimationType(
			org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType.R_7).evaluate(sorted.stream().mapToDouble(
				d -> d).toArray(), 95);
	}

	private static Mask some(final Random random) {
		final double cx = 4 + 6 * random.nextDouble(), cy = 4 + 4 * random.nextDouble(), r = 1 + 4 * random.nextDouble();
		return Mask.of(GRID, (x, y, z) -> Math.hypot(Math.hypot(x - cx, y - cy), 1.5 * (z - 2)) <= r + random.nextInt(2));
	}

	private static List<int[]> surface(final Mask mask) {
		final List<int[]> surface = new ArrayList<>();
		for (int z = 0; z < 6; z++) {
			for (int y = 0; y < 12; y++) {
				for (int x = 0; x < 14; x++) {
					int neighbours = 0;
					for (final int d : new int[] { -1, 1 }) {
						if (mask.contains(x + d, y, z)) neighbours++;
						if (mask.contains(x, y + d, z)) neighbours++;
						if (mask.contains(x, y, z + d)) neighbours++;
					}
					if (mask.contains(x, y, z) && neighbours < 6) surface.add(new int[] { x, y, z });
				}
			}
		}
		return surface;
	}

	private static List<Double> distances(final Mask from, final Mask to) {
		final List<Double> distances = new ArrayList<>();
		for (final int[] p : surface(from)) {
			double nearest = Double.POSITIVE_INFINITY;
			for (final int[] q : surface(to)) nearest = Math.min(nearest, Math.sqrt(0.49 * (p[0] - q[0]) * (p[0] - q[0]) + 0.81 *
				(p[1] - q[1]) * (p[1] - q[1]) + 25.0 * (p[2] - q[2]) * (p[2] - q[2])));
			distances.add(nearest);
		}
		distances.sort(null);
		return distances;
	}
}
