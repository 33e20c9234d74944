package org.radiomate.study.images;

import org.radiomate.feature.intensity.SampleFigures;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.RoiCrop;

import java.util.List;

/**
 * What one image and the region in it are like.
 *
 * @param image as the manifest names it
 * @param header what the file says
 * @param voxels of the region
 * @param hu percentiles {@link #PERCENTS} of the region's intensities, in the image's unit: the smallest that so
 *          many percent do not exceed
 * @param distinct how many different intensities the region holds
 * @param levels how many gray levels it holds, in the order of the choice
 */
public record ImageRow(String patient, String image, ImageHeader header, int voxels, double[] hu, int distinct,
	List<Integer> levels)
{

	/** The percentiles that are told. */
	public static final List<Integer> PERCENTS = List.of(0, 10, 50, 90, 100);

	/** The row of a region. */
	static ImageRow of(final String patient, final String image, final ImageHeader header, final RoiCrop crop,
		final List<Integer> levels)
	{
		final SampleFigures figures = new SampleFigures(crop.insideValues());
		final double[] sorted = figures.sorted();
		int distinct = 1;
		for (int i = 1; i < sorted.length; i++) if (sorted[i] != sorted[i - 1]) distinct++;
		return new ImageRow(patient, image, header, sorted.length, PERCENTS.stream().mapToDouble(figures::percentile).toArray(),
			distinct, levels);
	}

	/** The grid. */
	Geometry grid() {
		return header.geometry();
	}

	/** Volume of the region's voxels. */
	double volumeMm3() {
		return voxels * grid().spacingXMm() * grid().spacingYMm() * grid().spacingZMm();
	}
}
