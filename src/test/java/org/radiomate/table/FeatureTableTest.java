package org.radiomate.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.table.FeatureTable.Reading;
import org.radiomate.testing.Shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Feature tables of ours and of others. */
class FeatureTableTest {

	@TempDir
	private Path folder;

	private Path file(final String... lines) throws IOException {
		return Files.writeString(folder.resolve("features.csv"), String.join("\n", lines) + "\n");
	}

	private FeatureTable read(final String... lines) throws IOException {
		return FeatureTable.read(file(lines), "patient", List.of());
	}

	private FeatureTable readers() throws IOException {
		return read("patient,reader,repeat,mean,sd", "p1,B,10,1,5", "p1,B,2,2,6", "p2,B,,3,7", "p2,A,1,4,8", "p1,A,x,5,9",
			"p1,A,,6,10");
	}

	@Test
	void readersComeInTheirOrderAndRepeatsByNumber() throws IOException {
		assertEquals(List.of("B", "A"), readers().readers());
		assertEquals(List.of("", "2", "10"), readers().repeats("B"));
		assertEquals(List.of("", "1", "x"), readers().repeats("A"));
		assertEquals(List.of("p1", "p2"), readers().patients());
		assertTrue(readers().hasReaders());
	}

	@Test
	void modellingUsesTheFirstReadersLowestRepeat() throws IOException {
		final FeatureTable first = readers().forModelling("");
		assertEquals(List.of("p1", "p2"), first.patients());
		assertArrayEquals(new double[] { 2, 3 }, first.columns(List.of("p1", "p2"))[0]);
		final FeatureTable named = readers().forModelling("A");
		assertArrayEquals(new double[] { 4, 6 }, named.columns(List.of("p2", "p1"))[0]);
		assertProblem(() -> readers().forModelling("C"), "no reader 'C'", "B, A");
	}

	@Test
	void readingsOfOneReaderAndRepeat() throws IOException {
		assertEquals(Set.of("p1"), readers().readings("B", "2").keySet());
		assertArrayEquals(new double[] { 2, 6 }, readers().readings("B", "2").get("p1").values());
		assertTrue(readers().readings("A", "7").isEmpty());
	}

	@Test
	void sameReadingTwiceIsRefused() {
		assertProblem(() -> read("patient,mean", "p1,1", "p1,2"), "features.csv", "patient 'p1' twice");
		assertProblem(() -> read("patient,reader,repeat,mean", "p1,A,1,1", "p1,A,1,2"), "'p1' of reader 'A' twice");
	}

	@Test
	void textColumnsAreLeftAside() throws IOException {
		final FeatureTable table = read("patient,version,build,date,scanner,stage,mean", "p1,v3.0.1,1.17.4,2020-01-31,,NA,0.5",
			"p2,v3.0.1,1.17.4,2020-02-01,GE,II,-.5e1");
		assertEquals(List.of("mean"), table.features());
		assertArrayEquals(new double[] { 0.5, -5 }, table.columns(List.of("p1", "p2"))[0]);
	}

	@Test
	void numbersWithATypingErrorAreRefused() {
		assertProblem(() -> read("patient,mean", "p1,0.5", "p2,0.5o"), "features.csv, line 3, column 'mean'",
			"'0.5o' is not a number");
		assertProblem(() -> read("patient,mean", "p1,o.5", "p2,0.5"), "line 2, column 'mean'");
	}

	@Test
	void absentAndInfiniteValuesAreAbsent() throws IOException {
		final FeatureTable table = read("patient,a,b", "p1,,NA", "p2,Inf,-Infinity", "p3,1,NaN");
		assertEquals(List.of("a", "b"), table.features());
		assertArrayEquals(new double[] { Double.NaN, Double.NaN, 1 }, table.columns(List.of("p1", "p2", "p3"))[0]);
		assertTrue(Arrays.stream(table.columns(List.of("p1", "p2", "p3"))[1]).allMatch(Double::isNaN));
	}

