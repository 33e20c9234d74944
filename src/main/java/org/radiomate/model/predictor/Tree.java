package org.radiomate.model.predictor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A binary tree as arrays, one element for each node, the root first. At a node with a variable a patient goes to {@code
 * below} if the value is at most the threshold, else to {@code above}; children come after their parent, so that there can
 * be no circle. At a leaf the variable is -1.
 *
 * @param weight what the leaf's value is multiplied by in the sum of trees
 * @param variable the variable asked at each node; -1 at a leaf
 * @param threshold of the node's question; 0 at a leaf
 * @param below the next node if value ≤ threshold; -1 at a leaf
 * @param above the next node otherwise; -1 at a leaf
 * @param value the answer at a leaf; 0 elsewhere
 */
public record Tree(double weight, int[] variable, double[] threshold, int[] below, int[] above, double[] value) {

	private static final int LEAF = -1;

	/** @throws IllegalArgumentException if the arrays are no tree */
	public Tree {
		final int nodes = variable.length;
		if (nodes == 0 || threshold.length != nodes || below.length != nodes || above.length != nodes || value.length != nodes) {
			throw new IllegalArgumentException("a tree needs arrays of one and the same length");
		}
		for (int node = 0; node < nodes; node++) {
			final boolean inside = below[node] > node && above[node] > node && below[node] < nodes && above[node] < nodes;
			if (variable[node] < LEAF || variable[node] != LEAF && !inside) {
				throw new IllegalArgumentException("node " + node + " of a tree leads nowhere");
			}
		}
	}

	boolean isLeaf(final int node) {
		return variable[node] == LEAF;
	}

	int next(final int node, final double[] values) {
		return values[variable[node]] <= threshold[node] ? below[node] : above[node];
	}

	/** The weighted value of the leaf that a patient reaches. */
	double output(final double[] values) {
		int node = 0;
		while (!isLeaf(node)) node = next(node, values);
		return weight * value[node];
	}

	int highestVariable() {
		return Arrays.stream(variable).max().orElse(LEAF);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Tree tree && weight == tree.weight && Arrays.equals(variable, tree.variable) && Arrays
			.equals(threshold, tree.threshold) && Arrays.equals(below, tree.below) && Arrays.equals(above, tree.above) && Arrays
				.equals(value, tree.value);
	}

	@Override
	public int hashCode() {
		return Objects.hash(weight, Arrays.hashCode(variable), Arrays.hashCode(threshold), Arrays.hashCode(value));
	}
}
