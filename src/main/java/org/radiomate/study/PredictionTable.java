package org.radiomate.study;

import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model on many patients, one line for each reading: risk, class, percentile among the training patients, the shares,
 * warnings, or why there is no prediction. What is wrong with one patient does not stop the others.
 */
public final class PredictionTable {

	private final ModelApplication application;
	private final Function<String, Map<String, String>> clinical;
	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * An empty table.
	 *
	 * @param clinical gives a patient's clinical values, or throws a problem
	 */
	public PredictionTable(final ModelApplication application, final Function<String, Map<String, String>> clinical) {
		this.application = application;
		this.clinical = clinical;
	}

	/** The clinical values of a table; of a model without clinical variables none are looked for. */
	public static Function<String, Map<String, String>> valuesOf(final ClinicalTable table, final RiskModel model) {
		if (model.clinical().isEmpty()) return patient -> Map.of();
		model.clinical().names().forEach(table.csv()::column);
		return patient -> {
			table.line(patient);
			return table.values(patient, model.clinical().names());
		};
	}

	/** Applies the model to one patient. */
	public void add(final String patient, final NewPatient image) {
		add(patient, "", "", image);
	}

	private void add(final String patient, final String reader, final String repeat, final NewPatient image) {
		try {
			addApplied(patient, reader, repeat, application.apply(image, clinical.apply(patient), "Patient '" + patient + "'"));
		}
		catch (final ProblemException e) {
			addProblem(patient, reader, repeat, e.getMessage());
		}
	}

	/** Notes why there is no prediction of a patient. */
	public void addProblem(final String patient, final String problem) {
		addProblem(patient, "", "", problem);
	}

	private void addProblem(final String patient, final String reader, final String repeat, final String problem) {
		final List<String> row = new ArrayList<>(List.of(patient, reader, repeat));
		while (row.size() < header().size() - 1) row.add("");
		row.add(problem);
		rows.add(row);
	}

	private void addApplied(final String patient, final String reader, final String repeat, final AppliedModel applied) {
		final List<String> row = new ArrayList<>(List.of(patient, reader, repeat, CsvTable.number(applied.prediction()
			.probability()), applied.label(), CsvTable.number(applied.prediction().linearPredictor()), CsvTable.number(applied
				.riskPercentile())));
		applied.shares().values().forEach(share -> row.add(CsvTable.number(share)));
		row.add(String.join("; ", applied.warnings()));
		row.add("");
		rows.add(row);
	}

	/** Applies the model to every reading of an extracted study. */
	public void addAll(final StudyExtraction.Extracted extracted) {
		final Map<List<String>, FeatureRecord.Reading> records = new HashMap<>();
		extracted.record().readings().forEach(one -> records.put(List.of(one.patient(), one.reader(), one.repeat()), one));
		for (final FeatureTable.Reading row : extracted.table().rows()) {
			add(row.patient(), row.reader(), row.repeat(), NewPatient.of(extracted.table().features(), row, records.get(List.of(row
				.patient(), row.reader(), row.repeat()))));
		}
		extracted.leftOut().forEach(finding -> addProblem(finding.patient(), finding.sentence()));
	}

	private List<String> header() {
		final List<String> header = new ArrayList<>(List.of(FeatureTable.PATIENT, FeatureTable.READER, FeatureTable.REPEAT,
			"probability", "class", "log_odds", "training_percentile", "share_of_baseline"));
		for (final Term term : application.model().terms()) header.add("share_of_" + term.name());
		header.addAll(List.of("warnings", "problem"));
		return header;
	}

	/** The table. */
	public CsvTable table() {
		return new CsvTable("predictions", header(), rows);
	}

	/** How many patients have a prediction. */
	public long predicted() {
		return rows.stream().filter(row -> row.get(row.size() - 1).isEmpty()).count();
	}
}
