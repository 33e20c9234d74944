/**
 * How robust features are where nobody read twice: contours and images of a study are perturbed at random, the features
 * extracted again, and compared with each other. Readers' agreement is not measured here, and no outcome is looked at.
 */
package org.radiomate.study.robustness;
