package org.radiomate.imagej;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.io.NiftiReader;
import org.radiomate.io.NrrdReader;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.SeriesVolume;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.ImageWriter;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import ij.IJ;
import ij.ImageStack;
import ij.measure.Calibration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Image files as volumes: DICOM folders, NIfTI and NRRD by our own readers, TIFF (also zipped) and whatever else ImageJ opens by ImageJ. */
public final class ImageFiles implements ImageReader, ImageWriter {

	/** What ImageJ adds to a signed value to keep it in an unsigned pixel. */
	private static final int SIGNED_OFFSET = 32768;

	/** The soft-tissue window that a CT opens with. */
	private static final int LOWEST_SHOWN_HU = -160, HIGHEST_SHOWN_HU = 240;

	private final NiftiReader nifti = new NiftiReader();
	private final NrrdReader nrrd = new NrrdReader();

	@Override
	public Volume read(final Path file, final Spacing spacing) {
		return read(file, "", spacing);
	}

	@Override
	public Volume read(final Path file, final String series, final Spacing spacing) {
		if (!Files.exists(file)) throw new ProblemException("There is no image file " + file + ". Correct the path.");
		if (Files.isDirectory(file) || DicomParser.isDicom(file)) return series(file, series, spacing);
		return series.isEmpty() ? single(file, spacing) : ImageReader.super.read(file, series, spacing);
	}

	private Volume single(final Path file, final Spacing spacing) {
		if (NrrdReader.isNrrd(file)) return nrrd.read(file, spacing);
		return NiftiReader.isNifti(file) ? nifti.read(file, spacing) : new ImagePlusSource(open(file), spacing).read();
	}

	/** The voxels of a DICOM series are read when they are asked for, so that its volume costs no more than its headers. */
	@Override
	public ImageHeader header(final Path file, final String series, final Spacing spacing) {
		final boolean plain = Files.isRegularFile(file) && !DicomParser.isDicom(file);
		if (plain && NrrdReader.isNrrd(file)) return nrrd.header(file, series, spacing);
		if (plain && NiftiReader.isNifti(file)) return nifti.header(file, series, spacing);
		if (plain && series.isEmpty() && TiffHeader.isPlain(file)) return TiffHeader.read(file, spacing);
		return plain || !Files.exists(file) ? ImageHeader.of(read(file, series, spacing)) : seriesHeader(file, series, spacing);
	}

	private static ImageHeader seriesHeader(final Path folder, final String wanted, final Spacing spacing) {
		final DicomSeries series = SeriesChoice.of(folder, Progress.NONE).choose(wanted);
		final Volume volume = volume(folder, series, spacing);
		return new ImageHeader(volume.geometry(), volume.placement(), series.sliceThicknessMm(), series.kernel());
	}

	/** One series of a folder or file; its slices are read when features ask for them. */
	private static Volume series(final Path folder, final String wanted, final Spacing spacing) {
		return volume(folder, SeriesChoice.of(folder, Progress.NONE).choose(wanted), spacing);
	}

	private static Volume volume(final Path folder, final DicomSeries series, final Spacing spacing) {
		final SliceStack stack = SliceStack.of(series);
		final Volume volume = new SeriesVolume(stack).read(folder.getFileName().toString(), UnevenSlices.REFUSE, Progress.NONE);
		if (spacing == null) return volume;
		final Geometry grid = volume.geometry();
		return new Volume(volume.name(), volume.voxels(), new Geometry(grid.width(), grid.height(), grid.depth(), spacing.xMm(),
			spacing.yMm(), spacing.zMm())).acquired(volume.acquisition());
	}

	/** The image in a file that ImageJ can open. */
	public static ImagePlus open(final Path file) {
		return ZippedTiff.isZip(file) ? ZippedTiff.open(file) : openPlain(file, file);
	}

	/** @param source what messages call the file */
	static ImagePlus openPlain(final Path file, final Path source) {
		new TiffClaim(file, source).check();
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		// ImageJ's own reader trusts the lengths that a damaged file says
		if (opener.getFileType(file.toString()) == Opener.DICOM) throw new ProblemException(source +
			" begins like an old DICOM file, but its name does not end in .dcm. Name it so, if it is one.");
		final ImagePlus image = openOrNull(opener, file, source);
		if (image == null) throw new ProblemException(source +
			" is not an image that ImageJ can open, or it is damaged. Use TIFF or NIfTI.");
		if (isCutShort(image, file)) throw new ProblemException(source + " is cut short. Copy it again.");
		return image;
	}

