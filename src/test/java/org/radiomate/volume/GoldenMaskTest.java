package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The outline rule gives IBEX's pixels, every one of them. */
class GoldenMaskTest {

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void outlineGivesIbexPixels(final String name, final JsonNode golden) {
		final Geometry grid = new Geometry(golden.get("width").asInt(), golden.get("height").asInt(), 1, 1, 1, 1);
		final Rasterized result = ContourRasterizer.rasterize(contours(golden), grid, MaskRule.IBEX_OUTLINE);
		assertEquals(picture(expected(golden, grid)), picture(result.mask()), name + " of golden_masks.json");
		assertEquals(golden.get("pixels").asLong(), result.mask().count());
		assertTrue(result.warnings().isEmpty(), () -> "" + result.warnings());
	}

	static Stream<Arguments> cases() throws IOException {
		final JsonNode cases = new ObjectMapper().readTree(Path.of("test-data", "ibex", "golden_masks.json").toFile())
			.get("cases");
		final List<Arguments> arguments = new ArrayList<>();
		cases.fields().forEachRemaining(entry -> arguments.add(Arguments.of(entry.getKey(), entry.getValue())));
		return arguments.stream();
	}

	private static List<Contour> contours(final JsonNode golden) {
		final List<Contour> contours = new ArrayList<>();
		for (final JsonNode vertices : golden.get("contours")) {
			final double[] x = new double[vertices.size()];
			final double[] y = new double[vertices.size()];
			for (int i = 0; i < x.length; i++) {
				x[i] = vertices.get(i).get(0).asDouble();
				y[i] = vertices.get(i).get(1).asDouble();
			}
			contours.add(new OutlineContour(0, x, y));
		}
		return contours;
	}

	private static Mask expected(final JsonNode golden, final Geometry grid) {
		final Mask.Builder builder = new Mask.Builder(grid);
		for (final JsonNode run : golden.get("runs")) {
			builder.addRun(run.get(1).asInt(), run.get(2).asInt() + 1, run.get(0).asInt(), 0);
		}
		return builder.build();
	}

	private static String picture(final Mask mask) {
		final StringBuilder picture = new StringBuilder();
		for (int y = 0; y < mask.geometry().height(); y++) {
			for (int x = 0; x < mask.geometry().width(); x++) {
				picture.append(mask.contains(x, y, 0) ? '#' : '.');
			}
			picture.append('\n');
		}
		return picture.toString();
	}
}
