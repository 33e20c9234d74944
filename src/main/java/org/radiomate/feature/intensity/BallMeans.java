package org.radiomate.feature.intensity;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.RoiCrop;

import java.util.Arrays;

/**
 * Means over all voxels whose centres lie within a radius of a voxel's centre, whether inside the mask or not. Where the
 * box ends, or a value is no finite number, the mean is over what there is. A ball is cut into rows, and the sum of a row is
 * the difference of two running sums.
 */
public final class BallMeans {

	private final RoiCrop box;
	private final int reachY;
	private final int reachZ;
	/** How far the ball reaches along x, by row and slice from its centre; -1 where it does not. */
	private final int[] reachX;
	private final int ballSize;
	/** Sums of the values of a row before each, with places for the ball's reach at both ends; and their numbers. */
	private final double[] sums;
	private final int[] counts;
	private final int margin;
	private final int stride;
	private boolean gaps;
	private final double[] rowSum;
	private final int[] rowCount;

	/** Means in a box, which reaches so far beyond the mask that the balls fit in where the image does not end. */
	public BallMeans(final RoiCrop box, final double radiusMm) {
		this.box = box;
		final Geometry grid = box.geometry();
		reachY = (int) (radiusMm / grid.spacingYMm());
		reachZ = (int) (radiusMm / grid.spacingZMm());
		reachX = reachX(grid, radiusMm);
		ballSize = Arrays.stream(reachX).map(reach -> 2 * reach + 1).filter(voxels -> voxels > 0).sum();
		margin = (int) (radiusMm / grid.spacingXMm()) + 1;
		stride = box.width() + 2 * margin;
		sums = new double[stride * box.height() * box.depth()];
		counts = new int[sums.length];
		rowSum = new double[box.width()];
		rowCount = new int[box.width()];
		for (int row = 0; row < box.height() * box.depth(); row++) {
			accumulate(row);
		}
	}

	private int[] reachX(final Geometry grid, final double radiusMm) {
		final int[] reach = new int[(2 * reachY + 1) * (2 * reachZ + 1)];
		for (int i = 0; i < reach.length; i++) {
			final double y = (i % (2 * reachY + 1) - reachY) * grid.spacingYMm();
			final double z = (i / (2 * reachY + 1) - reachZ) * grid.spacingZMm(), left = radiusMm * radiusMm - y * y - z * z;
			reach[i] = left < 0 ? -1 : (int) (Math.sqrt(left) / grid.spacingXMm());
		}
		return reach;
	}

	private void accumulate(final int row) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < stride; i++) {
			sums[row * stride + i] = sum;
			counts[row * stride + i] = count;
			final int x = i - margin;
			if (x < 0 || x >= box.width()) continue;
			final double value = box.values()[row * box.width() + x];
			if (Double.isFinite(value)) {
				sum += value;
				count++;
			}
			else gaps = true;
		}
	}

	/** Computes the means around the voxels {@code from} to just before {@code to} of a row of the box. */
	public void computeRow(final int y, final int z, final int from, final int to) {
		final boolean whole = !gaps && from >= margin && to <= box.width() - margin && y >= reachY && y < box.height() - reachY &&
			z >= reachZ && z < box.depth() - reachZ;
		Arrays.fill(rowSum, from, to, 0);
		Arrays.fill(rowCount, from, to, whole ? ballSize : 0);
		for (int i = 0; i < reachX.length; i++) {
			final int otherY = y + i % (2 * reachY + 1) - reachY, otherZ = z + i / (2 * reachY + 1) - reachZ;
			if (reachX[i] < 0 || otherY < 0 || otherZ < 0 || otherY >= box.height() || otherZ >= box.depth()) continue;
			final int start = (otherY + box.height() * otherZ) * stride + margin;
			addSums(start - reachX[i], start + reachX[i] + 1, from, to);
			if (!whole) addCounts(start - reachX[i], start + reachX[i] + 1, from, to);
		}
	}

	private void addSums(final int before, final int after, final int from, final int to) {
		for (int x = from; x < to; x++) {
			rowSum[x] += sums[after + x] - sums[before + x];
		}
	}

	private void addCounts(final int before, final int after, final int from, final int to) {
		for (int x = from; x < to; x++) {
			rowCount[x] += counts[after + x] - counts[before + x];
		}
	}

	/** The mean around a voxel of the row that was computed last. */
	public double mean(final int x) {
		return rowSum[x] / rowCount[x];
	}
}
