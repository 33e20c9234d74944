package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.testing.Shared;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * Features that carry an IBSI code are IBSI's: on the digital phantom their mean over the four directions of a slice is the
 * reference value "2.5D, direction-merged", and statistics are those over the volume.
 */
class IbsiAgreementTest {

	private static final Geometry GRID = new Geometry(5, 4, 4, 2, 2, 2);

	@Test
	void codedFeaturesHaveIbsisValues() throws IOException {
		final FeatureVector vector = digitalPhantom();
		final Map<String, List<Double>> valuesByCode = new HashMap<>();
		for (final FeatureInfo info : vector.features()) {
			if (info.ibsiCode().isEmpty()) continue;
			valuesByCode.computeIfAbsent(info.ibsiCode(), code -> new ArrayList<>()).add(vector.value(info.id()));
		}
		int compared = 0;
		for (final CSVRecord row : rows("ibsi/reference_values.csv")) {
			final String aggregation = row.get("aggregation");
			final boolean wanted = row.get("dataset").startsWith("digital") && (aggregation.equals("2.5D:dmrg") || row.get(
				"family").contains("tatistic"));
			if (!wanted || !valuesByCode.containsKey(row.get("ibsi_id"))) continue;
			assertMatches(row, valuesByCode.get(row.get("ibsi_id")));
			compared++;
		}
		assertEquals(29, compared, "14 of co-occurrence, 11 of run length, 4 statistics");
	}

	private static void assertMatches(final CSVRecord row, final List<Double> values) {
		final double mean = values.stream().mapToDouble(v -> v).average().getAsDouble();
		final double expected = Double.parseDouble(row.get("value"));
		final double rounded = new BigDecimal(mean).round(new MathContext(3)).doubleValue();
		assertEquals(expected, rounded, Double.parseDouble(row.get("tolerance")) + 1e-9 * Math.abs(expected), row.get(
			"feature_name") + " " + row.get("ibsi_id") + ", unrounded " + mean);
	}

	private static FeatureVector digitalPhantom() throws IOException {
		final double[] intensities = new double[80];
		final boolean[] inside = new boolean[80];
		for (final CSVRecord row : rows("ibsi/digital_phantom.csv")) {
			final int i = Integer.parseInt(row.get("x")) + 5 * (Integer.parseInt(row.get("y")) + 4 * Integer.parseInt(row.get(
				"z")));
			intensities[i] = Double.parseDouble(row.get("intensity"));
			inside[i] = row.get("mask").startsWith("1");
		}
		final IbexGrayLevels levels = new IbexGrayLevels(6, 1, 6);
		final List<Integer> directions = List.of(0, 45, 90, 135);
		final FeatureSet set = new FeatureSet("test", 1, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED,
			new IbexPreparation(), List.of(new IbexCooccurrence(directions, List.of(1), levels, false), new IbexRunLength(
				directions, levels, false, false), new IbexIntensityHistogram(List.of(50.0), List.of(0.5), 256, 0, 4096)), List
					.of());
		final Mask mask = Mask.of(GRID, (x, y, z) -> inside[x + 5 * (y + 4 * z)]);
		return FeatureExtractor.extract(Volume.of("digital phantom", intensities, GRID), mask, set);
	}

	private static List<CSVRecord> rows(final String file) throws IOException {
		try (Reader reader = Files.newBufferedReader(Shared.path(file))) {
			return CSVFormat.DEFAULT.builder().setHeader().build().parse(reader).getRecords();
		}
	}
}
