package org.radiomate.feature.shape;

/**
 * The smallest box around a convex hull of which one face lies on a face of the hull or is normal to a coordinate axis, and
 * another lies along an edge of the outline that the hull shows from there. It is never larger than the box along the axes. A
 * box that touches the hull along edges alone (O'Rourke J, Int J Comput Inf Sci 1985;14:183, doi:10.1007/BF00991005) can be
 * smaller still.
 *
 * @param a one side
 * @param b another
 * @param c the third
 */
public record EnclosingBox(double a, double b, double c) {

	/** The box of a hull that has faces. */
	public static EnclosingBox of(final ConvexHull hull, final double dx, final double dy, final double dz) {
		return new EnclosingBoxSearch(hull, dx, dy, dz).best();
	}

	/** The volume. */
	public double volume() {
		return a * b * c;
	}

	/** The surface. */
	public double area() {
		return 2 * (a * b + b * c + c * a);
	}
}
