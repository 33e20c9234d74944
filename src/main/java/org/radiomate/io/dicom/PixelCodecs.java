package org.radiomate.io.dicom;

import ome.codecs.CodecOptions;
import ome.codecs.JPEG2000Codec;

import org.radiomate.io.jpeg.ExtendedJpeg;
import org.radiomate.io.jpeg.JpegImage;
import org.radiomate.io.jpeg.JpegLs;
import org.radiomate.io.jpeg.LosslessJpeg;
import org.radiomate.task.ProblemException;
import org.radiomate.task.TimeLimit;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decompresses a frame to little-endian bytes: RLE (PS3.5 annex G) here, JPEG-LS, lossless and extended JPEG by {@link org.radiomate.io.jpeg},
 * JPEG baseline by Java, JPEG 2000 by OME's codec. What is cut short is refused, not filled up.
 */
final class PixelCodecs {

	private static final int RLE_HEADER = 64;
	/** No byte of run lengths makes more than so many. */
	private static final int MOST_RUN = 64;
	/** A slice of 512 x 512 takes a tenth of a second. */
	private static final TimeLimit WAVELET_TIME = new TimeLimit(Duration.ofSeconds(20));

	private PixelCodecs() {}

	static byte[] decode(final DicomFile file, final byte[] compressed, final int bitsAllocated) {
		final String source = file.data().source();
		try {
			return switch (file.syntax().uid()) {
				case "1.2.840.10008.1.2.5" -> runLengths(compressed, bitsAllocated / 8, pixels(file), source);
				case "1.2.840.10008.1.2.4.50" -> baseline(compressed, columns(file), rows(file));
				case "1.2.840.10008.1.2.4.51" -> bytes(ExtendedJpeg.decode(compressed, columns(file), rows(file)), bitsAllocated);
				case "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81" -> bytes(JpegLs.decode(compressed, columns(file), rows(
					file)), bitsAllocated);
				case "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70" -> bytes(LosslessJpeg.decode(compressed, columns(file), rows(
					file)), bitsAllocated);
				case "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91" -> wavelets(file, compressed, bitsAllocated);
				default -> throw new ProblemException(source + " is compressed as " + name(file.syntax().uid()) +
					", which this program cannot decompress. Export the series uncompressed (explicit little endian).");
			};
		}
		catch (final ProblemException e) {
			throw e;
		}
		catch (final IOException | RuntimeException e) {
			// the codecs throw whatever comes on damaged data
			throw damaged(source, e);
		}
	}

	private static ProblemException damaged(final String source, final Throwable cause) {
		return new ProblemException(source + " has compressed pixels that cannot be read. Copy or export it again.", cause);
	}

	private static String name(final String uid) {
		return switch (uid) {
			case "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203" -> "high-throughput JPEG 2000";
			default -> "transfer syntax " + uid;
		};
	}

	private static int rows(final DicomFile file) {
		return file.data().requiredInteger(DicomTag.ROWS, 1, 65535);
	}

	private static int columns(final DicomFile file) {
		return file.data().requiredInteger(DicomTag.COLUMNS, 1, 65535);
	}

	private static int pixels(final DicomFile file) {
		return rows(file) * columns(file);
	}

	/** Samples in as many bytes as a pixel has; the highest stay 0. */
	private static byte[] bytes(final JpegImage image, final int bitsAllocated) {
		final int bytesPerPixel = bitsAllocated / 8;
		final byte[] bytes = new byte[image.samples().length * bytesPerPixel];
		for (int i = 0; i < image.samples().length; i++) {
			bytes[i * bytesPerPixel] = (byte) image.samples()[i];
			if (bytesPerPixel > 1) bytes[i * bytesPerPixel + 1] = (byte) (image.samples()[i] >> 8);
		}
		return bytes;
	}

	private static CodecOptions options(final DicomFile file, final int bitsAllocated) {
		final CodecOptions options = new CodecOptions();
		options.width = columns(file);
		options.height = rows(file);
		options.channels = 1;
		options.bitsPerSample = bitsAllocated;
		options.littleEndian = true;
		options.interleaved = false;
		options.maxBytes = pixels(file) * bitsAllocated / 8;
		return options;
	}

	private static byte[] wavelets(final DicomFile file, final byte[] compressed, final int bitsAllocated)
		throws IOException
	{
		Codestream.in(compressed).check(columns(file), rows(file));
		final CodecOptions options = options(file, bitsAllocated);
		try {
			return WAVELET_TIME.call(() -> new JPEG2000Codec().decompress(compressed, options));
		}
		catch (final ExecutionException | TimeoutException e) {
			// on damaged data the codec ends its thread, or never ends
			throw damaged(file.data().source(), e);
		}
	}

	/** Eight bits, as they were stored: no conversion of colours. */
	private static byte[] baseline(final byte[] compressed, final int columns, final int rows) throws IOException {
		final ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		final List<String> warnings = new ArrayList<>();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
		try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(compressed))) {
			reader.setInput(stream);
			if (reader.getWidth(0) != columns || reader.getHeight(0) != rows) throw new IOException("it is of another size");
			final Raster raster = reader.readRaster(0, null);
			if (warnings.stream().anyMatch(PixelCodecs::saysDamage)) throw new IOException(warnings.toString());
			final int[] samples = raster.getSamples(0, 0, columns, rows, 0, (int[]) null);
			final byte[] bytes = new byte[samples.length];
			for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) samples[i];
			return bytes;
		}
		finally {
			reader.dispose();
		}
	}

	/** Java fills up what is missing, and only warns: "Premature end of JPEG file", "Corrupt JPEG data: ...". */
	private static boolean saysDamage(final String warning) {
		return warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG data");
	}

	/** One segment for each byte of a pixel, the highest first. */
	private static byte[] runLengths(final byte[] in, final int bytesPerPixel, final int pixels, final String source) {
		if (in.length < RLE_HEADER || little32(in, 0) != bytesPerPixel) throw damaged(source, null);
		if (in.length * (long) MOST_RUN < (long) pixels * bytesPerPixel) throw damaged(source, null);
		final byte[] out = new byte[pixels * bytesPerPixel];
		for (int segment = 0; segment < bytesPerPixel; segment++) {
			final long start = little32(in, 4 + 4 * segment);
			if (start < RLE_HEADER || start > in.length) throw damaged(source, null);
			unpack(in, (int) start, out, bytesPerPixel - 1 - segment, bytesPerPixel, pixels);
		}
		return out;
	}

	private static void unpack(final byte[] in, final int start, final byte[] out, final int first, final int step,
		final int pixels)
	{
		int at = start, pixel = 0;
		while (pixel < pixels) {
			final int control = in[at++];
			if (control >= 0) {
				for (int i = 0; i <= control && pixel < pixels; i++) out[first + step * pixel++] = in[at++];
			}
			else if (control != -128) {
				final byte repeated = in[at++];
				for (int i = 0; i <= -control && pixel < pixels; i++) out[first + step * pixel++] = repeated;
			}
		}
	}

	private static long little32(final byte[] in, final int at) {
		return in[at] & 0xff | (in[at + 1] & 0xff) << 8 | (in[at + 2] & 0xff) << 16 | (in[at + 3] & 0xffL) << 24;
	}
}
