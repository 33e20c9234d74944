package org.radiomate.volume.filter;

import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Daubechies' scaling filters of least phase with N vanishing moments: ((1 + w)/2)^N·Π(1 - z_i·w), whose z_i inside the unit
 * circle belong to the roots y_i of Σ_k C(N - 1 + k, k)·y^k by z + 1/z = 2 - 4y (Daubechies I, Comm Pure Appl Math 1988;41:909,
 * doi:10.1002/cpa.3160410705). Exact to about 1e-12.
 */
final class DaubechiesFilter {

	private static final double ROOT_ACCURACY = 1e-14;
	private static final int POLISHING_STEPS = 4;

	private DaubechiesFilter() {}

	/** The filter up to a factor. */
	static double[] scaling(final int moments) {
		Complex[] filter = { Complex.ONE };
		for (int n = 0; n < moments; n++) filter = times(filter, Complex.ONE);
		for (final Complex y : roots(moments)) filter = times(filter, inside(y).negate());
		final double[] taps = new double[filter.length];
		for (int k = 0; k < taps.length; k++) taps[k] = filter[k].getReal();
		return taps;
	}

	private static Complex[] roots(final int moments) {
		final double[] coefficients = new double[moments];
		for (int k = 0; k < moments; k++) coefficients[k] = CombinatoricsUtils.binomialCoefficientDouble(moments - 1 + k, k);
		final Complex[] roots = new LaguerreSolver(ROOT_ACCURACY).solveAllComplex(coefficients, 0);
		final PolynomialFunction slope = new PolynomialFunction(coefficients).polynomialDerivative();
		for (int i = 0; i < roots.length; i++) {
			for (int n = 0; n < POLISHING_STEPS; n++) {
				roots[i] = roots[i].subtract(value(coefficients, roots[i]).divide(value(slope.getCoefficients(), roots[i])));
			}
		}
		return roots;
	}

	private static Complex value(final double[] coefficients, final Complex at) {
		Complex value = Complex.ZERO;
		for (int k = coefficients.length - 1; k >= 0; k--) value = value.multiply(at).add(coefficients[k]);
		return value;
	}

	/** Of the two z that belong to a root y the one inside the unit circle. */
	private static Complex inside(final Complex y) {
		final Complex half = Complex.ONE.subtract(y.multiply(2));
		final Complex root = half.multiply(half).subtract(1).sqrt();
		final Complex z = half.add(root);
		return z.abs() < 1 ? z : half.subtract(root);
	}

	/** A polynomial times 1 + c·w. */
	private static Complex[] times(final Complex[] polynomial, final Complex c) {
		final Complex[] product = new Complex[polynomial.length + 1];
		for (int k = 0; k < product.length; k++) {
			final Complex same = k < polynomial.length ? polynomial[k] : Complex.ZERO;
			product[k] = k == 0 ? same : same.add(polynomial[k - 1].multiply(c));
		}
		return product;
	}
}
