package org.radiomate.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.radiomate.feature.FeatureSet;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.Collections;
import java.util.List;

/** One patient's features as a row and as a list. */
class OnePatientTest {

	/** A region of one gray level, of which some features do not exist. */
	private static OnePatient flat() {
		final boolean[] inside = new boolean[9];
		java.util.Arrays.fill(inside, true);
		final ContourSet contours = ContourSet.of("GTV", List.of(new PixelArea(1, 2, 2, 3, 3, inside)));
		final FeatureSet set = FeatureSet.builtIn("IBEX 352");
		return new OnePatient("P1", contours, PatientExtraction.of(Volume.of("flat", new short[8 * 8 * 3], new Geometry(8, 8, 3, 1, 1,
			2)), contours, set), set);
	}

	@Test
	void theListHoldsTheValuesOfTheRow() {
		final OnePatient patient = flat();
		final CsvTable list = patient.list(), row = patient.table().toCsv();
		assertEquals(patient.set().features().size(), list.rows().size());
		for (int i = 0; i < list.rows().size(); i++) {
			assertEquals(row.cells(list.cells("feature").get(i)).get(0), list.cells("value").get(i), list.cells("feature").get(i));
		}
	}

	@Test
	void eachLineSaysWhatItTellsOrWhyThereIsNoValue() {
		final CsvTable list = flat().list();
		assertTrue(Collections.frequency(list.cells("value"), "") > 0, "a correlation of one gray level is absent");
		for (int i = 0; i < list.rows().size(); i++) {
			final String tells = list.cells("what_it_tells").get(i);
			assertEquals(list.cells("value").get(i).isEmpty(), tells.startsWith("absent: "), tells);
			assertTrue(tells.length() > 8, tells);
		}
		assertEquals("cm^3", list.cells("unit").get(list.cells("feature").indexOf("Volume")));
	}
}
