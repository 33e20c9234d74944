package org.radiomate.feature.intensity;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.fourier.Fft;

/**
 * For each voxel of a box the sum over all others of their value divided by their distance, without going through the pairs:
 * a convolution, done by Fourier transforms of a box so large that nothing wraps around. Of the large box only one plane is
 * laid out at a time; in all it takes some 40 bytes for each voxel of the box itself.
 */
final class InverseDistanceSums {

	private final Geometry box;
	private final int width;
	private final int height;
	private final int depth;
	private final Fft alongX;
	private final Fft alongY;
	private final Fft alongZ;
	private final int sizeX;
	private final int sizeY;
	private final int sizeZ;
	/** By frequency along x: values at y + height·z. */
	private final double[][] re;
	private final double[][] im;
	/** By frequency along x, up to the middle: 1/distance at y + (sizeY/2 + 1)·z. */
	private final double[][] kernel;

	private InverseDistanceSums(final Geometry box) {
		this.box = box;
		width = box.width();
		height = box.height();
		depth = box.depth();
		sizeX = Fft.quickLength(2 * width - 1);
		sizeY = Fft.quickLength(2 * height - 1);
		sizeZ = Fft.quickLength(2 * depth - 1);
		alongX = new Fft(sizeX);
		alongY = new Fft(sizeY);
		alongZ = new Fft(sizeZ);
		re = new double[sizeX][height * depth];
		im = new double[sizeX][height * depth];
		kernel = new double[sizeX / 2 + 1][(sizeY / 2 + 1) * (sizeZ / 2 + 1)];
	}

	/** Number of values that are transformed. */
	static long work(final Geometry box) {
		return (long) Fft.quickLength(2 * box.width() - 1) * Fft.quickLength(2 * box.height() - 1) * Fft.quickLength(2 * box
			.depth() - 1);
	}

	/**
	 * Replaces two fields by their sums.
	 *
	 * @param first values of the box, x fastest
	 * @param second others, of about the same size
	 */
	static void replace(final Geometry box, final double[] first, final double[] second) {
		final InverseDistanceSums sums = new InverseDistanceSums(box);
		sums.transformRows(first, second);
		sums.transformKernelRows();
		for (int k = 0; k < sums.kernel.length; k++) {
			final double[] factors = sums.kernelPlane(sums.kernel[k]);
			sums.convolvePlane(k, factors);
			final int mirrored = (sums.sizeX - k) % sums.sizeX;
			if (mirrored != k) sums.convolvePlane(mirrored, factors);
		}
		sums.transformRowsBack(first, second);
	}

	private void transformRows(final double[] first, final double[] second) {
		for (int z = 0; z < depth; z++) {
			final double[] rowsRe = new double[sizeX * height], rowsIm = new double[sizeX * height];
			for (int y = 0; y < height; y++) {
				final int from = width * (y + height * z);
				for (int x = 0; x < width; x++) {
					rowsRe[x * height + y] = first[from + x];
					rowsIm[x * height + y] = second[from + x];
				}
			}
			alongX.forward(rowsRe, rowsIm, height);
			for (int k = 0; k < sizeX; k++) {
				System.arraycopy(rowsRe, k * height, re[k], z * height, height);
				System.arraycopy(rowsIm, k * height, im[k], z * height, height);
			}
		}
	}

	private void transformRowsBack(final double[] first, final double[] second) {
		for (int z = 0; z < depth; z++) {
			final double[] rowsRe = new double[sizeX * height], rowsIm = new double[sizeX * height];
			for (int k = 0; k < sizeX; k++) {
				System.arraycopy(re[k], z * height, rowsRe, k * height, height);
				System.arraycopy(im[k], z * height, rowsIm, k * height, height);
			}
			alongX.inverse(rowsRe, rowsIm, height);
			for (int y = 0; y < height; y++) {
				final int from = width * (y + height * z);
				for (int x = 0; x < width; x++) {
					first[from + x] = rowsRe[x * height + y];
					second[from + x] = rowsIm[x * height + y];
				}
			}
		}
	}