	/** ImageJ's openers fail in many ways on what is damaged. */
	private static ImagePlus openOrNull(final Opener opener, final Path file, final Path source) {
		try {
			return opener.openImage(file.toString());
		}
		catch (final RuntimeException e) {
			return null;
		}
		catch (final OutOfMemoryError e) {
			throw new ProblemException(source +
				" needs more memory than this ImageJ has. Raise it with Edit > Options > Memory & Threads..., or crop the image.", e);
		}
	}

	/** ImageJ opens what is left of a broken file: the slices that are there, or black pixels. */
	private static boolean isCutShort(final ImagePlus image, final Path file) {
		final FileInfo info = image.getOriginalFileInfo();
		return info != null && (info.nImages > image.getStackSize() || isCutShort(info, file));
	}

	/** Whether a file ends before the pixels do that its header announces. */
	static boolean isCutShort(final FileInfo info, final Path file) {
		final boolean plain = info.fileFormat == FileInfo.TIFF && info.compression == FileInfo.COMPRESSION_NONE && switch (info.fileType) {
			case FileInfo.GRAY8, FileInfo.GRAY16_SIGNED, FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY32_FLOAT -> true;
			default -> false;
		};
		final long end = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
		return plain && end > file.toFile().length();
	}

	/** Writes an image as ImageJ's own TIFF, with its calibration, colours and overlay. */
	public static void save(final ImagePlus image, final Path file) {
		final byte[] tiff = new FileSaver(image).serialize();
		SafeFile.write(file, out -> out.write(tiff));
	}

	/** Writes a TIFF of 16-bit signed values in mm, alone or in a zip as ImageJ's own Save As > ZIP does. */
	@Override
	public void write(final Volume volume, final Path file) {
		final byte[] tiff = new FileSaver(signed16Bit(volume)).serialize();
		if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
			SafeFile.write(file, out -> out.write(tiff));
			return;
		}
		SafeFile.write(file, out -> {
			final ZipOutputStream zip = new ZipOutputStream(out);
			final ZipEntry entry = new ZipEntry(volume.name() + ".tif");
			entry.setTimeLocal(RoiSetFile.NO_TIME);
			zip.putNextEntry(entry);
			zip.write(tiff);
			zip.finish();
		});
	}

	/** The volume as an image that ImageJ shows in its own values (HU) and millimetres. */
	public static ImagePlus signed16Bit(final Volume volume) {
		final Geometry grid = volume.geometry();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (int z = 0; z < grid.depth(); z++) stack.addSlice(null, slice(volume, z));
		final ImagePlus image = new ImagePlus(volume.name(), stack);
		image.getCalibration().setSigned16BitCalibration();
		setSpacing(image, grid);
		image.setDisplayRange(SIGNED_OFFSET + LOWEST_SHOWN_HU, SIGNED_OFFSET + HIGHEST_SHOWN_HU);
		return image;
	}

	/** Calibrates an image in mm. */
	static void setSpacing(final ImagePlus image, final Geometry grid) {
		final Calibration calibration = image.getCalibration();
		calibration.setUnit("mm");
		calibration.pixelWidth = grid.spacingXMm();
		calibration.pixelHeight = grid.spacingYMm();
		calibration.pixelDepth = grid.spacingZMm();
	}

	private static short[] slice(final Volume volume, final int z) {
		final Geometry grid = volume.geometry();
		final short[] pixels = new short[grid.width() * grid.height()];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int i = 0; i < pixels.length; i++) {
			access.setPosition(new int[] { i % grid.width(), i / grid.width(), z });
			pixels[i] = (short) (whole(volume, access.get().getRealDouble()) + SIGNED_OFFSET);
		}
		return pixels;
	}

	private static long whole(final Volume volume, final double value) {
		final long whole = Math.round(value);
		if (whole == (short) whole && !Double.isNaN(value)) return whole;
		throw new ProblemException("'" + volume.name() + "' has the value " + value +
			", which a file of 16 bit cannot hold: it takes " + Short.MIN_VALUE + " to " + Short.MAX_VALUE + ". Rescale the image.");
	}
}
