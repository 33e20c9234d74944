package org.radiomate.volume;

import org.radiomate.task.Progress;

/**
 * Masks resampled from the grid that they were made on to an image's, by their places in the patient: at the centre of an
 * image's voxel the mask (1 inside, 0 outside and beyond its grid) is interpolated linearly along its three axes, and from a
 * share of 0.5 on the voxel belongs to the structure. Where the share is 0.5 over a whole plane, the surface counts as drawn
 * towards the patient's right, front and feet, so that neighbouring structures do not share voxels and a structure does not
 * grow, whichever way the mask is stored. Where three or more structures meet, none may have half of a voxel.
 */
final class MaskResampling {

	private static final double HALF = 0.5;
	/** Towards left, back and head: far above rounding errors, far below what matters. */
	private static final double TIE_MM = 1e-6;

	private final Geometry target;
	private final GridMap toMask;
	private final GridMap toTarget;

	/** @throws IllegalArgumentException if a grid does not say where it lies */
	MaskResampling(final ImageHeader from, final ImageHeader to) {
		if (from.placement() == null || to.placement() == null) throw new IllegalArgumentException("Both grids need a place");
		target = to.geometry();
		toMask = GridMap.between(shifted(to), from);
		toTarget = GridMap.between(from, to);
	}

	private static ImageHeader shifted(final ImageHeader header) {
		final Placement at = header.placement();
		final double[] origin = at.originMm().clone();
		for (int i = 0; i < 3; i++) origin[i] += TIE_MM;
		return new ImageHeader(header.geometry(), new Placement(origin, at.xAxis(), at.yAxis(), at.zAxis(), at
			.frameOfReference()));
	}

	/** The mask on the target's grid; may be empty. */
	Mask apply(final Mask mask, final Progress progress) {
		final int[][] box = box(mask);
		final Mask.Builder builder = new Mask.Builder(target);
		for (int z = box[2][0]; z <= box[2][1]; z++) {
			progress.check();
			for (int y = box[1][0]; y <= box[1][1]; y++) {
				for (int x = box[0][0]; x <= box[0][1]; x++) {
					if (share(mask, toMask.at(0, x, y, z), toMask.at(1, x, y, z), toMask.at(2, x, y, z)) >= HALF) builder.add(x, y, z);
				}
			}
		}
		return builder.build();
	}

	/** First and last voxel of the target, along each axis, that the mask can reach. */
	private int[][] box(final Mask mask) {
		final int[][] box = new int[3][];
		final int[] size = { target.width(), target.height(), target.depth() };
		for (int axis = 0; axis < 3; axis++) {
			double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
			for (int corner = 0; corner < 8; corner++) {
				final double at = toTarget.at(axis, mask.x0() + ((corner & 1) == 0 ? -1 : mask.width()), mask.y0() + ((corner &
					2) == 0 ? -1 : mask.height()), mask.z0() + ((corner & 4) == 0 ? -1 : mask.depth()));
				lowest = Math.min(lowest, at);
				highest = Math.max(highest, at);
			}
			box[axis] = new int[] { (int) Math.max(0, Math.floor(lowest)), (int) Math.min(size[axis] - 1, Math.ceil(highest)) };
		}
		return box;
	}

	private static double share(final Mask mask, final double x, final double y, final double z) {
		final int x0 = (int) Math.floor(x), y0 = (int) Math.floor(y), z0 = (int) Math.floor(z);
		final double fx = x - x0, fy = y - y0, fz = z - z0;
		return (1 - fz) * slice(mask, x0, y0, z0, fx, fy) + fz * slice(mask, x0, y0, z0 + 1, fx, fy);
	}

	private static double slice(final Mask mask, final int x, final int y, final int z, final double fx, final double fy) {
		return (1 - fy) * row(mask, x, y, z, fx) + fy * row(mask, x, y + 1, z, fx);
	}

	private static double row(final Mask mask, final int x, final int y, final int z, final double fx) {
		return (mask.contains(x, y, z) ? 1 - fx : 0) + (mask.contains(x + 1, y, z) ? fx : 0);
	}
}
