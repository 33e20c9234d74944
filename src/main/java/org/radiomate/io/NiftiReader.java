package org.radiomate.io;

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
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads NIfTI-1 and NIfTI-2 images ({@code .nii}, or a pair {@code .hdr} and {@code .img}, each also packed as {@code .gz}) with one
 * channel and one time point, of either byte order and any scalar type, as calibrated values.
 * <p>
 * The axes are brought to the order of a DICOM axial slice by flips and exchanges alone (x to the patient's left, y to
 * the back, z to the head), so that row 0 is the anterior side as on the display; a file that states no orientation is
 * left as stored. Source: NIfTI-1.1 header, <a href="https://nifti.nimh.nih.gov/nifti-1">nifti.nimh.nih.gov</a>.
 */
public final class NiftiReader implements ImageReader {

	/** Whether the file's name says that it is NIfTI. */
	public static boolean isNifti(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".nii") || name.endsWith(".nii.gz") || NiftiPair.isPair(file);
	}

	/**
	 * Reads the image.
	 *
	 * @throws ProblemException if the file is missing, cut short, not NIfTI, sheared, or has colours or several time points
	 */
	@Override
	public Volume read(final Path file, final Spacing spacing) {
		return read(file, (header, in) -> {
			header.grid();
			return header.volume(file.getFileName().toString(), header.image(header.readVoxels(in)), spacing);
		});
	}

	/**
	 * Reads a label image with the names that it has.
	 *
	 * @throws ProblemException as above
	 */
	public LabelImage labels(final Path file) {
		final List<LabelImage.Name> names = read(NiftiPair.of(file).header(), in -> NiftiNames.of(NiftiHeader.read(file, in)
			.readExtensions(in)));
		return new LabelImage(List.of(read(file, (Spacing) null)), names);
	}

	@Override
	public ImageHeader header(final Path file, final String series, final Spacing spacing) {
		if (!series.isEmpty()) return ImageReader.super.header(file, series, spacing);
		return read(file, (header, in) -> header.withAllVoxelsIn(in).grid().header(spacing));
	}

	private interface Reading<T> {

		T of(InputStream in) throws IOException;
	}

	private interface VoxelReading<T> {

		T of(NiftiHeader header, InputStream in) throws IOException;
	}

	/** Goes on in the file of the voxels if they are not in the header's. */
	private static <T> T read(final Path file, final VoxelReading<T> reading) {
		final NiftiPair pair = NiftiPair.of(file);
		return read(pair.header(), in -> {
			final NiftiHeader header = NiftiHeader.read(pair.header(), in);
			return header.isDetached() ? read(apart(pair), voxels -> reading.of(header, voxels)) : reading.of(header, in);
		});
	}

	private static Path apart(final NiftiPair pair) {
		if (!pair.voxels().equals(pair.header())) return pair.voxels();
		throw new ProblemException(pair.header() +
			" is the header of a pair, and its name does not say so. Name the two files .hdr and .img.");
	}

	private static <T> T read(final Path file, final Reading<T> reading) {
		try (InputStream in = open(file)) {
			return reading.of(in);
		}
		catch (final EOFException | ZipException e) {
			throw new ProblemException(file + " is cut short or damaged. Copy it again.", e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the image " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	static InputStream open(final Path file) throws IOException {
		final InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
		in.mark(2);
		final boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
		in.reset();
		return gzip ? new GZIPInputStream(in, 1 << 16) : in;
	}
}
