package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;

import java.util.HashMap;
import java.util.Map;

/**
 * The 77 columns of all directions, for which there are no golden values, against a plain counting of the pairs and runs of
 * the golden phantom and the equations of the column catalogue, summed over i and j as they stand there.
 */
class AggregateColumnsTest {

	private static final int N = 100;
	private static final Geometry GRID = IbexPhantom.grid(0, 0, 0);
	private static final double[] HU = Voxels.of(IbexPhantom.volume(GRID, 0, 0, 0));
	private static final Mask MASK = IbexPhantom.mask(GRID, 0, 0, 0);

	/** Columns to the right and rows down for 0, 45, 90 and 135 degrees. */
	private static final int[][] STEPS = { { 1, 0 }, { 1, -1 }, { 0, -1 }, { -1, -1 } };

	private static int level(final int x, final int y, final int z) {
		if (!MASK.contains(x, y, z)) return 0;
		final double ct = HU[x + GRID.width() * (y + GRID.height() * z)] + 1000;
		return (int) Math.max(1, Math.min(N, Math.round(99 * ct / 2100 + 1)));
	}

	@Test
	void all77AgreeWithPlainCounting() {
		final FeatureVector vector = FeatureExtractor.extract(IbexPhantom.volume(GRID, 0, 0, 0), MASK, FeatureSet.builtIn(
			"IBEX 430"));
		final Map<String, Double> expected = new HashMap<>();
		for (final int offset : new int[] { 1, 4, 7 }) {
			glcm(pairs(offset)).forEach((name, value) -> expected.put("-333-" + offset + name, value));
		}
		glrlm(runs()).forEach((name, value) -> expected.put("-333" + name, value));
		assertEquals(77, expected.size());
		expected.forEach((id, value) -> assertEquals(value, vector.value(id), 1e-9 * Math.abs(value), id));
	}

	private static double[][] pairs(final int offset) {
		final double[][] counts = new double[N + 1][N + 1];
		double total = 0;
		for (int z = 0; z < GRID.depth(); z++) {
			for (int y = 0; y < GRID.height(); y++) {
				for (int x = 0; x < GRID.width(); x++) {
					for (final int[] step : STEPS) {
						final int i = level(x, y, z), j = level(x + offset * step[0], y + offset * step[1], z);
						if (i == 0 || j == 0) continue;
						counts[i][j]++;
						total++;
					}
				}
			}
		}
		for (final double[] row : counts) for (int j = 0; j <= N; j++) row[j] /= total;
		return counts;
	}

	/** One term of a sum over all i and j. */
	private interface Term {

		double of(int i, int j, double p);
	}

	private static double sum(final double[][] p, final Term term) {
		double sum = 0;
		for (int i = 1; i < p.length; i++) for (int j = 1; j < p[i].length; j++) if (p[i][j] > 0) sum += term.of(i, j, p[i][j]);
		return sum;
	}

	private static double log2(final double value) {
		return Math.log(value) / Math.log(2);
	}

	private static double entropy(final double[] p) {
		double sum = 0;
		for (final double share : p) if (share > 0) sum -= share * log2(share);
		return sum;
	}

