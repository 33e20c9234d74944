package org.radiomate.io.dicom;

import org.radiomate.io.Memory;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.Placement;

import java.util.TreeSet;

/**
 * The grid that a segmentation was made on, from its frames: parallel planes, in any order, some of them missing where nothing
 * was drawn. Their distance is the one that the file states, if the planes lie on it, else that of the nearest two.
 */
final class SegmentationGrid {

	private static final double SAME_MM = 0.01, SAME_DIRECTION = 1e-3, WHOLE = 0.05;
	private static final int MOST_SLICES = 65535;

	private final String source;
	private final FramePlane[] planes;

	private SegmentationGrid(final String source, final FramePlane[] planes) {
		this.source = source;
		this.planes = planes;
	}

	/**
	 * The grid of all frames.
	 *
	 * @throws ProblemException if they are not slices of one even stack
	 */
	static ImageHeader of(final DicomFile file) {
		final DicomObject data = file.data();
		final FrameGroups groups = FrameGroups.of(data);
		final FramePlane[] planes = new FramePlane[groups.frames()];
		for (int frame = 0; frame < planes.length; frame++) planes[frame] = FramePlane.of(groups, frame);
		return new SegmentationGrid(data.source(), planes).header(data);
	}

	private ImageHeader header(final DicomObject data) {
		final FramePlane first = planes[0];
		final double[] normal = first.normal();
		final TreeSet<Double> heights = new TreeSet<>();
		for (final FramePlane plane : planes) {
			if (!plane.isParallel(first, SAME_DIRECTION, SAME_MM)) throw uneven("frames of different directions or pixel sizes");
			heights.add(plane.along(normal));
		}
		final double stepMm = stepMm(heights, first.statedDistanceMm()), lowest = heights.first();
		final double slices = Math.rint((heights.last() - lowest) / stepMm) + 1;
		if (!(slices <= MOST_SLICES)) throw uneven("frames " + Millimetres.text(heights.last() - lowest) + " mm apart");
		for (final double height : heights) {
			final double slice = (height - lowest) / stepMm;
			if (Math.abs(slice - Math.rint(slice)) > WHOLE) throw uneven("unevenly spaced frames");
		}
		final double[] origin = first.firstMm().clone();
		final double downMm = first.along(normal) - lowest;
		for (int i = 0; i < 3; i++) origin[i] -= downMm * normal[i];
		final Geometry grid = new Geometry(data.requiredInteger(DicomTag.COLUMNS, 1, 65535), data.requiredInteger(
			DicomTag.ROWS, 1, 65535), (int) slices, first.columnMm(), first.rowMm(), stepMm);
		Memory.require(grid.voxelCount(), source);
		return new ImageHeader(grid, new Placement(origin, first.xAxis(), first.yAxis(), normal, data.text(
			DicomTag.FRAME_OF_REFERENCE_UID)));
	}

	private double stepMm(final TreeSet<Double> heights, final double statedMm) {
		double nearest = Double.POSITIVE_INFINITY, before = Double.NEGATIVE_INFINITY;
		for (final double height : heights) {
			if (height - before > SAME_MM) nearest = Math.min(nearest, height - before);
			before = height;
		}
		if (nearest == Double.POSITIVE_INFINITY) nearest = statedMm;
		if (!(nearest > 0)) throw uneven("a frame whose thickness is not stated");
		final double times = nearest / statedMm;
		return statedMm > 0 && Math.rint(times) >= 1 && Math.abs(times - Math.rint(times)) < WHOLE ? nearest / Math.rint(times)
			: nearest;
	}

	private ProblemException uneven(final String what) {
		return new ProblemException(source + " has " + what +
			", so it cannot be resampled. Save the segmentation on an even grid.");
	}
}
