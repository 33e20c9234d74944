package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.feature.texture.CooccurrenceMatrix;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.Offset;
import org.radiomate.volume.Geometry;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What builds of IBEX since 2017-08-08 do otherwise. */
class IbexSwitchesTest {

	@Property(tries = 40)
	void theOppositeDirectionGivesTheTransposedMatrix(@ForAll final long seed,
		@ForAll @IntRange(min = 0, max = 3) final int eighth, @ForAll @IntRange(min = 1, max = 4) final int offset)
	{
		final Well19937c random = new Well19937c(seed);
		final int[] levels = new int[9 * 8 * 3];
		for (int i = 0; i < levels.length; i++) levels[i] = random.nextInt(6);
		final GrayLevelGrid grid = new GrayLevelGrid(9, 8, 3, levels, 5);
		final CooccurrenceMatrix there = CooccurrenceMatrix.of(grid, Offset.inSlice(45 * eighth, offset));
		final CooccurrenceMatrix back = CooccurrenceMatrix.of(grid, Offset.inSlice(45 * eighth + 180, offset));
		assertTrue(there.total() > 0);
		for (int i = 1; i <= 5; i++) {
			for (int j = 1; j <= 5; j++) assertEquals(there.count(i, j), back.count(j, i));
		}
	}

	private static FeatureVector extract(final String set) {
		final Geometry grid = IbexPhantom.grid(0, 0, 0);
		return FeatureExtractor.extract(IbexPhantom.volume(grid, 0, 0, 0), IbexPhantom.mask(grid, 0, 0, 0), FeatureSet
			.builtIn(set));
	}

	@Test
	void eightDirectionsKeepTheFourAndMirrorThem() {
		final FeatureVector four = extract("IBEX 430");
		final FeatureVector eight = extract("IBEX 2017");
		assertEquals(694, eight.values().length);
		for (final String id : four.ids()) {
			if (id.startsWith("-333-") || id.endsWith("Nonuniformity")) continue;
			assertEquals(four.value(id), eight.value(id), 0, id);
		}
		for (final int direction : new int[] { 0, 45, 90, 135 }) {
			for (final String name : List.of("1Contrast", "4Energy", "7Correlation", "1InformationMeasureCorr2")) {
				assertEquals(eight.value(direction + "-" + name), eight.value(direction + 180 + "-" + name), 1e-12, name);
			}
		}
		// of symmetric figures the aggregate of four directions is the same as that of eight
		assertEquals(four.value("-333-4Contrast"), eight.value("-333-4Contrast"), 1e-12);
		assertTrue(Math.abs(four.value("-333-4Energy") - eight.value("-333-4Energy")) > 1e-9, "the matrix is symmetric now");
	}

	@Test
	void nonUniformitiesAreDividedByTheVoxels() {
		final FeatureVector undivided = extract("IBEX 430");
		final FeatureVector divided = extract("IBEX 2017");
		for (final String id : undivided.ids()) {
			if (id.endsWith("Nonuniformity")) assertEquals(undivided.value(id) / undivided.voxels(), divided.value(id), 1e-15, id);
		}
		for (final FeatureInfo info : FeatureSet.builtIn("IBEX 2017").features()) {
			if (info.id().matches("\\d+.*Nonuniformity")) assertTrue(info.difference().contains("divided"), info.id());
		}
	}
}
