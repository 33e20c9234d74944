package org.radiomate.model.predictor;

/**
 * Exact baseline Shapley values of a sum of trees, against the average patient (all values 0). A leaf is reached by a mix
 * of both patients if it takes the variables of a set A from the patient and those of a set B from the average, A and B
 * being where the two part on the way. Such a leaf of value v adds v (a-1)! b! / (a+b)! to each variable of A and takes
 * v a! (b-1)! / (a+b)! from each of B, with a = |A| and b = |B|; both follow from the orders in which A comes before B.
 */
final class TreeAttribution {

	private static final byte OPEN = 0, PATIENT = 1, AVERAGE = 2;

	private final double[] values;
	private final double[] average;
	private final double[] contributions;
	private final byte[] taken;
	private Tree tree;

	TreeAttribution(final double[] values) {
		this.values = values;
		average = new double[values.length];
		contributions = new double[values.length];
		taken = new byte[values.length];
	}

	double[] contributions() {
		return contributions;
	}

	void add(final Tree next) {
		tree = next;
		walk(0, 0, 0);
	}

	/** All leaves below a node, with a variables taken from the patient and b from the average so far. */
	private void walk(final int node, final int a, final int b) {
		if (tree.isLeaf(node)) {
			share(tree.weight() * tree.value()[node], a, b);
			return;
		}
		final int variable = tree.variable()[node], ours = tree.next(node, values), others = tree.next(node, average);
		if (taken[variable] == PATIENT || ours == others) walk(ours, a, b);
		else if (taken[variable] == AVERAGE) walk(others, a, b);
		else {
			taken[variable] = PATIENT;
			walk(ours, a + 1, b);
			taken[variable] = AVERAGE;
			walk(others, a, b + 1);
			taken[variable] = OPEN;
		}
	}

	private void share(final double value, final int a, final int b) {
		if (a + b == 0) return;
		final double gain = a == 0 ? 0 : value / (a * choose(a + b, a)), loss = b == 0 ? 0 : value / (b * choose(a + b, b));
		for (int j = 0; j < taken.length; j++) {
			if (taken[j] == PATIENT) contributions[j] += gain;
			else if (taken[j] == AVERAGE) contributions[j] -= loss;
		}
	}

	/** The binomial coefficient. */
	static double choose(final int n, final int k) {
		double product = 1;
		for (int i = 1; i <= k; i++) product = product * (n - k + i) / i;
		return product;
	}
}
