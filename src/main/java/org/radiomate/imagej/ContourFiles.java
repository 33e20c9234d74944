package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;

import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ContourWriter;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Spacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Contour files: a {@code .roi} or RoiSet.zip of ImageJ, or a mask or label image (TIFF, NIfTI). The one place that knows
 * which reader and which writer a format has.
 */
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

	/**
	 * Writes contours of one format.
	 *
	 * @param grid the grid of the image that they were drawn on
	 * @param rule which pixels belong to an outline, for masks
	 * @param image the image's file, whose place in space a NIfTI mask takes over if it is NIfTI too; null if there is none
	 */
	public static ContourWriter writer(final ContourFormat format, final Geometry grid, final MaskRule rule,
		final Path image)
	{
		return switch (format) {
			case ROI_SET -> new RoiSetFile();
			case TIFF -> (sets, file) -> ImageFiles.save(labels(LabelMap.of(sets, grid, rule), file), file);
			case NIFTI -> (sets, file) -> writeNifti(LabelMap.of(sets, grid, rule), image, file);
		};
	}

	private static void writeNifti(final LabelMap map, final Path image, final Path file) {
		if (image != null && NiftiReader.isNifti(image)) NiftiWriter.writeLike(map, image, file);
		else NiftiWriter.write(map, file);
	}

	/** A label map as an image in mm on which the labels can be told apart. */
	private static ImagePlus labels(final LabelMap map, final Path file) {
		final Geometry grid = map.geometry();
		final int area = grid.width() * grid.height();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (int z = 0; z < grid.depth(); z++) stack.addSlice(null, Arrays.copyOfRange(map.labels(), z * area, (z + 1) * area));
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), stack);
		image.setDisplayRange(0, map.names().lastKey());
		ImageFiles.setSpacing(image, grid);
		return image;
	}

	/** A TIFF mask seldom states lengths, so it is taken to have the image's; NIfTI always states its own. */
	private static Spacing maskSpacing(final Path file, final Geometry grid) {
		return NiftiReader.isNifti(file) ? null : new Spacing(grid.spacingXMm(), grid.spacingYMm(), grid.spacingZMm());
	}
}
