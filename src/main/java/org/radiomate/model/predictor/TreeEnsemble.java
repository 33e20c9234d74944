package org.radiomate.model.predictor;

import java.util.List;

/**
 * A sum of trees: output = offset + Σ weight · leaf value. For a random forest the output is the probability and the
 * weights sum to 1; for boosted trees it is the logit.
 *
 * @param scale what the output is
 * @param offset the output of no tree at all
 * @param trees the trees
 */
public record TreeEnsemble(Scale scale, double offset, List<Tree> trees) implements Predictor {

	public TreeEnsemble {
		trees = List.copyOf(trees);
	}

	private double output(final double[] values) {
		double output = offset;
		for (final Tree tree : trees) output += tree.output(values);
		return output;
	}

	@Override
	public double probability(final double[] values) {
		return scale.probability(output(values));
	}

	@Override
	public Attribution attribution(final double[] values) {
		final TreeAttribution sum = new TreeAttribution(values);
		trees.forEach(sum::add);
		return new Attribution(scale, output(new double[values.length]), sum.contributions());
	}

	@Override
	public boolean fits(final int variables) {
		return trees.stream().allMatch(tree -> tree.highestVariable() < variables);
	}
}
