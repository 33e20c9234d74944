package org.radiomate.io;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.LabelImage;
import org.radiomate.volume.Spacing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a NRRD header says (<a href="https://teem.sourceforge.net/nrrd/format.html">teem.sourceforge.net/nrrd</a>).
 *
 * @param file the file, for messages
 * @param fields by name in lower case
 * @param pairs keys and values that the format gives no meaning
 */
record NrrdHeader(Path file, Map<String, String> fields, Map<String, String> pairs) {

	private static final int LONGEST_LINE = 1 << 16, MOST_LINES = 10_000, MOST_LAYERS = 1000;
	private static final Pattern VECTOR = Pattern.compile("\\(([^)]*)\\)|none");
	private static final Pattern NAMED = Pattern.compile("Segment(\\d{1,5})_Name");

	/** Reads the header up to the empty line. */
	static NrrdHeader read(final Path file, final InputStream in) throws IOException {
		final String magic = line(file, in);
		if (magic == null || !magic.startsWith("NRRD000")) throw new ProblemException(file +
			" is not a NRRD image. Save it as .nrrd again.");
		final NrrdHeader header = new NrrdHeader(file, new HashMap<>(), new HashMap<>());
		for (int i = 0; i < MOST_LINES; i++) {
			final String line = line(file, in);
			if (line == null || line.isEmpty()) return header;
			if (!line.startsWith("#")) header.take(line);
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

	private void take(final String line) {
		final int colon = line.indexOf(": "), pair = line.indexOf(":=");
		if (pair > 0 && (colon < 0 || pair < colon)) pairs.put(unescaped(line.substring(0, pair)), unescaped(line.substring(pair +
			2)));
		else if (colon > 0) fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT).strip(), line.substring(colon + 2)
			.strip());
	}

	/** Line breaks and backslashes of a value as the format writes them. */
	static String escaped(final String value) {
		return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", " ");
	}

	private static String unescaped(final String value) {
		return value.replace("\\\\", "\0").replace("\\n", "\n").replace('\0', '\\');
	}

	/** A field's value. */
	String required(final String name) {
		final String value = fields.get(name);
		if (value == null) throw bad("has no field '" + name + "'");
		return value;
	}

	/** A field that has two spellings, with and without a space; null if there is neither. */
	String spaced(final String name) {
		return fields.getOrDefault(name, fields.get(name.replace(" ", "")));
	}

	ProblemException bad(final String what) {
		return new ProblemException(file + " " + what + ". Save it again.");
	}

	/** Voxels along each stored axis, that of the layers included. */
	int[] storedSizes() {
		final double[] sizes = numbers("sizes", required("sizes").split("\\s+"));
		if (sizes.length != 3 && listAxis(sizes.length) < 0) throw bad("has " + sizes.length + " dimensions and not three");
		final int[] size = new int[sizes.length];
		for (int d = 0; d < size.length; d++) {
			size[d] = (int) sizes[d];
			if (size[d] < 1 || size[d] != sizes[d]) throw bad("has the size " + sizes[d] + " along axis " + (d + 1));
		}
		return size;
	}

	/** Of four axes the one along which the layers of a segmentation follow; -1 if there is none. */
	int listAxis() {
		return listAxis(storedSizes().length);
	}

	private int listAxis(final int dimensions) {
		final List<String> kinds = Arrays.asList(fields.getOrDefault("kinds", "").toLowerCase(Locale.ROOT).split("\\s+"));
		return dimensions == 4 && kinds.size() == 4 && kinds.indexOf("list") == kinds.lastIndexOf("list") ? kinds.indexOf("list")
			: -1;
	}

	/** Voxels along each axis in space. */
	int[] sizes() {
		final int[] stored = storedSizes();
		final int list = listAxis(stored.length);
		if (list < 0) return stored;
		final int[] size = new int[3];
		for (int d = 0, to = 0; d < 4; d++) {
			if (d != list) size[to++] = stored[d];
		}
		return size;
	}

	/** How many layers there are. */
	int layers() {
		final int[] stored = storedSizes();
		final int layers = stored.length == 4 ? stored[listAxis(4)] : 1;
		if (layers > MOST_LAYERS) throw bad("has " + layers + " layers");
		return layers;
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

	/** A field that is a whole number; 0 without it. */
	long whole(final String field) {
		final String text = spaced(field);
		if (text == null) return 0;
		final double number = numbers(field, new String[] { text })[0];
		if (number != Math.rint(number) || Math.abs(number) > 1L << 50) throw bad("has '" + text + "' in its field '" + field +
			"', where a whole number must be");
		return (long) number;
	}

	/** The grid; without a place where the file's space is not the patient's. */
	StoredGrid grid(final Spacing given) {
		final int[] size = sizes();
		final double[][] vectors = directions();
		if (vectors == null) return new StoredGrid(size, spacings(given), null, null);
		final double[] signs = signs();
		final double[] spacingMm = new double[3];
		final double[][] axes = new double[3][3];
		for (int axis = 0; axis < 3; axis++) {
			final double[] vector = vectors[axis];
			spacingMm[axis] = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
			if (!(spacingMm[axis] > 0)) throw bad("has an axis without length");
			for (int c = 0; c < 3; c++) axes[c][axis] = (signs == null ? 1 : signs[c]) * vector[c] / spacingMm[axis];
			spacingMm[axis] = shortest(spacingMm[axis]);
		}
		final StoredGrid grid = new StoredGrid(size, spacingMm, axes, signs == null ? null : origin(signs)).checked(file);
		return signs == null ? new StoredGrid(size, spacingMm, null, null) : grid;
	}

	/** The three vectors in space; null without them. */
	private double[][] directions() {
		final Matcher matcher = VECTOR.matcher(fields.getOrDefault("space directions", ""));
		final List<double[]> vectors = new ArrayList<>();
		while (matcher.find()) {
			if (matcher.group(1) != null) vectors.add(vector("space directions", matcher.group(1)));
		}
		if (!vectors.isEmpty() && vectors.size() != 3) throw bad("has " + vectors.size() + " 'space directions' and not three");
		return vectors.isEmpty() ? null : vectors.toArray(double[][]::new);
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
		if (!vector.find() || vector.group(1) == null) return null;
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
		final int list = listAxis();
		final List<String> parts = new ArrayList<>(Arrays.asList(text.split("\\s+")));
		if (list >= 0 && parts.size() == 4) parts.remove(list);
		final double[] spacings = numbers("spacings", parts.toArray(String[]::new));
		if (spacings.length != 3) throw bad("has " + spacings.length + " 'spacings' and not three");
		return spacings;
	}

	/** What 3D Slicer's fields say of the labels. */
	List<LabelImage.Name> names() {
		return pairs.keySet().stream().map(NAMED::matcher).filter(Matcher::matches).map(matcher -> Integer.parseInt(matcher.group(
			1))).sorted().map(this::name).filter(name -> name.number() != 0).toList();
	}

	/** Before it had label values, 3D Slicer wrote a layer of ones for each segment. */
	private LabelImage.Name name(final int segment) {
		final String prefix = "Segment" + segment + "_", label = pairs.get(prefix + "LabelValue");
		final double number = number(label == null ? "1" : label), layer = number(pairs.getOrDefault(prefix + "Layer", label == null
			? Integer.toString(segment) : "0"));
		return new LabelImage.Name((int) layer, number == Math.rint(number) ? (long) number : 0, pairs.get(prefix + "Name"));
	}
}
