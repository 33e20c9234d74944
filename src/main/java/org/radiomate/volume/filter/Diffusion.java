package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.GridAxis;

/**
 * Edge-preserving smoothing by anisotropic diffusion (Perona P, Malik J, IEEE Trans Pattern Anal Mach Intell 1990;12:629,
 * doi:10.1109/34.56205): in every iteration I += λ Σ_k (h/h_k)² Σ_± g(D)·D, with the difference D to the two neighbours
 * along axis k, g(D) = exp(-(D/κ)²), the spacing h_k and the smallest spacing h of these axes, λ = 1/8 in slices and 1/16 in
 * space. Nothing flows over the image's border. IBEX's edge-preserving smoothing is of this kind, but its compiled code is
 * not public.
 *
 * @param kappaHu differences well above it are edges that stay, in the image's unit
 * @param iterations number of iterations
 * @param dimensions in slices or in space
 */
public record Diffusion(double kappaHu, int iterations, Dimensions dimensions) implements PreprocessingStep {

	static final String NAME = "diffusion";

	private static final int MOST_ITERATIONS = 200;

	/** @throws ProblemException if kappa or the number of iterations is not above 0 */
	public Diffusion {
		StepValues.requirePositive(NAME, "kappa", kappaHu);
		if (iterations < 1 || iterations > MOST_ITERATIONS) throw new ProblemException("The step '" + NAME + "' has " +
			iterations + " iterations; use 1 to " + MOST_ITERATIONS + ".");
		StepValues.requireGiven(NAME, "dimensions", dimensions);
	}

	@Override
	public MaskedImage apply(final MaskedImage image) {
		double[] values = image.values();
		for (int n = 0; n < iterations; n++) {
			values = iterated(values, image.grid());
		}
		return image.withValues(values);
	}

	private double[] iterated(final double[] values, final Geometry grid) {
		final double smallest = smallestSpacingMm(grid);
		final double[] result = values.clone();
		for (int a = 0; a < dimensions.axes(); a++) {
			final GridAxis axis = GridAxis.of(grid, a);
			final double ratio = smallest / axis.spacingMm();
			addFlow(values, result, axis, ratio * ratio / (dimensions == Dimensions.SPACE ? 16 : 8));
		}
		return result;
	}

	private double smallestSpacingMm(final Geometry grid) {
		final double inSlice = Math.min(grid.spacingXMm(), grid.spacingYMm());
		return dimensions == Dimensions.SPACE ? Math.min(inSlice, grid.spacingZMm()) : inSlice;
	}

	private void addFlow(final double[] values, final double[] result, final GridAxis axis, final double weight) {
		for (int n = 0; n < axis.lineCount(); n++) {
			final int start = axis.start(n);
			double before = 0;
			for (int i = 0; i < axis.length(); i++) {
				final int here = start + i * axis.stride();
				final double after = i + 1 < axis.length() ? flow(values[here + axis.stride()] - values[here]) : 0;
				result[here] += weight * (after - before);
				before = after;
			}
		}
	}

	private double flow(final double difference) {
		final double ratio = difference / kappaHu;
		return StrictMath.exp(-ratio * ratio) * difference;
	}

	@Override
	public Reach reach(final Geometry grid) {
		return Reach.ofVoxels(iterations, grid, dimensions);
	}

	@Override
	public String text() {
		return NAME + " kappa " + StepValues.number(kappaHu) + " hu iterations " + iterations + " " + dimensions.word();
	}
}
