package org.radiomate.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** Outlines of areas give the same pixels back by either rule. */
class AreaOutlinesTest {

	private static final Geometry GRID = new Geometry(14, 12, 1, 1, 1, 1);

	private static String drawn(final List<? extends Contour> contours, final MaskRule rule) {
		final Mask mask = ContourRasterizer.rasterize(contours, GRID, rule).mask();
		final StringBuilder text = new StringBuilder();
		for (int y = 0; y < GRID.height(); y++) {
			for (int x = 0; x < GRID.width(); x++) text.append(mask.contains(x, y, 0) ? '#' : '.');
			text.append('\n');
		}
		return text.toString();
	}

	private static PixelArea area(final String... rows) {
		final boolean[] inside = new boolean[rows.length * rows[0].length()];
		for (int i = 0; i < inside.length; i++) inside[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
		return new PixelArea(0, 2, 1, rows[0].length(), rows.length, inside);
	}

	private static void check(final PixelArea area) {
		for (final MaskRule rule : MaskRule.values()) {
			assertEquals(drawn(List.of(area), rule), drawn(new ArrayList<>(AreaOutlines.of(area)), rule), rule.toString());
		}
	}

	@ParameterizedTest
	@EnumSource(MaskRule.class)
	void aPixelIsItself(final MaskRule rule) {
		assertEquals(1, drawn(new ArrayList<>(AreaOutlines.of(area("#"))), rule).chars().filter(c -> c == '#').count());
	}

	@org.junit.jupiter.api.Test
	void shapesWithAllThereIs() {
		check(area("####", "#..#", "####"));
		check(area("#.", ".#"));
		check(area(".#.", "#.#", ".#."));
		check(area("#######", "#.....#", "#.###.#", "#.#.#.#", "#.###.#", "#.....#", "#######"));
		check(area("###..", "#.#..", "####.", "..#.#", "..###"));
		check(area("#.#.#", ".#.#.", "#.#.#"));
	}

	@org.junit.jupiter.api.Test
	void aRingIsTwoOutlines() {
		assertEquals(2, AreaOutlines.of(area("####", "#..#", "####")).size());
	}

	@Property(tries = 500)
	void anyAreaComesBack(@ForAll @Size(80) final boolean[] pixels, @ForAll @IntRange(min = 0, max = 79) final int one) {
		pixels[one] = true;
		check(new PixelArea(0, 3, 2, 10, 8, pixels));
	}
}
