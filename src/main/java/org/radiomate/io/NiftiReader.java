package org.radiomate.io;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads NIfTI-1 images ({@code .nii}, {@code .nii.gz}) with one channel and one time point, of either byte order and any
 * scalar type, as calibrated values.
 * <p>
 * The axes are brought to the order of a DICOM axial slice by flips and exchanges alone (x to the patient's left, y to
 * the back, z to the head), so that row 0 is the anterior side as on the display; a file that states no orientation is
 * left as stored. Source: NIfTI-1.1 header, <a href="https://nifti.nimh.nih.gov/nifti-1">nifti.nimh.nih.gov</a>.
 */
public final class NiftiReader implements ImageReader {

	/** Whether the file's name says that it is NIfTI. */
	public static boolean isNifti(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
		return name.endsWith(".nii") || name.endsWith(".nii.gz");
	}

	/**
	 * Reads the image.
	 *
	 * @throws ProblemException if the file is missing, cut short, not NIfTI-1, or has colours or several time points
	 */
	@Override
	public Volume read(final Path file, final Spacing spacing) {
		try (InputStream in = open(file)) {
			final NiftiHeader header = NiftiHeader.read(file, in);
			final ByteBuffer voxels = header.readVoxels(in);
			return header.volume(file.getFileName().toString(), header.image(voxels), spacing);
		}
		catch (final EOFException | ZipException e) {
			throw new ProblemException(file + " is cut short or damaged. Copy it again.", e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the image " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	@Override
	public ImageHeader header(final Path file, final String series, final Spacing spacing) {
		if (!series.isEmpty()) return ImageReader.super.header(file, series, spacing);
		try (InputStream in = open(file)) {
			return NiftiHeader.read(file, in).withAllVoxelsIn(in).grid().header(spacing);
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
