package org.radiomate.study;

import com.fasterxml.jackson.databind.JsonNode;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureNames;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.ibex.IbexColumns;
import org.radiomate.io.SafeFile;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A feature table in the layout of IBEX's result workbook (Zhang 2015, doi:10.1118/1.4908210): the sheet <i>Result</i> with
 * one row of categories, {@code F<n>-<Category>}, and one of column names, and the sheets <i>Data Info.</i> and <i>Feature
 * Info.</i> as files beside it, named as IBEX names them where it has no Excel. Lengths are in cm as in IBEX. What IBEX writes
 * there and our record does not know stays empty.
 *
 * @param table the features
 * @param set how they were made; null if that is not known
 * @param setJson the same as the record holds it; null if that is not known
 * @param readings the record of each row; empty if there is none
 */
public record IbexTable(FeatureTable table, FeatureSet set, JsonNode setJson, List<FeatureRecord.Reading> readings) {

	private static final double MM_PER_CM = 10;
	private static final String OTHER = "Other";

	private static final List<String> DATA_INFO = List.of("", "Modality", "MRN", "DBName", "ROIName", "XPixDim", "YPixDim",
		"ZPixDim", "XDim", "YDim", "ZDim", "XStart", "YStart", "ZStart", "ScaleValue", "ROIXPixDim", "ROIYPixDim",
		"ROIZPixDim", "ROIXDim", "ROIYDim", "ROIZDim", "ROIXStart", "ROIYStart", "ROIZStart", "ImageID", "Comment", "ScanTime",
		"SeriesInfo", "CreationDate", "Reader", "Repeat", "Contours", "Voxels");

	private static final List<String> FEATURE_INFO = List.of("Category", "Parameters", "Feature", "Parameters", "Preprocess",
		"Parameters");

	/** How the columns are named. */
	public enum HeaderStyle {
			/** Two rows, as in IBEX. */
			IBEX,
			/** One row, with the names that R's {@code read.csv} makes of IBEX's. */
			R;

		/** The style of a word. */
		public static HeaderStyle of(final String word) {
			for (final HeaderStyle style : values()) {
				if (style.name().equals(word.trim())) return style;
			}
			throw new ProblemException("The header style '" + word + "' is unknown; use IBEX or R.");
		}
	}

	/** Reads a feature table and, where it lies beside it, the record of how it was made. */
	public static IbexTable read(final Path featureTable, final String idColumn) {
		final JsonNode json = FeatureRecord.featureSetBeside(featureTable);
		return new IbexTable(FeatureTable.read(featureTable, idColumn, List.of()), json == null ? null : FeatureSet.parse(json
			.toString(), FeatureRecord.beside(featureTable).toString()), json, FeatureRecord.readingsBeside(featureTable));
	}

	/**
	 * Writes the table and what is known of how it was made: as text with tabs, in IBEX's own text form, if the file's name
	 * ends in {@code .txt}, else as CSV.
	 *
	 * @return the files
	 */
	public List<Path> write(final Path file, final HeaderStyle style) {
		final List<Path> written = new ArrayList<>();
		if (!readings.isEmpty()) written.add(write(dataInfo(), beside(file, "_DataInfo")));
		if (set != null) written.add(write(featureInfo(), beside(file, "_FeatureInfo")));
		written.add(write(style == HeaderStyle.R ? forR() : isText(file) ? withSources(result()) : result(), file));
		return written;
	}

