package org.radiomate.feature.shape;

import java.util.Arrays;

/**
 * Builds a {@link ConvexHull}. Faces are triangles in growing arrays; each keeps a list of the points beyond its plane, and
 * gives way to a cone over the farthest of them.
 */
final class QuickHull {

	private static final int NONE = -1, FIRST_CAPACITY = 256;

	private final int[] points;
	private final int[] nextPoint;
	private final int[] faceFrom;
	private final int[] faceTo;
	private int faceCount;
	private int[] corners = new int[3 * FIRST_CAPACITY];
	private int[] neighbours = new int[3 * FIRST_CAPACITY];
	private long[] planes = new long[4 * FIRST_CAPACITY];
	private int[] firstPoint = new int[FIRST_CAPACITY];
	private int[] farthestPoint = new int[FIRST_CAPACITY];
	private long[] farthestHeight = new long[FIRST_CAPACITY];
	private boolean[] gone = new boolean[FIRST_CAPACITY];
	private int[] visible = new int[FIRST_CAPACITY];
	private int visibleCount;

	QuickHull(final int[] points) {
		this.points = points;
		nextPoint = new int[points.length / 3];
		faceFrom = new int[nextPoint.length];
		faceTo = new int[nextPoint.length];
	}

	/** Builds the hull; without faces if all points lie in one plane. */
	void run() {
		if (!start()) return;
		for (int face = 0; face < faceCount; face++) {
			if (!gone[face] && firstPoint[face] != NONE) raise(farthestPoint[face], face);
		}
	}

	/** Three points of each face of the finished hull. */
	int[] faces() {
		return kept(corners);
	}

	/** The three neighbours of each face of the finished hull, in the order of {@link #faces()}. */
	int[] neighbours() {
		final int[] number = new int[faceCount];
		int count = 0;
		for (int face = 0; face < faceCount; face++) {
			if (!gone[face]) number[face] = count++;
		}
		final int[] kept = kept(neighbours);
		for (int k = 0; k < kept.length; k++) {
			kept[k] = number[kept[k]];
		}
		return kept;
	}

	private int[] kept(final int[] ofFaces) {
		final int[] kept = new int[3 * faceCount];
		int size = 0;
		for (int k = 0; k < 3 * faceCount; k++) {
			if (!gone[k / 3]) kept[size++] = ofFaces[k];
		}
		return Arrays.copyOf(kept, size);
	}

	/** Starts with a tetrahedron of points far apart; false if there is none. */
	private boolean start() {
		if (points.length == 0) return false;
		final int a = lowest();
		final int b = farthestFrom(a);
		final int c = farthestFrom(a, b);
		final long[] plane = plane(a, b, c);
		int d = a;
		for (int p = 0; p < nextPoint.length; p++) {
			if (Math.abs(height(plane, 0, p)) > Math.abs(height(plane, 0, d))) d = p;
		}
		final long height = height(plane, 0, d);
		if (height > 0) tetrahedron(a, c, b, d);
		if (height < 0) tetrahedron(a, b, c, d);
		return height != 0;
	}

	private int lowest() {
		int lowest = 0;
		for (int p = 1; p < nextPoint.length; p++) {
			if (points[3 * p] < points[3 * lowest]) lowest = p;
		}
		return lowest;
	}

	private int farthestFrom(final int a) {
		int farthest = a;
		double largest = 0;
		for (int p = 0; p < nextPoint.length; p++) {
			final double x = points[3 * p] - points[3 * a], y = points[3 * p + 1] - points[3 * a + 1];
			final double z = points[3 * p + 2] - points[3 * a + 2], squared = x * x + y * y + z * z;
			if (squared <= largest) continue;
			largest = squared;
			farthest = p;
		}
		return farthest;
	}

	/** The point farthest from the line through a and b; a if all lie on it. */
	private int farthestFrom(final int a, final int b) {
		int farthest = a;
		double largest = 0;
		for (int p = 0; p < nextPoint.length; p++) {
			final long[] plane = plane(a, b, p);
			final double squared = (double) plane[0] * plane[0] + (double) plane[1] * plane[1] + (double) plane[2] * plane[2];
			if (squared <= largest) continue;
			largest = squared;
			farthest = p;
		}
		return farthest;
	}

	/** With d behind the plane of a, b, c. */
	private void tetrahedron(final int a, final int b, final int c, final int d) {
		addFace(a, b, c);
		addFace(a, d, b);
		addFace(b, d, c);
		addFace(c, d, a);
		connect(0, 1, 2, 3);
		connect(1, 3, 2, 0);
		connect(2, 1, 3, 0);
		connect(3, 2, 1, 0);
		for (int p = 0; p < nextPoint.length; p++) {
			assign(p, 0);
		}
	}

