package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Structures as a label map: one whole number for each, 0 outside. A structure whose name is a number from 1 to 255 keeps
 * it, so that a label map that was read is written as it was; the others get the lowest free numbers in their order.
 *
 * @param geometry the grid
 * @param labels unsigned bytes at x + width * (y + height * z), not to be changed
 * @param names what each label is
 * @param warnings sentences for the user
 */
public record LabelMap(Geometry geometry, byte[] labels, SortedMap<Integer, String> names, List<String> warnings) {

	private static final int HIGHEST = 255;

	public LabelMap {
		names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
		warnings = List.copyOf(warnings);
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
		for (int i = 0; i < sets.size(); i++) {
			final Rasterized rasterized = ContourRasterizer.rasterize(sets.get(i).contours(), grid, rule);
			names.put(numbers.get(i), sets.get(i).describe());
			paint(rasterized.mask(), numbers.get(i), labels, names);
			warnings.addAll(rasterized.warnings());
		}
		return new LabelMap(grid, labels, names, warnings);
	}

	private static List<Integer> numbers(final List<ContourSet> sets) {
		final List<Integer> numbers = new ArrayList<>();
		for (final ContourSet set : sets) {
			final int own = set.structure().matches("[1-9]\\d{0,2}") ? Integer.parseInt(set.structure()) : 0;
			numbers.add(own > HIGHEST || numbers.contains(own) ? 0 : own);
		}
		int free = 1;
		for (int i = 0; i < numbers.size(); i++) {
			if (numbers.get(i) > 0) continue;
			while (numbers.contains(free)) free++;
			if (free > HIGHEST) throw new ProblemException("There are " + sets.size() + " structures, and a mask image holds " +
				HIGHEST + ". Export some of them with 'structure'.");
			numbers.set(i, free);
		}
		return numbers;
	}

	private static void paint(final Mask mask, final int label, final byte[] labels,
		final SortedMap<Integer, String> names)
	{
		final Geometry grid = mask.geometry();
		for (int z = mask.z0(); z < mask.z0() + mask.depth(); z++) {
			for (int y = mask.y0(); y < mask.y0() + mask.height(); y++) {
				for (int x = mask.x0(); x < mask.x0() + mask.width(); x++) {
					if (!mask.contains(x, y, z)) continue;
					final int i = x + grid.width() * (y + grid.height() * z);
					if (labels[i] != 0) throw new ProblemException("'" + names.get(labels[i] & 0xff) + "' and '" + names.get(label) +
						"' share the voxel in column " + (x + 1) + ", row " + (y + 1) + ", slice " + (z + 1) +
						", and a mask image holds one structure there. Export one of them with 'structure', or choose RoiSet.zip.");
					labels[i] = (byte) label;
				}
			}
		}
	}

	/** The labels in words: {@code 1: Tumour; 2: Node}. */
	public String describe() {
		return names.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(
			"; "));
	}

	/** How many voxels are labelled. */
	public long count() {
		long count = 0;
		for (final byte label : labels) {
			if (label != 0) count++;
		}
		return count;
	}

	/** The labels as an image. */
	public Volume volume() {
		final short[] values = new short[labels.length];
		for (int i = 0; i < values.length; i++) values[i] = (short) (labels[i] & 0xff);
		return Volume.of("labels", values, geometry);
	}
}
