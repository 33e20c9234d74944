package org.radiomate.study.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.selection.LambdaRule;
import org.radiomate.study.ModellingData;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.task.Progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bootstrap draws as it says, keeps copies of a patient together, and corrects as Harrell, Lee and Mark do. */
class BootstrapTest {

	private static final ModellingPath PATH = SmallCohort.path(LambdaRule.MINIMUM, "age");
	private static final ModellingData DATA = new SmallCohort(50, 20, 25, 0.7, 11).data();
	private static final ResamplingOptions QUICK = ResamplingOptions.defaults().withMethod(ResamplingMethod.BOOTSTRAP)
		.withResamples(12).withSeed(2);

	private static double number(final CsvTable table, final String column, final int row) {
		final String cell = table.cells(column).get(row);
		return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
	}

	@Test
	void correctedIsApparentLessMeanOptimism() {
		final ResamplingStep.Resampling result = new ResamplingStep(PATH, QUICK).run(DATA, Progress.NONE);
		for (int model = 0; model < result.figures().rows().size(); model++) {
			for (final String figure : List.of("auc", "brier", "slope")) {
				final double optimism = meanOptimism(result.runs(), result.figures().cells("model").get(model), figure);
				assertEquals(optimism, number(result.figures(), figure + "_optimism", model), 1e-12);
				assertEquals(number(result.figures(), figure + "_apparent", model) - optimism, number(result.figures(), figure +
					"_corrected", model), 1e-12);
			}
		}
		assertTrue(number(result.figures(), "auc_optimism", 0) > 0.02, "selecting among noise is optimistic");
		assertTrue(number(result.figures(), "brier_optimism", 0) < 0, "a low Brier score is a good one");
	}

	private static double meanOptimism(final CsvTable runs, final String model, final String figure) {
		double sum = 0;
		int n = 0;
		for (int i = 0; i < runs.rows().size(); i++) {
			final double optimism = number(runs, figure + "_sample", i) - number(runs, figure + "_original", i);
			if (!runs.cells("model").get(i).equals(model) || Double.isNaN(optimism)) continue;
			sum += optimism;
			n++;
		}
		return sum / n;
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final ResamplingStep.Resampling one = new ResamplingStep(PATH, QUICK.withThreads(1)).run(DATA, Progress.NONE);
		final ResamplingStep.Resampling two = new ResamplingStep(PATH, QUICK.withThreads(2)).run(DATA, Progress.NONE);
		assertEquals(one.runs().rows(), two.runs().rows());
		assertEquals(one.figures().rows(), two.figures().rows());
	}

	@Test
	void copiesOfAPatientShareAFold() {
		final List<String> patients = DATA.patients(Cohort.TRAINING);
		for (int number = 1; number <= 20; number++) {
			final BootstrapSample sample = BootstrapSample.draw(patients, DATA.outcome(), false, 9, number);
			final int[] folds = PATH.selection().folds(DATA.outcome(), sample.drawn(), sample.foldSeed());
			final Map<String, Integer> foldOf = new HashMap<>();
			for (int i = 0; i < folds.length; i++) {
				final Integer before = foldOf.put(sample.drawn().get(i), folds[i]);
				if (before != null) assertEquals(before, folds[i], sample.drawn().get(i));
			}
			assertTrue(foldOf.size() < patients.size(), "somebody is drawn twice");
		}
	}

	@Test
	void strataKeepTheirSizes() {
		final List<String> patients = DATA.patients(Cohort.TRAINING);
		boolean differs = false;
		for (int number = 1; number <= 20; number++) {
			final List<String> strata = BootstrapSample.draw(patients, DATA.outcome(), true, 9, number).drawn();
			assertEquals(new ClassSizes(20, 30), ClassSizes.of(DATA.outcome().of(strata)));
			final List<String> free = BootstrapSample.draw(patients, DATA.outcome(), false, 9, number).drawn();
			assertEquals(50, free.size());
			differs |= ClassSizes.of(DATA.outcome().of(free)).positives() != 20;
		}
		assertTrue(differs, "without strata the classes vary");
		assertNotEquals(BootstrapSample.draw(patients, DATA.outcome(), true, 9, 1).drawn(), BootstrapSample.draw(patients, DATA
			.outcome(), true, 9, 2).drawn());
	}

	/** Worked by hand: R = (0.9 - 0.7) / 0.4 = 0.5, w = 0.632 / 0.816; an honest figure as good as the apparent stays. */
	@ParameterizedTest
	@CsvSource({ "0.9, 0.7, 0.7450980392156863", "0.8, 0.8, 0.8", "0.9, 0.4, 0.5", "0.7, 0.75, 0.7316" })
	void point632Plus(final double apparent, final double outOfBag, final double expected) {
		assertEquals(expected, BootstrapResult.point632Plus(apparent, outOfBag), 1e-12);
	}
}
