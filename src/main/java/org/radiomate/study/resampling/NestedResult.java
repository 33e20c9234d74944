package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.table.CsvTable;
import org.radiomate.table.FeatureTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What nested cross-validation found. Two areas are given for each repeat. The mean of the folds' areas compares patients
 * within a fold alone, all judged by one model. The pooled area compares all patients, also across folds: a fold rich in
 * positives leaves a training set poor in them, whose model says less to all, so it lies too low, the more so the less
 * the models know (Parker BJ, Günter S, Bedo J, BMC Bioinformatics 2007;8:326, doi 10.1186/1471-2105-8-326; Airola A et
 * al, Comput Stat Data Anal 2011;55:1828, doi 10.1016/j.csda.2010.11.018). The former is therefore called {@code auc}.
 *
 * @param fitted all folds of all repeats, in order
 */
record NestedResult(NestedCrossValidation validation, WholeFit whole, List<OuterFold.Fitted> fitted) implements
	ResamplingResult
{

	/** One repeat of one model. */
	private record Repeat(int number, double auc, Figures pooled, int withoutPrediction) {}

	/** The mean area of the folds in each repeat. */
	double[] aucs(final ModelKind kind) {
		return repeats(kind).stream().mapToDouble(Repeat::auc).toArray();
	}

	/** The area of all out-of-fold predictions in each repeat. */
	double[] pooledAucs(final ModelKind kind) {
		return repeats(kind).stream().mapToDouble(repeat -> repeat.pooled.auc()).toArray();
	}

	private List<Repeat> repeats(final ModelKind kind) {
		return IntStream.rangeClosed(1, validation.repeats()).mapToObj(number -> repeat(number, kind)).toList();
	}

	private Repeat repeat(final int number, final ModelKind kind) {
		final List<OuterFold.Fitted> folds = fitted.stream().filter(fold -> fold.fold().repeat() == number).toList();
		final double[] aucs = folds.stream().mapToDouble(fold -> Figures.of(fold.probabilities(kind), positive(fold.fold()
			.held())).auc()).toArray();
		final double[] pooled = folds.stream().flatMapToDouble(fold -> java.util.Arrays.stream(fold.probabilities(kind)))
			.toArray();
		final boolean[] positive = positive(folds.stream().flatMap(fold -> fold.fold().held().stream()).toList());
		return new Repeat(number, Spread.mean(aucs), Figures.of(pooled, positive), pooled.length - Spread.defined(
			pooled).length);
	}

	private boolean[] positive(final List<String> patients) {
		return whole.data().outcome().of(patients);
	}

	@Override
	public CsvTable figures() {
		final List<String> header = Stream.of(List.of("model", "method", "patients", "positives", "repeats", "outer_folds",
			"auc_median", "auc_lowest", "auc_highest", "pooled_auc_median", "pooled_auc_lowest", "pooled_auc_highest",
			"brier_median", "slope_median", "apparent_auc", "without_prediction"), FitTally.HEADER).flatMap(List::stream)
			.toList();
		return new CsvTable("resampling", header, whole.kinds().stream().map(this::row).toList());
	}

	private List<String> row(final ModelKind kind) {
		final List<Repeat> repeats = repeats(kind);
		final List<String> row = new ArrayList<>(List.of(kind.word(), ResamplingMethod.NESTED.label()));
		row.addAll(whole.counts());
		row.addAll(List.of(Integer.toString(validation.repeats()), Integer.toString(validation.folds())));
		row.addAll(Spread.of(aucs(kind)).cells());
		row.addAll(Spread.of(pooledAucs(kind)).cells());
		row.add(CsvTable.number(Spread.of(repeats.stream().mapToDouble(repeat -> repeat.pooled.brier()).toArray()).median()));
		row.add(CsvTable.number(Spread.of(repeats.stream().mapToDouble(repeat -> repeat.pooled.slope()).toArray()).median()));
		row.add(CsvTable.number(whole.apparent().get(kind).auc()));
		row.add(Integer.toString(repeats.stream().mapToInt(Repeat::withoutPrediction).sum()));
		row.addAll(FitTally.of(fits()).cells(kind));
		return row;
	}

	@Override
	public CsvTable runs() {
		final List<List<String>> rows = new ArrayList<>();
		for (final ModelKind kind : whole.kinds()) {
			for (final Repeat repeat : repeats(kind)) rows.add(List.of(kind.word(), Integer.toString(repeat.number), Long
				.toString(validation.seedOf(repeat.number)), CsvTable.number(repeat.auc), CsvTable.number(repeat.pooled.auc()),
				CsvTable.number(repeat.pooled.brier()), CsvTable.number(repeat.pooled.slope()), Integer.toString(
					repeat.withoutPrediction)));
		}
		return new CsvTable("repeats", List.of("model", "repeat", "seed", "auc", "pooled_auc", "brier", "slope",
			"without_prediction"), rows);
	}

	@Override
	public CsvTable predictions() {
		final List<String> header = new ArrayList<>(List.of(FeatureTable.PATIENT, "outcome", "repeat", "fold"));
		whole.kinds().forEach(kind -> header.add(kind.word()));
		header.add("remark");
		final List<List<String>> rows = new ArrayList<>();
		for (int repeat = 1; repeat <= validation.repeats(); repeat++) rows.addAll(predictionRows(repeat));
		return new CsvTable("out-of-fold predictions", header, rows);
	}

	/** The patients of one repeat in the order of their ids. */
	private List<List<String>> predictionRows(final int repeat) {
		final Map<String, List<String>> byPatient = new HashMap<>();
		for (final OuterFold.Fitted fold : fitted) {
			if (fold.fold().repeat() != repeat) continue;
			for (int i = 0; i < fold.fold().held().size(); i++) byPatient.put(fold.fold().held().get(i), predictionRow(fold, i));
		}
		return whole.patients().stream().map(byPatient::get).toList();
	}

	private List<String> predictionRow(final OuterFold.Fitted fold, final int i) {
		final String patient = fold.fold().held().get(i);
		final List<String> row = new ArrayList<>(List.of(patient, whole.data().outcome().positive().get(patient) ? "1" : "0",
			Integer.toString(fold.fold().repeat()), Integer.toString(fold.fold().fold())));
		for (final ModelKind kind : whole.kinds()) row.add(CsvTable.number(fold.probabilities(kind)[i]));
		row.add(fold.remarks().get(i));
		return row;
	}

	@Override
	public List<Attempt.Summary> fits() {
		return fitted.stream().map(OuterFold.Fitted::fit).toList();
	}
}
