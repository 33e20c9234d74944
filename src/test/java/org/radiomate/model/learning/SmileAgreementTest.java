package org.radiomate.model.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.model.predictor.KernelMachine;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.model.predictor.TreeEnsemble;

import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.DataFrame;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is kept of a trained model predicts as Smile itself does, and does not depend on threads. */
class SmileAgreementTest {

	private static final double EXACT = 1e-12;

	static Stream<Arguments> samples() {
		return Stream.of(Arguments.of(24, 1, 0.5), Arguments.of(24, 5, 1.0), Arguments.of(60, 3, 3.0), Arguments.of(137, 17,
			1.0), Arguments.of(137, 17, 0.0));
	}

	private static List<Setting> ends(final TunedMethod method, final Sample sample) {
		final List<Setting> grid = method.grid(sample.variables());
		return List.of(grid.get(0), grid.get(grid.size() / 2), grid.get(grid.size() - 1));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void forestEqualsSmiles(final int patients, final int variables, final double effect) {
		final Sample sample = Samples.of(patients, variables, effect, 3);
		final DataFrame table = SmileRunner.table(sample);
		for (final Setting setting : ends(new RandomForestMethod(), sample)) {
			final RandomForest smile = RandomForestMethod.train(sample, table, setting, 7);
			final Predictor ours = new RandomForestMethod().fit(sample, setting, 7);
			final double[] p = new double[2];
			for (int i = 0; i < patients; i++) {
				smile.predict(table.get(i), p);
				assertEquals(p[1], ours.probability(sample.rows()[i]), EXACT, setting.text() + ", patient " + i);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void boostingEqualsSmiles(final int patients, final int variables, final double effect) {
		final Sample sample = Samples.of(patients, variables, effect, 4);
		final DataFrame table = SmileRunner.table(sample);
		for (final Setting setting : ends(new BoostingMethod(), sample)) {
			final GradientTreeBoost smile = BoostingMethod.train(sample, table, setting, 7);
			final Predictor ours = new BoostingMethod().fit(sample, setting, 7);
			final double[] p = new double[2];
			for (int i = 0; i < patients; i++) {
				smile.predict(table.get(i), p);
				assertEquals(p[1], ours.probability(sample.rows()[i]), EXACT, setting.text() + ", patient " + i);
			}
		}
	}

	/** Smile's weights in our form score as in Smile's. */
	@ParameterizedTest
	@MethodSource("samples")
	void machineEqualsSmiles(final int patients, final int variables, final double effect) {
		final Sample sample = Samples.of(patients, variables, effect, 5);
		for (final Setting setting : ends(new SvmMethod(), sample)) {
			final var smiles = SvmMethod.train(sample, setting, 7);
			final KernelMachine ours = new KernelMachine(SvmMethod.gamma(sample, setting), smiles.instances(), smiles.weights(),
				smiles.intercept(), -1, 0);
			for (final double[] row : sample.rows()) {
				final double score = smiles.score(row);
				assertEquals(score, ours.score(row), EXACT * Math.max(1, Math.abs(score)), setting.text());
			}
		}
	}

	/** Karush, Kuhn and Tucker: patients without weight lie outside the margin, with the full cost inside, others on it. */
	@ParameterizedTest
	@MethodSource("samples")
	void machineIsAtItsOptimum(final int patients, final int variables, final double effect) {
		final SvmMethod method = new SvmMethod();
		for (long seed = 1; seed <= 4; seed++) {
			final Sample sample = Samples.of(patients, variables, effect, seed);
			for (final Setting setting : method.grid(variables)) {
				final KernelMachine machine = (KernelMachine) method.fit(sample, setting, 7);
				assertEquals(0, Arrays.stream(machine.coefficients()).sum(), 1e-9);
				for (int i = 0; i < patients; i++) assertOptimal(machine, sample, i, setting);
			}
		}
	}

	private static void assertOptimal(final KernelMachine machine, final Sample sample, final int i, final Setting setting) {
		final double[] row = sample.rows()[i];
		double weight = 0;
		for (int k = 0; k < machine.coefficients().length; k++) {
			if (machine.supportVectors()[k] == row) weight = machine.coefficients()[k] * (sample.positive()[i] ? 1 : -1);
		}
		final double margin = machine.score(row) * (sample.positive()[i] ? 1 : -1), cost = setting.get("cost");
		assertTrue(weight >= 0 && weight <= cost, "weight " + weight);
		if (weight < cost) assertTrue(margin >= 1 - 1e-7, setting.text() + ": margin " + margin + ", weight " + weight);
		if (weight > 0) assertTrue(margin <= 1 + 1e-7, setting.text() + ": margin " + margin + ", weight " + weight);
	}

	/** The optimum is one: where Smile started from matters to rounding only. */
	@ParameterizedTest
	@MethodSource("samples")
	void machineDoesNotDependOnTheSeed(final int patients, final int variables, final double effect) {
		final Sample sample = Samples.of(patients, variables, effect, 6);
		final SvmMethod method = new SvmMethod();
		for (final Setting setting : method.grid(variables)) {
			final KernelMachine a = (KernelMachine) method.fit(sample, setting, 1), b = (KernelMachine) method.fit(sample, setting,
				2);
			for (final double[] row : sample.rows()) {
				assertEquals(a.score(row) - a.intercept(), b.score(row) - b.intercept(), 1e-6, setting.text());
			}
		}
	}

	/** Where a training is called from, and on how many threads, changes nothing; the seed of the forest does. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void threadsChangeNothing(final int threads) throws Exception {
		final Sample sample = Samples.of(80, 6, 1, 9);
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			for (final TunedMethod method : List.of(new RandomForestMethod(), new BoostingMethod(), new SvmMethod())) {
				final Setting setting = ends(method, sample).get(1);
				final Predictor here = method.fit(sample, setting, 11);
				final List<Predictor> there = pool.submit(() -> IntStream.range(0, 4).parallel().mapToObj(k -> method.fit(sample,
					setting, 11)).toList()).get();
				there.forEach(predictor -> assertEquals(here, predictor));
			}
			final Setting setting = ends(new RandomForestMethod(), sample).get(1);
			assertNotEquals(new RandomForestMethod().fit(sample, setting, 11), new RandomForestMethod().fit(sample, setting, 12));
		}
		finally {
			pool.shutdown();
		}
	}

	/** The trees of one forest differ: each has a seed of its own. */
	@ParameterizedTest
	@ValueSource(longs = { -5, 0, 1, 2, Long.MAX_VALUE })
	void everyTreeHasItsOwnSeed(final long seed) {
		final Sample sample = Samples.of(60, 5, 1, 2);
		final TreeEnsemble forest = (TreeEnsemble) new RandomForestMethod().fit(sample,
			new RandomForestMethod().grid(5).get(1), seed);
		assertEquals(300, forest.trees().size());
		assertEquals(300, forest.trees().stream().distinct().count(), 3);
	}
}
