package org.radiomate.feature.texture;

import java.util.Arrays;

/**
 * The figures of a co-occurrence matrix with p(i,j) = count/total, levels from 1, logarithms to base 2; p_x and p_y are the
 * sums of its rows and columns, p_{x-y}(k) and p_{x+y}(k) those over |i-j| = k and i+j = k. On a symmetric matrix they are
 * IBSI's (Zwanenburg A et al., Radiology 2020;295:328, doi:10.1148/radiol.2020191145). All are NaN for an empty matrix.
 */
public final class CooccurrenceFigures implements PairFigures {

	private static final double LOG_2 = StrictMath.log(2);

	private final int n;
	private final CooccurrenceMatrix matrix;
	private final double[] p;
	private final double[] px;
	private final double[] py;
	private final double[] pDifference;
	private final double[] pSum;
	private final double jointEntropy;

	/** Takes the probabilities of a matrix. */
	public CooccurrenceFigures(final CooccurrenceMatrix matrix) {
		n = matrix.levelCount();
		this.matrix = matrix;
		p = new double[matrix.cells()];
		px = new double[n];
		py = new double[n];
		pDifference = new double[n];
		pSum = new double[2 * n + 1];
		for (int cell = 0; cell < p.length; cell++) {
			p[cell] = (double) matrix.count(cell) / matrix.total();
			put(matrix.reference(cell) - 1, matrix.neighbour(cell) - 1, p[cell]);
		}
		if (p.length == 0) fillAbsent();
		jointEntropy = p.length == 0 ? Double.NaN : entropy(p);
	}

	private void fillAbsent() {
		for (final double[] probabilities : new double[][] { px, py, pDifference, pSum }) {
			Arrays.fill(probabilities, Double.NaN);
		}
	}

	private void put(final int i, final int j, final double probability) {
		px[i] += probability;
		py[j] += probability;
		pDifference[Math.abs(i - j)] += probability;
		pSum[i + j + 2] += probability;
	}

	@Override
	public int levelCount() {
		return n;
	}

	/** What a sum over the cells starts from. */
	private double zero() {
		return p.length == 0 ? Double.NaN : 0;
	}

	@Override
	public double jointMaximum() {
		double maximum = zero();
		for (final double probability : p) {
			maximum = Math.max(maximum, probability);
		}
		return maximum;
	}

	@Override
	public double jointAverage() {
		return mean(px, 1);
	}

	@Override
	public double jointVariance() {
		return moment(px, 1, jointAverage(), 2);
	}

	@Override
	public double jointEntropy() {
		return jointEntropy;
	}

	@Override
	public double differenceAverage() {
		return mean(pDifference, 0);
	}

	@Override
	public double differenceVariance() {
		return moment(pDifference, 0, differenceAverage(), 2);
	}

	@Override
	public double differenceEntropy() {
		return entropy(pDifference);
	}

	@Override
	public double sumAverage() {
		return mean(pSum, 0);
	}

	@Override
	public double sumVarianceAround(final double centre) {
		return moment(pSum, 0, centre, 2);
	}

	@Override
	public double sumEntropy() {
		return entropy(pSum);
	}

	@Override
	public double angularSecondMoment() {
		double sum = zero();
		for (final double probability : p) {
			sum += probability * probability;
		}
		return sum;
	}

	@Override
	public double contrast() {
		return moment(pDifference, 0, 0, 2);
	}

	@Override
	public double inverseDifference() {
		return inverseDifference(1);
	}

	@Override
	public double inverseDifferenceNormalised(final int levels) {
		return inverseDifference(levels);
	}

	private double inverseDifference(final double scale) {
		double sum = 0;
		for (int k = 0; k < n; k++) {
			sum += pDifference[k] / (1 + k / scale);
		}
		return sum;
	}

	@Override
	public double inverseDifferenceMoment() {
		return inverseDifferenceMoment(1);
	}

	@Override
	public double inverseDifferenceMomentNormalised(final int levels) {
		return inverseDifferenceMoment(levels);
	}

