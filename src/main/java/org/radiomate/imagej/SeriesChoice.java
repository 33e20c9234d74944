package org.radiomate.imagej;

import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The series of a folder, to choose one of by its number in the list, its identifier, or a part of its description.
 *
 * @param folder where they are
 * @param series the series, contrast phases in one series told apart
 * @param problems files that could not be used, in words
 * @param remarks files that were passed over, in words
 */
public record SeriesChoice(Path folder, List<DicomSeries> series, List<String> problems, List<String> remarks) {

	private static final SeriesMatch<DicomSeries> MATCH = new SeriesMatch<>(DicomSeries::seriesUid,
		DicomSeries::description);

	/** Reads the headers of a folder. */
	public static SeriesChoice of(final Path folder, final Progress progress) {
		final DicomFolder found = DicomFolder.scan(folder, progress);
		final List<DicomSeries> series = found.series().stream().flatMap(one -> SliceStack.acquisitions(one).stream())
			.toList();
		if (series.isEmpty()) throw new ProblemException(folder + " holds no DICOM image series" + reason(found) +
			". Choose the folder with the slices.");
		return new SeriesChoice(folder, series, found.problems(), found.remarks());
	}

	private static String reason(final DicomFolder found) {
		final List<String> said = found.problems().isEmpty() ? found.remarks() : found.problems();
		return said.isEmpty() ? "" : " that can be read: " + said.get(0).replaceAll("\\.$", "");
	}

	/**
	 * The series that is meant.
	 *
	 * @param wanted a number, an identifier or a part of the description; empty for the only one
	 */
	public DicomSeries choose(final String wanted) {
		final List<DicomSeries> meant = MATCH.of(series, wanted);
		if (meant.size() == 1) return meant.get(0);
		throw new ProblemException(folder + (meant.isEmpty() ? " has no series '" + wanted + "'. It has: " : " has " + meant
			.size() + " series. Choose one with 'series', by number or name: ") + list() + ".");
	}

	private String list() {
		return IntStream.range(0, series.size()).mapToObj(i -> (i + 1) + " " + series.get(i).describe()).collect(Collectors
			.joining("; "));
	}

	/** The series as a table. */
	public CsvTable table() {
		final List<List<String>> rows = new ArrayList<>();
		for (final DicomSeries one : series) {
			rows.add(List.of(Integer.toString(rows.size() + 1), one.patientId(), one.studyDate(), one.studyDescription(), one
				.description(), one.modality(), one.plane(), Integer.toString(one.planes().size()), Integer.toString(one
					.columns()), Integer.toString(one.rows()), CsvTable.number(one.columnSpacingMm()), CsvTable.number(one
						.rowSpacingMm()), CsvTable.number(SliceStack.spacingMm(one)), CsvTable.number(one.sliceThicknessMm()), one.kernel(), one.seriesUid()));
		}
		return new CsvTable(folder.toString(), List.of("number", "patient", "date", "study", "description", "modality",
			"plane", "slices", "columns", "rows", "column_mm", "row_mm", "slice_mm", "thickness_mm", "kernel", "series_uid"), rows);
	}
}
