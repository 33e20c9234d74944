package org.radiomate.volume.filter;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One map of the stationary (undecimated) separable wavelet transform (IBSI 2, 25BO): level j filters j - 1 times with the
 * low-pass filter along every axis, then with the map's filters, which have 2^(j - 1) - 1 zeros behind each value (Holschneider
 * M et al., in: Wavelets, Springer 1990:286, doi:10.1007/978-3-642-75988-8_28).
 *
 * @param family the wavelet
 * @param map low (L) or high (H) pass along x, y and z, such as LHL; two letters for slices
 * @param level j, from 1
 * @param rotations how the responses of the turned filter are pooled
 * @param boundary what lies beyond the border
 */
public record Wavelet(WaveletFamily family, String map, int level, Pooling rotations, Boundary boundary)
	implements ResponseFilter
{

	static final String NAME = "wavelet";

	private static final int HIGHEST_LEVEL = 8;

	/** @throws ProblemException if the map or the level is not one that there is */
	public Wavelet {
		StepValues.requireGiven(NAME, "family", family);
		StepValues.requireGiven(NAME, "map", map);
		map = map.toUpperCase(Locale.ROOT);
		if (!map.matches("[LH]{2,3}")) throw new ProblemException("The map '" + map + "' of the step '" + NAME +
			"' is unknown; write L or H for each axis, two for slices or three for space, such as LHL.");
		StepValues.requireWhole(NAME, "level", level, 1, HIGHEST_LEVEL);
		StepValues.requireGiven(NAME, "rotations", rotations);
		StepValues.requireGiven(NAME, "boundary", boundary);
	}

	private SeparableFilter filter() {
		final List<List<Kernel>> stages = new ArrayList<>();
		for (int l = 1; l < level; l++) {
			stages.add(Collections.nCopies(map.length(), family.low().dilated(1 << l - 1)));
		}
		final int factor = 1 << level - 1;
		stages.add(map.chars().mapToObj(c -> (c == 'L' ? family.low() : family.high()).dilated(factor)).toList());
		return new SeparableFilter(stages, Dimensions.of(map.length()), rotations, boundary);
	}

	@Override
	public double[] response(final double[] values, final Geometry grid, final Progress progress) {
		return filter().response(values, grid, progress);
	}

	@Override
	public Reach reach(final Geometry grid) {
		final SeparableFilter filter = filter();
		return boundary.reach(filter.radius(), grid, filter.dimensions());
	}

	@Override
	public String text() {
		return NAME + " " + family.word() + " " + map + " level " + level + (rotations == Pooling.NONE ? "" : " rotations " +
			rotations.word()) + " " + boundary.word();
	}
}
