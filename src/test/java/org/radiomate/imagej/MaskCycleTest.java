package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.testing.Shared;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Ten times from mask to contours and back, through ROIs and through a RoiSet.zip, change no pixel under either rule. */
class MaskCycleTest {

	private static final int CYCLES = 10;

	@TempDir
	private Path folder;

	private static Mask mask(final List<Contour> contours, final Geometry grid, final MaskRule rule) {
		return ContourRasterizer.rasterize(contours, grid, rule).mask();
	}

	private void assertNoDrift(final Mask before, final String what) {
		final Geometry grid = before.geometry();
		for (final MaskRule rule : MaskRule.values()) {
			Mask byRois = before, byFile = before;
			for (int cycle = 0; cycle < CYCLES; cycle++) {
				final ContourSet set = ContourSet.of("", byRois.areas());
				byRois = mask(RoiContours.toSets(RoiContours.toRois(set), null, grid.depth(), what).get(0).contours(), grid, rule);
				final Path file = folder.resolve("RoiSet.zip");
				new RoiSetFile().write(List.of(ContourSet.of("", byFile.areas())), file);
				byFile = mask(new ContourFiles().read(file, grid).get(0).contours(), grid, rule);
			}
			assertEquals(before, byRois, what + ", " + rule);
			assertEquals(before, byFile, what + ", " + rule + ", through RoiSet.zip");
		}
	}

	private static Mask golden(final JsonNode golden) {
		final Geometry grid = new Geometry(golden.get("width").asInt(), golden.get("height").asInt(), 1, 1, 1, 1);
		final Mask.Builder mask = new Mask.Builder(grid);
		for (final JsonNode run : golden.get("runs")) mask.addRun(run.get(1).asInt(), run.get(2).asInt() + 1, run.get(0)
			.asInt(), 0);
		return mask.build();
	}

	@Test
	void goldenMasks() throws IOException {
		final JsonNode cases = new ObjectMapper().readTree(Path.of("test-data", "ibex", "golden_masks.json").toFile()).get(
			"cases");
		assertEquals(6, cases.size());
		cases.fields().forEachRemaining(entry -> assertNoDrift(golden(entry.getValue()), entry.getKey()));
	}

	@Test
	void ctPhantom() {
		final Path file = Shared.path("ibsi/ct_phantom/mask.nii.gz");
		final Geometry grid = new ImageFiles().read(file).geometry();
		final Mask mask = mask(new ContourFiles().read(file, grid).get(0).contours(), grid, MaskRule.PIXEL_CENTRE);
		assertEquals(125256, mask.count());
		assertNoDrift(mask, "CT phantom");
	}

	/** Specks: every pixel by chance, so that there are holes, islands in holes and pixels that touch by corners alone. */
	@Test
	void specks() {
		final Geometry grid = new Geometry(37, 31, 3, 1, 1, 1);
		final Random random = new Random(3);
		assertNoDrift(Mask.of(grid, (x, y, z) -> random.nextInt(3 - z / 2) == 0), "specks");
		assertNoDrift(Mask.of(grid, (x, y, z) -> (x + y + z) % 2 == 0), "chess board");
		assertNoDrift(Mask.of(grid, (x, y, z) -> x % 4 < 3 && y % 4 < 3 && !(x % 4 == 1 && y % 4 == 1)), "rings");
	}
}
