package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.oracle.IbsiFilters;
import org.radiomate.oracle.IbsiFilters.PhaseOne;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The response maps of IBSI 2, phase 1, on the digital phantoms: every voxel within 1 % of the reference map's range. */
class IbsiPhaseOneTest {

	static List<PhaseOne> tests() {
		return IbsiFilters.phaseOne();
	}

	@Test
	void everyTestHasItsSteps() {
		final List<CSVRecord> published = IbsiFilters.rows(Shared.path("ibsi/ibsi2/phase1_tests.csv"));
		assertEquals(published.stream().map(row -> row.get("id") + " " + row.get("phantom")).collect(Collectors.toSet()), tests()
			.stream().map(test -> test.id() + " " + test.phantom()).collect(Collectors.toSet()));
		assertEquals(36, tests().size());
	}

	@ParameterizedTest
	@MethodSource("tests")
	void theResponseMapIsTheReference(final PhaseOne test) {
		final CSVRecord row = IbsiFilters.rows(Shared.path("ibsi/ibsi2/phase1_tests.csv")).stream().filter(r -> r.get("id")
			.equals(test.id())).findFirst().orElseThrow();
		final double[] found = Voxels.of(test.response(Shared.path("ibsi")));
		assertTrue(Arrays.stream(found).allMatch(Double::isFinite));
		assertTrue(Arrays.stream(found).max().getAsDouble() > Arrays.stream(found).min().getAsDouble(), "a flat response");
		if (row.get("tolerance_abs").isEmpty()) {
			System.out.println("IBSI 2 " + test.id() + ": no reference here");
			return;
		}
		final double[] reference = Voxels.of(new NiftiReader().read(Shared.path("ibsi/ibsi2/" + row.get("reference_map")), null));
		double worst = 0;
		for (int i = 0; i < reference.length; i++) worst = Math.max(worst, Math.abs(found[i] - reference[i]));
		final double allowed = Double.parseDouble(row.get("tolerance_abs"));
		System.out.printf("IBSI 2 %s: largest difference %.4g, allowed %.4g (%.4f of it)%n", test.id(), worst, allowed, worst /
			allowed);
		assertTrue(worst <= allowed, test.steps() + " differs by " + worst + ", allowed are " + allowed);
	}
}