	@Test
	void namedColumnsAreNoFeatures() throws IOException {
		final Path file = file("id,outcome,mean", "7,1,0.5");
		assertEquals(List.of("mean"), FeatureTable.read(file, "id", List.of("outcome")).features());
		assertEquals(List.of("7"), FeatureTable.read(file, "id", List.of("outcome")).patients());
	}

	@Test
	void uselessTablesAreRefused() {
		assertProblem(() -> read("patient,note", "p1,good"), "no column of numbers");
		assertProblem(() -> read("patient,mean", ",1"), "line 2", "the patient's id is empty");
		assertProblem(() -> read("id,mean", "p1,1"), "no column 'patient'");
	}

	@Test
	void joinPutsColumnsInTheFirstOnesOrder() throws IOException {
		final FeatureTable first = read("patient,mean,sd", "p1,1,2").readBy("A", "1");
		final FeatureTable second = read("patient,extra,sd,mean", "p1,9,20,10").readBy("B", "1");
		final FeatureTable joined = FeatureTable.join(List.of(first, second));
		assertEquals(List.of("mean", "sd"), joined.features());
		assertArrayEquals(new double[] { 10, 20 }, joined.readings("B", "1").get("p1").values());
		assertEquals(List.of("A", "B"), joined.readers());
		assertProblem(() -> FeatureTable.join(List.of(second, first)), "no feature 'extra'");
		assertProblem(() -> FeatureTable.join(List.of(first, first)), "twice");
	}

	@Test
	void readByNamesTheReading() throws IOException {
		final FeatureTable table = read("patient,mean", "p1,1");
		assertFalse(table.hasReaders());
		assertEquals(List.of("2"), table.readBy("A", "2").repeats("A"));
	}

	@Test
	void keepingTakesTheTablesOrder() throws IOException {
		final FeatureTable kept = readers().keeping(List.of("sd", "absent"));
		assertEquals(List.of("sd"), kept.features());
		assertArrayEquals(new double[] { 5 }, kept.rows().get(0).values());
		assertEquals(List.of("mean", "sd"), readers().keeping(List.of("sd", "mean")).features());
	}

	@Test
	void columnsOfAPatientWithoutRow() throws IOException {
		assertProblem(() -> read("patient,mean", "p1,1").columns(List.of("p1", "p9")), "features.csv", "'p9'");
	}

	@Test
	void writtenTableReadsBack() throws IOException {
		final double[] values = { 0.1 + 0.2, Double.NaN, -1e-300 };
		final FeatureTable table = new FeatureTable("t", List.of("a", "b", "c"), List.of(new Reading("p1", "", "", values),
			new Reading("p2", "", "", new double[] { 1, 2, 3 })));
		table.write(folder.resolve("out.csv"));
		assertEquals("patient,a,b,c\np1,0.30000000000000004,,-1.0E-300\np2,1,2,3\n", Files.readString(folder.resolve(
			"out.csv")));
		final FeatureTable back = FeatureTable.read(folder.resolve("out.csv"), "patient", List.of());
		assertArrayEquals(values, back.rows().get(0).values());
	}

	@Test
	void readersAreWrittenWhereThereAreAny() throws IOException {
		readers().write(folder.resolve("out.csv"));
		final FeatureTable back = FeatureTable.read(folder.resolve("out.csv"), "patient", List.of());
		assertEquals(List.of("B", "A"), back.readers());
		assertEquals(List.of("", "2", "10"), back.repeats("B"));
	}

	@Test
	void tablesOfOtherProgramsAreRead() {
		final FeatureTable cohort = FeatureTable.read(Shared.path("stats/cohort/simulated_features_reader1.csv"), "id", List
			.of());
		assertEquals(352, cohort.features().size());
		assertEquals(197, cohort.rows().size());
		final FeatureTable stomach = FeatureTable.read(Shared.path("stats/tables/gastric_lnm_zhang2024.csv"), "id", List.of(
			"outcome"));
		assertTrue(stomach.features().contains("original_shape_Elongation"));
		assertFalse(stomach.features().contains("outcome"));
	}
}
