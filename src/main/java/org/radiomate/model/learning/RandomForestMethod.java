package org.radiomate.model.learning;

import org.apache.commons.math3.random.Well19937c;
import org.radiomate.model.predictor.Predictor;
import org.radiomate.model.predictor.Scale;
import org.radiomate.model.predictor.Tree;
import org.radiomate.model.predictor.TreeEnsemble;

import smile.base.cart.DecisionNode;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.type.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Random forest by Smile: 300 trees by Gini's impurity, each on a bootstrap sample of each class, drawn with a seed of its
 * own. The probability is the mean of the leaves' (n₊ + 1) / (n + 2), weighted as Smile does by each tree's accuracy on
 * the patients it did not see. Tuned: the variables tried at a split ({@code mtry}: 1, the root of their number, half,
 * all) and the smallest leaf ({@code minleaf}: 10, 5, 2).
 * <p>
 * Breiman L, Mach Learn 2001;45:5, doi 10.1023/A:1010933404324.
 * </p>
 */
public final class RandomForestMethod implements TunedMethod {

	private static final int TREES = 300, MAX_DEPTH = 20;
	private static final String MTRY = "mtry", MIN_LEAF = "minleaf";

	@Override
	public List<Setting> grid(final int variables) {
		final double[] mtry = Arrays.stream(new int[] { 1, (int) Math.round(Math.sqrt(variables)), (variables + 1) / 2,
			variables }).distinct().sorted().asDoubleStream().toArray();
		return Setting.cross(Setting.cross(Setting.NONE, MIN_LEAF, 10, 5, 2), MTRY, mtry);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final DataFrame table = SmileRunner.table(sample);
		return forest(train(sample, table, setting, seed), table.schema(), sample.variables());
	}

	static RandomForest train(final Sample sample, final DataFrame table, final Setting setting, final long seed) {
		return SmileRunner.run(seed, () -> RandomForest.fit(SmileRunner.formula(), table, TREES, setting.whole(MTRY),
			SplitRule.GINI, MAX_DEPTH, sample.size(), setting.whole(MIN_LEAF), 1, null, seeds(seed)));
	}

	/** One seed for each tree, above 1 because Smile ignores others. */
	private static LongStream seeds(final long seed) {
		final Well19937c random = new Well19937c(seed);
		return LongStream.generate(() -> (random.nextLong() >>> 2) + 2).limit(2 * TREES);
	}

	private static Predictor forest(final RandomForest forest, final StructType schema, final int variables) {
		final StructType inputs = new StructType(Arrays.copyOf(schema.fields(), variables));
		final double[] weights = weights(forest.models());
		final List<Tree> trees = new ArrayList<>();
		for (int t = 0; t < weights.length; t++) {
			trees.add(SmileTree.of(forest.models()[t].tree.root(), inputs, weights[t], leaf -> ((DecisionNode) leaf)
				.posteriori(new double[2])[1]));
		}
		return new TreeEnsemble(Scale.PROBABILITY, 0, trees);
	}

	/** A tree whose sample left nobody out has no accuracy and counts nothing, unless that is true of all. */
	private static double[] weights(final RandomForest.Model[] models) {
		final double[] weights = Arrays.stream(models).mapToDouble(model -> Double.isFinite(model.weight) ? model.weight : 0)
			.toArray();
		final double sum = Arrays.stream(weights).sum();
		return Arrays.stream(weights).map(weight -> sum > 0 ? weight / sum : 1.0 / models.length).toArray();
	}
}
