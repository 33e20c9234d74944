package org.radiomate.model.predictor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A support vector machine with the Gaussian kernel and Platt's scaling: f = intercept + Σ coefficient · exp(-gamma |x -
 * s|²), p = 1 / (1 + exp(slope · f + shift)).
 * <p>
 * Platt J, Probabilistic outputs for support vector machines, in: Advances in Large Margin Classifiers, MIT Press
 * 2000:61.
 * </p>
 *
 * @param gamma of the kernel
 * @param supportVectors the training patients that count, standardised
 * @param coefficients their weights, signed by class
 * @param intercept of the score
 * @param slope of Platt's scaling; negative where a higher score means a higher probability
 * @param shift of Platt's scaling
 */
public record KernelMachine(double gamma, double[][] supportVectors, double[] coefficients, double intercept,
	double slope, double shift) implements Predictor
{

	/** @throws IllegalArgumentException if there is not one coefficient for each support vector */
	public KernelMachine {
		if (supportVectors.length != coefficients.length) throw new IllegalArgumentException(supportVectors.length +
			" support vectors with " + coefficients.length + " coefficients");
	}

	/** The distance from the boundary, before scaling. */
	public double score(final double[] values) {
		double score = intercept;
		for (int i = 0; i < coefficients.length; i++) {
			double square = 0;
			for (int j = 0; j < values.length; j++) square += square(values[j] - supportVectors[i][j]);
			score += coefficients[i] * StrictMath.exp(-gamma * square);
		}
		return score;
	}

	private static double square(final double difference) {
		return difference * difference;
	}

	/** The same machine with another scaling. */
	public KernelMachine scaled(final double newSlope, final double newShift) {
		return new KernelMachine(gamma, supportVectors, coefficients, intercept, newSlope, newShift);
	}

	private double logit(final double[] values) {
		return -(slope * score(values) + shift);
	}

	@Override
	public double probability(final double[] values) {
		return Predictor.logistic(logit(values));
	}

	/** The kernel is a product over the variables, and so is what a mix of two patients gives. */
	@Override
	public Attribution attribution(final double[] values) {
		final double[] contributions = new double[values.length], patient = new double[values.length], average =
			new double[values.length];
		for (int i = 0; i < coefficients.length; i++) {
			for (int j = 0; j < values.length; j++) {
				patient[j] = StrictMath.exp(-gamma * square(values[j] - supportVectors[i][j]));
				average[j] = StrictMath.exp(-gamma * square(supportVectors[i][j]));
			}
			for (int j = 0; j < values.length; j++) {
				contributions[j] -= slope * coefficients[i] * (patient[j] - average[j]) * othersMixed(patient, average, j);
			}
		}
		return new Attribution(Scale.LOGIT, logit(new double[values.length]), contributions);
	}

	/** The product of the other variables, each from the one or the other patient, averaged over all orders. */
	private static double othersMixed(final double[] patient, final double[] average, final int left) {
		final int others = patient.length - 1;
		final double[] bySize = new double[others + 1];
		bySize[0] = 1;
		int done = 0;
		for (int j = 0; j <= others; j++) {
			if (j == left) continue;
			done++;
			for (int k = done; k > 0; k--) bySize[k] = bySize[k] * average[j] + bySize[k - 1] * patient[j];
			bySize[0] *= average[j];
		}
		double sum = 0;
		for (int k = 0; k <= others; k++) sum += bySize[k] / ((others + 1) * TreeAttribution.choose(others, k));
		return sum;
	}

	@Override
	public boolean fits(final int variables) {
		return Arrays.stream(supportVectors).allMatch(vector -> vector.length == variables);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final KernelMachine machine && gamma == machine.gamma && intercept == machine.intercept &&
			slope == machine.slope && shift == machine.shift && Arrays.equals(coefficients, machine.coefficients) && Arrays
				.deepEquals(supportVectors, machine.supportVectors);
	}

	@Override
	public int hashCode() {
		return Objects.hash(gamma, intercept, slope, shift, Arrays.hashCode(coefficients));
	}
}
