package org.radiomate.volume.contour;

import java.util.Arrays;

/** The connected pieces of the pixels of one slice. Pieces touch by corners too; holes, their counterpart, by sides alone. */
final class Pieces {

	private final int width;
	private final int height;
	private final int[] labels;
	private int count;
	private int[] stack = new int[256];

	private Pieces(final boolean[] pixels, final int width, final boolean corners) {
		this.width = width;
		height = pixels.length / width;
		labels = new int[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			if (pixels[i] && labels[i] == 0) flood(pixels, i, ++count, corners);
		}
	}

	/** Pieces whose pixels touch by a side or a corner. */
	static Pieces of(final boolean[] pixels, final int width) {
		return new Pieces(pixels, width, true);
	}

	/** Pieces whose pixels touch by a side. */
	static Pieces bySides(final boolean[] pixels, final int width) {
		return new Pieces(pixels, width, false);
	}

	/** The pixels with every hole filled; a hole reaches no border of the array. */
	static boolean[] withoutHoles(final boolean[] pixels, final int width) {
		final boolean[] outside = new boolean[pixels.length];
		for (int i = 0; i < pixels.length; i++) outside[i] = !pixels[i];
		final Pieces background = bySides(outside, width);
		final boolean[] open = background.atBorder();
		for (int i = 0; i < pixels.length; i++) outside[i] = !open[background.labels[i]];
		return outside;
	}

	/** Number of pieces; they are numbered from 1. */
	int count() {
		return count;
	}

	/** Number of pixels of the array. */
	int pixels() {
		return labels.length;
	}

	/** The number of the piece that a pixel belongs to, 0 for none. */
	int label(final int pixel) {
		return labels[pixel];
	}

	/** How many pixels each piece has, by its number. */
	int[] sizes() {
		final int[] sizes = new int[count + 1];
		for (final int label : labels) sizes[label]++;
		sizes[0] = 0;
		return sizes;
	}

	/** The number of the largest piece, 0 if there is none. */
	int largest() {
		final int[] sizes = sizes();
		int largest = 0;
		for (int label = 1; label <= count; label++) {
			if (sizes[label] > sizes[largest]) largest = label;
		}
		return largest;
	}

	/** Which pieces reach the border of the array; never "none", number 0. */
	private boolean[] atBorder() {
		final boolean[] reaches = new boolean[count + 1];
		for (int x = 0; x < width; x++) reaches[labels[x]] = reaches[labels[x + width * (height - 1)]] = true;
		for (int y = 0; y < height; y++) reaches[labels[y * width]] = reaches[labels[y * width + width - 1]] = true;
		reaches[0] = false;
		return reaches;
	}

	private void flood(final boolean[] pixels, final int seed, final int label, final boolean corners) {
		int top = 0;
		stack[top++] = seed;
		labels[seed] = label;
		while (top > 0) {
			final int pixel = stack[--top], x = pixel % width, y = pixel / width;
			for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
				for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
					final int next = nx + width * ny;
					if (!pixels[next] || labels[next] != 0 || !corners && nx != x && ny != y) continue;
					labels[next] = label;
					if (top == stack.length) stack = Arrays.copyOf(stack, 2 * top);
					stack[top++] = next;
				}
			}
		}
	}
}
