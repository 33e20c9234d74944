package org.radiomate.feature.texture;

/**
 * A symmetric co-occurrence matrix to which pairs are added and from which they are taken again. All that it keeps are
 * counts, so that it never drifts: cells by their level numbers, how many cells have which count, and the sums over equal
 * levels, differences and sums of levels.
 */
final class SlidingPairs implements PairFigures {

	private static final double LOG_2 = StrictMath.log(2);

	/** Below this HXY and HXY2 differ by rounding alone. */
	static final double SAME_ENTROPY = 1e-14;

	private final int[] levels;
	private final int levelCount;
	private final int[] cells;
	private final int[] cellsOfCount;
	private final double[] countLogCount;
	private final Tally marginal;
	private final Tally differences;
	private final Tally sums;
	private int largestCount;
	private long total;
	private long products;

	/**
	 * Without pairs.
	 *
	 * @param codes gives the level of a number
	 * @param mostPairs how many pairs there can be at once
	 * @param countLogCount c·log₂c of every count up to twice as many, see {@link #countLogCount}
	 */
	SlidingPairs(final LevelCodes codes, final int mostPairs, final double[] countLogCount) {
		levelCount = codes.levelCount();
		levels = new int[codes.size() + 1];
		for (int code = 1; code < levels.length; code++) levels[code] = codes.level(code);
		cells = new int[levels.length * levels.length];
		cellsOfCount = new int[2 * mostPairs + 1];
		this.countLogCount = countLogCount;
		marginal = new Tally(levelCount);
		differences = new Tally(levelCount);
		sums = new Tally(2 * levelCount);
	}

	/** c·log₂c for counts up to twice so many pairs. */
	static double[] countLogCount(final int mostPairs) {
		final double[] table = new double[2 * mostPairs + 1];
		for (int c = 1; c < table.length; c++) table[c] = c * (StrictMath.log(c) / LOG_2);
		return table;
	}

	/** Counts that may be below and above; those beyond its bounds are 0. */
	private static final class Tally {

		private final int[] counts;
		private int lowest;
		private int highest = -1;

		private Tally(final int largest) {
			counts = new int[largest + 1];
			lowest = largest + 1;
		}

		private void add(final int at, final int by) {
			counts[at] += by;
			if (at < lowest) lowest = at;
			if (at > highest) highest = at;
		}

		private void tighten() {
			while (highest >= lowest && counts[highest] == 0) highest--;
			while (lowest < highest && counts[lowest] == 0) lowest++;
			if (highest < lowest) lowest = counts.length;
		}
	}

	/** Counts a pair of level numbers, both ways. */
	void add(final int a, final int b) {
		final int levelA = levels[a], levelB = levels[b];
		final int cell = a < b ? a * levels.length + b : b * levels.length + a;
		final int before = cells[cell]++;
		if (a == b) move(2 * before, 2 * before + 2, 1);
		else move(before, before + 1, 2);
		tally(levelA, levelB, 1);
		largestCount = Math.max(largestCount, a == b ? 2 * before + 2 : before + 1);
	}

	/** Takes away a pair that was counted. */
	void remove(final int a, final int b) {
		final int levelA = levels[a], levelB = levels[b];
		final int cell = a < b ? a * levels.length + b : b * levels.length + a;
		final int before = cells[cell]--;
		if (a == b) move(2 * before, 2 * before - 2, 1);
		else move(before, before - 1, 2);
		tally(levelA, levelB, -1);
	}

	/** How many cells have a count of 0 is kept, too, but means nothing. */
	private void move(final int from, final int to, final int manyCells) {
		cellsOfCount[from] -= manyCells;
		cellsOfCount[to] += manyCells;
	}

	private void tally(final int a, final int b, final int sign) {
		marginal.add(a, sign);
		marginal.add(b, sign);
		differences.add(Math.abs(a - b), 2 * sign);
		sums.add(a + b, 2 * sign);
		products += 2L * sign * a * b;
		total += 2 * sign;
	}

	/** To be called before figures are asked for. */
	void settle() {
		marginal.tighten();
		differences.tighten();
		sums.tighten();
		while (largestCount > 0 && cellsOfCount[largestCount] == 0) largestCount--;
	}

	/** Number of pairs, each counted both ways. */
	long total() {
		return total;
	}

	@Override
	public int levelCount() {
		return levelCount;
	}

	@Override
	public double jointMaximum() {
		return (double) largestCount / total;
	}

	@Override
	public double jointAverage() {
		return (double) levelSum(1) / total;
	}

