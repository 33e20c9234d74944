package org.radiomate.evaluation;

import org.radiomate.inference.Lowess;
import org.radiomate.inference.Quantiles;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The observed frequency of the positive class as a smooth function of the predicted probability (lowess without robust
 * iterations), and how far it lies from the diagonal. Equal to R's {@code rms::val.prob}.
 * <p>
 * Harrell FE, Regression Modeling Strategies, 2015, doi 10.1007/978-3-319-19425-7.
 * </p>
 *
 * @param predicted the patients' probabilities, ascending
 * @param observed the smoothed frequency at each
 * @param meanError mean distance of observed and predicted (Eavg, the integrated calibration index)
 * @param error90 their 90th percentile (E90)
 * @param largestError their maximum (Emax)
 */
public record CalibrationCurve(double[] predicted, double[] observed, double meanError, double error90,
	double largestError)
{

	/** @throws IllegalArgumentException if a value is no probability or there is no patient */
	public static CalibrationCurve of(final double[] probabilities, final boolean[] positive) {
		ScoredLabels.checkProbabilities(probabilities, positive);
		if (positive.length == 0) throw new IllegalArgumentException("no patients");
		final int[] order = IntStream.range(0, positive.length).boxed().sorted(Comparator.comparingDouble(
			i -> probabilities[i])).mapToInt(Integer::intValue).toArray();
		final double[] x = Arrays.stream(order).mapToDouble(i -> probabilities[i]).toArray();
		final double[] y = Arrays.stream(order).mapToDouble(i -> positive[i] ? 1 : 0).toArray();
		final double[] smooth = Lowess.defaults().withIterations(0).smooth(x, y);
		final double[] errors = new double[x.length];
		double sum = 0;
		for (int i = 0; i < x.length; i++) {
			errors[i] = Math.abs(x[i] - smooth[i]);
			sum += errors[i];
		}
		Arrays.sort(errors);
		return new CalibrationCurve(x, smooth, sum / x.length, Quantiles.ofSorted(errors, 0.9), errors[errors.length - 1]);
	}
}
