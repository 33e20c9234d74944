package org.radiomate.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads NRRD images of three dimensions (.nrrd, or .nhdr with its data in one file beside it): raw or gzip, whole numbers of 8
 * to 64 bits and floats, either byte order, any orientation.
 */
public final class NrrdReader implements ImageReader {

	private static final int LONGEST_LINE = 1 << 16, MOST_LINES = 10_000;
	/** No folder, list, pattern or sign that some system gives a meaning. */
	private static final Pattern PLAIN_NAME = Pattern.compile("(?!LIST$)[\\p{L}\\p{N}_+-][\\p{L}\\p{N}._+-]*");
	private static final Pattern VECTOR = Pattern.compile("\\(([^)]*)\\)");

	/** Whether the name says that a file is NRRD. */
	public static boolean isNrrd(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".nrrd") || name.endsWith(".nhdr");
	}

	@Override
	public Volume read(final Path file, final Spacing spacing) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			final Header header = new Header(file, fields(file, in));
			final int[] size = header.sizes();
			final ByteBuffer voxels = header.voxels(in, size);
			final StoredGrid grid = header.grid(size, spacing);
			return grid.volume(file.getFileName().toString(), header.image(voxels, size), spacing);
		}
		catch (final EOFException | ZipException e) {
			throw new ProblemException(file + " is cut short or damaged. Copy it again.", e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	@Override
	public ImageHeader header(final Path file, final String series, final Spacing spacing) {
		if (!series.isEmpty()) return ImageReader.super.header(file, series, spacing);
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			final Header header = new Header(file, fields(file, in));
			return header.grid(header.sizes(), spacing).header(spacing);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/** The fields of the header by lower-case name, up to the empty line. */
	private static Map<String, String> fields(final Path file, final InputStream in) throws IOException {
		final String magic = line(file, in);
		if (magic == null || !magic.startsWith("NRRD000")) throw new ProblemException(file +
			" is not a NRRD image. Save it as .nrrd again.");
		final Map<String, String> fields = new HashMap<>();
		for (int i = 0; i < MOST_LINES; i++) {
			final String line = line(file, in);
			if (line == null || line.isEmpty()) return fields;
			final int colon = line.indexOf(": ");
			if (!line.startsWith("#") && colon > 0 && line.indexOf(":=") < 0) fields.put(line.substring(0, colon).toLowerCase(
				Locale.ROOT).strip(), line.substring(colon + 2).strip());
		}
		throw new ProblemException(file + " has a header without end. Save it again.");
	}

	/** The next line; null at the end of the file. */
	private static String line(final Path file, final InputStream in) throws IOException {
		final ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			final int next = in.read();
			if (next < 0 && line.size() == 0) return null;
			if (next < 0 || next == '\n') break;
			if (line.size() >= LONGEST_LINE) throw new ProblemException(file + " is not a NRRD image, or a damaged one.");
			line.write(next);
		}
		return line.toString(StandardCharsets.UTF_8).stripTrailing();
	}

	/** What the header says. */
	private record Header(Path file, Map<String, String> fields) {

		private String required(final String name) {
			final String value = fields.get(name);
			if (value == null) throw bad("has no field '" + name + "'");
			return value;
		}

		private ProblemException bad(final String what) {
			return new ProblemException(file + " " + what + ". Save it again.");
		}

		int[] sizes() {
			final double[] sizes = numbers("sizes", required("sizes").split("\\s+"));
			if (sizes.length != 3) throw bad("has " + sizes.length + " dimensions and not three");
			final int[] size = new int[3];
			for (int d = 0; d < 3; d++) {
				size[d] = (int) sizes[d];
				if (size[d] < 1 || size[d] != sizes[d]) throw bad("has the size " + sizes[d] + " along axis " + (d + 1));
			}
			return size;
		}

		private double[] numbers(final String field, final String[] parts) {
			final double[] numbers = new double[parts.length];
			for (int i = 0; i < parts.length; i++) {
				numbers[i] = number(parts[i].strip());
				if (!Double.isFinite(numbers[i])) throw bad("has '" + parts[i] + "' in its field '" + field +
					"', where a number must be");
			}
			return numbers;
		}

		private static double number(final String text) {
			try {
				return Double.parseDouble(text);
			}
			catch (final NumberFormatException e) {
				return Double.NaN;
			}
		}

		StoredGrid grid(final int[] size, final Spacing given) {
			final Matcher vectors = VECTOR.matcher(fields.getOrDefault("space directions", ""));
			final double[] signs = signs();
			if (signs == null || !vectors.find()) return new StoredGrid(size, spacings(given), null, null);
			final double[][] axes = new double[3][3];
			final double[] spacingMm = new double[3];
			for (int axis = 0; axis < 3; axis++) {
				if (axis > 0 && !vectors.find()) throw bad("has fewer than three 'space directions'");
				final double[] vector = vector("space directions", vectors.group(1));
				spacingMm[axis] = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
				if (!(spacingMm[axis] > 0)) throw bad("has an axis without length");
				for (int c = 0; c < 3; c++) axes[c][axis] = signs[c] * vector[c] / spacingMm[axis];
				spacingMm[axis] = shortest(spacingMm[axis]);
			}
			return new StoredGrid(size, spacingMm, axes, origin(signs));
		}

		/** The root of a square has lost the last digit: 0.977 is meant. */
		private static double shortest(final double length) {
			final double few = Math.rint(length * 1e9) / 1e9;
			return Math.abs(few - length) < 1e-12 * length ? few : length;
		}

		private double[] vector(final String field, final String text) {
			final double[] vector = numbers(field, text.split(","));
			if (vector.length != 3) throw bad("has a vector of " + vector.length + " numbers in '" + field + "'");
			return vector;
		}

		private double[] origin(final double[] signs) {
			final Matcher vector = VECTOR.matcher(fields.getOrDefault("space origin", ""));
			if (!vector.find()) return null;
			final double[] origin = vector("space origin", vector.group(1));
			for (int c = 0; c < 3; c++) origin[c] *= signs[c];
			return origin;
		}

		/** From the file's space to left, back, head; null for a space that is not the patient's. */
		private double[] signs() {
			return switch (fields.getOrDefault("space", "").toLowerCase(Locale.ROOT)) {
				case "left-posterior-superior", "lps" -> new double[] { 1, 1, 1 };
				case "right-anterior-superior", "ras" -> new double[] { -1, -1, 1 };
				case "left-anterior-superior", "las" -> new double[] { 1, -1, 1 };
				default -> null;
			};
		}

		private double[] spacings(final Spacing given) {
			if (given != null) return new double[] { given.xMm(), given.yMm(), given.zMm() };
			final String text = fields.get("spacings");
			if (text == null) throw new ProblemException(file +
				" does not say its voxel size. Save it with 'space directions' or 'spacings', or give 'spacing_mm' in the manifest.");
			final double[] spacings = numbers("spacings", text.split("\\s+"));
			if (spacings.length != 3) throw bad("has " + spacings.length + " 'spacings' and not three");
			return spacings;
		}

		ByteBuffer voxels(final InputStream in, final int[] size) throws IOException {
			final double exact = (double) size[0] * size[1] * size[2] * bytesPerVoxel();
			if (exact > Integer.MAX_VALUE - 16) throw new ProblemException(file + " holds " + exact +
				" bytes, more than 2 GB. Crop it.");
			final long bytes = (long) exact;
			Memory.require(bytes + bytes / bytesPerVoxel() * keptBytesPerVoxel(), file.toString());
			final String dataFile = fields.getOrDefault("data file", fields.get("datafile"));
			if (dataFile == null) return decoded(in, (int) bytes);
			final Path beside = beside(dataFile);
			try (InputStream data = new BufferedInputStream(Files.newInputStream(beside), 1 << 16)) {
				return decoded(data, (int) bytes);
			}
		}

		/** The data must lie beside the header: a header may not make us open just any file. */
		private Path beside(final String name) {
			if (!PLAIN_NAME.matcher(name).matches()) throw bad("has its data in '" + name.replaceAll("\\p{Cntrl}", "?") +
				"', which is not one file beside it");
			return file.toAbsolutePath().resolveSibling(name);
		}

		private ByteBuffer decoded(final InputStream in, final int bytes) throws IOException {
			final String encoding = required("encoding").toLowerCase(Locale.ROOT);
			final InputStream data = switch (encoding) {
				case "raw" -> in;
				case "gzip", "gz" -> new GZIPInputStream(in, 1 << 16);
				default -> throw bad("is encoded as '" + encoding + "', and this program reads raw and gzip");
			};
			final byte[] voxels = data.readNBytes(bytes);
			if (voxels.length < bytes) throw new EOFException();
			final boolean big = fields.getOrDefault("endian", "little").equalsIgnoreCase("big");
			return ByteBuffer.wrap(voxels).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		}

		/** The types' many names, as one letter for signedness or float and the bytes. */
		private String type() {
			return switch (required("type").toLowerCase(Locale.ROOT)) {
				case "signed char", "int8", "int8_t" -> "s1";
				case "uchar", "unsigned char", "uint8", "uint8_t" -> "u1";
				case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> "s2";
				case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> "u2";
				case "int", "signed int", "int32", "int32_t" -> "s4";
				case "uint", "unsigned int", "uint32", "uint32_t" -> "u4";
				case "longlong", "long long", "long long int", "signed long long", "signed long long int", "int64", "int64_t" -> "s8";
				case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> "u8";
				case "float" -> "f4";
				case "double" -> "f8";
				default -> throw bad("has voxels of type '" + required("type") + "', which are not single numbers");
			};
		}

		private int bytesPerVoxel() {
			return type().charAt(1) - '0';
		}

		private int keptBytesPerVoxel() {
			return type().equals("s2") || bytesPerVoxel() == 1 ? 2 : 8;
		}

		RandomAccessibleInterval<? extends RealType<?>> image(final ByteBuffer voxels, final int[] size) {
			final String type = type();
			final int count = size[0] * size[1] * size[2];
			if (keptBytesPerVoxel() == 2) {
				final short[] values = new short[count];
				for (int i = 0; i < count; i++) values[i] = (short) value(voxels, i, type);
				return ArrayImgs.shorts(values, size[0], size[1], size[2]);
			}
			final double[] values = new double[count];
			for (int i = 0; i < count; i++) values[i] = value(voxels, i, type);
			return ArrayImgs.doubles(values, size[0], size[1], size[2]);
		}

		private static double value(final ByteBuffer voxels, final int i, final String type) {
			return switch (type) {
				case "s1" -> voxels.get(i);
				case "u1" -> voxels.get(i) & 0xff;
				case "s2" -> voxels.getShort(2 * i);
				case "u2" -> voxels.getShort(2 * i) & 0xffff;
				case "s4" -> voxels.getInt(4 * i);
				case "u4" -> voxels.getInt(4 * i) & 0xffffffffL;
				case "f4" -> voxels.getFloat(4 * i);
				case "f8" -> voxels.getDouble(8 * i);
				case "s8" -> voxels.getLong(8 * i);
				default -> unsigned(voxels.getLong(8 * i));
			};
		}

		private static double unsigned(final long value) {
			return value >= 0 ? value : (value >>> 1) * 2.0;
		}
	}
}
