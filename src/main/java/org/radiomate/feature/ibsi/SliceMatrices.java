package org.radiomate.feature.ibsi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a family without directions counts on slices and in the volume, once for all aggregations that ask for it. */
final class SliceMatrices<M> {

	private final Supplier<List<M>> countingBySlice;
	private final Supplier<M> countingInSpace;
	private final Function<List<M>, M> sum;
	private List<M> bySlice;
	private M inSpace;

	/**
	 * Nothing is counted yet.
	 *
	 * @param bySlice counts on each slice that has a voxel
	 * @param inSpace counts in the volume
	 * @param sum adds up what slices gave
	 */
	SliceMatrices(final Supplier<List<M>> bySlice, final Supplier<M> inSpace, final Function<List<M>, M> sum) {
		countingBySlice = bySlice;
		countingInSpace = inSpace;
		this.sum = sum;
	}

	/** What an aggregation takes its features from. */
	List<M> of(final Aggregation aggregation) {
		return switch (aggregation) {
			case BY_SLICE -> bySlice();
			case MERGED, SPACE -> List.of(merged(aggregation));
			default -> throw new IllegalArgumentException(aggregation + " has directions");
		};
	}

	/** All that an aggregation uses, in one. */
	M merged(final Aggregation aggregation) {
		return aggregation.inSpace() ? inSpace() : sum.apply(bySlice());
	}

	private List<M> bySlice() {
		if (bySlice == null) bySlice = countingBySlice.get();
		return bySlice;
	}

	private M inSpace() {
		if (inSpace == null) inSpace = countingInSpace.get();
		return inSpace;
	}
}
