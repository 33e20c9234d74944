package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureInspection;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.table.BasisTable;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.List;

/** What is shown is what is used: the features come back from the shown tables by formulas written out here anew. */
class FeatureBasisTest {

	private static final FeatureSet SET = FeatureSet.builtIn("IBEX 430");
	private static final Geometry GRID = IbexPhantom.grid(3, 4, 2);
	private static final Volume VOLUME = IbexPhantom.volume(GRID, 1, 2, 1);
	private static final Mask MASK = IbexPhantom.mask(GRID, 1, 2, 1);
	private static final FeatureVector EXTRACTED = FeatureExtractor.extract(VOLUME, MASK, SET);

	private static FeatureInspection look(final String id) {
		return FeatureInspection.of(VOLUME, MASK, SET, id);
	}

	private static CsvTable table(final String id) {
		return BasisTable.of(look(id).basis().orElseThrow(), MASK.z0());
	}

	private static void assertClose(final double expected, final double actual, final String what) {
		assertEquals(expected, actual, 1e-11 * Math.max(1, Math.abs(expected)), what);
	}

	@Test
	void everyFeatureShowsItsValueAndWhatItComesFrom() {
		for (final FeatureInfo info : SET.features()) {
			final FeatureInspection seen = look(info.id());
			assertEquals(EXTRACTED.value(info.id()), seen.value(), 0, info.id());
			assertTrue(seen.explanation().startsWith(info.id() + " ("), seen.explanation());
			assertTrue(seen.explanation().contains(info.definition()) && seen.explanation().contains(info.reference()), seen
				.explanation());
			assertEquals(1, seen.explanation().lines().count());
			final Class<?> expected = switch (info.family()) {
				case "GLCM", "GLRLM" -> FeatureBasis.Matrix.class;
				case "IntensityHistogram" -> FeatureBasis.Histogram.class;
				default -> FeatureBasis.Slices.class;
			};
			assertEquals(expected, seen.basis().orElseThrow().getClass(), info.id());
		}
	}

	/** A shown co-occurrence matrix as probabilities at the levels' own numbers. */
	private static double[][] probabilities(final CsvTable table) {
		final double[][] p = new double[101][101];
		double total = 0;
		for (final List<String> row : table.rows()) {
			for (int j = 1; j < row.size(); j++) {
				final double count = Double.parseDouble(row.get(j));
				p[level(row.get(0))][level(table.header().get(j))] = count;
				total += count;
			}
		}
		for (final double[] row : p) {
			for (int j = 0; j < row.length; j++) row[j] /= total;
		}
		return p;
	}

	private static int level(final String text) {
		return Integer.parseInt(text.substring(0, text.indexOf(':')));
	}

	/** Σ f(i, j, p). */
	private static double sum(final double[][] p, final Term term) {
		double sum = 0;
		for (int i = 1; i <= 100; i++) {
			for (int j = 1; j <= 100; j++) {
				if (p[i][j] > 0) sum += term.of(i, j, p[i][j]);
			}
		}
		return sum;
	}

	private interface Term {

		double of(int i, int j, double p);
	}

	private static double log2(final double x) {
		return Math.log(x) / Math.log(2);
	}

