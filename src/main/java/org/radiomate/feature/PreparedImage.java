package org.radiomate.feature;

import org.radiomate.task.Progress;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.MaskedImage;
import org.radiomate.volume.filter.Preprocessing;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.Reach;

import java.util.ArrayList;
import java.util.List;

/** An image and its region after the steps and the preparation of a feature set, and after those of its response maps. */
final class PreparedImage {

	private final FeatureSet set;
	private final Progress progress;
	private final List<StageDiagnostics> stages = new ArrayList<>();
	private final MaskedImage afterSteps;
	private final Volume image;
	private final Roi region;

	/**
	 * Applies the steps and the preparation of the set.
	 *
	 * @param whole whether the steps work on the whole image, for diagnostics of it
	 * @param warnings takes sentences for the user
	 * @param progress asked whether to stop
	 */
	PreparedImage(final Volume volume, final Mask mask, final FeatureSet set, final boolean whole,
		final List<String> warnings, final Progress progress)
	{
		this.set = set;
		this.progress = progress;
		final double marginMm = marginMm(set.families());
		afterSteps = Preprocessing.apply(set.steps(), volume, mask, whole ? Reach.of(Double.POSITIVE_INFINITY) : Reach.of(
			marginMm).orAsFarAs(reachOfResponses(volume)), progress, (step, stage) -> stages.add(StageDiagnostics.of(step == null
				? StageDiagnostics.INITIAL : step.text(), stage)));
		image = set.steps().isEmpty() ? volume : afterSteps.volume();
		final Roi prepared = set.steps().isEmpty() ? set.preparation().prepare(volume, mask, set.intensityScale(), warnings)
			: region(afterSteps, set.steps(), warnings);
		region = widened(prepared, image, marginMm);
	}

	private static double marginMm(final List<FeatureCalculator> families) {
		return families.stream().mapToDouble(FeatureCalculator::surroundingMm).max().orElse(0);
	}

	private Reach reachOfResponses(final Volume volume) {
		Reach reach = Reach.NONE;
		for (final FeatureCalculator family : set.families()) {
			if (family instanceof ResponseMap map) reach = reach.orAsFarAs(Preprocessing.reach(map.steps(), Preprocessing
				.gridAfter(set.steps(), volume.geometry())).plus(Reach.of(marginMm(map.families()))));
		}
		return reach;
	}

	private static Roi widened(final Roi roi, final Volume image, final double marginMm) {
		return marginMm == 0 ? roi : roi.withSurroundings(roi.intensity().widened(image, marginMm));
	}

	/** The region in the image after some steps, of which one may have given a response, no HU any more. */
	private Roi region(final MaskedImage stage, final List<PreprocessingStep> steps, final List<String> warnings) {
		final boolean sameScale = steps.stream().allMatch(PreprocessingStep::keepsIntensityScale);
		final Roi roi = set.preparation().prepare(stage.volume(), stage.morphologicalMask(), sameScale ? set.intensityScale()
			: IntensityScale.STORED, warnings);
		return new Roi(roi.intensity().withInside(inside(stage.intensityMask(), roi.intensity())), roi.morphology(), roi
			.scale());
	}

	/** The image that the region was cut from: preprocessed, on its own grid, if the set has steps. */
	Volume image() {
		return image;
	}

	/** The region. */
	Roi region() {
		return region;
	}

	/** Image and region before and after each step of the set. */
	List<StageDiagnostics> stages() {
		return stages;
	}

	/**
	 * The region as a family gets it: of its response, for the families of a response map.
	 *
	 * @param warnings takes sentences for the user
	 */
	Roi regionOf(final FeatureCalculator family, final List<String> warnings) {
		if (!(family instanceof ResponseMap map)) return region;
		final MaskedImage response = response(map);
		final List<PreprocessingStep> all = new ArrayList<>(set.steps());
		all.addAll(map.steps());
		return widened(region(response, all, warnings), response.volume(), marginMm(map.families()));
	}

	/** The image that a family's region is cut from. */
	Volume imageOf(final FeatureCalculator family) {
		return family instanceof ResponseMap map ? response(map).volume() : image;
	}

	private MaskedImage response(final ResponseMap map) {
		return Preprocessing.apply(map.steps(), afterSteps, progress, (step, stage) -> {});
	}

	/** Which voxels of a crop belong to a mask. */
	private static boolean[] inside(final Mask mask, final RoiCrop crop) {
		final boolean[] inside = new boolean[crop.inside().length];
		int i = 0;
		for (int z = 0; z < crop.depth(); z++) {
			for (int y = 0; y < crop.height(); y++) {
				for (int x = 0; x < crop.width(); x++, i++) {
					inside[i] = crop.inside()[i] && mask.contains(crop.x0() + x, crop.y0() + y, crop.z0() + z);
				}
			}
		}
		return inside;
	}
}
