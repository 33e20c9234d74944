package org.radiomate.study;

import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.feature.StageDiagnostics;
import org.radiomate.model.ImageTraits;
import org.radiomate.task.Progress;
import org.radiomate.volume.Acquisition;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Rasterized;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;

/**
 * The features of one patient's structure: contours to mask by the feature set's rule, then the features.
 *
 * @param features the values
 * @param geometry the image's grid
 * @param acquisition how the image was acquired, as far as it says
 * @param warnings of the mask and of the features, in words
 */
public record PatientExtraction(FeatureVector features, Geometry geometry, Acquisition acquisition, List<String> warnings) {

	/** Extracts the features on the caller's thread, with diagnostics of the region alone. */
	public static PatientExtraction of(final Volume volume, final ContourSet contours, final FeatureSet set) {
		return of(volume, contours, set, false, 1, Progress.NONE);
	}

	/**
	 * Extracts the features.
	 *
	 * @param imageDiagnostics whether figures of the whole image at every stage of the preprocessing are recorded, too
	 * @param threads how many families are computed at once; 0 for as many as there are processors
	 */
	public static PatientExtraction of(final Volume volume, final ContourSet contours, final FeatureSet set,
		final boolean imageDiagnostics, final int threads, final Progress progress)
	{
		final Rasterized mask = ContourRasterizer.rasterize(contours.contours(), volume.geometry(), set.maskRule());
		final FeatureVector features = FeatureExtractor.extract(volume, mask.mask(), set, imageDiagnostics, threads, progress);
		final List<String> warnings = new ArrayList<>(mask.warnings());
		warnings.addAll(features.warnings());
		return new PatientExtraction(features, volume.geometry(), volume.acquisition(), List.copyOf(warnings));
	}

	/** What a model remembers of the image. */
	ImageTraits traits() {
		return traits(geometry, acquisition, features.stages());
	}

	/** What a model remembers of an image; the region's intensities are those before any preprocessing. */
	static ImageTraits traits(final Geometry grid, final Acquisition acquisition, final List<StageDiagnostics> stages) {
		final StageDiagnostics.Figures region = stages.isEmpty() ? new StageDiagnostics.Figures(Double.NaN, Double.NaN,
			Double.NaN) : stages.get(0).intensityMask().intensities();
		return new ImageTraits(grid.spacingXMm(), grid.spacingYMm(), grid.spacingZMm(), acquisition.sliceThicknessMm(),
			acquisition.kernel(), region.minimum(), region.mean(), region.maximum());
	}
}
