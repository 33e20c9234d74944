package org.radiomate.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The counting of pairs and runs against loops that a reader can check by eye. */
class NeighbourCountingTest {

	private static GrayLevelGrid random(final long seed, final int width, final int height, final int depth, final int levels,
		final int step)
	{
		final Well19937c random = new Well19937c(seed);
		final int[] values = new int[width * height * depth];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextInt(5) == 0 ? 0 : 1 + step * random.nextInt(levels);
			if (random.nextInt(3) == 0 && i > 0) values[i] = values[i - 1];
		}
		return new GrayLevelGrid(width, height, depth, values, 1 + step * (levels - 1));
	}

	private static int at(final GrayLevelGrid grid, final int x, final int y, final int z) {
		return grid.contains(x, y, z) ? grid.levels()[grid.index(x, y, z)] : 0;
	}

	/** Every voxel and the voxel one step on, both ways. */
	private static long[][] pairs(final GrayLevelGrid grid, final Offset step) {
		final long[][] counts = new long[grid.levelCount() + 1][grid.levelCount() + 1];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) {
					final int i = at(grid, x, y, z), j = at(grid, x + step.x(), y + step.y(), z + step.z());
					if (i == 0 || j == 0) continue;
					counts[i][j]++;
					counts[j][i]++;
				}
			}
		}
		return counts;
	}

	/** Every voxel whose voxel before has another level, and how far its level goes on. */
	private static double[][] runs(final GrayLevelGrid grid, final Offset step) {
		final double[][] counts = new double[grid.levelCount() + 1][1 + Math.max(grid.width(), Math.max(grid.height(), grid
			.depth()))];
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) {
					final int level = at(grid, x, y, z);
					if (level == 0 || at(grid, x - step.x(), y - step.y(), z - step.z()) == level) continue;
					int length = 1;
					while (at(grid, x + length * step.x(), y + length * step.y(), z + length * step.z()) == level) {
						length++;
					}
					counts[level][length]++;
				}
			}
		}
		return counts;
	}

	private static void assertPairs(final GrayLevelGrid grid, final int distance, final boolean inSpace) {
		final List<Offset> steps = Offset.directions(distance, inSpace);
		final List<CooccurrenceMatrix> counted = CooccurrenceMatrix.symmetric(new LevelCodes(grid, distance), distance, inSpace);
		assertEquals(inSpace ? 13 : 4, counted.size());
		for (int d = 0; d < steps.size(); d++) {
			final long[][] expected = pairs(grid, steps.get(d));
			assertEquals(Arrays.stream(expected).flatMapToLong(Arrays::stream).sum(), counted.get(d).total(), "" + steps.get(d));
			assertTrue(counted.get(d).isSymmetric());
			for (int cell = 0; cell < counted.get(d).cells(); cell++) {
				assertEquals(expected[counted.get(d).reference(cell)][counted.get(d).neighbour(cell)], counted.get(d).count(cell),
					"cell " + cell + " of " + steps.get(d));
			}
		}
	}

	private static void assertRuns(final GrayLevelGrid grid, final boolean inSpace) {
		final List<Offset> steps = Offset.directions(1, inSpace);
		final List<LevelSizeMatrix> counted = LevelSizeMatrix.runs(new LevelCodes(grid, 1), inSpace);
		for (int d = 0; d < steps.size(); d++) {
			final double[][] expected = runs(grid, steps.get(d));
			assertEquals(Arrays.stream(expected).flatMapToDouble(Arrays::stream).sum(), counted.get(d).total(), "" + steps.get(d));
			for (int cell = 0; cell < counted.get(d).cells(); cell++) {
				assertEquals(expected[counted.get(d).level(cell)][counted.get(d).size(cell)], counted.get(d).count(cell),
					"cell " + cell + " of " + steps.get(d));
			}
			final LevelSizeMatrix alone = LevelSizeMatrix.runs(grid, d % 2 == 0 ? steps.get(d) : steps.get(d).reversed());
			assertEquals(counted.get(d).total(), alone.total());
			assertEquals(counted.get(d).sizeNonuniformity(), alone.sizeNonuniformity());
		}
	}

	@Property(tries = 150)
	void pairsAtAnyDistanceAreThoseOfADoubleLoop(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 7) final int height, @ForAll @IntRange(min = 1, max = 5) final int depth,
		@ForAll @IntRange(min = 1, max = 20) final int levels, @ForAll @IntRange(min = 1, max = 4) final int distance)
	{
		final GrayLevelGrid grid = random(seed, width, height, depth, levels, 1 + (int) Math.abs(seed % 3));
		assertPairs(grid, distance, true);
		assertPairs(grid, distance, false);
	}

	@Property(tries = 150)
	void runsAreThoseOfWalkingAlongThem(@ForAll final long seed, @ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 7) final int height, @ForAll @IntRange(min = 1, max = 5) final int depth,
		@ForAll @IntRange(min = 1, max = 6) final int levels)
	{
		final GrayLevelGrid grid = random(seed, width, height, depth, levels, 1 + (int) Math.abs(seed % 3));
		assertRuns(grid, true);
		assertRuns(grid, false);
	}

	/** Each way of counting: by few levels in many voxels, side by side, in one table, and by sorting. */
	@ParameterizedTest
	@CsvSource({ "70,60,50,15,1", "70,60,50,3,1", "70,60,50,100,2", "70,60,50,16,1", "30,20,10,255,1", "40,40,40,256,1", "30,20,10,300,2", "12,10,8,900,1",
		"3000,3,3,2000,5" })
	void everyWayOfCountingCountsTheSame(final int width, final int height, final int depth, final int levels,
		final int step)
	{
		final GrayLevelGrid grid = random(levels, width, height, depth, levels, step);
		assertPairs(grid, 1, true);
		assertRuns(grid, true);
	}

	@Property(tries = 60)
	void aSumIsTheSumOfTheCells(@ForAll final long seed, @ForAll @IntRange(min = 2, max = 9) final int levels) {
		final List<CooccurrenceMatrix> matrices = CooccurrenceMatrix.symmetric(new LevelCodes(random(seed, 6, 5, 4, levels, 1), 1),
			1, true);
		final CooccurrenceMatrix sum = CooccurrenceMatrix.sum(matrices);
		for (int i = 1; i <= levels; i++) {
			for (int j = 1; j <= levels; j++) {
				final int row = i, column = j;
				assertEquals(matrices.stream().mapToLong(matrix -> matrix.count(row, column)).sum(), sum.count(i, j));
				assertEquals(sum.count(i, j), sum.count(j, i));
			}
		}
	}

	@Test
	void theDirectionsAreOneOfEachPairOfOpposites() {
		final Set<Offset> seen = new HashSet<>();
		for (final Offset step : Offset.directions(1, true)) {
			assertTrue(seen.add(step) && seen.add(step.reversed()), "" + step);
		}
		assertEquals(26, seen.size());
		assertEquals(4, Offset.directions(3, false).stream().filter(step -> step.z() == 0).count());
		assertTrue(Offset.directions(3, true).contains(new Offset(-3, 3, 3)));
	}

	/** With equal marginals the logarithm of their product falls apart: the short forms are the definitions. */
	@Property(tries = 60)
	void symmetricInformationIsThatOfTheDefinition(@ForAll final long seed, @ForAll @IntRange(min = 2, max = 9) final int levels) {
		final GrayLevelGrid grid = random(seed, 6, 5, 4, levels, 1);
		final Offset step = new Offset(1, 0, 0);
		final CooccurrenceFigures shortForm = new CooccurrenceFigures(CooccurrenceMatrix.of(grid, step).symmetric());
		final CooccurrenceFigures asDefined = new CooccurrenceFigures(CooccurrenceMatrix.sum(List.of(CooccurrenceMatrix.of(grid,
			step), CooccurrenceMatrix.of(grid, step.reversed()))));
		assertEquals(asDefined.informationCorrelation1(), shortForm.informationCorrelation1(), 1e-10);
		assertEquals(asDefined.informationCorrelation2() * asDefined.informationCorrelation2(), shortForm
			.informationCorrelation2() * shortForm.informationCorrelation2(), 1e-10);
	}
}
