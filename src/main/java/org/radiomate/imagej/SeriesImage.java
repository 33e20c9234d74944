package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.io.Memory;
import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;

/** Shows a volume read from DICOM as an image of ImageJ: in HU, in millimetres, and with its place in the patient. */
public final class SeriesImage {

	private static final String FOLDER = "Folder: ", SERIES = "Series UID: ";

	/** The slices in double precision, the values as they will be shown, and their copy as a volume. */
	private static final int BYTES_PER_VOXEL = 14;

	private SeriesImage() {}

	/** The image: 16-bit where all values are whole numbers that fit, else 32-bit. */
	public static ImagePlus of(final Volume volume, final DicomSeries series, final Progress progress) {
		Memory.require(volume.geometry().voxelCount() * BYTES_PER_VOXEL, "The series " + series.describe());
		final double[][] slices = new double[volume.geometry().depth()][];
		boolean whole = true;
		for (int z = 0; z < slices.length; z++) {
			progress.check();
			progress.report(z, slices.length, "Reading slices");
			slices[z] = slice(volume, z);
			for (final double value : slices[z]) whole &= value == Math.rint(value) && value >= -32768 && value <= 32767;
		}
		progress.report(slices.length, slices.length, "Reading slices");
		final ImagePlus image = whole ? ImageFiles.signed16Bit(shorts(volume, slices)) : floats(volume, slices);
		image.setProperty("Info", info(volume, series));
		PlacementNote.write(image, volume.geometry(), volume.placement());
		image.setSlice((slices.length + 1) / 2);
		return image;
	}

	private static double[] slice(final Volume volume, final int z) {
		final Geometry grid = volume.geometry();
		final double[] values = new double[grid.width() * grid.height()];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int y = 0, i = 0; y < grid.height(); y++) {
			access.setPosition(new int[] { 0, y, z });
			for (int x = 0; x < grid.width(); x++, i++) {
				values[i] = access.get().getRealDouble();
				if (x + 1 < grid.width()) access.fwd(0);
			}
		}
		return values;
	}

	private static Volume shorts(final Volume volume, final double[][] slices) {
		final short[] values = new short[Math.toIntExact(volume.geometry().voxelCount())];
		int i = 0;
		for (final double[] slice : slices) {
			for (final double value : slice) values[i++] = (short) value;
		}
		return Volume.of(volume.name(), values, volume.geometry());
	}

	private static ImagePlus floats(final Volume volume, final double[][] slices) {
		final Geometry grid = volume.geometry();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (final double[] slice : slices) {
			final float[] pixels = new float[slice.length];
			for (int i = 0; i < slice.length; i++) pixels[i] = (float) slice[i];
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus(volume.name(), stack);
		ImageFiles.setSpacing(image, grid);
		return image;
	}

	/** What a reader of the image wants to know; nothing of the patient. */
	private static String info(final Volume volume, final DicomSeries series) {
		return "Series: " + series.describe() + "\nStudy: " + series.studyDescription() + "\n" + AcquisitionNote.text(volume.acquisition()) +
			SERIES + series.seriesUid() + "\n" + FOLDER + series.planes().get(0).file().toAbsolutePath().getParent();
	}

	/** The folder that an image was opened from; null if it does not say, or is no more. */
	static Path folder(final ImagePlus image) {
		final String folder = PlacementNote.line(image, FOLDER);
		return folder == null || !Files.isDirectory(Path.of(folder)) ? null : Path.of(folder);
	}

	/** The series that an image was opened from; empty if it does not say. */
	static String seriesUid(final ImagePlus image) {
		final String uid = PlacementNote.line(image, SERIES);
		return uid == null ? "" : uid;
	}
}
