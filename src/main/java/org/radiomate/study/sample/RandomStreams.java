package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.radiomate.task.DerivedSeed;

/**
 * The random numbers of a simulated study: one independent Well19937c generator for each patient and purpose, so that
 * patients can be made in any order, and nothing drawn for one purpose moves another.
 *
 * @param seed of the study
 */
record RandomStreams(long seed) {

	/** What the numbers are for. Never reorder: the position is part of the seed. */
	enum Purpose {
			OUTCOME, CLINICAL, DOUBLE_READ, NEW_PATIENT, AGE, TRAITS, NUISANCE, SHAPE, ANATOMY, TEXTURE, NOISE,
			READER_1, READER_1_AGAIN, READER_2
	}

	private static final int WHOLE_COHORT = -1;
	private static final int SEED_WORDS = 16;
	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	/** The generator for one patient. */
	RandomGenerator of(final int patient, final Purpose purpose) {
		final int[] words = new int[SEED_WORDS];
		long state = DerivedSeed.of(seed, patient, purpose.ordinal());
		for (int i = 0; i < words.length; i++) {
			state += GOLDEN_RATIO;
			words[i] = (int) (DerivedSeed.of(state) >>> 32);
		}
		return new Well19937c(words);
	}

	/** The generator for what concerns all patients at once. */
	RandomGenerator ofCohort(final Purpose purpose) {
		return of(WHOLE_COHORT, purpose);
	}
}
