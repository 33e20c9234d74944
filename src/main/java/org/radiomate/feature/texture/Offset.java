package org.radiomate.feature.texture;

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

	/** The step back. */
	public Offset reversed() {
		return new Offset(-x, -y, -z);
	}
}