	/** The features by summing the cells one by one, without the merged distributions that the calculator uses. */
	private static double cooccurrence(final String name, final double[][] p) {
		final double[] px = new double[101], py = new double[101], sums = new double[201], differences = new double[101];
		sum(p, (i, j, q) -> {
			px[i] += q;
			py[j] += q;
			sums[i + j] += q;
			return differences[Math.abs(i - j)] += q;
		});
		final double muX = sum(p, (i, j, q) -> i * q), muY = sum(p, (i, j, q) -> j * q), entropy = sum(p, (i, j, q) -> -q *
			log2(q)), sumEntropy = sum(p, (i, j, q) -> -q * log2(sums[i + j]));
		return switch (name) {
			case "AutoCorrelation" -> sum(p, (i, j, q) -> (double) i * j * q);
			case "ClusterProminence" -> sum(p, (i, j, q) -> Math.pow(i + j - muX - muY, 4) * q);
			case "ClusterShade" -> sum(p, (i, j, q) -> Math.pow(i + j - muX - muY, 3) * q);
			case "ClusterTendendcy", "Variance" -> sum(p, (i, j, q) -> Math.pow(i + j - muX - muY, 2) * q);
			case "Contrast" -> sum(p, (i, j, q) -> (i - j) * (i - j) * q);
			case "Correlation" -> sum(p, (i, j, q) -> (i - muX) * (j - muY) * q) / Math.sqrt(sum(p, (i, j, q) -> (i - muX) * (i -
				muX) * q) * sum(p, (i, j, q) -> (j - muY) * (j - muY) * q));
			case "DifferenceEntropy" -> sum(p, (i, j, q) -> -q * log2(differences[Math.abs(i - j)]));
			case "Dissimilarity" -> sum(p, (i, j, q) -> Math.abs(i - j) * q);
			case "Energy" -> sum(p, (i, j, q) -> q * q);
			case "Entropy" -> entropy;
			case "Homogeneity" -> sum(p, (i, j, q) -> q / (1 + Math.abs(i - j)));
			case "Homogeneity2" -> sum(p, (i, j, q) -> q / (1 + (i - j) * (i - j)));
			case "InformationMeasureCorr1" -> (entropy + sum(p, (i, j, q) -> q * log2(px[i] * py[j]))) / Math.max(sum(p, (i, j,
				q) -> -q * log2(px[i])), sum(p, (i, j, q) -> -q * log2(py[j])));
			case "InformationMeasureCorr2" -> Math.sqrt(1 - Math.exp(-2 * (sum(p, (i, j, q) -> -q * log2(px[i])) + sum(p, (i, j,
				q) -> -q * log2(py[j])) - entropy)));
			case "InverseDiffMomentNorm" -> sum(p, (i, j, q) -> q / (1 + (i - j) * (i - j) / 1e4));
			case "InverseDiffNorm" -> sum(p, (i, j, q) -> q / (1 + Math.abs(i - j) / 100.0));
			case "InverseVariance" -> sum(p, (i, j, q) -> i == j ? 0 : q / ((i - j) * (i - j)));
			case "MaxProbability" -> java.util.Arrays.stream(p).flatMapToDouble(java.util.Arrays::stream).max().orElseThrow();
			case "SumAverage" -> muX + muY;
			case "SumEntropy" -> sumEntropy;
			case "SumVariance" -> sum(p, (i, j, q) -> Math.pow(i + j - sumEntropy, 2) * q);
			default -> throw new AssertionError(name);
		};
	}

	@Test
	void everyCooccurrenceFeatureComesBackFromItsShownTable() {
		int checked = 0;
		for (final FeatureInfo info : SET.features()) {
			if (!info.family().equals("GLCM")) continue;
			final String name = info.id().replaceFirst("^-?\\d+-\\d", "");
			assertClose(EXTRACTED.value(info.id()), cooccurrence(name, probabilities(table(info.id()))), info.id());
			checked++;
		}
		assertEquals(330, checked);
	}

	private static double runLength(final String name, final CsvTable table, final long voxels) {
		double total = 0, weighted = 0, ofLevels = 0;
		final double[] byLength = new double[table.header().size()];
		final int levelPower = name.contains("HighGray") ? 2 : name.contains("LowGray") ? -2 : 0;
		final int lengthPower = name.startsWith("Long") ? 2 : name.startsWith("Short") ? -2 : 0;
		for (final List<String> row : table.rows()) {
			double ofLevel = 0;
			for (int j = 1; j < row.size(); j++) {
				final double runs = Double.parseDouble(row.get(j));
				assertEquals("run of " + j, table.header().get(j));
				ofLevel += runs;
				byLength[j] += runs;
				weighted += runs * Math.pow(level(row.get(0)), levelPower) * Math.pow(j, lengthPower);
			}
			total += ofLevel;
			ofLevels += ofLevel * ofLevel;
		}
		return switch (name) {
			case "GrayLevelNonuniformity" -> ofLevels / total;
			case "RunLengthNonuniformity" -> java.util.Arrays.stream(byLength).map(n -> n * n).sum() / total;
			case "RunPercentage" -> total / voxels;
			default -> weighted / total;
		};
	}

