package org.radiomate.volume.contour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;

/** Slices are taken out of known shapes, made again, and compared with what was taken out. */
class InterpolationTruthTest {

	private static final Geometry GRID = new Geometry(120, 110, 25, 0.8, 0.9, 3);

	/** How well the slices that were taken out came back. */
	private record Rebuilt(double[] dice, double volumeRatio) {

		private static Rebuilt of(final Mask truth, final int step) {
			final List<PixelArea> areas = truth.areas();
			final Mask.Builder drawn = new Mask.Builder(truth.geometry());
			for (int i = 0; i < areas.size(); i++) {
				if (i % step == 0 || i == areas.size() - 1) add(drawn, areas.get(i));
			}
			final List<Double> dice = new ArrayList<>();
			double made = 0, real = 0;
			for (final InterpolatedSlice slice : ContourInterpolation.of(drawn.build(), Double.POSITIVE_INFINITY,
				Progress.NONE))
			{
				final PixelArea expected = areas.stream().filter(area -> area.slice() == slice.slice()).findFirst().orElseThrow();
				dice.add(overlap(expected, slice.area()));
				made += slice.pixels();
				real += count(expected);
			}
			return new Rebuilt(dice.stream().mapToDouble(d -> d).sorted().toArray(), made / real);
		}

		private double min() {
			return dice[0];
		}

		private double median() {
			return (dice[(dice.length - 1) / 2] + dice[dice.length / 2]) / 2;
		}

		@Override
		public String toString() {
			return String.format("%d slices: Dice min %.4f, median %.4f; volume made / real %.4f", dice.length, min(),
				median(), volumeRatio);
		}
	}

	private static void add(final Mask.Builder mask, final PixelArea area) {
		for (int y = area.y0(); y < area.y0() + area.height(); y++) {
			for (int x = area.x0(); x < area.x0() + area.width(); x++) {
				if (area.contains(x, y)) mask.add(x, y, area.slice());
			}
		}
	}

	private static int count(final PixelArea area) {
		int count = 0;
		for (final boolean pixel : area.inside()) if (pixel) count++;
		return count;
	}

	private static double overlap(final PixelArea a, final PixelArea b) {
		if (b == null) return 0;
		int both = 0;
		for (int y = a.y0(); y < a.y0() + a.height(); y++) {
			for (int x = a.x0(); x < a.x0() + a.width(); x++) if (a.contains(x, y) && b.contains(x, y)) both++;
		}
		return 2.0 * both / (count(a) + count(b));
	}

	private static Mask ctPhantom() {
		final Volume volume = new NiftiReader().read(Shared.path("ibsi/ct_phantom/mask.nii.gz"));
		final double[] values = Voxels.of(volume);
		final Geometry grid = volume.geometry();
		return Mask.of(grid, (x, y, z) -> values[x + grid.width() * (y + grid.height() * z)] != 0);
	}

	@ParameterizedTest
	@CsvSource({ "2, 0.93, 0.96", "3, 0.91, 0.96" })
	void tumourOfTheCtPhantom(final int step, final double lowest, final double lowestMedian) {
		final Rebuilt rebuilt = Rebuilt.of(ctPhantom(), step);
		System.out.println("CT phantom, every " + step + ". slice drawn: " + rebuilt);
		assertTrue(rebuilt.min() > lowest && rebuilt.median() > lowestMedian, rebuilt::toString);
	}

	private static boolean inEllipse(final double x, final double y, final double cx, final double cy, final double rx,
		final double ry)
	{
		return (x - cx) * (x - cx) / (rx * rx) + (y - cy) * (y - cy) / (ry * ry) <= 1;
	}

	private static Mask cone() {
		return Mask.of(GRID, (x, y, z) -> inEllipse(x, y, 55, 50, 40 - 1.4 * z, 30 - z));
	}

	private static Mask ellipsoid() {
		return Mask.of(GRID, (x, y, z) -> {
			final double part = Math.sqrt(Math.max(0, 1 - (z - 12) * (z - 12) / 144.5));
			return inEllipse(x, y, 55, 50, 40 * part, 30 * part);
		});
	}

	/** A wall around a lumen that goes sideways by more than its own thickness from slice to slice. */
	private static Mask tiltedPipe() {
		return Mask.of(GRID, (x, y, z) -> inEllipse(x, y, 20 + 3.2 * z, 25 + 2.5 * z, 12, 12) && !inEllipse(x, y, 20 + 3.2 *
			z, 25 + 2.5 * z, 7, 7));
	}

	/** An ellipsoid's last slice before its pole is the worst there is: a straight blend cannot follow the round cap. */
	@ParameterizedTest
	@CsvSource({ "cone, 4, 0.96, 0.99", "ellipsoid, 4, 0.40, 0.97", "pipe, 2, 0.95, 0.96", "pipe, 4, 0.92, 0.96",
		"pipe, 8, 0.92, 0.96" })
	void knownShapes(final String shape, final int step, final double lowest, final double lowestMedian) {
		final Mask truth = switch (shape) {
			case "cone" -> cone();
			case "ellipsoid" -> ellipsoid();
			default -> tiltedPipe();
		};
		final Rebuilt rebuilt = Rebuilt.of(truth, step);
		System.out.println(shape + ", every " + step + ". slice drawn: " + rebuilt);
		assertTrue(rebuilt.min() > lowest && rebuilt.median() > lowestMedian, rebuilt::toString);
	}
}
