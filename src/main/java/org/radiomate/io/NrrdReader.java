package org.radiomate.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.LabelImage;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Reads NRRD images of three dimensions (.nrrd, or .nhdr with its data in one file beside it) and 3D Slicer's segmentations of
 * several layers: whole numbers of 8 to 64 bits and floats, in every encoding and either byte order, any orientation.
 */
public final class NrrdReader implements ImageReader {

	/** Whether the name says that a file is NRRD. */
	public static boolean isNrrd(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".nrrd") || name.endsWith(".nhdr");
	}

	@Override
	public Volume read(final Path file, final Spacing spacing) {
		final LabelImage image = read(file, in -> image(file, in, spacing));
		if (image.layers().size() == 1) return image.layers().get(0);
		throw new ProblemException(file + " holds " + image.layers().size() +
			" layers of a segmentation, and an image has one. Give the image that it was made on.");
	}

	/**
	 * Reads a label image with its layers and the names that it has.
	 *
	 * @throws ProblemException if the file is missing, damaged or says no lengths
	 */
	public LabelImage labels(final Path file) {
		return read(file, in -> image(file, in, null));
	}

	@Override
	public ImageHeader header(final Path file, final String series, final Spacing spacing) {
		if (!series.isEmpty()) return ImageReader.super.header(file, series, spacing);
		return read(file, in -> NrrdHeader.read(file, in).grid(spacing).header(spacing));
	}

	private interface Reading<T> {

		T of(InputStream in) throws IOException;
	}

	private static <T> T read(final Path file, final Reading<T> reading) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			return reading.of(in);
		}
		catch (final EOFException | ZipException e) {
			throw new ProblemException(file + " is cut short or damaged. Copy it again.", e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	private static LabelImage image(final Path file, final InputStream in, final Spacing spacing) throws IOException {
		final NrrdHeader header = NrrdHeader.read(file, in);
		header.storedSizes();
		final RandomAccessibleInterval<? extends RealType<?>>[] layers = new NrrdVoxels(header).layers(in);
		final StoredGrid grid = header.grid(spacing);
		final List<Volume> volumes = new ArrayList<>();
		for (final RandomAccessibleInterval<? extends RealType<?>> layer : layers) volumes.add(grid.volume(file.getFileName()
			.toString(), layer, spacing));
		return new LabelImage(volumes, header.names());
	}
}
