package org.radiomate.volume.filter;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the responses of a filter in all its orientations become one response that no right angle changes. */
public enum Pooling {

	/** The filter is not turned. */
	NONE("none"),

	/** Their mean. */
	AVERAGE("average"),

	/** The largest. */
	MAX("max"),

	/** The smallest. */
	MIN("min");

	private final String word;

	Pooling(final String word) {
		this.word = word;
	}

	/** The word that files and texts use. */
	@JsonValue
	public String word() {
		return word;
	}

	/** Adds one response to what was pooled of others before it; the first stands alone. */
	void add(final double[] pooled, final double[] response, final boolean first) {
		if (first) {
			System.arraycopy(response, 0, pooled, 0, pooled.length);
			return;
		}
		for (int i = 0; i < pooled.length; i++) {
			pooled[i] = switch (this) {
				case MAX -> Math.max(pooled[i], response[i]);
				case MIN -> Math.min(pooled[i], response[i]);
				case NONE, AVERAGE -> pooled[i] + response[i];
			};
		}
	}

	/** Ends the pooling of that many responses. */
	void finish(final double[] pooled, final int count) {
		if (this != AVERAGE) return;
		for (int i = 0; i < pooled.length; i++) {
			pooled[i] /= count;
		}
	}
}
