package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Structures as a label map: one whole number for each, 0 outside. A structure whose name is a whole number keeps it, so that
 * a label map that was read is written as it was; the others get the lowest free numbers in their order.
 *
 * @param geometry the grid
 * @param labels unsigned bytes at x + width * (y + height * z) that stand for numbers, not to be changed
 * @param numbers the number that each of the 256 bytes stands for, mostly the same; not to be changed
 * @param names the structure of each number; empty for one without a name
 * @param warnings sentences for the user
 */
public record LabelMap(Geometry geometry, byte[] labels, int[] numbers, SortedMap<Integer, String> names, List<String> warnings) {

	private static final int HIGHEST = 255;

	public LabelMap {
		names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
		warnings = List.copyOf(warnings);
	}

	/** A map of numbers from 0 to 255. */
	public LabelMap(final Geometry geometry, final byte[] labels, final SortedMap<Integer, String> names,
		final List<String> warnings)
	{
		this(geometry, labels, themselves(), names, warnings);
	}

	private static int[] themselves() {
		return IntStream.rangeClosed(0, HIGHEST).toArray();
	}

	/**
	 * Labels the voxels of contours.
	 *
	 * @param rule which pixels belong to an outline
	 * @throws ProblemException if two structures share a voxel, there are more than 255, or contours do not fit the grid
	 */
	public static LabelMap of(final List<ContourSet> sets, final Geometry grid, final MaskRule rule) {
		final byte[] labels = new byte[Math.toIntExact(grid.voxelCount())];
		final SortedMap<Integer, String> names = new TreeMap<>();
		final List<String> warnings = new ArrayList<>();
		final List<Integer> numbers = numbers(sets);
		final int[] codes = codes(numbers);
		final LabelMap map = new LabelMap(grid, labels, meanings(numbers, codes), names, List.of());
		for (int i = 0; i < sets.size(); i++) {
			final Rasterized rasterized = ContourRasterizer.rasterize(sets.get(i).contours(), grid, rule);
			names.put(numbers.get(i), name(sets.get(i)));
			map.paint(rasterized.mask(), codes[i], names);
			warnings.addAll(rasterized.warnings());
		}
		return new LabelMap(grid, labels, map.numbers, names, warnings);
	}

	private static String name(final ContourSet set) {
		return set.structure().isEmpty() && set.reader().isEmpty() && set.repeat().isEmpty() ? "" : set.describe();
	}

	private static List<Integer> numbers(final List<ContourSet> sets) {
		if (sets.size() > HIGHEST) throw new ProblemException("There are " + sets.size() + " structures, and a mask image holds " +
			HIGHEST + ". Export some of them with 'structure'.");
		final List<Integer> numbers = new ArrayList<>();
		for (final ContourSet set : sets) {
			final int own = ownNumber(set.structure());
			numbers.add(numbers.contains(own) ? 0 : own);
		}
		int free = 1;
		for (int i = 0; i < numbers.size(); i++) {
			if (numbers.get(i) != 0) continue;
			while (numbers.contains(free)) free++;
			numbers.set(i, free);
		}
		return numbers;
	}

	/** The number that a name is; 0 if it is none. */
	private static int ownNumber(final String name) {
		if (!name.matches("-?[1-9]\\d{0,9}")) return 0;
		final long number = Long.parseLong(name);
		return number == (int) number ? (int) number : 0;
	}

	/** The byte of each number: itself, or one that is free. */
	private static int[] codes(final List<Integer> numbers) {
		final int[] codes = new int[numbers.size()];
		int free = HIGHEST;
		for (int i = 0; i < codes.length; i++) {
			final int number = numbers.get(i);
			while (numbers.contains(free)) free--;
			codes[i] = number >= 1 && number <= HIGHEST ? number : free--;
		}
		return codes;
	}

	private static int[] meanings(final List<Integer> numbers, final int[] codes) {
		final int[] meanings = themselves();
		for (int i = 0; i < codes.length; i++) meanings[codes[i]] = numbers.get(i);
		return meanings;
	}

	private void paint(final Mask mask, final int code, final SortedMap<Integer, String> painted) {
		final Geometry grid = mask.geometry();
		for (int z = mask.z0(); z < mask.z0() + mask.depth(); z++) {
			for (int y = mask.y0(); y < mask.y0() + mask.height(); y++) {
				for (int x = mask.x0(); x < mask.x0() + mask.width(); x++) {
					if (!mask.contains(x, y, z)) continue;
					final int i = x + grid.width() * (y + grid.height() * z);
					if (labels[i] != 0) throw new ProblemException("'" + said(painted.get(number(i))) + "' and '" + said(painted.get(numbers[code])) +
						"' share the voxel in column " + (x + 1) + ", row " + (y + 1) + ", slice " + (z + 1) +
						", and a mask image holds one structure there. Export one of them with 'structure', or choose RoiSet.zip.");
					labels[i] = (byte) code;
				}
			}
		}
	}

	/** The number at a position in x-fastest order; 0 outside all structures. */
	public int number(final int i) {
		return numbers[labels[i] & 0xff];
	}

	/** The lowest and the highest number that is used, 0 included. */
	public int lowest() {
		return names.isEmpty() ? 0 : Math.min(0, names.firstKey());
	}

	/** The highest number that can be there. */
	public int highest() {
		return names.isEmpty() ? HIGHEST : Math.max(0, names.lastKey());
	}

	/** The names that say more than the number, by number: what a file should keep beside the voxels. */
	public SortedMap<Integer, String> telling() {
		final SortedMap<Integer, String> telling = new TreeMap<>(names);
		telling.entrySet().removeIf(entry -> entry.getValue().isEmpty() || entry.getValue().equals(entry.getKey().toString()));
		return telling;
	}

	/** The labels in words: {@code 1: Tumour; 2: Node}. */
	public String describe() {
		return names.entrySet().stream().map(entry -> entry.getKey() + ": " + said(entry.getValue())).collect(Collectors.joining(
			"; "));
	}

	private static String said(final String name) {
		return name.isEmpty() ? "the structure" : name;
	}

	/** How many voxels are labelled. */
	public long count() {
		long count = 0;
		for (final byte label : labels) {
			if (label != 0) count++;
		}
		return count;
	}
}
