package org.radiomate.imagej;

import ij.ImagePlus;
import ij.plugin.frame.RoiManager;

import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * A sample opened in ImageJ with its contours: in the ROI Manager if that is empty, else in the image's overlay, so that
 * nothing which was drawn mixes with them.
 *
 * @param image with intensities in their unit and lengths in mm
 * @param place the word for where the contours are, as the commands' parameter 'contours' has it
 */
public record SampleImage(ImagePlus image, String place) {

	/**
	 * Opens a sample.
	 *
	 * @param black intensity shown black
	 * @param white intensity shown white
	 */
	public static SampleImage of(final Volume volume, final List<ContourSet> contours, final double black,
		final double white)
	{
		final ImagePlus image = ImageFiles.signed16Bit(volume);
		image.setDisplayRange(image.getCalibration().getRawValue(black), image.getCalibration().getRawValue(white));
		final RoiManager manager = RoiManager.getInstance2();
		final ContourDestination destination = manager == null || manager.getCount() == 0 ? ContourDestination.ROI_MANAGER
			: ContourDestination.OVERLAY;
		return new SampleImage(image, destination.put(contours, image, volume.name()));
	}
}
