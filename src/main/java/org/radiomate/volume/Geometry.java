package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.Locale;

/**
 * The voxel grid of an image stack: how many voxels along x (columns), y (rows) and z (slices), and how far apart their
 * centres are.
 *
 * @param width voxels along x
 * @param height voxels along y
 * @param depth slices
 * @param spacingXMm distance of voxel centres along x, in mm
 * @param spacingYMm distance of voxel centres along y, in mm
 * @param spacingZMm distance of slice centres, in mm
 */
public record Geometry(int width, int height, int depth, double spacingXMm, double spacingYMm, double spacingZMm) {

	/**
	 * @throws IllegalArgumentException if the grid has no voxel
	 * @throws ProblemException if a spacing is not a positive number
	 */
	public Geometry {
		if (width < 1 || height < 1 || depth < 1) {
			throw new IllegalArgumentException("No voxels in a grid of " + width + " x " + height + " x " + depth);
		}
		checkSpacing("x", spacingXMm);
		checkSpacing("y", spacingYMm);
		checkSpacing("z", spacingZMm);
	}

	private static void checkSpacing(final String axis, final double spacingMm) {
		if (spacingMm > 0 && spacingMm < Double.POSITIVE_INFINITY) return;
		throw new ProblemException("The voxel spacing along " + axis + " is " + spacingMm +
			" mm; set the image's voxel size to a positive length.");
	}

	/** Number of voxels in the grid. */
	public long voxelCount() {
		return (long) width * height * depth;
	}

	/** Whether the other grid has as many voxels and the same spacings to within a tolerance in mm. */
	public boolean sameGrid(final Geometry other, final double toleranceMm) {
		return sameSize(other) && //
			Math.abs(spacingXMm - other.spacingXMm) <= toleranceMm &&
			Math.abs(spacingYMm - other.spacingYMm) <= toleranceMm &&
			Math.abs(spacingZMm - other.spacingZMm) <= toleranceMm;
	}

	/** Whether the other grid has as many columns, rows and slices. */
	public boolean sameSize(final Geometry other) {
		return width == other.width && height == other.height && depth == other.depth;
	}

	/** Whether the voxel lies in the grid. */
	public boolean contains(final int x, final int y, final int z) {
		return x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
	}

	/** The grid in words, for messages and logs. */
	public String describe() {
		return String.format(Locale.ROOT, "%d x %d pixels, %d slice%s, voxels of %.5g x %.5g x %.5g mm", width, height,
			depth, depth == 1 ? "" : "s", spacingXMm, spacingYMm, spacingZMm);
	}
}