	private static Map<String, Double> glcm(final double[][] p) {
		final double[] px = new double[N + 1], py = new double[N + 1], difference = new double[N + 1], sums = new double[2 * N +
			1];
		sum(p, (i, j, v) -> {
			px[i] += v;
			py[j] += v;
			difference[Math.abs(i - j)] += v;
			sums[i + j] += v;
			return 0;
		});
		final double mx = sum(p, (i, j, v) -> i * v), my = sum(p, (i, j, v) -> j * v);
		final double sx = Math.sqrt(sum(p, (i, j, v) -> (i - mx) * (i - mx) * v)), sy = Math.sqrt(sum(p, (i, j, v) -> (j - my) *
			(j - my) * v));
		final double hxy = sum(p, (i, j, v) -> -v * log2(v)), hxy1 = sum(p, (i, j, v) -> -v * log2(px[i] * py[j]));
		double hxy2 = 0;
		for (final double a : px) for (final double b : py) if (a * b > 0) hxy2 -= a * b * log2(a * b);
		final double sumEntropy = entropy(sums);
		final Map<String, Double> m = new HashMap<>();
		m.put("AutoCorrelation", sum(p, (i, j, v) -> i * j * v));
		m.put("ClusterProminence", sum(p, (i, j, v) -> Math.pow(i - mx + j - my, 4) * v));
		m.put("ClusterShade", sum(p, (i, j, v) -> Math.pow(i - mx + j - my, 3) * v));
		m.put("ClusterTendendcy", sum(p, (i, j, v) -> Math.pow(i - mx + j - my, 2) * v));
		m.put("Contrast", sum(p, (i, j, v) -> (i - j) * (i - j) * v));
		m.put("Correlation", sum(p, (i, j, v) -> (i - mx) * (j - my) * v) / (sx * sy));
		m.put("DifferenceEntropy", entropy(difference));
		m.put("Dissimilarity", sum(p, (i, j, v) -> Math.abs(i - j) * v));
		m.put("Energy", sum(p, (i, j, v) -> v * v));
		m.put("Entropy", hxy);
		m.put("Homogeneity", sum(p, (i, j, v) -> v / (1 + Math.abs(i - j))));
		m.put("Homogeneity2", sum(p, (i, j, v) -> v / (1 + (i - j) * (i - j))));
		m.put("InformationMeasureCorr1", (hxy - hxy1) / Math.max(entropy(px), entropy(py)));
		m.put("InformationMeasureCorr2", Math.sqrt(1 - Math.exp(-2 * (hxy2 - hxy))));
		m.put("InverseDiffMomentNorm", sum(p, (i, j, v) -> v / (1 + (i - j) * (i - j) / (double) (N * N))));
		m.put("InverseDiffNorm", sum(p, (i, j, v) -> v / (1 + Math.abs(i - j) / (double) N)));
		m.put("InverseVariance", sum(p, (i, j, v) -> i == j ? 0 : v / ((i - j) * (i - j))));
		m.put("MaxProbability", maximum(p));
		m.put("SumAverage", sum(p, (i, j, v) -> (i + j) * v));
		m.put("SumEntropy", sumEntropy);
		m.put("SumVariance", sum(p, (i, j, v) -> Math.pow(i + j - sumEntropy, 2) * v));
		m.put("Variance", m.get("ClusterTendendcy"));
		return m;
	}

	private static double maximum(final double[][] p) {
		double maximum = 0;
		for (final double[] row : p) for (final double v : row) maximum = Math.max(maximum, v);
		return maximum;
	}

	/** The mean of the two directions' matrices: every run counts a half. */
	private static double[][] runs() {
		final double[][] counts = new double[N + 1][GRID.width() + 1];
		for (int z = 0; z < GRID.depth(); z++) {
			for (int y = 0; y < GRID.height(); y++) {
				for (int x = 0; x < GRID.width(); x++) {
					countRun(counts, x, y, z, 1, 0);
					countRun(counts, x, y, z, 0, 1);
				}
			}
		}
		return counts;
	}

	private static void countRun(final double[][] counts, final int x, final int y, final int z, final int dx, final int dy) {
		final int level = level(x, y, z);
		if (level == 0 || level(x - dx, y - dy, z) == level) return;
		int length = 1;
		while (level(x + length * dx, y + length * dy, z) == level) length++;
		counts[level][length] += 0.5;
	}

	private static Map<String, Double> glrlm(final double[][] r) {
		final double runs = sum(r, (i, j, v) -> v);
		double levelSquares = 0;
		final double[] byLength = new double[r[1].length];
		for (int i = 1; i <= N; i++) {
			double row = 0;
			for (int j = 1; j < byLength.length; j++) {
				row += r[i][j];
				byLength[j] += r[i][j];
			}
			levelSquares += row * row;
		}
		double lengthSquares = 0;
		for (final double column : byLength) lengthSquares += column * column;
		final Map<String, Double> m = new HashMap<>();
		m.put("GrayLevelNonuniformity", levelSquares / runs);
		m.put("RunLengthNonuniformity", lengthSquares / runs);
		m.put("RunPercentage", runs / MASK.count());
		m.put("HighGrayLevelRunEmpha", sum(r, (i, j, v) -> v * i * i) / runs);
		m.put("LongRunEmphasis", sum(r, (i, j, v) -> v * j * j) / runs);
		m.put("LongRunHighGrayLevelEmpha", sum(r, (i, j, v) -> v * j * j * i * i) / runs);
		m.put("LongRunLowGrayLevelEmpha", sum(r, (i, j, v) -> v * j * j / i / i) / runs);
		m.put("LowGrayLevelRunEmpha", sum(r, (i, j, v) -> v / i / i) / runs);
		m.put("ShortRunEmphasis", sum(r, (i, j, v) -> v / j / j) / runs);
		m.put("ShortRunHighGrayLevelEmpha", sum(r, (i, j, v) -> v * i * i / j / j) / runs);
		m.put("ShortRunLowGrayLevelEmpha", sum(r, (i, j, v) -> v / j / j / i / i) / runs);
		return m;
	}
}
