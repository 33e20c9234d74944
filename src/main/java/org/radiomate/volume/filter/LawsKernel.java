package org.radiomate.volume.filter;

/**
 * Laws' kernels, scaled to unit energy (Laws KI, Textured image segmentation, USC 1980; IBSI 2, table of Laws kernels): L
 * level, E edge, S spot, W wave, R ripple, of 3 or 5 voxels.
 */
enum LawsKernel {

	L3(1, 2, 1), L5(1, 4, 6, 4, 1), E3(-1, 0, 1), E5(-1, -2, 0, 2, 1), S3(-1, 2, -1), S5(-1, 0, 2, 0, -1), W5(-1, 2, 0, -2, 1),
	R5(1, -4, 6, -4, 1);

	private final Kernel kernel;

	LawsKernel(final double... whole) {
		double energy = 0;
		for (final double tap : whole) energy += tap * tap;
		final double[] taps = new double[whole.length];
		for (int k = 0; k < taps.length; k++) taps[k] = whole[k] / Math.sqrt(energy);
		kernel = Kernel.of(taps);
	}

	Kernel kernel() {
		return kernel;
	}
}
