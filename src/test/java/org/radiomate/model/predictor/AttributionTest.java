package org.radiomate.model.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contributions equal the definition of Shapley's value, summed over all subsets. */
class AttributionTest {

	private static final int VARIABLES = 6;

	private static double[] gaussian(final Well19937c random, final int n) {
		return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
	}

	/** A full tree of that depth; variables come back on one way. */
	private static Tree tree(final Well19937c random, final int depth) {
		final int inner = (1 << depth) - 1, nodes = 2 * inner + 1;
		final int[] variable = new int[nodes], below = new int[nodes], above = new int[nodes];
		for (int i = 0; i < nodes; i++) {
			variable[i] = i < inner ? random.nextInt(VARIABLES) : -1;
			below[i] = i < inner ? 2 * i + 1 : -1;
			above[i] = i < inner ? 2 * i + 2 : -1;
		}
		return new Tree(0.5 + random.nextDouble(), variable, gaussian(random, nodes), below, above, gaussian(random, nodes));
	}

	static Predictor forest(final Well19937c random, final Scale scale) {
		final List<Tree> trees = new ArrayList<>();
		for (int t = 0; t < 12; t++) trees.add(tree(random, t % 6));
		return new TreeEnsemble(scale, 0.3, trees);
	}

	static Predictor machine(final Well19937c random) {
		return new KernelMachine(0.2, Stream.generate(() -> gaussian(random, VARIABLES)).limit(9).toArray(double[][]::new),
			gaussian(random, 9), 0.4, -1.3, 0.2);
	}

	private static double output(final Predictor predictor, final double[] values) {
		final Attribution attribution = predictor.attribution(values);
		final double p = predictor.probability(values);
		return attribution.scale() == Scale.PROBABILITY ? p : Math.log(p / (1 - p));
	}

	private static double[] byDefinition(final Predictor predictor, final double[] values) {
		final double[] shapley = new double[VARIABLES];
		final double[] outputs = new double[1 << VARIABLES];
		for (int set = 0; set < outputs.length; set++) {
			final double[] mix = new double[VARIABLES];
			for (int j = 0; j < VARIABLES; j++) mix[j] = (set >> j & 1) == 1 ? values[j] : 0;
			outputs[set] = output(predictor, mix);
		}
		final double[] factorial = { 1, 1, 2, 6, 24, 120, 720 };
		for (int set = 0; set < outputs.length; set++) {
			final int size = Integer.bitCount(set);
			for (int j = 0; j < VARIABLES; j++) {
				if ((set >> j & 1) == 0) shapley[j] += factorial[size] * factorial[VARIABLES - size - 1] / factorial[VARIABLES] *
					(outputs[set | 1 << j] - outputs[set]);
			}
		}
		return shapley;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void equalsTheDefinition(final long seed) {
		final Well19937c random = new Well19937c(seed);
		for (final Predictor predictor : List.of(forest(random, Scale.LOGIT), forest(random, Scale.PROBABILITY), machine(random),
			new LinearLogit(0.7, gaussian(random, VARIABLES)))) {
			final double[] values = gaussian(random, VARIABLES);
			final Attribution attribution = predictor.attribution(values);
			assertArrayEquals(byDefinition(predictor, values), attribution.contributions(), 1e-9);
			double sum = attribution.baseline();
			for (final double contribution : attribution.contributions()) sum += contribution;
			assertEquals(output(predictor, values), sum, 1e-9, "they sum to the output");
		}
	}

	@Test
	void theAveragePatientHasNoContributions() {
		assertArrayEquals(new double[VARIABLES], machine(new Well19937c(3)).attribution(new double[VARIABLES]).contributions());
		assertArrayEquals(new double[VARIABLES], forest(new Well19937c(3), Scale.LOGIT).attribution(new double[VARIABLES])
			.contributions());
	}

	@Test
	void valueAtTheThresholdGoesBelow() {
		final Predictor stump = new TreeEnsemble(Scale.PROBABILITY, 0, List.of(new Tree(1, new int[] { 0, -1, -1 }, new double[] {
			1.5, 0, 0 }, new int[] { 1, -1, -1 }, new int[] { 2, -1, -1 }, new double[] { 0, 0.2, 0.8 })));
		assertEquals(0.2, stump.probability(new double[] { 1.5 }));
		assertEquals(0.8, stump.probability(new double[] { Math.nextUp(1.5) }));
	}

	/** A file could hold them: a circle would never end. */
	@Test
	void noTrees() {
		final int[] leaf = { -1 };
		final double[] zero = { 0 };
		assertThrows(IllegalArgumentException.class, () -> new Tree(1, new int[] { 0 }, zero, new int[] { 0 }, new int[] { 0 },
			zero), "a circle");
		assertThrows(IllegalArgumentException.class, () -> new Tree(1, new int[] { 0 }, zero, new int[] { 1 }, new int[] { 2 },
			zero), "outside");
		assertThrows(IllegalArgumentException.class, () -> new Tree(1, new int[] { -2 }, zero, leaf, leaf, zero));
		assertThrows(IllegalArgumentException.class, () -> new Tree(1, leaf, zero, leaf, leaf, new double[2]));
		assertThrows(IllegalArgumentException.class, () -> new Tree(1, new int[0], new double[0], new int[0], new int[0],
			new double[0]));
	}
}
