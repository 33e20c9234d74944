package org.radiomate.inference;

/**
 * Whether a linear combination of the variables parts the two classes, so that maximum likelihood has no finite answer
 * (Albert A, Anderson JA, Biometrika 1984;71:1, doi 10.1093/biomet/71.1.1).
 */
public enum Separation {
	/** The classes overlap: the estimates are finite. */
	NONE,
	/** The classes touch only where the combination is constant: some estimates are infinite. */
	QUASI_COMPLETE,
	/** The classes are parted entirely: nothing is determined. */
	COMPLETE
}
