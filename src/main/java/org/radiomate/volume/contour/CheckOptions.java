package org.radiomate.volume.contour;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.MaskRule;

/**
 * What contours are checked against.
 *
 * @param rule which pixels belong to an outline
 * @param limits which HU are taken for what
 * @param allowedPercent a slice with a larger share of air, fat or bone is reported
 * @param minThicknessMm a slice whose {@link InscribedCircle} is smaller is reported
 */
public record CheckOptions(MaskRule rule, TissueLimits limits, double allowedPercent, double minThicknessMm) {

	/** IBEX's outline rule, the default HU, 5 %, 5 mm. */
	public static CheckOptions defaults() {
		return new CheckOptions(MaskRule.IBEX_OUTLINE, TissueLimits.DEFAULT, 5, 5);
	}

	/** @throws ProblemException if the share is no percentage or the thickness is negative */
	public CheckOptions {
		if (!(allowedPercent >= 0 && allowedPercent <= 100)) throw new ProblemException("The allowed share of " +
			allowedPercent + " is no percentage. Give 0 to 100.");
		if (!(minThicknessMm >= 0)) throw new ProblemException("The smallest thickness of " + minThicknessMm +
			" mm is negative. Give 0 or more.");
	}

	/** With another rule. */
	public CheckOptions withRule(final MaskRule other) {
		return new CheckOptions(other, limits, allowedPercent, minThicknessMm);
	}

	/** With other limits of HU. */
	public CheckOptions withLimits(final TissueLimits other) {
		return new CheckOptions(rule, other, allowedPercent, minThicknessMm);
	}

	/** With another allowed share. */
	public CheckOptions withAllowedPercent(final double percent) {
		return new CheckOptions(rule, limits, percent, minThicknessMm);
	}

	/** With another smallest thickness. */
	public CheckOptions withMinThicknessMm(final double thicknessMm) {
		return new CheckOptions(rule, limits, allowedPercent, thicknessMm);
	}
}