	/** The kernel is even along each axis, so that its transform is real and even and one half of it is enough. */
	private void transformKernelRows() {
		final int lines = sizeY / 2 + 1;
		for (int z = 0; z <= sizeZ / 2; z++) {
			final double[] rows = new double[sizeX * lines];
			for (int x = 0; x < sizeX; x++) {
				for (int y = 0; y < lines; y++) {
					rows[x * lines + y] = inverseDistance(Math.min(x, sizeX - x), y, z);
				}
			}
			alongX.forward(rows, new double[rows.length], lines);
			for (int k = 0; k < kernel.length; k++) {
				System.arraycopy(rows, k * lines, kernel[k], z * lines, lines);
			}
		}
	}

	private double inverseDistance(final int x, final int y, final int z) {
		if (x == 0 && y == 0 && z == 0) return 0;
		final double dx = x * box.spacingXMm(), dy = y * box.spacingYMm(), dz = z * box.spacingZMm();
		return 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** The kernel's transform along y and z, at y + sizeY·z up to the middle of z. */
	private double[] kernelPlane(final double[] plane) {
		final int lines = sizeZ / 2 + 1, half = sizeY / 2 + 1;
		final double[] columns = new double[sizeY * lines];
		for (int y = 0; y < sizeY; y++) {
			for (int z = 0; z < lines; z++) {
				columns[y * lines + z] = plane[z * half + Math.min(y, sizeY - y)];
			}
		}
		alongY.forward(columns, new double[columns.length], lines);
		final double[] stacks = new double[sizeZ * half];
		for (int z = 0; z < sizeZ; z++) {
			for (int y = 0; y < half; y++) {
				stacks[z * half + y] = columns[y * lines + Math.min(z, sizeZ - z)];
			}
		}
		alongZ.forward(stacks, new double[stacks.length], half);
		final double[] factors = new double[sizeY * lines];
		for (int z = 0; z < lines; z++) {
			for (int y = 0; y < sizeY; y++) {
				factors[z * sizeY + y] = stacks[z * half + Math.min(y, sizeY - y)];
			}
		}
		return factors;
	}

	private void convolvePlane(final int k, final double[] factors) {
		final double[] columnsRe = turned(re[k], depth, height, sizeY * depth);
		final double[] columnsIm = turned(im[k], depth, height, sizeY * depth);
		alongY.forward(columnsRe, columnsIm, depth);
		final double[] stacksRe = turned(columnsRe, sizeY, depth, sizeZ * sizeY);
		final double[] stacksIm = turned(columnsIm, sizeY, depth, sizeZ * sizeY);
		alongZ.forward(stacksRe, stacksIm, sizeY);
		for (int z = 0; z < sizeZ; z++) {
			multiply(stacksRe, stacksIm, z * sizeY, factors, Math.min(z, sizeZ - z) * sizeY);
		}
		alongZ.inverse(stacksRe, stacksIm, sizeY);
		final double[] backRe = turned(stacksRe, depth, sizeY, sizeY * depth);
		final double[] backIm = turned(stacksIm, depth, sizeY, sizeY * depth);
		alongY.inverse(backRe, backIm, depth);
		re[k] = turned(backRe, height, depth, height * depth);
		im[k] = turned(backIm, height, depth, height * depth);
	}

	private void multiply(final double[] valuesRe, final double[] valuesIm, final int from, final double[] factors,
		final int factorsFrom)
	{
		for (int y = 0; y < sizeY; y++) {
			valuesRe[from + y] *= factors[factorsFrom + y];
			valuesIm[from + y] *= factors[factorsFrom + y];
		}
	}

	/** The first rows of a plane as columns, in an array of zeros that may be larger. */
	private static double[] turned(final double[] plane, final int rows, final int columns, final int size) {
		final double[] turned = new double[size];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				turned[column * rows + row] = plane[row * columns + column];
			}
		}
		return turned;
	}
}
