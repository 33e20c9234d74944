package org.radiomate.study.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.selection.LambdaRule;
import org.radiomate.study.ModellingData;
import org.radiomate.table.Cohort;
import org.radiomate.task.Progress;

import java.util.List;

/** The permutation test sees an effect that is there, and its P is counted as it says. */
class PermutationTestTest {

	private static final ResamplingOptions QUICK = ResamplingOptions.defaults().withMethod(ResamplingMethod.PERMUTATION)
		.withOuterFolds(3).withRepeats(1).withResamples(19);

	private static ResamplingStep.Resampling run(final ModellingData data, final ResamplingOptions options) {
		return new ResamplingStep(SmallCohort.path(LambdaRule.MINIMUM, ""), options).run(data, Progress.NONE);
	}

	@Test
	void pCountsTheObservedOutcomesToo() {
		assertEquals(1 / 4.0, PermutationResult.p(0.8, new double[] { 0.5, 0.6, 0.7 }));
		assertEquals(2 / 4.0, PermutationResult.p(0.7, new double[] { 0.5, 0.6, 0.7 }), "equal is as good");
		assertEquals(1, PermutationResult.p(0.4, new double[] { 0.5, 0.6, 0.7 }));
		assertEquals(Double.NaN, PermutationResult.p(Double.NaN, new double[] { 0.5 }));
	}

	@Test
	void anEffectIsSeen() {
		final ResamplingStep.Resampling result = run(new SmallCohort(60, 30, 15, 1.2, 5).data(), QUICK);
		assertEquals("0.05", result.figures().cells("p").get(0), () -> "" + result.figures().rows());
		assertEquals(19, result.runs().rows().size());
		assertEquals(19, result.runs().cells("seed").stream().distinct().count());
		assertEquals(60, result.predictions().rows().size(), "the observed ones");
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final ModellingData data = new SmallCohort(40, 20, 10, 0.3, 6).data();
		final ResamplingOptions few = QUICK.withResamples(4);
		final ResamplingStep.Resampling one = run(data, few.withThreads(1)), two = run(data, few.withThreads(2));
		assertEquals(one.runs().rows(), two.runs().rows());
		assertEquals(one.figures().rows(), two.figures().rows());
	}

	@Test
	void shufflingKeepsTheNumberOfPositives() {
		final ModellingData data = new SmallCohort(40, 13, 1, 0, 1).data();
		final List<String> patients = data.patients(Cohort.TRAINING);
		final boolean[] first = PermutationTest.shuffled(data, patients, 1).outcome().of(patients);
		assertEquals(new ClassSizes(13, 27), ClassSizes.of(first));
		assertNotEquals(java.util.Arrays.toString(data.outcome().of(patients)), java.util.Arrays.toString(first));
		assertTrue(java.util.Arrays.equals(first, PermutationTest.shuffled(data, patients, 1).outcome().of(patients)));
	}
}
