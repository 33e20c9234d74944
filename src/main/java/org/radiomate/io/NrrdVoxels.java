package org.radiomate.io;

import loci.common.CBZip2InputStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ProblemException;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The voxels of a NRRD file in any of the format's encodings, in the file itself or in one beside it.
 *
 * @param header the file's header
 */
record NrrdVoxels(NrrdHeader header) {

	/** No folder, list, pattern or sign that some system gives a meaning; "./" is this folder. */
	private static final Pattern PLAIN_NAME = Pattern.compile("(?!LIST\\b)(?:\\./)?[\\p{L}\\p{N}_+-][\\p{L}\\p{N} ._+()-]*");
	private static final int LONGEST_NUMBER = 100;

	/** A voxel by its place in the file. */
	private interface Values {

		double at(int i);
	}

	/**
	 * The layers, voxels along three axes each.
	 *
	 * @param in the file, its header read
	 */
	RandomAccessibleInterval<? extends RealType<?>>[] layers(final InputStream in) throws IOException {
		final int[] stored = header.storedSizes();
		double exact = bytesPerVoxel();
		for (final int size : stored) exact *= size;
		if (exact > Integer.MAX_VALUE - 16) throw new ProblemException(header.file() + " holds " + exact +
			" bytes, more than 2 GB. Crop it.");
		final int voxels = (int) (exact / bytesPerVoxel());
		Memory.require((long) voxels * (readBytesPerVoxel() + keptBytesPerVoxel()), header.file().toString());
		return split(values(in, voxels), stored);
	}

	@SuppressWarnings("unchecked")
	private RandomAccessibleInterval<? extends RealType<?>>[] split(final Values values, final int[] stored) {
		final int list = header.listAxis(), count = header.layers();
		int inner = 1;
		for (int d = 0; d < list; d++) inner *= stored[d];
		final int before = inner;
		final RandomAccessibleInterval<? extends RealType<?>>[] layers = new RandomAccessibleInterval[count];
		for (int layer = 0; layer < count; layer++) {
			final int offset = layer * before;
			layers[layer] = count == 1 ? image(values) : image(i -> values.at(i / before * before * count + offset + i % before));
		}
		return layers;
	}

	private RandomAccessibleInterval<? extends RealType<?>> image(final Values values) {
		final int[] size = header.sizes();
		final int count = size[0] * size[1] * size[2];
		if (keptBytesPerVoxel() == 2) {
			final short[] kept = new short[count];
			for (int i = 0; i < count; i++) kept[i] = (short) values.at(i);
			return ArrayImgs.shorts(kept, size[0], size[1], size[2]);
		}
		final double[] kept = new double[count];
		for (int i = 0; i < count; i++) kept[i] = values.at(i);
		return ArrayImgs.doubles(kept, size[0], size[1], size[2]);
	}

	private Values values(final InputStream in, final int voxels) throws IOException {
		final String dataFile = header.spaced("data file");
		if (dataFile == null) return decoded(in, header.file(), voxels);
		final Path beside = beside(dataFile);
		try (InputStream data = new BufferedInputStream(Files.newInputStream(beside), 1 << 16)) {
			return decoded(data, beside, voxels);
		}
	}

	/** The data must lie beside the header: a header may not make us open just any file. */
	private Path beside(final String name) {
		if (!PLAIN_NAME.matcher(name).matches()) throw header.bad("has its data in '" + name.replaceAll("\\p{Cntrl}", "?") +
			"', which is not one file beside it");
		return header.file().toAbsolutePath().resolveSibling(name.startsWith("./") ? name.substring(2) : name);
	}

	private Values decoded(final InputStream in, final Path file, final int voxels) throws IOException {
		final String encoding = header.required("encoding").toLowerCase(Locale.ROOT);
		final int bytes = voxels * bytesPerVoxel();
		skipLines(in);
		return switch (encoding) {
			case "raw" -> header.whole("byte skip") == -1 ? lastBytes(file, bytes) : raw(skipped(in), bytes);
			case "gzip", "gz" -> raw(skipped(new GZIPInputStream(in, 1 << 16)), bytes);
			case "bzip2", "bz2" -> bzip2(in, bytes);
			case "hex" -> raw(new HexBytes(skipped(in)), bytes);
			case "ascii", "text", "txt" -> numbers(skipped(in), voxels);
			default -> throw header.bad("is encoded as '" + encoding + "', and this program reads raw, gzip, bzip2, hex and ascii");
		};
	}

