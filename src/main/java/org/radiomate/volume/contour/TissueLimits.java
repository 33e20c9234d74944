package org.radiomate.volume.contour;

import org.radiomate.task.ProblemException;

/**
 * Which HU are taken for what, when contours are checked. Fat is from -190 to below -30 HU, as in the measurement of body composition
 * (Mourtzakis M et al., Appl Physiol Nutr Metab 2008;33:997, doi:10.1139/H08-075), what is lower is air or partly air. Bone
 * and calcification begin at 300 HU, above soft tissue and most vessels of a contrast-enhanced CT.
 *
 * @param airBelowHu what is lower is air
 * @param fatBelowHu what is not air and lower is fat
 * @param boneAboveHu what is higher is bone or calcification
 */
public record TissueLimits(double airBelowHu, double fatBelowHu, double boneAboveHu) {

	/** -190, -30 and 300 HU. */
	public static final TissueLimits DEFAULT = new TissueLimits(-190, -30, 300);

	/** @throws ProblemException if they do not rise */
	public TissueLimits {
		if (!(airBelowHu < fatBelowHu && fatBelowHu < boneAboveHu)) throw new ProblemException("The HU limits of air (" +
			airBelowHu + "), fat (" + fatBelowHu + ") and bone (" + boneAboveHu + ") must rise. Correct them.");
	}
}
