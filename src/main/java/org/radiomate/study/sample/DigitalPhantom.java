package org.radiomate.study.sample;

import org.radiomate.io.Resources;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * IBSI's digital phantom: 5 x 4 x 4 voxels of 2 mm with whole gray levels, 74 of them in the region (reference manual,
 * arXiv:1612.07003, section 5.1; Image Biomarker Standardisation Initiative, CC BY 4.0).
 */
public final class DigitalPhantom {

	private static final Geometry GRID = new Geometry(5, 4, 4, 2, 2, 2);

	private final double[] intensities = new double[80];
	private final boolean[] inside = new boolean[80];

	/** Reads the phantom. */
	public DigitalPhantom() {
		Resources.text(DigitalPhantom.class, "digital-phantom.csv").lines().skip(1).forEach(this::put);
	}

	private void put(final String line) {
		final String[] cells = line.split(",");
		final int i = index(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
		intensities[i] = Double.parseDouble(cells[3]);
		inside[i] = cells[4].equals("1");
	}

	private static int index(final int x, final int y, final int z) {
		return x + GRID.width() * (y + GRID.height() * z);
	}

	/** The image. */
	public Volume volume() {
		return Volume.of("IBSI digital phantom", intensities.clone(), GRID);
	}

	/** The region. */
	public Mask mask() {
		return Mask.of(GRID, (x, y, z) -> inside[index(x, y, z)]);
	}

	/** The region as a set of contours. */
	public List<ContourSet> contours() {
		return List.of(new ContourSet("Phantom", "", "", List.<Contour> copyOf(mask().areas())));
	}
}
