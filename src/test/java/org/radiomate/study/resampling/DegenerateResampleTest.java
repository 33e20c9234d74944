package org.radiomate.study.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.inference.IccForm;
import org.radiomate.selection.FeatureAgreement;
import org.radiomate.selection.LambdaRule;
import org.radiomate.study.ModellingData;
import org.radiomate.table.Cohort;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;

/** Resamples of which nothing can be learnt are counted and said, never silent; input that cannot be resampled is refused. */
class DegenerateResampleTest {

	private static final ResamplingOptions QUICK = ResamplingOptions.defaults().withOuterFolds(3).withRepeats(1)
		.withResamples(12);

	private static ResamplingStep.Resampling run(final ModellingData data, final ResamplingOptions options) {
		return new ResamplingStep(SmallCohort.path(LambdaRule.ONE_SE, "age"), options).run(data, Progress.NONE);
	}

	/** The data with the feature replaced by a function of the patient's position and class. */
	private static ModellingData with(final ModellingData data, final int feature,
		final ToDoubleBiFunction<Integer, Boolean> value)
	{
		final List<FeatureTable.Reading> rows = new ArrayList<>();
		for (final FeatureTable.Reading row : data.features().rows()) {
			final double[] values = row.values().clone();
			values[feature] = value.applyAsDouble(rows.size(), data.outcome().positive().get(row.patient()));
			rows.add(new FeatureTable.Reading(row.patient(), "", "", values));
		}
		return new ModellingData(new FeatureTable("features.csv", data.features().features(), rows), data.clinical(), data
			.outcome(), data.split(), data.warnings());
	}

	private static ModellingData with(final ModellingData data, final int feature, final IntToDoubleFunction value) {
		return with(data, feature, (i, positive) -> value.applyAsDouble(i));
	}

	@Test
	void nothingSelectedGivesAnAreaOfOneHalf() {
		final ResamplingStep.Resampling result = run(with(new SmallCohort(40, 20, 1, 0, 3).data(), 0, i -> i / 2), QUICK);
		assertEquals("3", result.figures().cells("nothing_selected").get(0));
		assertEquals("0.5", result.figures().cells("auc_median").get(0), "radiomics");
		assertEquals(List.of("0"), result.frequencies().cells("times_chosen"));
		assertTrue(result.summary().contains("3 of 3 fits selected no feature"), result.summary());
	}

	@Test
	void bootstrapSamplesThatCannotBeFittedAreCounted() {
		final ResamplingStep.Resampling result = run(new SmallCohort(60, 5, 5, 1, 3).data(), QUICK.withMethod(
			ResamplingMethod.BOOTSTRAP).withResamples(40));
		final int failed = Integer.parseInt(result.figures().cells("failed").get(0));
		assertTrue(failed > 0 && failed < 40, () -> failed + " failed");
		assertEquals(failed, result.runs().cells("remark").subList(0, 40).stream().filter(text -> !text.isEmpty()).count());
		assertTrue(result.summary().contains("fits failed and are left out"), result.summary());
		assertTrue(result.summary().contains("The rarer class has 5 patients"), result.summary());
	}

	@Test
	void separationIsSaid() {
		final ResamplingStep.Resampling result = run(with(new SmallCohort(40, 20, 4, 0, 3).data(), 0, (i, positive) -> positive
			? 10 + i % 7 : i % 7), QUICK);
		assertEquals("3", result.figures().cells("with_warnings").get(0));
		assertEquals("1", result.figures().cells("auc_median").get(0));
		assertTrue(result.summary().contains("warning"), result.summary());
	}

	/** Constant and doubled columns, more features than patients, absent and infinite values. */
	@Test
	void awkwardColumnsAreNoObstacle() {
		final ModellingData wide = new SmallCohort(36, 18, 80, 1, 4).data();
		final double[][] columns = wide.features().columns(wide.patients(Cohort.TRAINING));
		final ModellingData awkward = with(with(with(with(wide, 10, i -> 1), 11, i -> columns[0][i]), 12, i -> i == 5
			? Double.NaN : i), 13, i -> i == 5 ? Double.POSITIVE_INFINITY : i);
		for (final ResamplingMethod method : ResamplingMethod.values()) {
			final ResamplingStep.Resampling result = run(awkward, QUICK.withMethod(method).withResamples(3));
			assertEquals(2 + 1, result.figures().rows().size(), "three models");
			assertEquals("0", result.frequencies().cells("times_chosen").get(result.frequencies().cells("feature").indexOf(
				"f10")), "the constant one");
		}
	}

