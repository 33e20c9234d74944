package org.radiomate.model.learning;

import org.radiomate.model.predictor.Tree;

import smile.base.cart.InternalNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Node;
import smile.data.Tuple;
import smile.data.type.StructType;

import java.util.function.ToDoubleFunction;

/** Writes a tree of Smile's down as arrays. */
final class SmileTree {

	private static final long LOWEST = sortable(-Double.MAX_VALUE), HIGHEST = sortable(Double.MAX_VALUE);

	private final ToDoubleFunction<LeafNode> answer;
	private final double[] probe;
	private final Tuple patient;
	private int[] variable, below, above;
	private double[] threshold, value;
	private int next;

	private SmileTree(final Node root, final StructType schema, final ToDoubleFunction<LeafNode> answer) {
		this.answer = answer;
		probe = new double[schema.length()];
		patient = Tuple.of(probe, schema);
		final int nodes = count(root);
		variable = new int[nodes];
		below = new int[nodes];
		above = new int[nodes];
		threshold = new double[nodes];
		value = new double[nodes];
	}

	/**
	 * The tree as arrays.
	 *
	 * @param schema of the variables
	 * @param answer the value of a leaf
	 */
	static Tree of(final Node root, final StructType schema, final double weight, final ToDoubleFunction<LeafNode> answer) {
		final SmileTree tree = new SmileTree(root, schema, answer);
		tree.add(root);
		return new Tree(weight, tree.variable, tree.threshold, tree.below, tree.above, tree.value);
	}

	private static int count(final Node node) {
		return node instanceof final InternalNode inner ? 1 + count(inner.trueChild()) + count(inner.falseChild()) : 1;
	}

	private int add(final Node node) {
		final int index = next++;
		if (node instanceof final InternalNode inner) {
			variable[index] = inner.feature();
			threshold[index] = threshold(inner);
			below[index] = add(inner.trueChild());
			above[index] = add(inner.falseChild());
		}
		else {
			variable[index] = below[index] = above[index] = -1;
			value[index] = answer.applyAsDouble((LeafNode) node);
		}
		return index;
	}

	/** Smile keeps a threshold to itself but not its answers: the largest number that the node still calls "at most". */
	private double threshold(final InternalNode node) {
		long yes = LOWEST, no = HIGHEST;
		while (yes + 1 < no) {
			final long middle = (yes >> 1) + (no >> 1) + (yes & no & 1);
			probe[node.feature()] = number(middle);
			if (node.branch(patient)) yes = middle;
			else no = middle;
		}
		return number(yes);
	}

	/** Whole numbers in the order of the doubles. */
	private static long sortable(final double value) {
		final long bits = Double.doubleToLongBits(value);
		return bits ^ bits >> 63 & Long.MAX_VALUE;
	}

	private static double number(final long sortable) {
		return Double.longBitsToDouble(sortable ^ sortable >> 63 & Long.MAX_VALUE);
	}
}
