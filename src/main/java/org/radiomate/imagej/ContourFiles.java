package org.radiomate.imagej;

import org.radiomate.io.NiftiReader;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.Spacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Contour files: a {@code .roi} or RoiSet.zip of ImageJ, or a mask or label image (TIFF, NIfTI). */
public final class ContourFiles implements ContourReader {

	private final ImageFiles images = new ImageFiles();
	private final RoiReading reading;

	/** A reader that refuses a contour which cannot be used. */
	public ContourFiles() {
		this(RoiReading.STRICT);
	}

	ContourFiles(final RoiReading reading) {
		this.reading = reading;
	}

	@Override
	public List<ContourSet> read(final Path file, final Geometry grid) {
		if (!Files.isRegularFile(file)) throw new ProblemException("There is no contour file " + file +
			". Correct the path.");
		if (RoiSetFile.holdsRois(file)) {
			return RoiContours.toSets(RoiSetFile.read(file), null, grid.depth(), file.toString(), reading);
		}
		return MaskContours.of(images.read(file, maskSpacing(file, grid)), file.toString(), grid);
	}

	/** A TIFF mask seldom states lengths, so it is taken to have the image's; NIfTI always states its own. */
	private static Spacing maskSpacing(final Path file, final Geometry grid) {
		return NiftiReader.isNifti(file) ? null : new Spacing(grid.spacingXMm(), grid.spacingYMm(), grid.spacingZMm());
	}
}
