package org.radiomate.model.learning;

import org.radiomate.model.predictor.KernelMachine;
import org.radiomate.model.predictor.Predictor;

import smile.classification.SVM;
import smile.math.kernel.GaussianKernel;

import java.util.List;

/**
 * Support vector machine by Smile (LASVM) with the Gaussian kernel exp(-gamma |x - y|²). Probabilities are Platt's, fitted
 * to the scores of patients held out in the cross-validation. Tuned: the {@code cost} of a patient on the wrong side (0.1,
 * 1, 10) and gamma times the number of variables ({@code scaledgamma}: 0.1, 0.5, 2.5).
 * <p>
 * Bordes A, Ertekin S, Weston J, Bottou L, J Mach Learn Res 2005;6:1579.
 * </p>
 */
public final class SvmMethod implements TunedMethod {

	private static final double TOLERANCE = 1e-3;
	private static final String COST = "cost", GAMMA = "scaledgamma";

	@Override
	public List<Setting> grid(final int variables) {
		return Setting.cross(Setting.cross(Setting.NONE, COST, 0.1, 1, 10), GAMMA, 0.1, 0.5, 2.5);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final SVM<double[]> machine = train(sample, setting, seed);
		return new KernelMachine(gamma(sample, setting), machine.instances(), machine.weights(), machine.intercept(), -1, 0);
	}

	private static double gamma(final Sample sample, final Setting setting) {
		return setting.get(GAMMA) / sample.variables();
	}

	static SVM<double[]> train(final Sample sample, final Setting setting, final long seed) {
		final GaussianKernel kernel = new GaussianKernel(Math.sqrt(1 / (2 * gamma(sample, setting))));
		return SmileRunner.run(seed, () -> SVM.fit(sample.rows(), sample.labels(-1), kernel, setting.get(COST), TOLERANCE));
	}

	@Override
	public double score(final Predictor predictor, final double[] values) {
		return ((KernelMachine) predictor).score(values);
	}

	@Override
	public PlattScaling calibration(final double[] heldOutScores, final boolean[] positive) {
		return PlattScaling.fit(heldOutScores, positive);
	}

	@Override
	public Predictor calibrated(final Predictor predictor, final PlattScaling calibration) {
		return ((KernelMachine) predictor).scaled(calibration.slope(), calibration.shift());
	}
}
