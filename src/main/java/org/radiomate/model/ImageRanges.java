package org.radiomate.model;

import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The images of the training patients, so that one from another scanner is noticed.
 *
 * @param spacingXMm distance of voxel centres along x
 * @param spacingYMm distance of voxel centres along y
 * @param spacingZMm distance of slices
 * @param sliceThicknessMm nominal thickness of a slice
 * @param kernels how many images were reconstructed with each known kernel
 * @param lowest the smallest intensity of each region
 * @param mean the mean intensity of each region
 * @param highest the largest intensity of each region
 */
public record ImageRanges(TrainingDistribution spacingXMm, TrainingDistribution spacingYMm,
	TrainingDistribution spacingZMm, TrainingDistribution sliceThicknessMm, Map<String, Integer> kernels,
	TrainingDistribution lowest, TrainingDistribution mean, TrainingDistribution highest)
{

	/** Spacings that differ by so little are the same: files round them. */
	private static final double LENGTH_TOLERANCE = 0.01;

	public ImageRanges {
		kernels = Map.copyOf(kernels);
	}

	/** The ranges of the training patients' images. */
	public static ImageRanges of(final List<ImageTraits> images) {
		final Map<String, Integer> kernels = new TreeMap<>();
		images.stream().map(ImageTraits::kernel).filter(kernel -> !kernel.isEmpty()).forEach(kernel -> kernels.merge(kernel, 1,
			Integer::sum));
		return new ImageRanges(of(images, ImageTraits::spacingXMm), of(images, ImageTraits::spacingYMm), of(images,
			ImageTraits::spacingZMm), of(images, ImageTraits::sliceThicknessMm), kernels, of(images, ImageTraits::lowest), of(
				images, ImageTraits::mean), of(images, ImageTraits::highest));
	}

	private static TrainingDistribution of(final List<ImageTraits> images, final ToDoubleFunction<ImageTraits> trait) {
		return TrainingDistribution.of(images.stream().mapToDouble(trait).toArray());
	}

	/** In what an image differs from all training images, each a sentence without a full stop; what is unknown is passed over. */
	public List<String> outside(final ImageTraits image) {
		final List<String> outside = new ArrayList<>();
		addLength(outside, "pixel width", image.spacingXMm(), spacingXMm);
		addLength(outside, "pixel height", image.spacingYMm(), spacingYMm);
		addLength(outside, "slice spacing", image.spacingZMm(), spacingZMm);
		addLength(outside, "slice thickness", image.sliceThicknessMm(), sliceThicknessMm);
		if (!kernels.isEmpty() && !image.kernel().isEmpty() && !kernels.containsKey(image.kernel())) outside.add(
			"the convolution kernel is " + image.kernel() + ", the training images' " + String.join(", ", new TreeMap<>(kernels)
				.keySet()));
		add(outside, "the region's lowest intensity", image.lowest(), lowest, 0, "");
		add(outside, "the region's mean intensity", image.mean(), mean, 0, "");
		add(outside, "the region's highest intensity", image.highest(), highest, 0, "");
		return outside;
	}

	private static void addLength(final List<String> outside, final String what, final double valueMm,
		final TrainingDistribution range)
	{
		add(outside, "the " + what, valueMm, range, LENGTH_TOLERANCE, " mm");
	}

	private static void add(final List<String> outside, final String what, final double value,
		final TrainingDistribution range, final double tolerance, final String unit)
	{
		if (range.isOutside(value, tolerance)) outside.add(what + " is " + CsvTable.inWords(value) + unit +
			", outside the training images' " + CsvTable.inWords(range.lowest()) + " to " + CsvTable.inWords(range.highest()) + unit);
	}
}