	@Test
	void everyRunLengthFeatureComesBackFromItsShownTable() {
		int checked = 0;
		for (final FeatureInfo info : SET.features()) {
			if (!info.family().equals("GLRLM")) continue;
			final String name = info.id().replaceFirst("^-?\\d+", "");
			assertClose(EXTRACTED.value(info.id()), runLength(name, table(info.id()), MASK.count()), info.id());
			checked++;
		}
		assertEquals(33, checked);
	}

	/** The value that stands at a cumulative percentage, by the rows of the shown table alone. */
	@ParameterizedTest
	@ValueSource(ints = { 5, 25, 50, 75, 95 })
	void percentilesComeBackFromTheShownHistogram(final int percent) {
		final CsvTable table = table(percent + "Percentile");
		final List<Double> values = new java.util.ArrayList<>();
		for (final List<String> row : table.rows()) {
			for (int i = 0; i < Integer.parseInt(row.get(2)); i++) values.add(Double.parseDouble(row.get(0)));
			assertEquals(Double.parseDouble(row.get(0)) - 1000, Double.parseDouble(row.get(1)), "HU");
		}
		final double position = percent * values.size() / 100.0 - 0.5;
		final int below = (int) Math.floor(position);
		assertClose(EXTRACTED.value(percent + "Percentile"), values.get(below) + (position - below) * (values.get(below + 1) -
			values.get(below)), "percentile " + percent);
		final List<List<String>> marked = table.rows().stream().filter(row -> !row.get(4).isEmpty()).toList();
		assertEquals(1, marked.size());
		assertTrue(Double.parseDouble(marked.get(0).get(0)) <= EXTRACTED.value(percent + "Percentile"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 25, 50, 75, 95 })
	void percentileAreasComeBackFromTheShownBins(final int percent) {
		final CsvTable table = table(percent + "PercentileArea");
		assertEquals("bin_centre", table.header().get(0));
		double value = Double.NaN;
		for (int i = 1; i < table.rows().size(); i++) {
			final double before = Double.parseDouble(table.rows().get(i - 1).get(3)), at = Double.parseDouble(table.rows().get(i)
				.get(3));
			if (before > percent || at < percent) continue;
			final double low = Double.parseDouble(table.rows().get(i - 1).get(0)), high = Double.parseDouble(table.rows().get(i)
				.get(0));
			value = low + (high - low) * (percent - before) / (at - before);
		}
		assertClose(EXTRACTED.value(percent + "PercentileArea"), value, "area " + percent);
	}

	private static double mean(final CsvTable table, final String column) {
		return table.cells(column).stream().mapToDouble(Double::parseDouble).average().orElseThrow();
	}

	@Test
	void shapesComeBackFromTheShownSlices() {
		final CsvTable table = table("Orientation");
		assertEquals(MASK.depth(), table.rows().size());
		assertEquals(Integer.toString(MASK.z0() + 1), table.cells("slice").get(0), "slices are those of the image");
		assertClose(EXTRACTED.value("Orientation"), mean(table, "orientation_degrees"), "Orientation");
		assertClose(EXTRACTED.value("Roundness"), mean(table, "roundness"), "Roundness");
		assertClose(EXTRACTED.value("Convex"), mean(table, "solidity"), "Convex");
		assertClose(EXTRACTED.value("NumberOfVoxel"), mean(table, "weighted_pixels") * table.rows().size(), "NumberOfVoxel");
		for (int i = 0; i < table.rows().size(); i++) {
			final double ratio = Double.parseDouble(table.cells("minor_axis_pixels").get(i)) / Double.parseDouble(table.cells(
				"major_axis_pixels").get(i));
			assertClose(1 - Math.sqrt(1 - ratio * ratio), Double.parseDouble(table.cells("roundness").get(i)), "slice " + i);
		}
	}

	/** Every voxel's intensity lies in the range that is written beside its level. */
	@Test
	void shownRangesHoldTheVoxelsOfTheirLevel() {
		final FeatureBasis.Levels levels = ((FeatureBasis.Matrix) look("0-1Contrast").basis().orElseThrow()).levels();
		final FeatureInspection seen = look("0-1Contrast");
		for (int i = 0; i < levels.grid().levels().length; i++) {
			final int level = levels.grid().levels()[i];
			assertEquals(seen.roi().intensity().inside()[i], level > 0);
			if (level == 0) continue;
			final double hu = seen.roi().intensity().values()[i] - 1000;
			assertTrue(levels.ranges().from(level) <= hu && hu < levels.ranges().below(level), hu + " HU has level " + level);
		}
		assertEquals("51: 50.0 to 71.2 HU", levels.ranges().describe(51));
		assertEquals("1: below -989.4 HU", levels.ranges().describe(1));
		assertEquals("100: from 1089.4 HU", levels.ranges().describe(100));
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "45,4", "90,7", "135,1", "all,7" })
	void aChosenMatrixIsThatOfTheFeatures(final String direction, final int distance) {
		final FeatureInspection chosen = FeatureInspection.of(VOLUME, MASK, SET, MatrixChoice.parse("co-occurrence", direction,
			distance));
		final String id = (direction.equals("all") ? "-333" : direction) + "-" + distance + "Energy";
		assertEquals(table(id), BasisTable.of(chosen.basis().orElseThrow(), 0));
		assertTrue(Double.isNaN(chosen.value()));
	}

