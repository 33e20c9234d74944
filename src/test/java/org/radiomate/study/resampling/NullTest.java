package org.radiomate.study.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.benchmark.NullStudy;
import org.radiomate.selection.LambdaRule;

/** Where nothing is to be found, the honest area is one half; a screen outside the folds finds something all the same. */
class NullTest {

	@Test
	void noiseGivesOneHalfUnlessTheScreenSawTheOutcomes() {
		final NullStudy.Areas areas = new NullStudy(SmallCohort.path(LambdaRule.MINIMUM, ""), 3, 1).run(new SmallCohort(60, 30,
			200, 0, 1).data(), 12);
		assertEquals(0.5, areas.honestMedian(), 0.06, () -> "" + areas);
		assertTrue(areas.leakyMedian() > 0.65, () -> "" + areas);
	}
}
