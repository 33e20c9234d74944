package org.radiomate.feature.ibex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.volume.Geometry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** All 353 values of golden_phantom.json, an independent implementation of IBEX's definitions. */
class GoldenPhantomTest {

	private static final double RELATIVE = 1e-9;

	@Test
	void all353ValuesAgree() throws IOException {
		final JsonNode golden = IbexPhantom.golden();
		final FeatureVector vector = extract("IBEX 353");
		assertEquals(golden.get("voxels").asLong(), vector.voxels());
		assertEquals(353, vector.values().length);
		final List<String> wrong = new ArrayList<>();
		golden.get("features").fields().forEachRemaining(entry -> {
			final double expected = entry.getValue().asDouble();
			final double actual = vector.value(entry.getKey());
			if (!(Math.abs(actual - expected) <= RELATIVE * Math.max(Math.abs(expected), 1e-12))) {
				wrong.add(entry.getKey() + " expected " + expected + " but was " + actual);
			}
		});
		assertTrue(wrong.isEmpty(), () -> wrong.size() + " of 353 differ: " + String.join("\n", wrong));
		assertTrue(vector.absent().isEmpty(), () -> "" + vector.absent());
		assertTrue(vector.warnings().isEmpty(), () -> "" + vector.warnings());
	}

	@Test
	void theSetOf352IsTheSetOf353WithoutTheNumberOfObjects() {
		final FeatureVector larger = extract("IBEX 353");
		final FeatureVector smaller = extract("IBEX 352");
		final List<String> ids = new ArrayList<>(larger.ids());
		assertTrue(ids.remove("NumberOfObjects"));
		assertEquals(ids, smaller.ids());
		for (final String id : ids) {
			assertEquals(larger.value(id), smaller.value(id), 0, id);
		}
	}

	@Test
	void theSetOf430AddsOnlyAggregates() {
		final FeatureVector larger = extract("IBEX 430");
		assertEquals(430, larger.values().length);
		final FeatureVector smaller = extract("IBEX 353");
		for (final String id : smaller.ids()) {
			assertEquals(smaller.value(id), larger.value(id), 0, id);
		}
		// the mean matrix of two directions has their mean number of runs
		assertEquals((smaller.value("0RunPercentage") + smaller.value("90RunPercentage")) / 2, larger.value(
			"-333RunPercentage"), 1e-12);
		final double contrast = larger.value("-333-1Contrast");
		final double[] single = { smaller.value("0-1Contrast"), smaller.value("45-1Contrast"), smaller.value("90-1Contrast"),
			smaller.value("135-1Contrast") };
		assertTrue(contrast > Arrays.stream(single).min().getAsDouble() && contrast < Arrays.stream(single)
			.max().getAsDouble());
	}

	private static FeatureVector extract(final String set) {
		final Geometry grid = IbexPhantom.grid(0, 0, 0);
		return FeatureExtractor.extract(IbexPhantom.volume(grid, 0, 0, 0), IbexPhantom.mask(grid, 0, 0, 0), FeatureSet
			.builtIn(set));
	}
}