	@Test
	void runsAreTheSameFromBothEnds() {
		for (final String direction : List.of("90", "270")) {
			assertEquals(table("90RunPercentage"), BasisTable.of(FeatureInspection.of(VOLUME, MASK, SET, MatrixChoice.parse(
				"run length", direction, 1)).basis().orElseThrow(), 0));
		}
		assertEquals(table("-333RunPercentage"), BasisTable.of(FeatureInspection.of(VOLUME, MASK, SET, MatrixChoice.parse(
			"run length", "all", 1)).basis().orElseThrow(), 0));
	}

	@Test
	void grayLevelsAreCountedInWhole() {
		final CsvTable table = BasisTable.of(FeatureInspection.of(VOLUME, MASK, SET, MatrixChoice.parse("discretised image", "0",
			1)).basis().orElseThrow(), 0);
		assertEquals(MASK.count(), table.cells("voxels").stream().mapToLong(Long::parseLong).sum());
		assertFalse(table.cells("voxels").contains("0"));
	}

	@ParameterizedTest
	@CsvSource({ "X45.7DifferenceEntropy,45-7DifferenceEntropy", "roundnes,Roundness", "50percentil,50Percentile",
		"90ShortRunEmphases,90ShortRunEmphasis" })
	void unknownFeaturesAreAnsweredWithThoseNearest(final String text, final String near) {
		assertProblem(() -> look(text), "has no feature '" + text + "'", "Near it are: " + near);
	}

	@Test
	void unknownWordsAreRefused() {
		assertProblem(() -> MatrixChoice.parse("glcm", "0", 1), "'glcm'", "co-occurrence, run length");
		assertProblem(() -> MatrixChoice.parse("co-occurrence", "30", 1), "'30'", "multiples of 45");
		assertProblem(() -> MatrixChoice.parse("co-occurrence", "0", 0), "distance 0");
	}
}
