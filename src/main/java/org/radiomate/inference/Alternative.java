package org.radiomate.inference;

/** The side of the alternative hypothesis: the first sample or curve differs from, exceeds or falls below the second. */
public enum Alternative {
	TWO_SIDED,
	GREATER,
	LESS
}
