package org.radiomate.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line of the manifest in the making.
 *
 * @param image the image that was drawn on
 * @param contours the contour file
 * @param structure the structure's name; empty if it has none
 * @param reader who drew; empty if nobody says
 * @param repeat the how manieth time; empty if nobody says
 */
record FoundReading(FoundImage image, Path contours, String structure, String reader, String repeat) {

	FoundReading by(final String otherReader, final String otherRepeat) {
		return new FoundReading(image, contours, structure, otherReader, otherRepeat);
	}

	String patient() {
		return image.patient();
	}

	/** Whether two readings of a list say the same reader and repeat. */
	static boolean anyTwice(final List<FoundReading> readings) {
		final Set<List<String>> seen = new HashSet<>();
		return !readings.stream().allMatch(one -> seen.add(List.of(one.reader, one.repeat)));
	}

	/**
	 * Numbers what an image's readings leave open: those without a reader are readers of their own, unless all say which repeat
	 * they are; several of one reader are repeats.
	 */
	static List<FoundReading> numbered(final List<FoundReading> readings) {
		if (readings.size() < 2) return readings;
		final boolean repeats = readings.stream().allMatch(one -> one.reader.isEmpty() && !one.repeat.isEmpty());
		final Set<String> readers = new HashSet<>(readings.stream().map(FoundReading::reader).toList());
		final List<FoundReading> named = new ArrayList<>();
		for (final FoundReading one : readings) {
			named.add(one.by(!one.reader.isEmpty() ? one.reader : repeats ? "1" : lowestFree(readers), one.repeat));
		}
		return withRepeats(named);
	}

	private static List<FoundReading> withRepeats(final List<FoundReading> readings) {
		final Map<String, Set<String>> taken = new HashMap<>();
		readings.forEach(one -> taken.computeIfAbsent(one.reader, key -> new HashSet<>()).add(one.repeat));
		final List<FoundReading> numbered = new ArrayList<>();
		for (final FoundReading one : readings) {
			numbered.add(one.by(one.reader, one.repeat.isEmpty() ? lowestFree(taken.get(one.reader)) : one.repeat));
		}
		return numbered;
	}


	private static String lowestFree(final Set<String> taken) {
		int number = 1;
		while (!taken.add(Integer.toString(number))) number++;
		return Integer.toString(number);
	}
}
