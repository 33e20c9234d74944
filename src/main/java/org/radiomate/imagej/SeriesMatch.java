package org.radiomate.imagej;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which of listed series is meant by a number in the list, an identifier, or a part of a description.
 *
 * @param <T> a series
 * @param uid its identifier
 * @param description its description
 */
record SeriesMatch<T>(Function<T, String> uid, Function<T, String> description) {

	/** The series that may be meant; all for an empty text. */
	List<T> of(final List<T> series, final String wanted) {
		final String text = wanted.strip();
		if (text.isEmpty()) return series;
		if (text.matches("\\d{1,6}")) {
			final int number = Integer.parseInt(text);
			return number >= 1 && number <= series.size() ? List.of(series.get(number - 1)) : List.of();
		}
		final String part = text.toLowerCase(Locale.ROOT);
		return series.stream().filter(one -> uid.apply(one).equals(text) || description.apply(one).toLowerCase(Locale.ROOT)
			.contains(part)).toList();
	}
}
