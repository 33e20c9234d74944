package org.radiomate.feature;

/**
 * Computes features in a box around every voxel of a row, moving it voxel by voxel; the values are those that the calculator
 * gives for each box by itself. For one thread.
 */
public interface RowSweep {

	/**
	 * Computes a row.
	 *
	 * @param first the first column inside the mask
	 * @param last the last column inside the mask
	 * @param values takes the f-th feature around column x at [f][x] for each voxel inside the mask, NaN where it is absent
	 */
	void row(int first, int last, int y, int z, double[][] values);
}
