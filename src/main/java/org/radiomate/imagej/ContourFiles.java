package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Placement;
import org.radiomate.io.dicom.StructureSetWriter;
import org.radiomate.io.dicom.SegmentationWriter;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomContours;
import org.radiomate.io.NrrdWriter;
import org.radiomate.io.NrrdReader;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ContourWriter;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.LabelImage;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Spacing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * Contour files: a {@code .roi} or RoiSet.zip of ImageJ, or a mask or label image (TIFF, NIfTI, NRRD), a DICOM
 * structure set or segmentation. The one place that knows
 * which reader and which writer a format has.
 */
public final class ContourFiles implements ContourReader {

	private static final int HIGHEST_BYTE = 255, HIGHEST_SHORT = 65535;

	private final ImageFiles images = new ImageFiles();
	private final RoiReading reading;
	private final MaskFit fit;

	/** A reader that refuses a contour which cannot be used. */
	public ContourFiles() {
		this(RoiReading.STRICT, MaskFit.STRICT);
	}

	/**
	 * A reader of one's own.
	 *
	 * @param reading what is done with ROIs that cannot be used
	 * @param fit what is done with masks of another grid
	 */
	ContourFiles(final RoiReading reading, final MaskFit fit) {
		this.reading = reading;
		this.fit = fit;
	}

	@Override
	public List<ContourSet> read(final Path file, final Geometry grid, final Placement placement) {
		if (!Files.isRegularFile(file)) throw new ProblemException("There is no contour file " + file +
			". Correct the path.");
		if (RoiSetFile.holdsRois(file)) {
			return RoiContours.toSets(RoiSetFile.read(file), null, grid.depth(), file.toString(), reading);
		}
		final ImageHeader image = new ImageHeader(grid, placement);
		if (isDicom(file)) return DicomContours.read(file, image, fit);
		return MaskContours.of(labels(file, grid), file.toString(), image, fit);
	}

	/** Whether contours are in the patient's millimetres, so that they need to know where the image lies. */
	static boolean isDicom(final Path file) {
		return DicomParser.isDicom(file);
	}

	/**
	 * Writes contours of one format.
	 *
	 * @param rule which pixels belong to an outline, for masks
	 * @param image the image that they belong to: a NIfTI mask takes over the place in space and the axes of a NIfTI file, NIfTI
	 *          and NRRD masks any place that is known, and DICOM refers to the slices of its series
	 */
	public static ContourWriter writer(final ContourFormat format, final MaskRule rule, final ExportTarget image)
	{
		return switch (format) {
			case ROI_SET -> new RoiSetFile();
			case TIFF -> (sets, file) -> ImageFiles.save(labels(LabelMap.of(sets, image.grid(), rule), file), file);
			case NIFTI -> (sets, file) -> writeNifti(LabelMap.of(sets, image.grid(), rule), image, file);
			case NRRD -> (sets, file) -> new NrrdWriter().write(LabelMap.of(sets, image.grid(), rule), image.placement(), file);
			case RTSTRUCT -> (sets, file) -> new StructureSetWriter(image.reference(), LocalDateTime.now()).write(sets, file);
			case SEG -> (sets, file) -> new SegmentationWriter(image.reference(), rule, LocalDateTime.now()).write(sets,
				file);
		};
	}

	private static void writeNifti(final LabelMap map, final ExportTarget image, final Path file) {
		if (image.imageFile() != null && NiftiReader.isNifti(image.imageFile())) NiftiWriter.writeLike(map, image.imageFile(),
			file);
		else if (image.placement() != null) NiftiWriter.write(map, image.placement(), file);
		else NiftiWriter.write(map, file);
	}

	/** A label map as an image in mm on which the labels can be told apart, of as many bits as their numbers need. */
	private static ImagePlus labels(final LabelMap map, final Path file) {
		final Geometry grid = map.geometry();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (int z = 0; z < grid.depth(); z++) stack.addSlice(null, slice(map, z));
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), stack);
		image.setDisplayRange(map.lowest(), map.highest());
		ImageFiles.setSpacing(image, grid);
		return image;
	}

	private static Object slice(final LabelMap map, final int z) {
		final int area = map.geometry().width() * map.geometry().height();
		if (map.lowest() >= 0 && map.highest() <= HIGHEST_BYTE) return Arrays.copyOfRange(map.labels(), z * area, (z + 1) * area);
		final FloatProcessor numbers = new FloatProcessor(map.geometry().width(), map.geometry().height());
		for (int i = 0; i < area; i++) numbers.setf(i, checked(map.number(z * area + i)));
		return map.lowest() < 0 || map.highest() > HIGHEST_SHORT ? numbers.getPixels() : numbers.convertToShortProcessor(false)
			.getPixels();
	}

	/** ImageJ has no whole numbers of 32 bits. */
	private static int checked(final int number) {
		if ((int) (float) number == number) return number;
		throw new ProblemException("The label " + number + " cannot be kept in a TIFF mask. Choose NIfTI or NRRD.");
	}

	/** A TIFF mask seldom states lengths, so it is taken to have the image's; NIfTI and NRRD state their own. */
	private LabelImage labels(final Path file, final Geometry grid) {
		if (NrrdReader.isNrrd(file)) return new NrrdReader().labels(file);
		if (NiftiReader.isNifti(file)) return new NiftiReader().labels(file);
		return LabelImage.of(images.read(file, new Spacing(grid.spacingXMm(), grid.spacingYMm(), grid.spacingZMm())));
	}
}
