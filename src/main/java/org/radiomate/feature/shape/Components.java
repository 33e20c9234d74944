package org.radiomate.feature.shape;

import org.radiomate.volume.RoiCrop;

import java.util.Arrays;

/** Counts the pieces of a voxel set that touch by a face, an edge or a corner (26-connected). */
public final class Components {

	private final RoiCrop crop;
	private final boolean[] open;
	private int[] stack = new int[1024];
	private int top;

	private Components(final RoiCrop crop) {
		this.crop = crop;
		open = crop.inside().clone();
	}

	/** Number of pieces. */
	public static int count(final RoiCrop crop) {
		final Components components = new Components(crop);
		int count = 0;
		for (int i = 0; i < components.open.length; i++) {
			if (!components.open[i]) continue;
			components.flood(i);
			count++;
		}
		return count;
	}

	private void flood(final int seed) {
		push(seed);
		while (top > 0) {
			final int i = stack[--top];
			final int x = i % crop.width();
			final int y = i / crop.width() % crop.height();
			final int z = i / (crop.width() * crop.height());
			for (int nz = Math.max(0, z - 1); nz <= Math.min(crop.depth() - 1, z + 1); nz++) {
				for (int ny = Math.max(0, y - 1); ny <= Math.min(crop.height() - 1, y + 1); ny++) {
					for (int nx = Math.max(0, x - 1); nx <= Math.min(crop.width() - 1, x + 1); nx++) {
						push(crop.index(nx, ny, nz));
					}
				}
			}
		}
	}

	private void push(final int i) {
		if (!open[i]) return;
		open[i] = false;
		if (top == stack.length) stack = Arrays.copyOf(stack, 2 * top);
		stack[top++] = i;
	}
}
