package org.radiomate.feature.ibex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.file.Path;

/** The phantom whose formula stands in golden_phantom.json, anywhere on a larger grid. */
final class IbexPhantom {

	private static final int WIDTH = 34;
	private static final int HEIGHT = 30;
	private static final int DEPTH = 6;

	private IbexPhantom() {}

	static JsonNode golden() throws IOException {
		return new ObjectMapper().readTree(Path.of("test-data", "ibex", "golden_phantom.json").toFile());
	}

	static Geometry grid(final int marginX, final int marginY, final int marginZ) {
		return new Geometry(WIDTH + marginX, HEIGHT + marginY, DEPTH + marginZ, 0.7, 0.7, 5);
	}

	/** The phantom in HU, moved right, down and on. */
	static Volume volume(final Geometry grid, final int dx, final int dy, final int dz) {
		final short[] hu = new short[(int) grid.voxelCount()];
		int i = 0;
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) {
					hu[i++] = (short) (inBounds(x - dx, y - dy, z - dz) ? ctNumber(x - dx, y - dy, z - dz) - 1000 : -500);
				}
			}
		}
		return Volume.of("phantom", hu, grid);
	}

	static Mask mask(final Geometry grid, final int dx, final int dy, final int dz) {
		return Mask.of(grid, (x, y, z) -> inBounds(x - dx, y - dy, z - dz) && inside(x - dx, y - dy, z - dz));
	}

	private static boolean inBounds(final int c, final int r, final int z) {
		return c >= 0 && r >= 0 && z >= 0 && c < WIDTH && r < HEIGHT && z < DEPTH;
	}

	private static int ctNumber(final int c, final int r, final int z) {
		final int base = 1000 + (37 * r + 53 * c + 91 * z + r * c % 29 * 5 + (r * r + 3 * c * c) % 41 * 3) % 160;
		return (r + c + z) % 7 == 0 ? base - 20 : base;
	}

	private static boolean inside(final int c, final int r, final int z) {
		final double u = 0.8 * (c - 16.5) + 0.6 * (r - 14.2);
		final double w = -0.6 * (c - 16.5) + 0.8 * (r - 14.2);
		final double a = u / (13 - 1.6 * Math.abs(z - 2.5));
		final double b = w / (8 - 0.9 * Math.abs(z - 2.5));
		return a * a + b * b <= 1;
	}
}