	/** Σ i^power over rows, exactly. */
	private long levelSum(final int power) {
		long sum = 0;
		for (int i = marginal.lowest; i <= marginal.highest; i++) {
			sum += (power == 1 ? i : (long) i * i) * marginal.counts[i];
		}
		return sum;
	}

	/** The variance of the rows' levels times total², exactly. */
	private long scaledVariance() {
		final long sum = levelSum(1);
		return total * levelSum(2) - sum * sum;
	}

	@Override
	public double jointVariance() {
		return (double) scaledVariance() / ((double) total * total);
	}

	@Override
	public double jointEntropy() {
		double sum = 0;
		for (int c = 1; c <= largestCount; c++) {
			sum += cellsOfCount[c] * countLogCount[c];
		}
		return entropy(sum);
	}

	private double entropy(final Tally tally) {
		double sum = 0;
		for (int k = tally.lowest; k <= tally.highest; k++) {
			sum += countLogCount[tally.counts[k]];
		}
		return entropy(sum);
	}

	/** -Σ (c/N) log₂(c/N) = (N log₂N - Σ c log₂c) / N. */
	private double entropy(final double sumOfCountLogCount) {
		return (countLogCount[(int) total] - sumOfCountLogCount) / total;
	}

	@Override
	public double differenceAverage() {
		return mean(differences);
	}

	private double mean(final Tally tally) {
		long sum = 0;
		for (int k = tally.lowest; k <= tally.highest; k++) {
			sum += (long) k * tally.counts[k];
		}
		return (double) sum / total;
	}

	@Override
	public double differenceVariance() {
		return moment(differences, differenceAverage(), 2);
	}

	private double moment(final Tally tally, final double centre, final int power) {
		double sum = 0;
		for (int k = tally.lowest; k <= tally.highest; k++) {
			double term = tally.counts[k];
			for (int i = 0; i < power; i++) {
				term *= k - centre;
			}
			sum += term;
		}
		return sum / total;
	}

	@Override
	public double differenceEntropy() {
		return entropy(differences);
	}

	@Override
	public double sumAverage() {
		return mean(sums);
	}

	@Override
	public double sumVarianceAround(final double centre) {
		return moment(sums, centre, 2);
	}

	@Override
	public double sumEntropy() {
		return entropy(sums);
	}

	@Override
	public double angularSecondMoment() {
		long sum = 0;
		for (int c = 1; c <= largestCount; c++) {
			sum += (long) cellsOfCount[c] * c * c;
		}
		return sum / ((double) total * total);
	}

	@Override
	public double contrast() {
		return moment(differences, 0, 2);
	}

	@Override
	public double inverseDifference() {
		return inverseDifferenceNormalised(1);
	}

	@Override
	public double inverseDifferenceNormalised(final int levelsOfAll) {
		double sum = 0;
		for (int k = differences.lowest; k <= differences.highest; k++) {
			sum += differences.counts[k] / (1 + k / (double) levelsOfAll);
		}
		return sum / total;
	}

	@Override
	public double inverseDifferenceMoment() {
		return inverseDifferenceMomentNormalised(1);
	}

	@Override
	public double inverseDifferenceMomentNormalised(final int levelsOfAll) {
		double sum = 0;
		for (int k = differences.lowest; k <= differences.highest; k++) {
			final double share = k / (double) levelsOfAll;
			sum += differences.counts[k] / (1 + share * share);
		}
		return sum / total;
	}

	@Override
	public double inverseVariance() {
		double sum = 0;
		for (int k = Math.max(1, differences.lowest); k <= differences.highest; k++) {
			sum += differences.counts[k] / ((double) k * k);
		}
		return sum / total;
	}

	@Override
	public double correlation() {
		final long variance = scaledVariance(), sum = levelSum(1);
		return variance == 0 ? Double.NaN : (double) (total * products - sum * sum) / variance;
	}

	@Override
	public double autocorrelation() {
		return (double) products / total;
	}

	@Override
	public double clusterTendency() {
		return moment(sums, sumAverage(), 2);
	}

	@Override
	public double clusterShade() {
		return moment(sums, sumAverage(), 3);
	}

	@Override
	public double clusterProminence() {
		return moment(sums, sumAverage(), 4);
	}

	@Override
	public double informationCorrelation1() {
		if (marginal.lowest == marginal.highest) return Double.NaN;
		final double rows = entropy(marginal);
		return (jointEntropy() - 2 * rows) / rows;
	}

	@Override
	public double informationCorrelation2() {
		final double joint = jointEntropy(), difference = 2 * entropy(marginal) - joint;
		return difference <= SAME_ENTROPY * Math.max(1, joint) ? 0 : Math.sqrt(1 - StrictMath.exp(-2 * difference));
	}
}
