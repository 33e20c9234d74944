package org.radiomate.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.table.RobustnessTable;
import org.radiomate.task.Progress;
import org.radiomate.testing.RCase;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class FeatureRobustnessTest {

	private static final double NAN = Double.NaN;

	/** Patients, readings and one feature each, from a table of ratings. */
	private static List<double[][]> readings(final double[]... ratings) {
		final List<double[][]> readings = new ArrayList<>();
		for (final double[] patient : ratings) {
			final double[][] values = new double[patient.length][];
			for (int k = 0; k < values.length; k++) values[k] = new double[] { patient[k] };
			readings.add(values);
		}
		return readings;
	}

	private static RobustnessTable.Row row(final double cutoff, final double[]... ratings) {
		return new FeatureRobustness(cutoff).measure(List.of("f"), readings(ratings), Progress.NONE).rows().get(0);
	}

	/** The tables of R's psych, taken as patients and perturbed readings. */
	@TestFactory
	Stream<DynamicTest> equalToR() {
		return RCase.tests("icc", c -> !c.name().contains("table"), c -> {
			final double[][] columns = c.csv().columns(RCase.texts(c.data().get("columns")));
			final double[][] ratings = new double[columns[0].length][columns.length];
			for (int i = 0; i < ratings.length; i++) for (int k = 0; k < columns.length; k++) ratings[i][k] = columns[k][i];
			final RobustnessTable.Row row = row(0.9, ratings);
			final JsonNode expected = c.result().get("icc").get("ICC1");
			assertClose("ICC1", number(expected.get("icc")), row.icc(), 1e-10, 0.1);
			assertClose("lower", number(expected.get("lo")), row.lower(), 1e-9, 0.1);
			assertClose("upper", number(expected.get("hi")), row.upper(), 1e-9, 0.1);
			assertEquals(row.icc() > 0.9, row.kept());
			assertEquals(columns.length - 1, row.perturbations());
		});
	}

	/** By hand: means 2, 5, 8, MSB = 3 * 9 = 27, MSW = (2 + 2 + 2) / 6 = 1, so (27 - 1) / (27 + 2) = 26 / 29. */
	@Test
	void aTableMadeByHand() {
		final double[][] ratings = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
		final RobustnessTable.Row row = row(0.89, ratings);
		assertEquals(26 / 29.0, row.icc(), 1e-12);
		assertTrue(row.kept());
		assertEquals("", row.reason());
		assertEquals(3, row.patients());
		assertEquals(2, row.perturbations());
		assertFalse(row(26 / 29.0, ratings).kept(), "the cutoff itself is not above it");
		assertEquals("ICC is not above 0.9", row(0.9, ratings).reason());
	}

	@Test
	void whoHasNoValueIsLeftOutAndCounted() {
		final RobustnessTable.Row row = row(0.5, new double[] { 1, 2, 3 }, new double[] { 4, NAN, 6 }, new double[] { 4, 5, 6 },
			new double[] { 7, 8, 9 });
		assertEquals(26 / 29.0, row.icc(), 1e-12);
		assertEquals(3, row.patients());
		assertTrue(row.kept());
		assertEquals("1 patient without all values left out", row.reason());
	}

	@Test
	void whatIsNotDefinedIsNotKept() {
		final RobustnessTable.Row same = row(0.1, new double[] { 2, 2 }, new double[] { 2, 2 });
		assertEquals(NAN, same.icc());
		assertFalse(same.kept());
		assertEquals("all ratings are the same", same.reason());
		final RobustnessTable.Row alone = row(0.1, new double[] { 2, 3 }, new double[] { NAN, 2 });
		assertEquals("fewer than two subjects have all ratings; 1 patient without all values left out", alone.reason());
	}
}
