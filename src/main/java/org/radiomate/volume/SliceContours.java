package org.radiomate.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The contours of one slice, combined by exclusive or. Whether two overlap without one being a hole in the other is found without
 * comparing each with each: from the largest to the smallest, every contour must lie with all its pixels in the same smallest one
 * so far, and be smaller than it. Then of any two one holds the other or they are apart; and if a contour does not, it overlaps
 * the one that holds but some of its pixels, or equals the one that holds them all.
 */
final class SliceContours {

	/** Gives the pixels of a contour whenever they are needed; those of thousands at once might not fit into memory. */
	interface Pixels {

		PixelRows of(Contour contour);
	}

	private static final int NONE = -1;

	private final List<Contour> contours = new ArrayList<>();
	private final Geometry grid;
	private final Pixels pixels;
	private boolean removesArea;

	SliceContours(final Geometry grid, final Pixels pixels) {
		this.grid = grid;
		this.pixels = pixels;
	}

	void add(final Contour contour) {
		contours.add(contour);
	}

	/** The pixels that lie in an odd number of contours. */
	PixelRows combined() {
		final PixelRows combined = PixelRows.ofSlice(grid), covered = PixelRows.ofSlice(grid);
		final int[] counts = new int[contours.size()];
		boolean overlap = false;
		for (int i = 0; i < counts.length; i++) {
			final PixelRows part = pixels.of(contours.get(i));
			counts[i] = part.count();
			combined.xor(part);
			overlap |= covered.intersects(part);
			covered.or(part);
		}
		removesArea = overlap && !areNested(counts);
		return combined;
	}

	/** Whether two contours overlap without one being a hole in the other; known when they are combined. */
	boolean removesArea() {
		return removesArea;
	}

	private boolean areNested(final int[] counts) {
		final int[] smallest = new int[grid.width() * grid.height()];
		Arrays.fill(smallest, NONE);
		final List<Integer> fromLargest = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).boxed().sorted(Comparator
			.comparingInt((Integer i) -> -counts[i])).toList();
		for (final int contour : fromLargest) {
			final int holder = nest(contour, smallest);
			if (holder == contour || holder != NONE && counts[holder] == counts[contour]) return false;
		}
		return true;
	}

	/** What holds all pixels of a contour, which then are its own; the contour itself if there is no such one. */
	private int nest(final int contour, final int[] smallest) {
		final PixelRows part = pixels.of(contours.get(contour));
		final int[] holder = { contour };
		final boolean one = part.forEach(grid.width(), pixel -> {
			if (holder[0] == contour) holder[0] = smallest[pixel];
			final boolean same = smallest[pixel] == holder[0];
			smallest[pixel] = contour;
			return same;
		});
		return one ? holder[0] : contour;
	}
}
