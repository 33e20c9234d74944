package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

/**
 * One step of the preprocessing, as a feature set lists it. Implementations are immutable records whose components are the
 * parameters. Unless a step says otherwise, intensities are mirrored beyond the image's border, at the outer faces of the
 * outermost voxels.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({ @JsonSubTypes.Type(value = Gaussian.class, name = Gaussian.NAME),
	@JsonSubTypes.Type(value = Median.class, name = Median.NAME),
	@JsonSubTypes.Type(value = Diffusion.class, name = Diffusion.NAME),
	@JsonSubTypes.Type(value = LaplacianOfGaussian.class, name = LaplacianOfGaussian.NAME),
	@JsonSubTypes.Type(value = Resample.class, name = Resample.NAME),
	@JsonSubTypes.Type(value = Threshold.class, name = Threshold.NAME),
	@JsonSubTypes.Type(value = Erosion.class, name = Erosion.NAME),
	@JsonSubTypes.Type(value = Dilation.class, name = Dilation.NAME), @JsonSubTypes.Type(value = Ring.class, name = Ring.NAME),
	@JsonSubTypes.Type(value = Outliers.class, name = Outliers.NAME),
	@JsonSubTypes.Type(value = Round.class, name = Round.NAME), @JsonSubTypes.Type(value = Mean.class, name = Mean.NAME),
	@JsonSubTypes.Type(value = IbsiLog.class, name = IbsiLog.NAME), @JsonSubTypes.Type(value = Laws.class, name = Laws.NAME),
	@JsonSubTypes.Type(value = Gabor.class, name = Gabor.NAME),
	@JsonSubTypes.Type(value = Wavelet.class, name = Wavelet.NAME),
	@JsonSubTypes.Type(value = Simoncelli.class, name = Simoncelli.NAME),
	@JsonSubTypes.Type(value = RieszLog.class, name = RieszLog.NAME),
	@JsonSubTypes.Type(value = RieszSimoncelli.class, name = RieszSimoncelli.NAME),
	@JsonSubTypes.Type(value = Shift.class, name = Shift.NAME),
	@JsonSubTypes.Type(value = Roughening.class, name = Roughening.NAME),
	@JsonSubTypes.Type(value = Noise.class, name = Noise.NAME) })
public interface PreprocessingStep {

	/** The image and the masks after the step. */
	MaskedImage apply(MaskedImage image);

	/** The same, stopping when the user cancels. */
	default MaskedImage apply(final MaskedImage image, final Progress progress) {
		progress.check();
		return apply(image);
	}

	/** How far from a voxel the step looks, or moves the mask. */
	Reach reach(Geometry grid);

	/** The step as a user writes it, which {@link StepText} reads back to an equal step. */
	String text();

	/** The grid after the step. */
	default Geometry gridAfter(final Geometry grid) {
		return grid;
	}

	/** Whether the intensities mean the same after the step (HU stay HU), unlike the response of a filter. */
	default boolean keepsIntensityScale() {
		return true;
	}

	/** Whether the step leaves the intensities and works on the masks alone. */
	default boolean changesOnlyMasks() {
		return false;
	}
}
