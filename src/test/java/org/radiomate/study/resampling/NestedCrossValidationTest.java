package org.radiomate.study.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.radiomate.model.ModelKind;
import org.radiomate.selection.LambdaRule;
import org.radiomate.study.EvaluationStep;
import org.radiomate.study.ModellingData;
import org.radiomate.table.Cohort;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.Outcome;
import org.radiomate.table.SplitTable;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Nested cross-validation holds out whom it says, leaks nothing, and does what the steps of the commands do. */
class NestedCrossValidationTest {

	private static final ModellingPath PATH = SmallCohort.path(LambdaRule.MINIMUM, "age; sex");
	private static final ModellingData DATA = new SmallCohort(60, 27, 30, 1, 7).data();
	private static final ResamplingOptions QUICK = ResamplingOptions.defaults().withOuterFolds(4).withRepeats(2).withSeed(3);

	private static ResamplingStep.Resampling run(final ModellingData data, final ResamplingOptions options) {
		return new ResamplingStep(PATH, options).run(data, Progress.NONE);
	}

	private static void assertSame(final ResamplingStep.Resampling a, final ResamplingStep.Resampling b) {
		assertEquals(a.figures().rows(), b.figures().rows());
		assertEquals(a.runs().rows(), b.runs().rows());
		assertEquals(a.predictions().rows(), b.predictions().rows());
		assertEquals(a.frequencies().rows(), b.frequencies().rows());
	}

	@Test
	void findsThePlantedEffect() {
		final ResamplingStep.Resampling result = run(DATA, QUICK);
		assertTrue(Double.parseDouble(result.figures().cells("auc_median").get(0)) > 0.7, () -> "" + result.figures().rows());
		assertTrue(List.of("f0", "f1", "f2").containsAll(result.frequencies().cells("feature").subList(0, 3)), () -> "" + result
			.frequencies().rows().subList(0, 3));
	}

	/** The number of threads and the order of the rows are no part of the result; the seed is. */
	@Test
	void dependsOnTheSeedAlone() {
		final ResamplingStep.Resampling one = run(DATA, QUICK.withThreads(1));
		assertSame(one, run(DATA, QUICK.withThreads(2)));
		final List<FeatureTable.Reading> turned = new ArrayList<>(DATA.features().rows());
		Collections.reverse(turned);
		assertSame(one, run(new ModellingData(new FeatureTable("turned.csv", DATA.features().features(), turned), DATA
			.clinical(), DATA.outcome(), DATA.split(), DATA.warnings()), QUICK));
		assertNotEquals(one.predictions().rows(), run(DATA, QUICK.withSeed(4)).predictions().rows());
	}

	@Property(tries = 30)
	void everyPatientIsHeldOutOnceInEachRepeat(@ForAll @IntRange(min = 2, max = 8) final int folds,
		@ForAll @IntRange(min = 8, max = 20) final int positives, @ForAll final long seed)
	{
		final ModellingData data = new SmallCohort(41, positives, 1, 0, 1).data();
		final List<String> patients = data.patients(Cohort.TRAINING);
		final List<OuterFold> plan = new NestedCrossValidation(PATH, folds, 2, seed).plan(data, patients);
		assertEquals(2 * folds, plan.size());
		for (int repeat = 1; repeat <= 2; repeat++) {
			final List<String> held = new ArrayList<>();
			for (final OuterFold fold : plan) {
				if (fold.repeat() != repeat) continue;
				held.addAll(fold.held());
				assertEquals(patients.size(), fold.training().size() + fold.held().size());
				assertTrue(Collections.disjoint(fold.training(), fold.held()));
				assertTrue(ClassSizes.of(data.outcome().of(fold.held())).fewest() >= 1);
			}
			assertEquals(patients.size(), held.size());
			assertEquals(new HashSet<>(patients), new HashSet<>(held));
		}
		assertEquals(plan.size(), plan.stream().map(OuterFold::seed).distinct().count());
	}

	/** The first outer fold, by the steps that the commands run, with the held-out patients as validation cohort. */
	@Test
	void aFoldIsWhatTheStepsOfTheCommandsDo() {
		final OuterFold fold = firstFold();
		final Map<String, Cohort> cohorts = new LinkedHashMap<>();
		fold.training().forEach(patient -> cohorts.put(patient, Cohort.TRAINING));
		fold.held().forEach(patient -> cohorts.put(patient, Cohort.VALIDATION));
		final ModellingData split = new ModellingData(DATA.features(), DATA.clinical(), DATA.outcome(), new SplitTable("fold",
			cohorts), List.of());
		final var selection = new org.radiomate.study.SelectionStep(PATH.selection().options().withSeed(fold.seed())).run(split,
			null, null, Progress.NONE);
		final CsvTable expected = EvaluationStep.run(split, PATH.training().run(split, selection.result().selectedIds(),
			Progress.NONE), org.radiomate.study.EvaluationOptions.defaults().withBootstrap(0), Progress.NONE).predictions();
		final OuterFold.Fitted fitted = fold.fit(PATH, DATA, Progress.NONE);
		assertEquals(selection.result().selectedIds(), fitted.fit().selected());
		for (int i = 0; i < fold.held().size(); i++) {
			final int row = expected.cells("patient").indexOf(fold.held().get(i));
			for (final ModelKind kind : ModelKind.values()) assertEquals(expected.cells(kind.word()).get(row), CsvTable.number(
				fitted.probabilities(kind)[i]), kind.word());
		}
	}

