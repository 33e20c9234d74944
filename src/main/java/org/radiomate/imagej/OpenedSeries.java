package org.radiomate.imagej;

import ij.ImagePlus;

import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.SeriesVolume;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;

/**
 * A series as an image of ImageJ.
 *
 * @param image in HU and mm
 * @param remark what was done to uneven slices; null if nothing
 */
public record OpenedSeries(ImagePlus image, String remark) {

	/** Reads a series. */
	public static OpenedSeries of(final DicomSeries series, final UnevenSlices uneven, final Progress progress) {
		final SliceStack stack = SliceStack.of(series);
		final String name = series.description().isEmpty() ? "Series " + series.seriesNumber() : series.description();
		final Volume volume = new SeriesVolume(stack).read(name, uneven, progress);
		final String remark = stack.isEven() ? null : "Resampled to " + volume.geometry().describe() + ": " + String.join("; ",
			stack.unevenness()) + ".";
		return new OpenedSeries(SeriesImage.of(volume, series, progress), remark);
	}
}