	private static boolean isText(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".txt");
	}

	private static Path beside(final Path file, final String what) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return file.resolveSibling(dot < 0 ? name + what : name.substring(0, dot) + what + name.substring(dot));
	}

	private static Path write(final CsvTable csv, final Path file) {
		if (!isText(file)) {
			csv.write(file);
			return file;
		}
		final StringBuilder text = new StringBuilder(String.join("\t", csv.header()) + "\n");
		csv.rows().forEach(row -> text.append(String.join("\t", row)).append('\n'));
		SafeFile.writeText(file, text.toString());
		return file;
	}

	/** The sheet Result: the categories are the header, the column names the first row. */
	CsvTable result() {
		final List<String> categories = new ArrayList<>(Collections.nCopies(4, "")), names = new ArrayList<>(List.of("Index",
			"Image", "ROI", "MRN"));
		categories.addAll(categories());
		names.addAll(table.features());
		final List<List<String>> rows = new ArrayList<>(List.of(names));
		final Map<List<String>, FeatureRecord.Reading> records = records();
		for (final FeatureTable.Reading row : table.rows()) {
			final FeatureRecord.Reading record = records.get(key(row));
			final List<String> cells = new ArrayList<>(List.of("D" + rows.size(), record == null ? row.patient() : record.image(),
				roi(row, record), row.patient()));
			for (final double value : row.values()) cells.add(number(value, "NaN"));
			rows.add(cells);
		}
		return new CsvTable("Result", categories, rows);
	}

	/** IBEX's text form tells first where the data and the features came from. */
	private CsvTable withSources(final CsvTable result) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(line(result.header().size(), "FeatureSet File: ", set == null ? "" : set.name()));
		rows.add(line(result.header().size()));
		rows.add(result.header());
		rows.addAll(result.rows());
		return new CsvTable(result.source(), line(result.header().size(), "DataSet File: ", Path.of(table.source()).getFileName().toString()), rows);
	}

	private static List<String> line(final int length, final String... cells) {
		final List<String> line = new ArrayList<>(List.of(cells));
		while (line.size() < length) line.add("");
		return line;
	}

	/** {@code F1-GrayLevelCooccurenceMatrix25} and so on: a number for every run of columns of one category. */
	private List<String> categories() {
		final FeatureSet source = set == null ? FeatureSet.builtIn("IBEX 430") : set;
		final Map<String, String> known = source.features().stream().collect(Collectors.toMap(FeatureInfo::id,
			info -> IbexColumns.category(info.family())));
		final List<String> categories = new ArrayList<>();
		String previous = "";
		int number = 0;
		for (final String feature : table.features()) {
			final String category = known.getOrDefault(feature, OTHER);
			if (!category.equals(previous)) number++;
			previous = category;
			categories.add("F" + number + "-" + category);
		}
		return categories;
	}

	private static List<String> key(final FeatureTable.Reading row) {
		return List.of(row.patient(), row.reader(), row.repeat());
	}

	private Map<List<String>, FeatureRecord.Reading> records() {
		return readings.stream().collect(Collectors.toMap(reading -> List.of(reading.patient(), reading.reader(), reading
			.repeat()), reading -> reading, (first, second) -> first));
	}

	/** IBEX knows no readers, so they become part of the structure's name. */
	private static String roi(final FeatureTable.Reading row, final FeatureRecord.Reading record) {
		final String structure = record == null ? "" : record.structure();
		return (structure + (row.reader().isEmpty() ? "" : " reader " + row.reader()) + (row.repeat().isEmpty() ? ""
			: " repeat " + row.repeat())).trim();
	}

	private static String number(final double value, final String absent) {
		return Double.isNaN(value) ? absent : CsvTable.number(value);
	}

	/** The table with one header row of R's names. */
	CsvTable forR() {
		final CsvTable ours = table.toCsv();
		return new CsvTable("R", ours.header().stream().map(FeatureNames::mangled).toList(), ours.rows().stream().map(row -> row
			.stream().map(cell -> cell.isEmpty() ? "NA" : cell).toList()).toList());
	}

	/** The sheet Data Info. */
	CsvTable dataInfo() {
		final List<List<String>> rows = new ArrayList<>();
		for (final FeatureRecord.Reading reading : readings) rows.add(dataInfo(reading, rows.size() + 1));
		return new CsvTable("Data Info.", DATA_INFO, rows);
	}

	private List<String> dataInfo(final FeatureRecord.Reading reading, final int item) {
		final Map<String, String> known = new HashMap<>(Map.of("", "DataItem-" + item, "MRN", reading.patient(), "DBName",
			reading.image(), "ROIName", reading.structure(), "Reader", reading.reader(), "Repeat", reading.repeat(), "Contours",
			reading.contours(), "Voxels", Long.toString(reading.voxels()), "ImageID", reading.imageSha256()));
		if (set != null) known.put("Modality", set.intensityScale().fileName().equals("CT") ? "CT" : "");
		known.put("XPixDim", CsvTable.number(reading.geometry().spacingXMm() / MM_PER_CM));
		known.put("YPixDim", CsvTable.number(reading.geometry().spacingYMm() / MM_PER_CM));
		known.put("ZPixDim", CsvTable.number(reading.geometry().spacingZMm() / MM_PER_CM));
		known.put("XDim", Integer.toString(reading.geometry().width()));
		known.put("YDim", Integer.toString(reading.geometry().height()));
		known.put("ZDim", Integer.toString(reading.geometry().depth()));
		return DATA_INFO.stream().map(column -> known.getOrDefault(column, "")).toList();
	}

	/** The sheet Feature Info.: a block for every family, with all its parameters. */
	CsvTable featureInfo() {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(line(FEATURE_INFO.size()));
		for (int i = 0; i < set.families().size(); i++) {
			rows.add(line(FEATURE_INFO.size(), "FeatureItem-" + (i + 1)));
			rows.add(FEATURE_INFO);
			rows.addAll(featureItem(set.families().get(i), setJson.path("families").path(i)));
			rows.add(line(FEATURE_INFO.size()));
		}
		return new CsvTable("Feature Info.", line(FEATURE_INFO.size(), "FeatureSet File: ", set.name()), rows);
	}

	private List<List<String>> featureItem(final FeatureCalculator family, final JsonNode parameters) {
		final List<FeatureInfo> infos = family.features().stream().filter(info -> !set.leaveOut().contains(info.id())).toList();
		final List<String> names = infos.stream().map(info -> info.id().replaceFirst("^[-0-9.]+", "")).distinct().toList();
		final List<List<String>> rows = new ArrayList<>();
		for (final String name : names) {
			rows.add(rows.isEmpty() ? List.of(IbexColumns.category(infos.get(0).family()), parameters("", parameters), name, "",
				setJson.path("preparation").path("method").asText(), "") : line(FEATURE_INFO.size(), "", "", name));
		}
		return rows;
	}

	/** {@code directions=0 45 90 135; grayLevels.count=100;} */
	private static String parameters(final String prefix, final JsonNode node) {
		final List<String> parts = new ArrayList<>();
		node.fields().forEachRemaining(field -> {
			final JsonNode value = field.getValue();
			if (field.getKey().equals("family")) return;
			if (value.isObject()) parts.add(parameters(prefix + field.getKey() + ".", value));
			else parts.add(prefix + field.getKey() + "=" + (value.isArray() ? values(value) : value.asText()) + ";");
		});
		return String.join(" ", parts);
	}

	private static String values(final JsonNode array) {
		final List<String> values = new ArrayList<>();
		array.forEach(value -> values.add(value.isNumber() ? CsvTable.number(value.asDouble()) : value.asText()));
		return String.join(" ", values);
	}
}
