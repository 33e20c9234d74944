package org.radiomate.imagej;

import org.radiomate.io.dicomweb.FoundSeries;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The series that an archive found, to choose one of as {@link SeriesChoice} does of a folder's.
 *
 * @param server where they are
 * @param series the series
 */
public record PacsChoice(String server, List<FoundSeries> series) {

	private static final SeriesMatch<FoundSeries> MATCH = new SeriesMatch<>(FoundSeries::seriesUid,
		FoundSeries::description);
	private static final int LISTED = 10;

	/**
	 * The series that is meant.
	 *
	 * @param wanted a number, an identifier or a part of the description
	 */
	public FoundSeries choose(final String wanted) {
		if (series.isEmpty()) throw new ProblemException(server + " has no series that match. Change the search.");
		final List<FoundSeries> meant = MATCH.of(series, wanted);
		if (meant.size() == 1) return meant.get(0);
		throw new ProblemException(server + " has " + (meant.isEmpty() ? "no" : meant.size()) + " matching series '" + wanted +
			"'. Choose one with 'series', by number or name: " + list() + ".");
	}

	private String list() {
		return IntStream.range(0, Math.min(LISTED, series.size())).mapToObj(i -> (i + 1) + " " + series.get(i).describe())
			.collect(Collectors.joining("; ")) + (series.size() > LISTED ? "; " + (series.size() - LISTED) + " more" : "");
	}

	/** The series as a table, without the patient's name. */
	public CsvTable table() {
		final List<List<String>> rows = new ArrayList<>();
		for (final FoundSeries one : series) {
			rows.add(List.of(Integer.toString(rows.size() + 1), one.patientId(), one.studyDate(), one.accession(), one
				.studyDescription(), one.description(), one.modality(), number(one.instances()), number(one.seriesNumber()), one
					.studyUid(), one.seriesUid()));
		}
		return new CsvTable(server, List.of("number", "patient", "date", "accession", "study", "description", "modality",
			"images", "series", "study_uid", "series_uid"), rows);
	}

	private static String number(final int known) {
		return known < 0 ? "" : Integer.toString(known);
	}
}
