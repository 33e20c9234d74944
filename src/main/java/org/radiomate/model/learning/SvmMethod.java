package org.radiomate.model.learning;

import org.radiomate.model.predictor.KernelMachine;
import org.radiomate.model.predictor.Predictor;

import smile.base.svm.LASVM;
import smile.math.kernel.GaussianKernel;

import java.util.List;

/**
 * Support vector machine with the Gaussian kernel exp(-gamma |x - y|²), trained by Smile (LASVM) and carried to its
 * optimum by {@link KernelOptimum}, so that it does not depend on the seed but for rounding. Probabilities are Platt's, fitted
 * to the scores of patients held out in the cross-validation. Tuned: the {@code cost} of a patient on the wrong side (0.1,
 * 1, 10) and gamma times the number of variables ({@code scaledgamma}: 0.1, 0.5, 2.5).
 * <p>
 * Bordes A, Ertekin S, Weston J, Bottou L, J Mach Learn Res 2005;6:1579.
 * </p>
 */
public final class SvmMethod implements TunedMethod {

	private static final double TOLERANCE = 1e-3;
	private static final int EPOCHS = 10;
	private static final String COST = "cost", GAMMA = "scaledgamma";

	@Override
	public List<Setting> grid(final int variables) {
		return Setting.cross(Setting.cross(Setting.NONE, COST, 0.1, 1, 10), GAMMA, 0.1, 0.5, 2.5);
	}

	@Override
	public Predictor fit(final Sample sample, final Setting setting, final long seed) {
		final var smiles = train(sample, setting, seed);
		final double[] weights = new double[sample.size()];
		for (int k = 0; k < smiles.weights().length; k++) {
			for (int i = 0; i < weights.length; i++) {
				if (smiles.instances()[k] == sample.rows()[i]) weights[i] = smiles.weights()[k];
			}
		}
		return KernelOptimum.from(weights, sample, gamma(sample, setting), setting.get(COST));
	}

	static double gamma(final Sample sample, final Setting setting) {
		return setting.get(GAMMA) / sample.variables();
	}

	static smile.base.svm.KernelMachine<double[]> train(final Sample sample, final Setting setting, final long seed) {
		final GaussianKernel kernel = new GaussianKernel(Math.sqrt(1 / (2 * gamma(sample, setting))));
		return SmileRunner.run(seed, () -> new LASVM<double[]>(kernel, setting.get(COST), TOLERANCE).fit(sample.rows(), sample
			.labels(-1), EPOCHS));
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
