package org.radiomate.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The 4 x 4 image of Haralick 1973, figure 3, levels shifted by one, and what can be reckoned from it by hand. */
class CooccurrenceFiguresTest {

	private static final GrayLevelGrid HARALICK = new GrayLevelGrid(4, 4, 1, new int[] { 1, 1, 2, 2, 1, 1, 2, 2, 1, 3, 3, 3,
		3, 3, 4, 4 }, 4);

	@Test
	void matricesAreThoseOfHaralicksFigure() {
		assertMatrix(new long[][] { { 4, 2, 1, 0 }, { 2, 4, 0, 0 }, { 1, 0, 6, 1 }, { 0, 0, 1, 2 } }, 0);
		assertMatrix(new long[][] { { 4, 1, 0, 0 }, { 1, 2, 2, 0 }, { 0, 2, 4, 1 }, { 0, 0, 1, 0 } }, 45);
		assertMatrix(new long[][] { { 6, 0, 2, 0 }, { 0, 4, 2, 0 }, { 2, 2, 2, 2 }, { 0, 0, 2, 0 } }, 90);
		assertMatrix(new long[][] { { 2, 1, 3, 0 }, { 1, 2, 1, 0 }, { 3, 1, 0, 2 }, { 0, 0, 2, 0 } }, 135);
	}

	private static void assertMatrix(final long[][] expected, final int degrees) {
		final CooccurrenceMatrix matrix = CooccurrenceMatrix.of(HARALICK, Offset.inSlice(degrees, 1)).symmetric();
		for (int i = 1; i <= 4; i++) {
			for (int j = 1; j <= 4; j++) {
				assertEquals(expected[i - 1][j - 1], matrix.count(i, j), degrees + " degrees, levels " + i + ", " + j);
			}
		}
	}

	@Test
	void oppositeDirectionsAreTransposed() {
		final Offset step = Offset.inSlice(135, 2);
		final CooccurrenceMatrix there = CooccurrenceMatrix.of(HARALICK, step);
		final CooccurrenceMatrix back = CooccurrenceMatrix.of(HARALICK, step.reversed());
		assertEquals(4, there.total());
		for (int i = 1; i <= 4; i++) {
			for (int j = 1; j <= 4; j++) {
				assertEquals(there.count(i, j), back.count(j, i));
			}
		}
	}

	@Test
	void figuresByHand() {
		// symmetric, horizontal: 24 pairs
		final CooccurrenceFigures figures = new CooccurrenceFigures(CooccurrenceMatrix.of(HARALICK, Offset.inSlice(0, 1))
			.symmetric());
		assertEquals(14.0 / 24, figures.contrast(), 1e-15);
		assertEquals(10.0 / 24, figures.differenceAverage(), 1e-15);
		assertEquals(6.0 / 24, figures.jointMaximum(), 1e-15);
		assertEquals((16 + 4 + 1 + 4 + 16 + 1 + 36 + 1 + 1 + 4) / 576.0, figures.angularSecondMoment(), 1e-15);
		assertEquals((16 + 6 / 2.0 + 2 / 3.0) / 24, figures.inverseDifference(), 1e-15);
		assertEquals((16 + 6 / 2.0 + 2 / 5.0) / 24, figures.inverseDifferenceMoment(), 1e-15);
		assertEquals((6 + 2 / 4.0) / 24, figures.inverseVariance(), 1e-15);
		assertEquals(2 * figures.jointAverage(), figures.sumAverage(), 1e-14);
		// variance of i + j and of i - j add up to four times the joint variance
		assertEquals(4 * figures.jointVariance(), figures.sumVarianceAround(figures.sumAverage()) + figures.contrast(),
			1e-13);
		assertEquals(figures.clusterTendency(), figures.sumVarianceAround(figures.sumAverage()), 0);
		assertEquals(1 - figures.contrast() / (2 * figures.jointVariance()), figures.correlation(), 1e-14);
		assertEquals(figures.contrast() - figures.differenceAverage() * figures.differenceAverage(), figures
			.differenceVariance(), 1e-14);
		assertEquals(figures.jointVariance() * figures.correlation() + figures.jointAverage() * figures.jointAverage(),
			figures.autocorrelation(), 1e-13);
	}

	@Test
	void independentLevelsHaveNoInformation() {
		final GrayLevelGrid checker = new GrayLevelGrid(3, 3, 1, new int[] { 1, 1, 2, 2, 1, 1, 1, 2, 2 }, 2);
		final CooccurrenceMatrix all = CooccurrenceMatrix.sum(List.of(CooccurrenceMatrix.of(checker, new Offset(1, 0, 0)),
			CooccurrenceMatrix.of(checker, new Offset(-1, 0, 0))));
		final CooccurrenceFigures figures = new CooccurrenceFigures(all);
		assertEquals(12, all.total());
		assertTrue(figures.informationCorrelation1() <= 1e-15);
		assertTrue(figures.informationCorrelation2() >= 0 && figures.informationCorrelation2() < 1);
	}

	@Test
	void anEmptyMatrixHasNoFigure() {
		final CooccurrenceFigures figures = new CooccurrenceFigures(CooccurrenceMatrix.of(HARALICK, Offset.inSlice(0, 7)));
		for (final double value : new double[] { figures.contrast(), figures.jointEntropy(), figures.jointMaximum(), figures
			.inverseVariance(), figures.sumEntropy(), figures.correlation(), figures.informationCorrelation1(), figures
				.informationCorrelation2(), figures.autocorrelation(), figures.clusterShade() })
		{
			assertTrue(Double.isNaN(value));
		}
	}

	@Test
	void directionsAreThoseOfTheDisplayedImage() {
		assertEquals(new Offset(3, 0, 0), Offset.inSlice(0, 3));
		assertEquals(new Offset(3, -3, 0), Offset.inSlice(45, 3));
		assertEquals(new Offset(0, -3, 0), Offset.inSlice(90, 3));
		assertEquals(new Offset(-3, -3, 0), Offset.inSlice(135, 3));
		assertEquals(new Offset(-3, 3, 0), Offset.inSlice(225, 3));
		assertThrows(IllegalArgumentException.class, () -> Offset.inSlice(30, 1));
	}
}
