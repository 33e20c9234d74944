package org.radiomate.feature.ibsi;

import org.radiomate.feature.Roi;
import org.radiomate.feature.RowSweep;
import org.radiomate.feature.VoxelBox;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.LevelCodes;
import org.radiomate.feature.texture.Offset;
import org.radiomate.feature.texture.PairFigures;
import org.radiomate.feature.texture.SlidingCooccurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Co-occurrence around every voxel, the features of each aggregation from matrices that move along. */
final class CooccurrenceSweep implements RowSweep {

	/** One aggregation: its matrices, and which figures of it go where. */
	private record Part(SlidingCooccurrence sliding, int matrices, List<IbsiFigure<PairFigures>> figures, int[] places) {}

	private final GrayLevelGrid grid;
	private final List<Part> parts = new ArrayList<>();
	private final double[] sums;
	private final int[] existing;

	private CooccurrenceSweep(final IbsiCooccurrence family, final Roi roi, final VoxelBox box, final int[] features) {
		grid = family.discretisation().grid(roi);
		final LevelCodes codes = family.discretisation().codes(roi, family.distance());
		for (int k = 0; k < family.aggregations().size(); k++) addPart(family, k, codes, box, features);
		sums = new double[features.length];
		existing = new int[features.length];
	}

	/** The sweep; empty if there are too many gray levels for it, or so high ones that their sums are no exact whole numbers. */
	static Optional<RowSweep> of(final IbsiCooccurrence family, final Roi roi, final VoxelBox box, final int[] features) {
		final double side = 2 * box.radius() + 1, pairs = 2 * 13 * side * side * (2 * box.radiusZ() + 1);
		final double largestSum = pairs * pairs * family.discretisation().grid(roi).levelCount() * family.discretisation().grid(roi)
			.levelCount();
		final boolean tooMany = family.discretisation().codes(roi, family.distance()).size() > SlidingCooccurrence.MOST_LEVELS;
		return tooMany || largestSum > Long.MAX_VALUE ? Optional.empty() : Optional.of(new CooccurrenceSweep(family, roi, box,
			features));
	}

	private void addPart(final IbsiCooccurrence family, final int aggregation, final LevelCodes codes, final VoxelBox box,
		final int[] features)
	{
		final int count = IbsiCooccurrence.figures().size();
		final List<IbsiFigure<PairFigures>> figures = new ArrayList<>();
		final List<Integer> places = new ArrayList<>();
		for (int f = 0; f < features.length; f++) {
			if (features[f] / count != aggregation) continue;
			figures.add(IbsiCooccurrence.figures().get(features[f] % count));
			places.add(f);
		}
		if (figures.isEmpty()) return;
		final Aggregation how = family.aggregations().get(aggregation);
		final List<Offset> steps = Offset.directions(family.distance(), how.inSpace());
		final int directions = steps.size(), slices = 2 * box.radiusZ() + 1;
		parts.add(switch (how) {
			case SLICE_DIRECTIONS_AVERAGED -> part(codes, steps, box, (slice, k) -> slice * directions + k, slices * directions,
				figures, places);
			case SLICES_AVERAGED -> part(codes, steps, box, (slice, k) -> slice, slices, figures, places);
			case DIRECTIONS_AVERAGED, SPACE_AVERAGED -> part(codes, steps, box, (slice, k) -> k, directions, figures, places);
			default -> part(codes, steps, box, (slice, k) -> 0, 1, figures, places);
		});
	}

	private Part part(final LevelCodes codes, final List<Offset> steps, final VoxelBox box,
		final SlidingCooccurrence.Grouping grouping, final int matrices, final List<IbsiFigure<PairFigures>> figures,
		final List<Integer> places)
	{
		return new Part(new SlidingCooccurrence(codes, grid.width(), steps, box.radius(), box.radiusZ(), grouping, matrices),
			matrices, figures, places.stream().mapToInt(place -> place).toArray());
	}

	@Override
	public void row(final int first, final int last, final int y, final int z, final double[][] values) {
		final int start = grid.width() * (y + grid.height() * z);
		for (final Part part : parts) {
			part.sliding.start(first, y, z);
			for (int x = first; x <= last; x++) {
				if (x > first) part.sliding.next();
				if (grid.levels()[start + x] > 0) means(part, x, values);
			}
		}
	}

	/** As {@link IbsiFigure#addMeans} does. */
	private void means(final Part part, final int x, final double[][] values) {
		for (final int place : part.places) {
			sums[place] = 0;
			existing[place] = 0;
		}
		for (int m = 0; m < part.matrices; m++) {
			final PairFigures pairs = part.sliding.figures(m);
			if (pairs != null) add(part, pairs);
		}
		for (final int place : part.places) {
			values[place][x] = existing[place] == 0 ? Double.NaN : sums[place] / existing[place];
		}
	}

	private void add(final Part part, final PairFigures pairs) {
		for (int f = 0; f < part.places.length; f++) {
			final double value = part.figures.get(f).value().applyAsDouble(pairs);
			if (!Double.isFinite(value)) continue;
			sums[part.places[f]] += value;
			existing[part.places[f]]++;
		}
	}
}