	/** A patient whose value of a chosen feature is absent is counted in the fold that holds the patient out. */
	@Test
	void aHeldOutPatientWithoutAValueHasNoPrediction() {
		final ModellingData data = new SmallCohort(40, 20, 1, 1.5, 3).data();
		final double[][] columns = data.features().columns(data.patients(Cohort.TRAINING));
		final ResamplingStep.Resampling result = run(with(data, 0, i -> i == 5 ? Double.NaN : columns[0][i]), QUICK);
		assertEquals("1", result.figures().cells("without_prediction").get(0));
		assertEquals("0", result.figures().cells("without_prediction").get(1), "the clinical model needs no feature");
		assertTrue(result.predictions().rows().get(5).toString().contains("no value of f0"), () -> "" + result.predictions()
			.rows().get(5));
	}

	@ParameterizedTest
	@CsvSource({ "20, 4, 3, at least 5 patients of each class", "30, 7, 8, 8 outer folds and 7 patients of the rarer class",
		"1, 1, 3, there are 1 positive and 0 negative", "30, 15, 1, needs at least 2 folds" })
	void tooFewPatientsAreRefused(final int patients, final int positives, final int folds, final String part) {
		final ModellingData data = patients == 1 ? one() : new SmallCohort(patients, positives, 3, 1, 1).data();
		assertProblem(() -> run(data, QUICK.withOuterFolds(folds)), part);
	}

	private static ModellingData one() {
		final ModellingData two = new SmallCohort(2, 1, 3, 1, 1).data();
		return new ModellingData(new FeatureTable("features.csv", two.features().features(), List.of(two.features().rows().get(
			1))), two.clinical(), two.outcome(), two.split(), List.of());
	}

	@Test
	void noRepeatsAndNoSamplesAreRefused() {
		final ModellingData data = new SmallCohort(30, 15, 3, 1, 1).data();
		assertProblem(() -> run(data, QUICK.withRepeats(0)), "'repeats' is 0");
		for (final ResamplingMethod method : List.of(ResamplingMethod.BOOTSTRAP, ResamplingMethod.PERMUTATION)) {
			assertProblem(() -> run(data, QUICK.withMethod(method).withResamples(0)), "'resamples' is 0");
		}
		assertProblem(() -> ResamplingMethod.parse("jackknife"), "jackknife", "bootstrap");
		assertProblem(() -> ResamplingOptions.allPatients("some"), "'cohort' is 'some'");
	}

	/** Three inner folds of two training patients fail in every resample: then there is nothing to report. */
	@Test
	void whenNoResampleCanBeFittedThatIsAProblem() {
		final ModellingPath path = new ModellingPath((data, training, progress) -> training.size() < 30 ? data.keeping(List
			.of()) : data, SmallCohort.path(LambdaRule.ONE_SE, "").selection(), SmallCohort.path(LambdaRule.ONE_SE, "")
				.training());
		assertProblem(() -> new ResamplingStep(path, QUICK).run(new SmallCohort(30, 15, 3, 1, 1).data(), Progress.NONE),
			"No resample could be fitted", "No feature is left after reader agreement and robustness");
	}

	/** Agreement measured anew uses the readings of the training patients alone. */
	@Test
	void refittedAgreementLooksAtTrainingPatientsAlone() {
		final ModellingData data = new SmallCohort(30, 15, 4, 1, 1).data();
		final List<String> training = data.patients(Cohort.TRAINING).subList(0, 20);
		final List<FeatureTable.Reading> readings = new ArrayList<>();
		for (final FeatureTable.Reading row : data.features().rows()) {
			readings.add(new FeatureTable.Reading(row.patient(), "A", "1", row.values()));
			final double[] second = row.values().clone();
			// readers disagree on f1 in training, on f2 in the others
			second[training.contains(row.patient()) ? 1 : 2] = -second[training.contains(row.patient()) ? 1 : 2];
			readings.add(new FeatureTable.Reading(row.patient(), "B", "1", second));
		}
		final AgreementFilter filter = AgreementFilter.refitted(new FeatureAgreement(IccForm.parse("ICC(2,1)"), 0.75),
			new FeatureTable("readings.csv", data.features().features(), readings), "");
		assertEquals(List.of("f0", "f2", "f3"), filter.keep(data, training, Progress.NONE).features().features());
	}
}
