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

import org.junit.jupiter.api.Test;
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
		final JsonNode cases = read("golden_masks.json");
		final List<Arguments> arguments = new ArrayList<>();
		cases.fields().forEachRemaining(entry -> arguments.add(Arguments.of(entry.getKey(), entry.getValue())));
		return arguments.stream();
	}

	private static JsonNode read(final String file) throws IOException {
		return new ObjectMapper().readTree(Path.of("test-data", "ibex", file).toFile()).get("cases");
	}

	/** Halves, whole numbers, long and short edges: an independent script wrote these masks from the rule's definition. */
	@Test
	void outlineRuleMeetsItsDefinition() throws IOException {
		final Geometry grid = new Geometry(48, 48, 1, 1, 1, 1);
		final JsonNode cases = read("outline_rule.json");
		assertEquals(48, cases.size());
		for (int i = 0; i < cases.size(); i++) {
			final OutlineContour outline = outline(cases.get(i).get("vertices"));
			final Mask mask = ContourRasterizer.rasterize(List.of(outline), grid, MaskRule.IBEX_OUTLINE).mask();
			assertEquals(picture(expected(cases.get(i), grid)), picture(mask), "polygon " + i + " of outline_rule.json");
		}
	}

	private static List<Contour> contours(final JsonNode golden) {
		final List<Contour> contours = new ArrayList<>();
		for (final JsonNode vertices : golden.get("contours")) contours.add(outline(vertices));
		return contours;
	}

	private static OutlineContour outline(final JsonNode vertices) {
		final double[] x = new double[vertices.size()];
		final double[] y = new double[vertices.size()];
		for (int i = 0; i < x.length; i++) {
			x[i] = vertices.get(i).get(0).asDouble();
			y[i] = vertices.get(i).get(1).asDouble();
		}
		return new OutlineContour(0, x, y);
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
