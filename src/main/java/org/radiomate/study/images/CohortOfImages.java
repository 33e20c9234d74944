package org.radiomate.study.images;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.radiomate.study.ImagesRecord;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.Millimetres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The images of a study side by side: medians and ranges, images unlike the others, and what that means for features.
 *
 * @param rows one for each image
 * @param levels the ways in which gray levels are made
 * @param factor an image whose spacing or thickness differs from the median by more than this factor is unlike the others
 */
public record CohortOfImages(List<ImageRow> rows, List<LevelChoice.LevelName> levels, double factor) {

	/** Fewer levels make a symmetric co-occurrence matrix of fewer than 36 different cells, most pairs on its diagonal. */
	static final int FEW_LEVELS = 8;

	/** Of so large a share of the patients a remark on a discretisation is made. */
	private static final double MOST = 0.5;

	/** So large numbers are told without decimals. */
	private static final double WHOLE = 1000;

	public CohortOfImages {
		rows = List.copyOf(rows);
		levels = List.copyOf(levels);
	}

	/** What is compared among images: its column, whether a different image is told, and its value. */
	private record Quantity(String column, String words, boolean told, ToDoubleFunction<ImageRow> value) {

		double median(final List<ImageRow> rows) {
			final double[] known = known(rows);
			return known.length == 0 ? Double.NaN : new Percentile().withEstimationType(Percentile.EstimationType.R_7).evaluate(known,
				50);
		}

		double[] known(final List<ImageRow> rows) {
			return rows.stream().mapToDouble(value).filter(Double::isFinite).toArray();
		}
	}

	private static List<Quantity> grids() {
		return List.of(new Quantity("spacing_x_mm", "pixel width", true, row -> row.grid().spacingXMm()), new Quantity("spacing_y_mm",
			"pixel height", true, row -> row.grid().spacingYMm()), new Quantity("spacing_z_mm", "distance of slices", true, row -> row
				.grid().spacingZMm()), new Quantity("slice_thickness_mm", "slice thickness", true, row -> row.header()
					.sliceThicknessMm()), new Quantity("region_voxels", "voxels of the region", false, ImageRow::voxels), new Quantity(
						"region_mm3", "volume of the region", false, ImageRow::volumeMm3));
	}

	private static List<Quantity> intensities() {
		final List<Quantity> quantities = new ArrayList<>();
		for (int p = 0; p < ImageRow.PERCENTS.size(); p++) {
			final int index = p;
			quantities.add(new Quantity("hu_p" + ImageRow.PERCENTS.get(p), "percentile", false, row -> row.hu()[index]));
		}
		quantities.add(new Quantity("distinct_values", "different intensities", false, ImageRow::distinct));
		return quantities;
	}

	private List<Quantity> gray() {
		final List<Quantity> quantities = new ArrayList<>();
		for (int i = 0; i < levels.size(); i++) {
			final int index = i;
			quantities.add(new Quantity(levels.get(i).column(), levels.get(i).words(), false, row -> row.levels().get(index)));
		}
		return quantities;
	}

	private List<Quantity> quantities() {
		final List<Quantity> all = new ArrayList<>(grids());
		all.addAll(intensities());
		all.addAll(gray());
		return all;
	}

	/** One line for each image. */
	public CsvTable table() {
		final List<String> header = new ArrayList<>(List.of("patient", "image", "columns", "rows", "slices", "kernel"));
		quantities().forEach(quantity -> header.add(quantity.column));
		header.add("remarks");
		return new CsvTable("images", header, rows.stream().map(this::cells).toList());
	}

	private List<String> cells(final ImageRow row) {
		final List<String> cells = new ArrayList<>(List.of(row.patient(), row.image(), Integer.toString(row.grid().width()), Integer
			.toString(row.grid().height()), Integer.toString(row.grid().depth()), row.header().kernel()));
		quantities().forEach(quantity -> cells.add(CsvTable.number(quantity.value.applyAsDouble(row))));
		cells.add(String.join("; ", unlike(row)));
		return cells;
	}

	/** How an image is unlike the others, in words. */
	List<String> unlike(final ImageRow row) {
		final List<String> words = new ArrayList<>();
		for (final Quantity quantity : grids()) {
			final double value = quantity.value.applyAsDouble(row), median = quantity.median(rows);
			if (quantity.told && (value > factor * median || value * factor < median)) words.add(quantity.words + " " +
				Millimetres.text(value) + " mm, median " + Millimetres.text(median) + " mm");
		}
		final String usual = usualKernel();
		if (!row.header().kernel().isEmpty() && !row.header().kernel().equals(usual)) words.add("kernel " + row.header().kernel() +
			", most often " + usual);
		return words;
	}