	private static OuterFold firstFold() {
		return new NestedCrossValidation(PATH, 4, 1, 5).plan(DATA, DATA.patients(Cohort.TRAINING)).get(0);
	}

	/** Held-out patients may be anything at all: what is fitted to the others stays the same to the last bit. */
	@Test
	void heldOutPatientsDoNotTouchTheFit() {
		final OuterFold fold = firstFold();
		final FittedPath expected = PATH.fit(DATA, fold.training(), fold.seed(), Progress.NONE);
		final FittedPath spoilt = PATH.fit(spoiltBut(fold.training()), fold.training(), fold.seed(), Progress.NONE);
		assertEquals(expected.selected(), spoilt.selected());
		assertEquals(expected.models().toString(), spoilt.models().toString());
		final FittedPath other = PATH.fit(spoiltBut(fold.held()), fold.training(), fold.seed(), Progress.NONE);
		assertNotEquals(expected.models().toString(), other.models().toString(), "spoiling must matter where it is seen");
	}

	private static ModellingData spoiltBut(final List<String> kept) {
		final List<FeatureTable.Reading> rows = new ArrayList<>();
		final Map<String, Boolean> positive = new LinkedHashMap<>();
		for (final FeatureTable.Reading row : DATA.features().rows()) {
			final boolean keep = kept.contains(row.patient()), was = DATA.outcome().positive().get(row.patient());
			final double[] values = row.values().clone();
			if (!keep) for (int j = 0; j < values.length; j++) values[j] = was ? 1e6 * j : Double.NaN;
			if (!keep) values[0] = was ? 3 : -3;
			rows.add(new FeatureTable.Reading(row.patient(), "", "", values));
			positive.put(row.patient(), keep == was);
		}
		return new ModellingData(new FeatureTable("spoilt", DATA.features().features(), rows), DATA.clinical(), new Outcome(
			"outcome", "1", "0", positive), DATA.split(), List.of());
	}

	@Test
	void figuresFollowFromTheWrittenPredictions() {
		final ResamplingStep.Resampling result = run(DATA, QUICK);
		final CsvTable predictions = result.predictions(), runs = result.runs();
		for (int row = 0; row < runs.rows().size(); row++) {
			final String model = runs.cells("model").get(row), repeat = runs.cells("repeat").get(row);
			double inFolds = 0;
			for (int fold = 1; fold <= 4; fold++) inFolds += concordance(predictions, model, repeat, Integer.toString(fold)) / 4;
			assertEquals(inFolds, Double.parseDouble(runs.cells("auc").get(row)), 1e-12);
			assertEquals(concordance(predictions, model, repeat, ""), Double.parseDouble(runs.cells("pooled_auc").get(row)),
				1e-12);
		}
	}

	/** The share of pairs of a positive and a negative patient that the model orders rightly, counted pair by pair. */
	private static double concordance(final CsvTable table, final String model, final String repeat, final String fold) {
		final List<double[]> rows = new ArrayList<>();
		for (int i = 0; i < table.rows().size(); i++) {
			if (!table.cells("repeat").get(i).equals(repeat)) continue;
			if (!fold.isEmpty() && !table.cells("fold").get(i).equals(fold)) continue;
			rows.add(new double[] { Double.parseDouble(table.cells("outcome").get(i)), Double.parseDouble(table.cells(model).get(
				i)) });
		}
		double right = 0, pairs = 0;
		for (final double[] a : rows) for (final double[] b : rows) {
			if (a[0] <= b[0]) continue;
			pairs++;
			right += a[1] > b[1] ? 1 : a[1] == b[1] ? 0.5 : 0;
		}
		return right / pairs;
	}

	@Test
	void cancellingStopsAtOnce() {
		final AtomicInteger reports = new AtomicInteger();
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				if (what.startsWith("Nested")) reports.incrementAndGet();
			}

			@Override
			public boolean isCancelled() {
				return reports.get() > 1;
			}
		};
		assertThrows(CancellationException.class, () -> new ResamplingStep(PATH, QUICK.withRepeats(500)).run(DATA, cancelled));
		assertTrue(reports.get() < 10, () -> reports + " folds were fitted");
	}
}
