package org.radiomate.volume.filter;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * Applies steps in their order to the part of an image that the features can depend on: the mask's bounding box and as much
 * around it as all steps together reach. In the final mask the result is the same to the bit as that of the whole image.
 */
public final class Preprocessing {

	private Preprocessing() {}

	/** Takes the image before and after each step. */
	@FunctionalInterface
	public interface Observer {

		/** @param step the step that made it; null for the image as it came */
		void stage(PreprocessingStep step, MaskedImage image);
	}

	/**
	 * Applies the steps.
	 *
	 * @throws ProblemException if a step leaves no voxel, or an intensity that a step spreads is not a finite number
	 */
	public static MaskedImage apply(final List<PreprocessingStep> steps, final Volume volume, final Mask mask) {
		return apply(steps, volume, mask, Progress.NONE);
	}

	/** The same, saying which step is at work, and stopping when the user cancels. */
	public static MaskedImage apply(final List<PreprocessingStep> steps, final Volume volume, final Mask mask,
		final Progress progress)
	{
		return apply(steps, volume, mask, Reach.NONE, progress, (step, image) -> {});
	}

	/**
	 * Applies the steps.
	 *
	 * @param margin how far around the final mask the result must be that of the whole image, too; infinite for all of it
	 * @param observer looks at every stage
	 * @throws ProblemException if a step leaves no voxel, or an intensity that a step spreads is not a finite number
	 */
	public static MaskedImage apply(final List<PreprocessingStep> steps, final Volume volume, final Mask mask,
		final Reach margin, final Progress progress, final Observer observer)
	{
		// refuses an empty mask and bad intensities with their place in the image
		RoiCrop.of(volume, mask);
		final MaskedImage image = cut(volume, mask, reach(steps, volume.geometry()).plus(margin));
		observer.stage(null, image);
		return apply(steps, image, progress, observer);
	}

	/** Applies further steps to a part that was cut with enough around it. */
	public static MaskedImage apply(final List<PreprocessingStep> steps, final MaskedImage start, final Progress progress,
		final Observer observer)
	{
		MaskedImage image = start;
		for (int s = 0; s < steps.size(); s++) {
			progress.report(s, steps.size(), steps.get(s).text());
			image = steps.get(s).apply(image, progress);
			check(image, steps.get(s));
			observer.stage(steps.get(s), image);
		}
		progress.report(steps.size(), steps.size(), "Filtered");
		return image;
	}

	/**
	 * Applies steps to all of an image. It keeps its place in the patient unless a step changes its grid.
	 *
	 * @throws ProblemException if a step works on a mask alone, or an intensity is not a finite number
	 */
	public static Volume apply(final List<PreprocessingStep> steps, final Volume volume, final Progress progress) {
		for (final PreprocessingStep step : steps) {
			if (step.changesOnlyMasks()) throw new ProblemException("The step '" + step.text() +
				"' works on the mask of a structure, of which a whole image has none; leave it out.");
		}
		final MaskedImage whole = cut(volume, Mask.of(volume.geometry(), (x, y, z) -> true), Reach.NONE);
		checkFinite(whole);
		final Volume filtered = apply(steps, whole, progress, (step, image) -> {}).volume();
		return filtered.geometry().equals(volume.geometry()) ? filtered.at(volume.placement()) : filtered;
	}

	private static void checkFinite(final MaskedImage image) {
		final int width = image.grid().width(), area = width * image.grid().height();
		for (int i = 0; i < image.values().length; i++) {
			if (!Double.isFinite(image.values()[i])) throw new ProblemException("The intensity of " + image.name() +
				" at column " + (i % width + 1) + ", row " + (i % area / width + 1) + ", slice " + (i / area + 1) + " is " + image
					.values()[i] + "; filters spread it. Put a number there, or crop the image.");
		}
	}

	/** The grid after some steps. */
	public static Geometry gridAfter(final List<PreprocessingStep> steps, final Geometry whole) {
		Geometry grid = whole;
		for (final PreprocessingStep step : steps) {
			grid = step.gridAfter(grid);
		}
		return grid;
	}

	/** How far some steps look, one after the other. */
	public static Reach reach(final List<PreprocessingStep> steps, final Geometry whole) {
		Reach reach = Reach.NONE;
		Geometry grid = whole;
		for (final PreprocessingStep step : steps) {
			reach = reach.plus(step.reach(grid));
			grid = step.gridAfter(grid);
		}
		return reach;
	}

	private static MaskedImage cut(final Volume volume, final Mask mask, final Reach reach) {
		final Geometry whole = volume.geometry();
		final int x0 = first(mask.x0(), reach.xMm(), whole.spacingXMm());
		final int y0 = first(mask.y0(), reach.yMm(), whole.spacingYMm());
		final int z0 = first(mask.z0(), reach.zMm(), whole.spacingZMm());
		final Geometry box = new Geometry(end(mask.x0() + mask.width(), reach.xMm(), whole.spacingXMm(), whole.width()) - x0,
			end(mask.y0() + mask.height(), reach.yMm(), whole.spacingYMm(), whole.height()) - y0, end(mask.z0() + mask.depth(),
				reach.zMm(), whole.spacingZMm(), whole.depth()) - z0, whole.spacingXMm(), whole.spacingYMm(), whole.spacingZMm());
		final boolean[] inside = new boolean[Math.toIntExact(box.voxelCount())];
		final double[] values = new double[inside.length];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		int i = 0;
		for (int z = z0; z < z0 + box.depth(); z++) {
			for (int y = y0; y < y0 + box.height(); y++) {
				for (int x = x0; x < x0 + box.width(); x++, i++) {
					values[i] = access.setPositionAndGet(x, y, z).getRealDouble();
					inside[i] = mask.contains(x, y, z);
				}
			}
		}
		return new MaskedImage(volume.name(), whole, new RoiCrop(x0, y0, z0, box, values, inside), inside);
	}

	private static int first(final int start, final double reachMm, final double spacingMm) {
		return (int) Math.max(0, start - Math.ceil(reachMm / spacingMm));
	}

	private static int end(final int end, final double reachMm, final double spacingMm, final int size) {
		return (int) Math.min(size, end + Math.ceil(reachMm / spacingMm));
	}

	private static void check(final MaskedImage image, final PreprocessingStep step) {
		boolean any = false;
		for (int i = 0; i < image.values().length; i++) {
			any |= image.intensity()[i];
			if (image.morphology()[i] && !Double.isFinite(image.values()[i])) throw new ProblemException("After the step '" + step
				.text() + "' the structure in " + image.name() + " holds a value that is no finite number, as a voxel does that " +
				"the step reaches; mend the image, or leave out the step.");
		}
		if (!any) throw new ProblemException("The step '" + step.text() + "' leaves no voxel of the structure in " + image
			.name() + "; change the step, or draw a larger area.");
	}
}
