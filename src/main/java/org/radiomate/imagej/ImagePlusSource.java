package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageSource;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;

/**
 * An open image as a volume of calibrated values, without copying its pixels. A hyperstack gives the channel and time
 * point that are shown.
 *
 * @param image the image
 * @param spacing the voxel spacing to use instead of the image's own; null to take the image's, which must be in a unit
 *          of length
 */
public record ImagePlusSource(ImagePlus image, Spacing spacing) implements ImageSource {

	public ImagePlusSource(final ImagePlus image) {
		this(image, null);
	}

	/**
	 * {@inheritDoc}
	 *
	 * @throws ProblemException if the image is in colour or its calibration gives no lengths
	 */
	@Override
	public Volume read() {
		if (image.getBitDepth() == 24 || image.getType() == ImagePlus.COLOR_256) throw new ProblemException("'" + image
			.getTitle() + "' is an RGB image or has indexed colours, and features need gray values. Open the original, or use Image > Type > 16-bit.");
		final Geometry grid = geometry();
		return new Volume(image.getTitle(), voxels(), grid, PlacementNote.read(image, grid), AcquisitionNote.read(image));
	}

	/** The image's grid in millimetres. */
	public Geometry geometry() {
		final Spacing mm = spacing == null ? calibratedSpacing() : spacing;
		return new Geometry(image.getWidth(), image.getHeight(), image.getNSlices(), mm.xMm(), mm.yMm(), mm.zMm());
	}

	private Spacing calibratedSpacing() {
		final Calibration calibration = image.getCalibration();
		return new Spacing(lengthMm(calibration.pixelWidth, calibration.getXUnit()), lengthMm(calibration.pixelHeight,
			calibration.getYUnit()), lengthMm(calibration.pixelDepth, calibration.getZUnit()));
	}

	private double lengthMm(final double length, final String unit) {
		final double unitMm = switch (unit == null ? "" : unit.trim().toLowerCase(java.util.Locale.ROOT)) {
			case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> 1;
			case "cm", "centimeter", "centimetre" -> 10;
			case "m", "meter", "metre" -> 1000;
			case "µm", "μm", "um", "micron", "microns", "micrometer", "micrometre" -> 1e-3;
			case "nm", "nanometer", "nanometre" -> 1e-6;
			case "inch", "inches", "in" -> 25.4;
			default -> throw new ProblemException("'" + image.getTitle() + "' has no spatial calibration (its unit is '" +
				unit + "'). Give pixel width, pixel height and voxel depth in mm with Image > Properties..., or 'spacing_mm' in the manifest.");
		};
		return length * unitMm;
	}

	private RandomAccessibleInterval<? extends RealType<?>> voxels() {
		final ImageStack stack = image.getStack();
		final Calibration calibration = image.getCalibration();
		if (image.getBitDepth() == 32) {
			return this.<FloatType> stacked(slice -> ArrayImgs.floats((float[]) stack.getPixels(slice), width(), height()));
		}
		final float[] values = calibration.calibrated() ? calibration.getCTable() : null;
		if (image.getBitDepth() == 16) {
			return calibrated(this.<UnsignedShortType> stacked(slice -> ArrayImgs.unsignedShorts((short[]) stack.getPixels(
				slice), width(), height())), values);
		}
		return calibrated(this.<UnsignedByteType> stacked(slice -> ArrayImgs.unsignedBytes((byte[]) stack.getPixels(slice),
			width(), height())), values);
	}

	private long width() {
		return image.getWidth();
	}

	private long height() {
		return image.getHeight();
	}

	private <T extends RealType<T>> RandomAccessibleInterval<T> stacked(
		final java.util.function.IntFunction<? extends RandomAccessibleInterval<T>> slice)
	{
		final List<RandomAccessibleInterval<T>> slices = new ArrayList<>();
		for (int z = 1; z <= image.getNSlices(); z++) {
			slices.add(slice.apply(image.getStackIndex(image.getChannel(), z, image.getFrame())));
		}
		return Views.stack(slices);
	}

	private static <T extends IntegerType<T>> RandomAccessibleInterval<? extends RealType<?>> calibrated(
		final RandomAccessibleInterval<T> stored, final float[] values)
	{
		if (values == null) return stored;
		return Converters.convert(stored, (in, out) -> out.set(values[in.getInteger()]), new FloatType());
	}
}
