package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.oracle.IbsiFilters;
import org.radiomate.oracle.IbsiFilters.PhaseTwo;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statistics of the filtered CT phantom, IBSI 2, phase 2. */
class IbsiPhaseTwoTest {

	static List<PhaseTwo> tests() {
		return IbsiFilters.phaseTwo();
	}

	@Test
	void everyFilterHasItsSteps() {
		assertEquals(IbsiFilters.rows(Shared.path("ibsi/ibsi2/phase2_tests.csv")).stream().map(row -> row.get("filter_id"))
			.collect(Collectors.toSet()), tests().stream().map(PhaseTwo::id).collect(Collectors.toSet()));
		assertEquals(18, tests().size());
	}

	@ParameterizedTest
	@MethodSource("tests")
	void theStatisticsAreTheReference(final PhaseTwo test) {
		final Volume image = new NiftiReader().read(Shared.path("ibsi/ct_phantom/image.nii.gz"), null);
		final double[] inside = Voxels.of(new NiftiReader().read(Shared.path("ibsi/ct_phantom/mask.nii.gz"), null));
		final int width = image.geometry().width(), height = image.geometry().height();
		final MaskedImage response = test.response(image, Mask.of(image.geometry(), (x, y, z) -> inside[x + width * (y + height *
			z)] > 0));
		assertEquals(test.id().endsWith("A") ? 125238 : 357802, response.intensityMask().count());
		final Map<String, Double> found = IbsiStatistics.of(intensities(response));
		final List<String> off = new ArrayList<>();
		int compared = 0;
		for (final CSVRecord row : IbsiFilters.rows(Shared.path("ibsi/ibsi2/phase2_reference_values.csv"))) {
			if (!row.get("filter_id").equals(test.id()) || row.get("value").isEmpty()) continue;
			compared++;
			if (!agrees(found.get(row.get("tag")), row)) off.add(row.get("tag") + " expected " + row.get("value") + " ± " + row
				.get("tolerance") + " but was " + found.get(row.get("tag")));
		}
		System.out.println("IBSI 2 " + test.id() + ": " + (compared - off.size()) + " of " + compared + " statistics agree");
		assertEquals(List.of(), off, test.steps());
	}

	private static double[] intensities(final MaskedImage image) {
		final double[] values = new double[(int) image.intensityMask().count()];
		for (int i = 0, n = 0; i < image.values().length; i++) {
			if (image.intensity()[i]) values[n++] = image.values()[i];
		}
		return values;
	}

	/** Rounded to three digits, or as it is. */
	private static boolean agrees(final double value, final CSVRecord row) {
		final double expected = Double.parseDouble(row.get("value"));
		final double allowed = Double.parseDouble(row.get("tolerance")) * (1 + 1e-9) + 1e-12 * Math.abs(expected);
		final double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
		return Math.min(Math.abs(rounded - expected), Math.abs(value - expected)) <= allowed;
	}
}
