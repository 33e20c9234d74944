package org.radiomate.imagej;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.io.Opener;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Spacing;

import java.nio.file.Path;
import java.util.Locale;

/** The grid of a TIFF stack from its header and first slice, so that a large stack need not be read to be checked. */
final class TiffHeader {

	private TiffHeader() {}

	/** Whether the file is a TIFF, not packed into a zip, of one channel and one time point. */
	static boolean isPlain(final Path file) {
		if (!file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) return false;
		new TiffClaim(file, file).check();
		final FileInfo[] slices = Opener.getTiffFileInfo(file.toString());
		return slices != null && slices.length > 0 && (slices[0].description == null || !slices[0].description.matches(
			"(?s).*(channels|frames|hyperstack)=.*"));
	}

	/**
	 * Reads the header of a plain TIFF.
	 *
	 * @param spacing to use instead of the file's; null to take the file's
	 */
	static ImageHeader read(final Path file, final Spacing spacing) {
		final FileInfo[] slices = Opener.getTiffFileInfo(file.toString());
		final FileInfo first = slices[0];
		final int depth = Math.max(slices.length, first.nImages);
		if (ImageFiles.isCutShort(slices[slices.length - 1], file)) throw new ProblemException(file +
			" is cut short. Copy it again.");
		first.nImages = 1;
		final ImagePlus image = new FileOpener(first).openImage();
		if (image == null) throw new ProblemException(file + " is not an image that ImageJ can open, or it is damaged. Use TIFF or NIfTI.");
		final Geometry slice = new ImagePlusSource(image, spacing).read().geometry();
		final Geometry grid = new Geometry(slice.width(), slice.height(), depth, slice.spacingXMm(), slice.spacingYMm(), slice
			.spacingZMm());
		return new ImageHeader(grid, PlacementNote.read(image, grid));
	}
}
