package org.radiomate.model.learning;

import org.radiomate.model.predictor.Predictor;
import org.radiomate.model.predictor.Scale;
import org.radiomate.model.predictor.Tree;
import org.radiomate.model.predictor.TreeEnsemble;

import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.type.StructType;
import smile.regression.RegressionTree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of trees by Smile, with the binomial deviance: logit p = 2 (b + shrinkage · Σ tree). All patients
 * take part in every tree, leaves hold at least 5. Tuned: the splits on a way ({@code depth}: 1, 2, 3), the
 * {@code shrinkage} (0.05, 0.1) and the number of {@code trees} (25, 50, 100).
 * <p>
 * Friedman JH, Ann Stat 2001;29:1189, doi 10.1214/aos/1013203451.
 * </p>
 */
public final class BoostingMethod implements TunedMethod {

	private static final int MIN_LEAF = 5;
	private static final String DEPTH = "depth", SHRINKAGE = "shrinkage", TREES = "trees";

	@Override
	public List<Setting> grid(final int variables) {
		return Setting.cross(Setting.cross(Setting.cross(Setting.NONE, DEPTH, 1, 2, 3), SHRINKAGE, 0.05, 0.1), TREES, 25, 50,
			100);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final DataFrame table = SmileRunner.table(sample);
		final StructType inputs = new StructType(Arrays.copyOf(table.schema().fields(), sample.variables()));
		final List<Tree> trees = new ArrayList<>();
		for (final RegressionTree tree : train(sample, table, setting, seed).trees()) {
			trees.add(SmileTree.of(tree.root(), inputs, 2 * setting.get(SHRINKAGE), leaf -> ((RegressionNode) leaf)
				.output()));
		}
		return new TreeEnsemble(Scale.LOGIT, 2 * Loss.logistic(sample.labels(0)).intercept(null), trees);
	}

	/** Smile counts a tree's levels, the leaves among them, so its depth is one more. */
	static GradientTreeBoost train(final Sample sample, final DataFrame table, final Setting setting, final long seed) {
		return SmileRunner.run(seed, () -> GradientTreeBoost.fit(SmileRunner.formula(), table, setting.whole(TREES), setting
			.whole(DEPTH) + 1, 1 << setting.whole(DEPTH), MIN_LEAF, setting.get(SHRINKAGE), 1));
	}
}
