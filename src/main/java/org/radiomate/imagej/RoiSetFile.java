package org.radiomate.imagej;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;

import org.radiomate.io.SafeFile;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ContourWriter;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** ImageJ's files of ROIs: one {@code .roi}, or a {@code RoiSet.zip} of many. */
public final class RoiSetFile implements ContourWriter {

	/** The earliest time a zip can hold: the same contours give the same bytes on any day. */
	static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private static final int LARGEST_ROI_BYTES = 16_000_000, LARGEST_SET_BYTES = 128_000_000, MOST_ROIS = 100_000;
	/** Where ImageJ's format keeps a ROI's kind, its number of points in two bytes or four, and the floats of a shape. */
	private static final int HEADER_BYTES = 64, KIND = 6, POINTS = 16, MANY_POINTS = 18, SHAPE_FLOATS = 36;
	private static final Set<Integer> KINDS_OF_POINTS = Set.of(0, 4, 5, 7, 8, 9, 10);

	/** Whether the file is a .roi, or a .zip with ROIs in it. */
	static boolean holdsRois(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".roi")) return true;
		if (!name.endsWith(".zip")) return false;
		try (ZipInputStream zip = zip(Files.newInputStream(file))) {
			final ZipEntry first = zip.getNextEntry();
			return first == null || !first.getName().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
		}
		catch (final IllegalArgumentException e) {
			throw damaged(file, e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the contours " + file + ": " + SafeFile.reason(e) + ".", e);
		}
	}

	/** Old programs wrote names in their own alphabet; what is marked as UTF-8 is read so, and must be it. */
	private static ZipInputStream zip(final InputStream in) {
		return new ZipInputStream(in, StandardCharsets.ISO_8859_1);
	}

	private static ProblemException damaged(final Path file, final Exception cause) {
		return new ProblemException(file + " is cut short or damaged. Save the contours again.", cause);
	}

	/**
	 * The ROIs in a file.
	 *
	 * @throws ProblemException if it is missing, damaged or holds no ROI
	 */
	static List<Roi> read(final Path file) {
		final List<Roi> rois = new ArrayList<>();
		try (InputStream in = Files.newInputStream(file)) {
			if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) readZip(in, file, rois);
			else rois.add(decode(in.readNBytes(LARGEST_ROI_BYTES), file, file.getFileName().toString()));
		}
		catch (final ZipException | EOFException | IllegalArgumentException e) {
			throw damaged(file, e);
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the contours " + file + ": " + SafeFile.reason(e) + ".", e);
		}
		if (rois.isEmpty()) throw new ProblemException(file +
			" holds no contours. Save them with More > Save... in the ROI Manager.");
		return rois;
	}

	/** Whatever lies in the zip is counted as it is unpacked: what a zip says of sizes need not be true. */
	private static void readZip(final InputStream in, final Path file, final List<Roi> rois) throws IOException {
		final ZipInputStream zip = zip(in);
		long total = 0;
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			final byte[] bytes = zip.readNBytes(LARGEST_ROI_BYTES + 1);
			total += bytes.length;
			if (bytes.length > LARGEST_ROI_BYTES || total > LARGEST_SET_BYTES || rois.size() >= MOST_ROIS) throw tooLarge(file);
			if (entry.getName().endsWith(".roi")) rois.add(decode(bytes, file, entry.getName()));
		}
	}

	private static ProblemException tooLarge(final Path file) {
		return new ProblemException(file + " unpacks to more than contours can be: " + LARGEST_ROI_BYTES / 1_000_000 +
			" MB each, " + LARGEST_SET_BYTES / 1_000_000 + " MB or " + MOST_ROIS + " in all. Save the contours again.");
	}

	private static Roi decode(final byte[] bytes, final Path file, final String name) {
		final Roi roi = decodeOrNull(bytes);
		if (roi == null) throw new ProblemException(file + ": '" + name + "' is damaged. Save the contours again.");
		if (roi.getName() == null) roi.setName(name.replaceAll("\\.roi$", ""));
		return roi;
	}

	/** ImageJ's decoder trusts the file: it runs past its end, and allocates whatever a text or picture claims to be. */
	private static Roi decodeOrNull(final byte[] bytes) {
		if (claimsTooMuch(bytes)) return null;
		try {
			return RoiDecoder.openFromByteArray(bytes);
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			return null;
		}
	}

	/** ImageJ's decoder allocates what the header says before it looks how much there is. */
	private static boolean claimsTooMuch(final byte[] bytes) {
		if (bytes.length < HEADER_BYTES) return true;
		final ByteBuffer header = ByteBuffer.wrap(bytes);
		final int few = header.getShort(POINTS) & 0xffff;
		final long points = KINDS_OF_POINTS.contains((int) bytes[KIND]) ? few > 0 ? few : header.getInt(MANY_POINTS) : 0;
		final long floats = header.getInt(SHAPE_FLOATS);
		return points < 0 || 4 * points > bytes.length || floats < 0 || 4 * floats > bytes.length;
	}

	@Override
	public void write(final List<ContourSet> sets, final Path file) {
		final List<Roi> rois = new ArrayList<>();
		for (final ContourSet set : sets) rois.addAll(RoiContours.toRois(set));
		int number = 0;
		for (final Roi roi : rois) roi.setName(String.format(Locale.ROOT, "%04d-%04d", roi.getPosition(), ++number));
		writeRois(rois, file);
	}

	/** Writes ROIs under their own names, which are made different by a number where two are equal. */
	static void writeRois(final List<Roi> rois, final Path file) {
		SafeFile.write(file, out -> {
			final ZipOutputStream zip = new ZipOutputStream(out);
			final Set<String> names = new HashSet<>();
			for (final Roi roi : rois) {
				final String name = roi.getName() == null ? "Contour" : roi.getName().replaceAll("[/\\\\]", "-");
				String unique = name;
				for (int number = 2; !names.add(unique); number++) unique = name + "-" + number;
				addEntry(zip, roi, unique);
			}
			zip.finish();
		});
	}

	private static void addEntry(final ZipOutputStream zip, final Roi roi, final String name) throws IOException {
		final ZipEntry entry = new ZipEntry(name + ".roi");
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
		zip.write(RoiEncoder.saveAsByteArray(roi));
		zip.closeEntry();
	}
}