	private void connect(final int face, final int first, final int second, final int third) {
		neighbours[3 * face] = first;
		neighbours[3 * face + 1] = second;
		neighbours[3 * face + 2] = third;
	}

	/** Replaces the faces that a point sees by a cone from their rim to the point. */
	private void raise(final int eye, final int face) {
		collectVisible(eye, face);
		final int first = faceCount;
		for (int i = 0; i < visibleCount; i++) {
			for (int k = 0; k < 3; k++) {
				final int beyond = neighbours[3 * visible[i] + k];
				if (!gone[beyond]) addToCone(visible[i], k, beyond, eye);
			}
		}
		for (int added = first; added < faceCount; added++) {
			neighbours[3 * added + 1] = faceFrom[corners[3 * added + 1]];
			neighbours[3 * added + 2] = faceTo[corners[3 * added]];
		}
		for (int i = 0; i < visibleCount; i++) {
			assignAll(firstPoint[visible[i]], first, eye);
		}
	}

	/** Marks the faces that a point sees as gone, from one of them on. */
	private void collectVisible(final int eye, final int face) {
		visibleCount = 0;
		addVisible(face);
		for (int i = 0; i < visibleCount; i++) {
			for (int k = 0; k < 3; k++) {
				final int beyond = neighbours[3 * visible[i] + k];
				if (!gone[beyond] && height(planes, 4 * beyond, eye) > 0) addVisible(beyond);
			}
		}
	}

	private void addVisible(final int face) {
		gone[face] = true;
		if (visibleCount == visible.length) visible = Arrays.copyOf(visible, 2 * visibleCount);
		visible[visibleCount++] = face;
	}

	/** Adds the face from an edge of the rim to the eye. */
	private void addToCone(final int seen, final int k, final int beyond, final int eye) {
		final int from = corners[3 * seen + k], to = corners[3 * seen + (k + 1) % 3];
		final int added = addFace(from, to, eye);
		neighbours[3 * added] = beyond;
		for (int edge = 3 * beyond; edge < 3 * beyond + 3; edge++) {
			if (corners[edge] == to) neighbours[edge] = added;
		}
		faceFrom[from] = added;
		faceTo[to] = added;
	}

	private void assignAll(final int head, final int firstFace, final int eye) {
		int point = head;
		while (point != NONE) {
			final int next = nextPoint[point];
			if (point != eye) assign(point, firstFace);
			point = next;
		}
	}

	/** Gives a point to the first face that it lies beyond; one that lies beyond none is inside the hull. */
	private void assign(final int point, final int firstFace) {
		for (int face = firstFace; face < faceCount; face++) {
			final long height = height(planes, 4 * face, point);
			if (height <= 0) continue;
			nextPoint[point] = firstPoint[face];
			firstPoint[face] = point;
			if (height > farthestHeight[face]) {
				farthestHeight[face] = height;
				farthestPoint[face] = point;
			}
			return;
		}
	}

	private int addFace(final int a, final int b, final int c) {
		if (faceCount == firstPoint.length) grow();
		corners[3 * faceCount] = a;
		corners[3 * faceCount + 1] = b;
		corners[3 * faceCount + 2] = c;
		System.arraycopy(plane(a, b, c), 0, planes, 4 * faceCount, 4);
		firstPoint[faceCount] = NONE;
		return faceCount++;
	}

	private void grow() {
		final int capacity = 2 * faceCount;
		corners = Arrays.copyOf(corners, 3 * capacity);
		neighbours = Arrays.copyOf(neighbours, 3 * capacity);
		planes = Arrays.copyOf(planes, 4 * capacity);
		firstPoint = Arrays.copyOf(firstPoint, capacity);
		farthestPoint = Arrays.copyOf(farthestPoint, capacity);
		farthestHeight = Arrays.copyOf(farthestHeight, capacity);
		gone = Arrays.copyOf(gone, capacity);
	}

	/** The outward normal of three points, and its product with each of them. */
	private long[] plane(final int a, final int b, final int c) {
		final long ax = points[3 * a], ay = points[3 * a + 1], az = points[3 * a + 2];
		final long ux = points[3 * b] - ax, uy = points[3 * b + 1] - ay, uz = points[3 * b + 2] - az;
		final long vx = points[3 * c] - ax, vy = points[3 * c + 1] - ay, vz = points[3 * c + 2] - az;
		final long x = uy * vz - uz * vy, y = uz * vx - ux * vz, z = ux * vy - uy * vx;
		return new long[] { x, y, z, x * ax + y * ay + z * az };
	}

	/** How far a point lies beyond a plane, times the length of its normal. */
	private long height(final long[] plane, final int at, final int point) {
		return plane[at] * points[3 * point] + plane[at + 1] * points[3 * point + 1] + plane[at + 2] * points[3 * point + 2] -
			plane[at + 3];
	}
}
