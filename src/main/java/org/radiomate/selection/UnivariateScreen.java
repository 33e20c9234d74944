package org.radiomate.selection;

import org.radiomate.inference.ShapiroWilk;
import org.radiomate.inference.TestResult;
import org.radiomate.inference.TwoSampleTest;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tests each feature of the training cohort between the classes by the test that suits it ({@link TwoSampleTest}). Kept if
 * P is below the significance. Shapiro-Wilk is undefined beyond 5000 patients of a class: such a feature takes the
 * Mann-Whitney test.
 */
public final class UnivariateScreen {

	private static final int PROGRESS_EVERY = 50;

	private UnivariateScreen() {}

	/**
	 * Screens the features.
	 *
	 * @param ids of the features
	 * @param columns column-major training values, none missing
	 * @param positive the outcome
	 * @param significance keep below this P
	 * @throws ProblemException if a class has fewer than three patients
	 */
	public static List<ScreenRow> of(final List<String> ids, final double[][] columns, final boolean[] positive,
		final double significance, final Progress progress)
	{
		checkClasses(positive);
		final List<ScreenRow> rows = new ArrayList<>(columns.length);
		for (int j = 0; j < columns.length; j++) {
			if (j % PROGRESS_EVERY == 0) {
				progress.check();
				progress.report(j, columns.length, "Screening features");
			}
			rows.add(row(ids.get(j), j, columns[j], positive, significance));
		}
		progress.report(columns.length, columns.length, "Screening features");
		return rows;
	}

	private static void checkClasses(final boolean[] positive) {
		int positives = 0;
		for (final boolean p : positive) if (p) positives++;
		final int fewest = Math.min(positives, positive.length - positives);
		if (fewest < ShapiroWilk.MIN_SIZE) throw new ProblemException("The screen needs at least three training patients of " +
			"each class, but there are " + positives + " positive and " + (positive.length - positives) +
			" negative ones; check the outcome and the split.");
	}

	private static ScreenRow row(final String id, final int index, final double[] column, final boolean[] positive,
		final double significance)
	{
		final TwoSampleTest compared = TwoSampleTest.of(ofClass(column, positive, true), ofClass(column, positive, false),
			TwoSampleTest.Choice.BY_NORMALITY);
		final TestResult test = compared.test();
		final boolean kept = test.p() < significance;
		return new ScreenRow(id, index, compared.normalFirst().p(), compared.normalSecond().p(), compared.equalVariances().p(),
			test.test(), test.statistic(), test.p(), kept, kept ? "" : reason(test, significance));
	}

	private static String reason(final TestResult test, final double significance) {
		if (!test.isDefined()) return test.undefinedReason();
		return String.format(Locale.ROOT, "P %.4g is not below %s", test.p(), significance);
	}

	private static double[] ofClass(final double[] column, final boolean[] positive, final boolean wanted) {
		final double[] chosen = new double[column.length];
		int n = 0;
		for (int i = 0; i < column.length; i++) if (positive[i] == wanted) chosen[n++] = column[i];
		return java.util.Arrays.copyOf(chosen, n);
	}
}
