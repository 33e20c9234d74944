package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the bootstrap found. Beside the optimism-corrected figures the area on the patients who were not drawn, which is
 * too low because a sample holds but 63 % of the patients, and the .632+ estimate between it and the apparent area (Efron
 * B, Tibshirani R, J Am Stat Assoc 1997;92:548, doi 10.1080/01621459.1997.10474007), here of the area, which knows nothing
 * at 0.5.
 *
 * @param fitted all samples in order
 */
record BootstrapResult(WholeFit whole, List<BootstrapSample.Fitted> fitted) implements ResamplingResult {

	private static final double NO_INFORMATION = 0.5, IN_BAG = 0.632;

	/** A figure on all patients, by how much it is too good, and what is left. */
	record Corrected(double apparent, double optimism) {

		double value() {
			return apparent - optimism;
		}

		List<String> cells() {
			return List.of(CsvTable.number(apparent), CsvTable.number(optimism), CsvTable.number(value()));
		}
	}

	/** The corrected figure; samples in which it is undefined are left out. */
	Corrected corrected(final ModelKind kind, final ToDoubleFunction<Figures> figure) {
		final double[] optimism = fitted.stream().filter(sample -> !sample.fit().failed()).mapToDouble(sample -> figure
			.applyAsDouble(sample.inside().get(kind)) - figure.applyAsDouble(sample.original().get(kind))).toArray();
		return new Corrected(figure.applyAsDouble(whole.apparent().get(kind)), Spread.mean(optimism));
	}

	/** The mean area on the patients who were not drawn. */
	double outOfBagAuc(final ModelKind kind) {
		return Spread.mean(fitted.stream().filter(sample -> !sample.fit().failed()).mapToDouble(sample -> sample.outOfBag().get(
			kind).auc()).toArray());
	}

	/** Efron and Tibshirani's estimate between the apparent and the out-of-bag area. */
	static double point632Plus(final double apparent, final double outOfBag) {
		final double honest = Math.max(outOfBag, NO_INFORMATION);
		final double overfit = apparent > honest ? (apparent - honest) / (apparent - NO_INFORMATION) : 0;
		final double weight = IN_BAG / (1 - (1 - IN_BAG) * overfit);
		return (1 - weight) * apparent + weight * honest;
	}

	@Override
	public CsvTable figures() {
		final List<String> header = Stream.of(List.of("model", "method", "patients", "positives", "resamples", "auc_apparent",
			"auc_optimism", "auc_corrected", "auc_out_of_bag", "auc_632plus", "brier_apparent", "brier_optimism",
			"brier_corrected", "slope_apparent", "slope_optimism", "slope_corrected", "slope_undefined"), FitTally.HEADER)
			.flatMap(List::stream).toList();
		return new CsvTable("resampling", header, whole.kinds().stream().map(this::row).toList());
	}

	private List<String> row(final ModelKind kind) {
		final List<String> row = new ArrayList<>(List.of(kind.word(), ResamplingMethod.BOOTSTRAP.label()));
		row.addAll(whole.counts());
		row.add(Integer.toString(fitted.size()));
		final Corrected auc = corrected(kind, Figures::auc);
		row.addAll(auc.cells());
		row.add(CsvTable.number(outOfBagAuc(kind)));
		row.add(CsvTable.number(point632Plus(auc.apparent, outOfBagAuc(kind))));
		row.addAll(corrected(kind, Figures::brier).cells());
		row.addAll(corrected(kind, Figures::slope).cells());
		row.add(Long.toString(fitted.stream().filter(sample -> !sample.fit().failed() && Double.isNaN(slopeOptimism(sample,
			kind))).count()));
		row.addAll(FitTally.of(fits()).cells(kind));
		return row;
	}

	private static double slopeOptimism(final BootstrapSample.Fitted sample, final ModelKind kind) {
		return sample.inside().get(kind).slope() - sample.original().get(kind).slope();
	}

	@Override
	public CsvTable runs() {
		final List<List<String>> rows = new ArrayList<>();
		for (final ModelKind kind : whole.kinds()) {
			for (final BootstrapSample.Fitted sample : fitted) rows.add(run(kind, sample));
		}
		return new CsvTable("samples", List.of("model", "sample", "seed", "features", "auc_sample", "auc_original",
			"auc_out_of_bag", "brier_sample", "brier_original", "slope_sample", "slope_original", "remark"), rows);
	}

	private static List<String> run(final ModelKind kind, final BootstrapSample.Fitted fitted) {
		final List<String> row = new ArrayList<>(List.of(kind.word(), Integer.toString(fitted.sample().number()), Long.toString(
			fitted.sample().seed()), Integer.toString(fitted.fit().selected().size())));
		final Figures inside = of(fitted.inside(), kind), original = of(fitted.original(), kind), outOfBag = of(fitted
			.outOfBag(), kind);
		for (final double value : new double[] { inside.auc(), original.auc(), outOfBag.auc(), inside.brier(), original
			.brier(), inside.slope(), original.slope() }) row.add(CsvTable.number(value));
		row.add(fitted.fit().problem());
		return row;
	}

	private static Figures of(final Map<ModelKind, Figures> figures, final ModelKind kind) {
		return figures.getOrDefault(kind, new Figures(Double.NaN, Double.NaN, Double.NaN));
	}

	@Override
	public List<Attempt.Summary> fits() {
		return fitted.stream().map(BootstrapSample.Fitted::fit).toList();
	}
}
