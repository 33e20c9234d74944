package org.radiomate.feature;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.filter.MaskedImage;

/**
 * Image and region at one stage of the preprocessing, as IBSI's reporting guidelines ask for: who repeats an extraction sees
 * at which step the numbers part.
 *
 * @param stage {@value #INITIAL}, or the step that was applied
 * @param grid the image's size in voxels and spacing in mm
 * @param image figures of the whole image; null unless they were asked for
 * @param intensityMask the voxels whose intensities count
 * @param morphologicalMask the voxels that make the shape
 */
public record StageDiagnostics(String stage, Geometry grid, Figures image, Region intensityMask,
	Region morphologicalMask)
{

	/** The stage before any step. */
	public static final String INITIAL = "initial";

	/** Mean, minimum and maximum of some intensities. */
	public record Figures(double mean, double minimum, double maximum) {}

	/**
	 * A mask.
	 *
	 * @param voxels how many
	 * @param width columns of its bounding box
	 * @param height rows of it
	 * @param depth slices of it
	 * @param intensities of its voxels
	 */
	public record Region(long voxels, int width, int height, int depth, Figures intensities) {}

	/** The figures of a stage; those of the image only if the whole of it is there. */
	static StageDiagnostics of(final String stage, final MaskedImage image) {
		final boolean whole = image.part().values().length == image.whole().voxelCount();
		return new StageDiagnostics(stage, image.whole(), whole ? figures(image.part().values(), null) : null, region(image, image
			.intensity()), region(image, image.part().inside()));
	}

	private static Region region(final MaskedImage image, final boolean[] inside) {
		final int[] from = { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE };
		final int[] to = { -1, -1, -1 };
		final int width = image.grid().width(), height = image.grid().height();
		long voxels = 0;
		for (int i = 0; i < inside.length; i++) {
			if (!inside[i]) continue;
			voxels++;
			widen(from, to, 0, i % width);
			widen(from, to, 1, i / width % height);
			widen(from, to, 2, i / (width * height));
		}
		return new Region(voxels, to[0] - from[0] + 1, to[1] - from[1] + 1, to[2] - from[2] + 1, figures(image.part().values(),
			inside));
	}

	private static void widen(final int[] from, final int[] to, final int axis, final int position) {
		from[axis] = Math.min(from[axis], position);
		to[axis] = Math.max(to[axis], position);
	}

	/** @param inside which values count; null for all */
	private static Figures figures(final double[] values, final boolean[] inside) {
		double sum = 0, lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		long count = 0;
		for (int i = 0; i < values.length; i++) {
			if (inside != null && !inside[i]) continue;
			sum += values[i];
			lowest = Math.min(lowest, values[i]);
			highest = Math.max(highest, values[i]);
			count++;
		}
		return new Figures(sum / count, lowest, highest);
	}
}
