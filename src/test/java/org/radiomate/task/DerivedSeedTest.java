package org.radiomate.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

/** Seeds of parts are those of the published generator and do not repeat. */
class DerivedSeedTest {

	/** The first output of SplitMix64 started at 0, as java.util.SplittableRandom gives it too. */
	@Test
	void noPositionIsTheFirstOutputOfSplitMix64() {
		assertEquals(0xE220A8397B1DCDAFL, DerivedSeed.of(0));
		for (final long seed : new long[] { 1, -7, 22422 }) assertEquals(new java.util.SplittableRandom(seed).nextLong(),
			DerivedSeed.of(seed));
	}

	@Test
	void positionsDoNotShareASeed() {
		final Set<Long> seeds = new HashSet<>();
		for (int i = 0; i < 200; i++) for (int j = 0; j < 200; j++) seeds.add(DerivedSeed.of(1, i, j));
		for (int i = 0; i < 200; i++) seeds.add(DerivedSeed.of(2, i, 0));
		assertEquals(200 * 200 + 200, seeds.size());
	}
}
