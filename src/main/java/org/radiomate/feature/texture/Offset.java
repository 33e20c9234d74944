package org.radiomate.feature.texture;

import java.util.ArrayList;
import java.util.List;

/**
 * A step from one voxel to another.
 *
 * @param x columns to the right
 * @param y rows down
 * @param z slices on
 */
public record Offset(int x, int y, int z) {

	/**
	 * A step within a slice.
	 *
	 * @param degrees 0 to the right, 45 up and right, 90 up, 135 up and left on the displayed image, and on to 315
	 * @param distance Chebyshev distance in pixels
	 * @throws IllegalArgumentException if the angle is not a multiple of 45 from 0 to 315, or the distance not positive
	 */
	public static Offset inSlice(final int degrees, final int distance) {
		if (degrees < 0 || degrees > 315 || degrees % 45 != 0 || distance < 1) {
			throw new IllegalArgumentException("No step of " + distance + " pixels at " + degrees + " degrees");
		}
		final double angle = Math.toRadians(degrees);
		return new Offset(distance * (int) Math.rint(1.2 * StrictMath.cos(angle)), -distance * (int) Math.rint(1.2 * StrictMath.sin(
			angle)), 0);
	}

	/**
	 * IBSI's directions, one of each pair of opposite ones, times a distance: along the row; then left, straight and right to
	 * the next row, and in space to the rows above, level and below in the next slice.
	 *
	 * @param distance Chebyshev distance in voxels
	 * @param inSpace whether all 13, not only the 4 within a slice
	 */
	public static List<Offset> directions(final int distance, final boolean inSpace) {
		final List<Offset> steps = new ArrayList<>(List.of(new Offset(distance, 0, 0)));
		addRow(steps, distance, distance, 0);
		for (int y = -distance; inSpace && y <= distance; y += distance) {
			addRow(steps, distance, y, distance);
		}
		return steps;
	}

	private static void addRow(final List<Offset> steps, final int distance, final int y, final int z) {
		for (int x = -distance; x <= distance; x += distance) {
			steps.add(new Offset(x, y, z));
		}
	}

	/** The step back. */
	public Offset reversed() {
		return new Offset(-x, -y, -z);
	}
}
