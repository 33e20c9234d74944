package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.table.CsvTable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the permutation test found.
 *
 * @param observed the nested cross-validation of the observed outcomes
 * @param permutations in order
 */
record PermutationResult(NestedResult observed, List<PermutationTest.Permutation> permutations) implements
	ResamplingResult
{

	private double area(final ModelKind kind) {
		return PermutationTest.areas(observed).get(kind);
	}

	private double[] areas(final ModelKind kind) {
		return Spread.defined(permutations.stream().mapToDouble(permutation -> permutation.areas().get(kind)).toArray());
	}

	/** (1 + permutations at least as good) / (1 + permutations); NaN if the observed area is undefined. */
	double p(final ModelKind kind) {
		return p(area(kind), areas(kind));
	}

	static double p(final double observed, final double[] permuted) {
		if (Double.isNaN(observed)) return Double.NaN;
		int asGood = 0;
		for (final double area : permuted) if (area >= observed) asGood++;
		return (1.0 + asGood) / (1 + permuted.length);
	}

	@Override
	public CsvTable figures() {
		return new CsvTable("resampling", List.of("model", "method", "patients", "positives", "repeats", "outer_folds",
			"permutations", "auc", "permuted_auc_median", "permuted_auc_lowest", "permuted_auc_highest", "p", "failed_permuted_fits"),
			observed.whole().kinds().stream().map(this::row).toList());
	}

	private List<String> row(final ModelKind kind) {
		final List<String> row = new ArrayList<>(List.of(kind.word(), ResamplingMethod.PERMUTATION.label()));
		row.addAll(observed.whole().counts());
		row.addAll(List.of(Integer.toString(observed.validation().repeats()), Integer.toString(observed.validation().folds()),
			Integer.toString(areas(kind).length), CsvTable.number(area(kind))));
		row.addAll(Spread.of(areas(kind)).cells());
		row.addAll(List.of(CsvTable.number(p(kind)), Integer.toString(failedFits())));
		return row;
	}

	private int failedFits() {
		return permutations.stream().mapToInt(PermutationTest.Permutation::failedFits).sum();
	}

	@Override
	public CsvTable runs() {
		final List<List<String>> rows = new ArrayList<>();
		for (final ModelKind kind : observed.whole().kinds()) {
			for (final PermutationTest.Permutation permutation : permutations) rows.add(List.of(kind.word(), Integer.toString(
				permutation.number()), Long.toString(permutation.seed()), CsvTable.number(permutation.areas().get(kind)), Integer
					.toString(permutation.failedFits())));
		}
		return new CsvTable("permutations", List.of("model", "permutation", "seed", "auc", "failed_fits"), rows);
	}

	@Override
	public CsvTable predictions() {
		return observed.predictions();
	}

	@Override
	public List<Attempt.Summary> fits() {
		return observed.fits();
	}

	@Override
	public List<String> remarks() {
		return failedFits() == 0 ? List.of() : List.of(failedFits() +
			" fits of permutations failed; their patients are left out of the permutation's area.");
	}
}