	/** How many images each kernel has, the most frequent first; of equals the first by name. */
	private Map<String, Integer> kernels() {
		final Map<String, Integer> counts = new TreeMap<>();
		rows.stream().map(row -> row.header().kernel()).filter(kernel -> !kernel.isEmpty()).forEach(kernel -> counts.merge(kernel, 1,
			Integer::sum));
		final Map<String, Integer> sorted = new LinkedHashMap<>();
		counts.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).forEach(entry -> sorted.put(entry.getKey(), entry
			.getValue()));
		return sorted;
	}

	private String usualKernel() {
		return kernels().keySet().stream().findFirst().orElse("");
	}

	/** Median and range of every figure. */
	public List<ImagesRecord.Figure> figures() {
		return quantities().stream().map(quantity -> {
			final double[] known = quantity.known(rows);
			return new ImagesRecord.Figure(quantity.column, known.length, quantity.median(rows), Arrays.stream(known).min().orElse(
				Double.NaN), Arrays.stream(known).max().orElse(Double.NaN));
		}).toList();
	}

	/** What to think of before features are extracted, in sentences. */
	public List<String> warnings() {
		final List<String> sentences = new ArrayList<>();
		final List<String> unlike = rows.stream().filter(row -> !unlike(row).isEmpty()).map(row -> row.patient() + " (" + String.join(
			", ", unlike(row)) + ")").toList();
		if (!unlike.isEmpty()) sentences.add("Unlike the others: " + String.join("; ", unlike) +
			". Resample to one spacing, and look whether features differ by how images were made.");
		if (kernels().size() > 1) sentences.add("The images have " + kernels().size() + " convolution kernels: " + String.join(", ",
			kernels().entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").toList()) +
			". Textures depend on the kernel.");
		for (int i = 0; i < levels.size(); i++) addLevels(i, sentences);
		return sentences;
	}

	/**
	 * n levels make n(n + 1)/2 different cells of a symmetric co-occurrence matrix, and a region has about as many neighbours in
	 * a direction as voxels; with more cells than these most are empty or hold a single pair.
	 */
	private void addLevels(final int index, final List<String> sentences) {
		final long few = rows.stream().filter(row -> row.levels().get(index) < FEW_LEVELS).count();
		final long many = rows.stream().filter(row -> tooMany(row, index)).count();
		final String words = levels.get(index).words();
		if (few > MOST * rows.size()) sentences.add("With " + words + ", " + few + " of " + rows.size() + " regions hold fewer than " +
			FEW_LEVELS + " gray levels, so that texture features will be nearly constant. Use narrower or more bins.");
		if (many > MOST * rows.size()) sentences.add("With " + words + ", " + many + " of " + rows.size() + " regions hold so many gray " +
			"levels that a co-occurrence matrix has more cells than the region voxels; texture features will be mostly noise. Use " +
			"wider or fewer bins.");
	}

	private static boolean tooMany(final ImageRow row, final int index) {
		final long n = row.levels().get(index);
		return n * (n + 1) / 2 > row.voxels();
	}

	/** The cohort in a sentence. */
	public String summary() {
		final double[] volumes = rows.stream().mapToDouble(ImageRow::volumeMm3).toArray();
		final Quantity x = grids().get(0), z = grids().get(2), thickness = grids().get(3);
		return rows.size() + " images: pixels of " + range(x.known(rows)) + " mm, slices " + range(z.known(rows)) + " mm apart" +
			(thickness.known(rows).length == 0 ? "" : " and " + range(thickness.known(rows)) + " mm thick") + ", regions of " + range(
				volumes) + " mm3.";
	}

	private static String range(final double[] values) {
		final double lowest = Arrays.stream(values).min().orElse(Double.NaN), highest = Arrays.stream(values).max().orElse(Double.NaN);
		final String from = shown(lowest), to = shown(highest);
		return from.equals(to) ? from : from + " to " + to;
	}

	private static String shown(final double value) {
		return value >= WHOLE ? Long.toString(Math.round(value)) : Millimetres.text(value);
	}
}