	private double inverseDifferenceMoment(final double scale) {
		double sum = 0;
		for (int k = 0; k < n; k++) {
			sum += pDifference[k] / (1 + k / scale * (k / scale));
		}
		return sum;
	}

	@Override
	public double inverseVariance() {
		double sum = zero();
		for (int k = 1; k < n; k++) {
			sum += pDifference[k] / ((double) k * k);
		}
		return sum;
	}

	@Override
	public double correlation() {
		final double meanX = mean(px, 1);
		final double meanY = mean(py, 1);
		if (isConstant(px) || isConstant(py)) return Double.NaN;
		double covariance = zero();
		for (int cell = 0; cell < p.length; cell++) {
			covariance += (matrix.reference(cell) - meanX) * (matrix.neighbour(cell) - meanY) * p[cell];
		}
		return covariance / Math.sqrt(moment(px, 1, meanX, 2) * moment(py, 1, meanY, 2));
	}

	/** Whether one level has all the probability; sums of rounded parts cannot tell. */
	private static boolean isConstant(final double[] marginal) {
		int present = 0;
		for (final double probability : marginal) {
			if (probability > 0) present++;
		}
		return present == 1;
	}

	@Override
	public double autocorrelation() {
		double sum = zero();
		for (int cell = 0; cell < p.length; cell++) {
			sum += (double) matrix.reference(cell) * matrix.neighbour(cell) * p[cell];
		}
		return sum;
	}

	@Override
	public double clusterTendency() {
		return moment(pSum, 0, sumAverage(), 2);
	}

	@Override
	public double clusterShade() {
		return moment(pSum, 0, sumAverage(), 3);
	}

	@Override
	public double clusterProminence() {
		return moment(pSum, 0, sumAverage(), 4);
	}

	@Override
	public double informationCorrelation1() {
		if (isConstant(px) && isConstant(py)) return Double.NaN;
		return (jointEntropy - hxy1()) / Math.max(entropy(px), entropy(py));
	}

	private double hxy1() {
		// the logarithm of the product falls apart, and both parts are the same
		if (matrix.isSymmetric()) return 2 * entropy(px);
		double sum = 0;
		for (int cell = 0; cell < p.length; cell++) {
			sum -= p[cell] * log2(px[matrix.reference(cell) - 1] * py[matrix.neighbour(cell) - 1]);
		}
		return sum;
	}

	@Override
	public double informationCorrelation2() {
		// rounding can put HXY just above HXY2, which it never exceeds, and the root would make much of a difference that is none
		final double difference = hxy2() - jointEntropy;
		if (difference <= SlidingPairs.SAME_ENTROPY * Math.max(1, jointEntropy)) return 0;
		return Math.sqrt(1 - StrictMath.exp(-2 * difference));
	}

	private double hxy2() {
		if (matrix.isSymmetric()) return 2 * entropy(px);
		double sum = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; px[i] > 0 && j < n; j++) {
				final double product = px[i] * py[j];
				if (product > 0) sum -= product * log2(product);
			}
		}
		return sum;
	}

	private static double mean(final double[] probabilities, final int first) {
		double sum = 0;
		for (int k = 0; k < probabilities.length; k++) {
			sum += (k + first) * probabilities[k];
		}
		return sum;
	}

	private static double moment(final double[] probabilities, final int first, final double centre, final int power) {
		double sum = 0;
		for (int k = 0; k < probabilities.length; k++) {
			double term = probabilities[k];
			for (int i = 0; i < power; i++) {
				term *= k + first - centre;
			}
			sum += term;
		}
		return sum;
	}

	private static double entropy(final double[] probabilities) {
		double sum = 0;
		for (final double probability : probabilities) {
			if (probability > 0) sum -= probability * log2(probability);
			else if (Double.isNaN(probability)) return Double.NaN;
		}
		return sum;
	}

	private static double log2(final double value) {
		return StrictMath.log(value) / LOG_2;
	}
}