	private void skipLines(final InputStream in) throws IOException {
		final long lines = header.whole("line skip");
		if (lines < 0) throw header.bad("has '" + lines + "' in its field 'line skip', where no negative number can be");
		for (long line = 0; line < lines; line++) {
			int next = in.read();
			while (next >= 0 && next != '\n') next = in.read();
			if (next < 0) throw new EOFException();
		}
	}

	/** Of packed data the bytes are skipped after they were unpacked. */
	private InputStream skipped(final InputStream in) throws IOException {
		final long bytes = header.whole("byte skip");
		if (bytes < 0) throw header.bad("has '" + bytes + "' in its field 'byte skip', which can be -1 for raw data only");
		in.skipNBytes(bytes);
		return in;
	}

	/** With the skip -1 the data are the last bytes of the file. */
	private Values lastBytes(final Path file, final int bytes) throws IOException {
		try (InputStream all = Files.newInputStream(file)) {
			final long before = Files.size(file) - bytes;
			if (before < 0) throw new EOFException();
			all.skipNBytes(before);
			return raw(all, bytes);
		}
	}

	/** The library wants the first two bytes read, and fails in many ways on what is damaged. */
	private Values bzip2(final InputStream in, final int bytes) throws IOException {
		if (in.read() != 'B' || in.read() != 'Z') throw header.bad("is said to be bzip2, and is not");
		try {
			return raw(skipped(byteByByte(new CBZip2InputStream(in))), bytes);
		}
		catch (final IndexOutOfBoundsException | NullPointerException | IllegalStateException e) {
			throw (EOFException) new EOFException().initCause(e);
		}
	}

	/** The library's reading of many bytes stops too early. */
	private static InputStream byteByByte(final InputStream in) {
		return new InputStream() {

			@Override
			public int read() throws IOException {
				return in.read();
			}
		};
	}

	private Values raw(final InputStream data, final int bytes) throws IOException {
		final byte[] read = data.readNBytes(bytes);
		if (read.length < bytes) throw new EOFException();
		final boolean big = header.fields().getOrDefault("endian", "little").equalsIgnoreCase("big");
		final ByteBuffer voxels = ByteBuffer.wrap(read).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		final String type = type();
		return i -> value(voxels, i, type);
	}

	private Values numbers(final InputStream text, final int voxels) throws IOException {
		final double[] numbers = new double[voxels];
		for (int i = 0; i < voxels; i++) numbers[i] = number(word(text));
		return i -> numbers[i];
	}

	private double number(final String word) {
		try {
			return Double.parseDouble(word);
		}
		catch (final NumberFormatException e) {
			throw header.bad("has '" + word.replaceAll("\\p{Cntrl}", "?") + "' among its voxels, where a number must be");
		}
	}

	private String word(final InputStream text) throws IOException {
		int next = text.read();
		while (next >= 0 && (next <= ' ' || next == ',')) next = text.read();
		final StringBuilder word = new StringBuilder();
		for (; next > ' ' && next != ','; next = text.read()) {
			if (word.length() == LONGEST_NUMBER) throw header.bad("has no numbers where its voxels are to be");
			word.append((char) next);
		}
		if (word.isEmpty()) throw new EOFException();
		return word.toString();
	}

	/** The types' many names, as one letter for signedness or float and the bytes. */
	private String type() {
		return switch (header.required("type").toLowerCase(Locale.ROOT)) {
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
			default -> throw header.bad("has voxels of type '" + header.required("type") + "', which are not single numbers");
		};
	}

	private int bytesPerVoxel() {
		return type().charAt(1) - '0';
	}

	/** Numbers in words are kept in double precision until they are an image. */
	private int readBytesPerVoxel() {
		return header.required("encoding").toLowerCase(Locale.ROOT).matches("ascii|te?xt") ? Double.BYTES : bytesPerVoxel();
	}

	private int keptBytesPerVoxel() {
		return type().equals("s2") || bytesPerVoxel() == 1 ? 2 : 8;
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
