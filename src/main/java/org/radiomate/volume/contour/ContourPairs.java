package org.radiomate.volume.contour;

import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;

import java.util.ArrayList;
import java.util.List;

/** How the contours of one slice lie to each other. One inside another is a hole, and no finding. */
final class ContourPairs {

	private ContourPairs() {}

	/** What is wrong with any two of them, in words. */
	static List<String> findings(final List<Contour> contours, final Geometry grid, final MaskRule rule) {
		final List<String> findings = new ArrayList<>();
		final List<Mask> masks = contours.stream().map(contour -> ContourRasterizer.rasterize(List.of(contour), grid, rule)
			.mask()).toList();
		for (int i = 0; i < masks.size(); i++) {
			for (int j = i + 1; j < masks.size(); j++) addFinding(findings, masks.get(i), masks.get(j));
		}
		return findings;
	}

	private static void addFinding(final List<String> findings, final Mask a, final Mask b) {
		final long both = overlap(a, b);
		if (a.equals(b)) findings.add("two contours are the same, so that they cancel each other out");
		else if (both > 0 && both < Math.min(a.count(), b.count())) findings.add(
			"two contours overlap only partly: " + both + " voxels are removed where they do");
	}

	private static long overlap(final Mask a, final Mask b) {
		long both = 0;
		final int z = a.z0();
		for (int y = Math.max(a.y0(), b.y0()); y < Math.min(a.y0() + a.height(), b.y0() + b.height()); y++) {
			for (int x = Math.max(a.x0(), b.x0()); x < Math.min(a.x0() + a.width(), b.x0() + b.width()); x++) {
				if (a.contains(x, y, z) && b.contains(x, y, z)) both++;
			}
		}
		return both;
	}
}
