package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;

/**
 * Resampling to another spacing. As in IBSI the new grid has ceil(n·spacing/new spacing) voxels along an axis and the same
 * centre as the image. Masks are interpolated linearly (by the nearest voxel with {@code nearest}) and hold the voxels of at
 * least 0.5.
 *
 * @param xMm new spacing along rows in mm; 0 to keep it
 * @param yMm new spacing along columns in mm; 0 to keep it
 * @param zMm new distance of slices in mm; 0 to keep them
 * @param method how intensities are interpolated
 */
public record Resample(double xMm, double yMm, double zMm, Method method) implements PreprocessingStep {

	static final String NAME = "resample";

	/** Lest a whole voxel more or less hangs on a rounding error. */
	private static final double ROUNDING = 1e-6;

	private static final double HALF = 0.5 - ROUNDING;

	/** How values between voxel centres are made. */
	public enum Method {

		/** The nearest voxel's, the next one's halfway. */
		NEAREST("nearest", 0),

		/** Linear between voxels, along each axis. */
		LINEAR("linear", 1),

		/** Cubic convolution with a = -1/2 (Keys RG, IEEE Trans Acoust 1981;29:1153, doi:10.1109/TASSP.1981.1163711). */
		CUBIC("cubic", 2),

		/**
		 * Cubic B-splines through the voxels' values, mirrored at the outermost voxel centres and beyond these the border's value
		 * (Thévenaz P et al., IEEE Trans Med Imaging 2000;19:739, doi:10.1109/42.875199): IBSI's tricubic spline.
		 */
		SPLINE("spline", SplineCoefficients.RADIUS + 2);

		private final String word;
		private final int reach;

		Method(final String word, final int reach) {
			this.word = word;
			this.reach = reach;
		}

		/** The word that files and texts use. */
		@JsonValue
		public String word() {
			return word;
		}
	}

	/** @throws ProblemException if a spacing is negative, or all are 0 */
	public Resample {
		for (final double mm : new double[] { xMm, yMm, zMm }) {
			if (!(mm >= 0 && mm < Double.POSITIVE_INFINITY)) throw new ProblemException("A spacing of the step '" + NAME +
				"' is " + StepValues.number(mm) + " mm; use a length above 0, or 0 to keep the image's own.");
		}
		if (xMm + yMm + zMm == 0) throw new ProblemException("The step '" + NAME + "' changes no spacing; give one above 0.");
		StepValues.requireGiven(NAME, "method", method);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		final RoiCrop crop = image.part();
		final Geometry target = gridAfter(image.whole());
		final Method maskMethod = method == Method.NEAREST ? method : Method.LINEAR;
		GridPart part = new GridPart(image.whole(), crop.x0(), crop.y0(), crop.z0(), crop.geometry());
		double[] values = crop.values();
		double[] morphology = numbers(crop.inside());
		double[] intensity = numbers(image.intensity());
		for (int axis = 0; axis < 3; axis++) {
			if (new double[] { xMm, yMm, zMm }[axis] == 0) continue;
			final AxisSamples samples = new AxisSamples(part, axis, target);
			values = samples.interpolated(values, method);
			morphology = samples.interpolated(morphology, maskMethod);
			intensity = samples.interpolated(intensity, maskMethod);
			part = samples.after;
		}
		// the intensity mask lies within the other before, so its shares are no larger, and it does so after
		return new MaskedImage(image.name(), part.whole(), new RoiCrop(part.x0(), part.y0(), part.z0(), part.box(), values,
			atLeastHalf(morphology)), atLeastHalf(intensity));
	}

	private static double[] numbers(final boolean[] inside) {
		final double[] numbers = new double[inside.length];
		for (int i = 0; i < numbers.length; i++) {
			if (inside[i]) numbers[i] = 1;
		}
		return numbers;
	}

	private static boolean[] atLeastHalf(final double[] shares) {
		final boolean[] inside = new boolean[shares.length];
		for (int i = 0; i < inside.length; i++) {
			inside[i] = shares[i] >= HALF;
		}
		return inside;
	}

	@Override
	public Geometry gridAfter(final Geometry grid) {
		final double dx = xMm == 0 ? grid.spacingXMm() : xMm;
		final double dy = yMm == 0 ? grid.spacingYMm() : yMm;
		final double dz = zMm == 0 ? grid.spacingZMm() : zMm;
		return new Geometry(count(grid.width(), grid.spacingXMm(), dx), count(grid.height(), grid.spacingYMm(), dy), count(grid
			.depth(), grid.spacingZMm(), dz), dx, dy, dz);
	}

	private static int count(final int n, final double spacingMm, final double newSpacingMm) {
		final double count = Math.max(1, Math.ceil(n * spacingMm / newSpacingMm - ROUNDING));
		if (count > Short.MAX_VALUE) throw new ProblemException("The step '" + NAME + "' to " + StepValues.number(newSpacingMm) +
			" mm would give " + (long) count + " voxels along an axis; use a larger spacing.");
		return (int) count;
	}

	@Override
	public Reach reach(final Geometry grid) {
		final Geometry after = gridAfter(grid);
		final int voxels = method.reach + 1;
		return new Reach(voxels * grid.spacingXMm() + after.spacingXMm(), voxels * grid.spacingYMm() + after.spacingYMm(),
			voxels * grid.spacingZMm() + after.spacingZMm());
	}

	@Override
	public String text() {
		return NAME + " " + StepValues.number(xMm) + " " + StepValues.number(yMm) + " " + StepValues.number(zMm) + " mm " +
			method.word();
	}
}
