package org.radiomate.feature.ibsi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The matrices of every slice and direction, counted once for all aggregations that ask for them. */
final class DirectionalMatrices<M> {

	private final Supplier<List<List<M>>> countingBySlice;
	private final Supplier<List<M>> countingInSpace;
	private final Function<List<M>, M> sum;
	private List<List<M>> bySlice;
	private List<M> inSpace;

	/**
	 * Nothing is counted yet.
	 *
	 * @param bySlice counts the matrices of each slice that has a voxel, by direction
	 * @param inSpace counts the matrices of the directions in the volume
	 * @param sum adds up matrices
	 */
	DirectionalMatrices(final Supplier<List<List<M>>> bySlice, final Supplier<List<M>> inSpace,
		final Function<List<M>, M> sum)
	{
		countingBySlice = bySlice;
		countingInSpace = inSpace;
		this.sum = sum;
	}

	/** The matrices that an aggregation takes its features from. */
	List<M> of(final Aggregation aggregation) {
		return switch (aggregation) {
			case SLICE_DIRECTIONS_AVERAGED -> bySlice().stream().flatMap(List::stream).toList();
			case SLICES_AVERAGED -> bySlice().stream().map(sum).toList();
			case DIRECTIONS_AVERAGED -> byDirection();
			case SLICES_MERGED -> List.of(sum.apply(byDirection()));
			case SPACE_AVERAGED -> inSpace();
			case SPACE_MERGED -> List.of(sum.apply(inSpace()));
			default -> throw new IllegalArgumentException(aggregation + " knows no directions");
		};
	}

	/** All that an aggregation uses, in one matrix. */
	M merged(final Aggregation aggregation) {
		return sum.apply(aggregation.inSpace() ? inSpace() : byDirection());
	}

	/** The matrices of each direction within slices. */
	private List<M> byDirection() {
		return IntStream.range(0, bySlice().get(0).size()).mapToObj(direction -> sum.apply(bySlice().stream().map(slice -> slice
			.get(direction)).toList())).toList();
	}

	private List<List<M>> bySlice() {
		if (bySlice == null) bySlice = countingBySlice.get();
		return bySlice;
	}

	private List<M> inSpace() {
		if (inSpace == null) inSpace = countingInSpace.get();
		return inSpace;
	}
}
