package org.radiomate.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts slices into series. Slices of one series that differ in size, orientation or pixel spacing from the first of a stack
 * make a stack of their own; differences of rounding do not count. A slice that comes twice, by its identifier and its place,
 * is taken once.
 */
final class SliceGroups {

	/** So little moves the last of 512 pixels by a twentieth of a pixel. */
	private static final double SAME_DIRECTION = 1e-4, SAME_SPACING = 1e-4;
	private static final double SAME_POSITION_MM = 1e-3;
	/** Every slice is compared with the first of each stack, so there is an end to them. */
	private static final int MOST_STACKS = 1000;

	private final Map<String, List<Stack>> series = new LinkedHashMap<>();
	private final Set<String> scattered = new LinkedHashSet<>();
	private final Map<Path, Path> copies = new LinkedHashMap<>();

	/** The slices that fit the first of them. */
	private record Stack(DicomSeries first, List<SlicePlane> planes, Map<String, SlicePlane> known) {

		Stack(final DicomSeries first) {
			this(first, new ArrayList<>(), new HashMap<>());
		}

		boolean takes(final DicomSeries slice) {
			if (first.columns() != slice.columns() || first.rows() != slice.rows()) return false;
			for (int i = 0; i < 6; i++) if (!(Math.abs(first.orientation()[i] - slice.orientation()[i]) <= SAME_DIRECTION)) return false;
			return isSame(first.columnSpacingMm(), slice.columnSpacingMm()) && isSame(first.rowSpacingMm(), slice.rowSpacingMm());
		}

		private static boolean isSame(final double oneMm, final double otherMm) {
			return Math.abs(oneMm - otherMm) <= SAME_SPACING * oneMm;
		}
	}

	/** Adds a series of one slice. */
	void add(final DicomSeries slice) {
		final List<Stack> stacks = series.computeIfAbsent(slice.seriesUid(), uid -> new ArrayList<>());
		for (final Stack stack : stacks) {
			if (!stack.takes(slice)) continue;
			add(stack, slice.planes().get(0));
			return;
		}
		if (stacks.size() == MOST_STACKS) scattered.add(slice.seriesUid());
		else stacks.add(new Stack(slice));
		if (!scattered.contains(slice.seriesUid())) add(stacks.get(stacks.size() - 1), slice.planes().get(0));
	}

	private void add(final Stack stack, final SlicePlane plane) {
		final SlicePlane same = plane.instanceUid().isEmpty() ? null : stack.known.putIfAbsent(plane.instanceUid() + " " + plane
			.frame(), plane);
		if (same == null || !isAt(same.positionMm(), plane.positionMm())) stack.planes.add(plane);
		else copies.put(plane.file(), same.file());
	}

	private static boolean isAt(final double[] oneMm, final double[] otherMm) {
		for (int i = 0; i < 3; i++) if (!(Math.abs(oneMm[i] - otherMm[i]) < SAME_POSITION_MM)) return false;
		return true;
	}

	/** The stacks, each as a series. */
	List<DicomSeries> series() {
		return series.entrySet().stream().filter(entry -> !scattered.contains(entry.getKey())).flatMap(entry -> entry.getValue()
			.stream()).map(stack -> stack.first.withPlanes(stack.planes)).toList();
	}

	/** Series that cannot be used, in words. */
	List<String> problems() {
		return scattered.stream().map(uid -> "The series " + uid + " has slices of more than " + MOST_STACKS +
			" directions or pixel sizes, so it makes no stack.").toList();
	}

	/** What was left out and need not be mended, in words. */
	List<String> remarks() {
		if (copies.isEmpty()) return List.of();
		final Map.Entry<Path, Path> first = copies.entrySet().iterator().next();
		return List.of(copies.size() + (copies.size() == 1 ? " file was" : " files were") +
			" left out, being copies of slices that are there (the same identifier and place): " + first.getKey() + " of " + first
				.getValue() + (copies.size() == 1 ? "." : " and " + (copies.size() - 1) + " more."));
	}
}
