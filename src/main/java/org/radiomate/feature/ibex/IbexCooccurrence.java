package org.radiomate.feature.ibex;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.CooccurrenceFigures;
import org.radiomate.feature.texture.CooccurrenceMatrix;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.Offset;
import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * IBEX's GrayLevelCooccurenceMatrix25: one matrix per direction and offset, ordered pairs within slices, summed over slices,
 * not symmetrised.
 *
 * @param directions degrees in the slice, multiples of 45
 * @param offsets Chebyshev distances in pixels
 * @param grayLevels the gray levels
 * @param aggregate whether IBEX's columns of direction -333 come too: the sum of the matrices of all directions
 */
public record IbexCooccurrence(List<Integer> directions, List<Integer> offsets, IbexGrayLevels grayLevels,
	boolean aggregate) implements FeatureCalculator
{

	private static final String SAME = "";
	private static final String ASYMMETRIC = "IBSI takes the symmetric matrix";
	private static final String CONSTANT = "all reference voxels or all neighbours of the pairs have one gray level";

	/** One figure of the matrix. */
	private record Figure(String name, String displayName, String ibsiCode, String difference, String definition, String meaning,
		ToDoubleFunction<CooccurrenceFigures> value)
	{}

	/** @throws ProblemException if a direction or an offset is none */
	public IbexCooccurrence {
		directions = IbexColumns.directions(directions, 315);
		offsets = List.copyOf(offsets);
		for (final int offset : offsets) {
			if (offset < 1) throw new ProblemException("The co-occurrence offset " + offset + " is not a distance; use 1 or more.");
		}
	}

	private List<Figure> figures() {
		final int n = grayLevels.count();
		return List.of(
			new Figure("AutoCorrelation", "Autocorrelation", "QWB0", SAME, "sum_ij i*j*p(i,j)",
				"large where the tissue is dense throughout", CooccurrenceFigures::autocorrelation),
			new Figure("ClusterProminence", "Cluster prominence", "AE86", SAME, "sum_ij (i-mu_i+j-mu_j)^4 p(i,j)",
				"large where a few patches stand out far", CooccurrenceFigures::clusterProminence),
			new Figure("ClusterShade", "Cluster shade", "7NFM", SAME, "sum_ij (i-mu_i+j-mu_j)^3 p(i,j)",
				"whether the patches that stand out are dense (above 0) or not (below 0)", CooccurrenceFigures::clusterShade),
			new Figure("ClusterTendendcy", "Cluster tendency", "DG8W", SAME, "sum_ij (i-mu_i+j-mu_j)^2 p(i,j)",
				"large where dense and less dense areas lie in patches", CooccurrenceFigures::clusterTendency),
			new Figure("Contrast", "Contrast", "ACUI", SAME, "sum_ij (i-j)^2 p(i,j)",
				"local variation, large differences counting most", CooccurrenceFigures::contrast),
			new Figure("Correlation", "Correlation", "", "NI2N: " + ASYMMETRIC,
				"sum_ij (i-mu_i)(j-mu_j) p(i,j)/(sigma_i sigma_j)",
				"whether a voxel's gray level predicts its neighbour's: 1 for smooth areas, 0 for noise", CooccurrenceFigures::correlation),
			new Figure("DifferenceEntropy", "Difference entropy", "NTRS", SAME, "-sum_k p_|i-j|(k) log2 p_|i-j|(k)",
				"how varied the differences between neighbours are", CooccurrenceFigures::differenceEntropy),
			new Figure("Dissimilarity", "Dissimilarity", "8S9J", SAME, "sum_ij |i-j| p(i,j)",
				"local variation: how much neighbours differ on average", CooccurrenceFigures::differenceAverage),
			new Figure("Energy", "Angular second moment (energy)", "", "8ZQL: " + ASYMMETRIC, "sum_ij p(i,j)^2",
				"order: large where few pairs of gray levels prevail", CooccurrenceFigures::angularSecondMoment),
			new Figure("Entropy", "Joint entropy", "", "TU9B: " + ASYMMETRIC, "-sum_ij p(i,j) log2 p(i,j)",
				"how many different pairs there are: disorder of the texture", CooccurrenceFigures::jointEntropy),
			new Figure("Homogeneity", "Inverse difference (homogeneity)", "IB1Z", SAME, "sum_ij p(i,j)/(1+|i-j|)",
				"local homogeneity: 1 where all neighbours are alike", CooccurrenceFigures::inverseDifference),
			new Figure("Homogeneity2", "Inverse difference moment (homogeneity 2)", "WF0Z", SAME,
				"sum_ij p(i,j)/(1+(i-j)^2)",
				"local homogeneity, only near equal neighbours counting", CooccurrenceFigures::inverseDifferenceMoment),
			new Figure("InformationMeasureCorr1", "First measure of information correlation", "", "R8DG: " + ASYMMETRIC,
				"(HXY-HXY1)/max(HX,HY), HXY1 = -sum_ij p(i,j) log2(p_x(i) p_y(j))",
				"how far a voxel tells its neighbour: 0 nothing, -1 all", CooccurrenceFigures::informationCorrelation1),
			new Figure("InformationMeasureCorr2", "Second measure of information correlation", "", "JN9H: " + ASYMMETRIC,
				"sqrt(1-exp(-2(HXY2-HXY))), HXY2 = -sum_ij p_x(i) p_y(j) log2(p_x(i) p_y(j))",
				"how far a voxel tells its neighbour: 0 nothing, towards 1 much", CooccurrenceFigures::informationCorrelation2),
			new Figure("InverseDiffMomentNorm", "Normalised inverse difference moment", "1QCO",
				"same if the number of gray levels is " + n, "sum_ij p(i,j)/(1+(i-j)^2/N^2), N = " + n,
				"local homogeneity relative to the number of gray levels; near 1 for all tissues", figures -> figures.inverseDifferenceMomentNormalised(n)),
			new Figure("InverseDiffNorm", "Normalised inverse difference", "NDRX", "same if the number of gray levels is " + n,
				"sum_ij p(i,j)/(1+|i-j|/N), N = " + n,
				"local homogeneity relative to the number of gray levels; near 1 for all tissues", figures -> figures.inverseDifferenceNormalised(n)),
			new Figure("InverseVariance", "Inverse variance", "E8JP", SAME, "sum_{i!=j} p(i,j)/(i-j)^2",
				"how often neighbours differ by little, though not by nothing", CooccurrenceFigures::inverseVariance),
			new Figure("MaxProbability", "Joint maximum", "", "GYBY: " + ASYMMETRIC, "max_ij p(i,j)",
				"how common the most common pair of gray levels is", CooccurrenceFigures::jointMaximum),
			new Figure("SumAverage", "Sum average", "ZGXS", SAME, "sum_k k p_{i+j}(k)",
				"twice the average gray level, each voxel as often as it has neighbours", CooccurrenceFigures::sumAverage),
			new Figure("SumEntropy", "Sum entropy", "P6QZ", SAME, "-sum_k p_{i+j}(k) log2 p_{i+j}(k)",
				"how varied the density of pairs is", CooccurrenceFigures::sumEntropy),
			new Figure("SumVariance", "Sum variance around the sum entropy", "", "OEEB: IBSI centres on the sum average",
				"sum_k (k-SumEntropy)^2 p_{i+j}(k)",
				"mostly how dense the tissue is, as it is centred on an entropy", figures -> figures.sumVarianceAround(figures.sumEntropy())),
			new Figure("Variance", "Cluster tendency (IBEX: variance)", "DG8W",
				"the same as ClusterTendendcy, not the joint variance UR99", "sum_ij (i-mu_i+j-mu_j)^2 p(i,j)",
				"large where dense and less dense areas lie in patches", CooccurrenceFigures::clusterTendency));
	}

	@Override
	public List<FeatureInfo> features() {
		final List<FeatureInfo> infos = new ArrayList<>();
		for (final Figure figure : figures()) {
			for (final int direction : columns()) {
				for (final int offset : offsets) {
					infos.add(info(figure, direction, offset));
				}
			}
		}
		return infos;
	}

	@Override
	public String describe() {
		return "Co-occurrence (GLCM25): directions " + IbexColumns.list(directions) + " degrees, offsets " + IbexColumns.list(
			offsets) + " pixels, " + grayLevels.describe() + ", " + IbexColumns.aggregates(aggregate);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case GLCM_DIRECTIONS -> new IbexCooccurrence(parameter.integers(text), offsets, grayLevels, aggregate);
			case OFFSETS -> new IbexCooccurrence(directions, parameter.integers(text), grayLevels, aggregate);
			case GRAY_LEVELS -> new IbexCooccurrence(directions, offsets, IbexGrayLevels.parse(parameter, text), aggregate);
			case AGGREGATES -> new IbexCooccurrence(directions, offsets, grayLevels, parameter.isYes(text, "with", "without"));
			default -> null;
		});
	}

	private List<Integer> columns() {
		return IbexColumns.withAggregate(directions, aggregate);
	}

	private static FeatureInfo info(final Figure figure, final int direction, final int offset) {
		final boolean all = direction == IbexColumns.ALL_DIRECTIONS;
		final String where = (all ? "all directions merged" : "direction " + direction + " degrees") + ", distance " + offset;
		return new FeatureInfo(direction + "-" + offset + figure.name, figure.displayName + ", " + where, "GLCM",
			"2.5D, " + where + " pixels, asymmetric, slices merged", all ? "" : figure.ibsiCode, all
				? "aggregate of all directions; one direction: " + figure.ibsiCode + figure.difference : figure.difference, "1",
			figure.definition, "Haralick 1973, doi:10.1109/TSMC.1973.4309314; " + IbexColumns.IBEX, figure.meaning);
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		final GrayLevelGrid grid = grayLevels.grid(roi.intensity(), values);
		values.grayLevels(grid.presentLevels());
		final List<CooccurrenceMatrix> matrices = matrices(grid);
		final List<CooccurrenceFigures> figuresOf = matrices.stream().map(CooccurrenceFigures::new).toList();
		for (final Figure figure : figures()) {
			for (int i = 0; i < matrices.size(); i++) {
				values.add(figure.value.applyAsDouble(figuresOf.get(i)), matrices.get(i).total() == 0 ? noPair(i) : CONSTANT);
			}
		}
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		final int index = IbexColumns.indexOf(features(), id);
		if (index < 0) return Optional.empty();
		final List<List<Offset>> steps = steps();
		return Optional.of(shown(roi, steps.get(index % steps.size())));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(grayLevels.levels(roi));
			case COOCCURRENCE -> Optional.of(shown(roi, steps(choice.allDirections() ? directions : List.of(choice.direction()),
				choice.distance())));
			default -> Optional.empty();
		};
	}

	private FeatureBasis shown(final Roi roi, final List<Offset> steps) {
		final FeatureBasis.Levels levels = grayLevels.levels(roi);
		return FeatureBasis.Matrix.of(levels, CooccurrenceMatrix.sum(steps.stream().map(step -> CooccurrenceMatrix.of(levels
			.grid(), step)).toList()), CellVoxels.pairs(steps, false));
	}

	/** The steps of each matrix, in the order of {@link #matrices}. */
	private List<List<Offset>> steps() {
		final List<List<Offset>> steps = new ArrayList<>();
		if (aggregate) offsets.forEach(offset -> steps.add(steps(directions, offset)));
		directions.forEach(direction -> offsets.forEach(offset -> steps.add(steps(List.of(direction), offset))));
		return steps;
	}

	private static List<Offset> steps(final List<Integer> directions, final int distance) {
		return directions.stream().map(direction -> Offset.inSlice(direction, distance)).toList();
	}

	private String noPair(final int column) {
		return "no two voxels of the mask lie " + offsets.get(column % offsets.size()) + " pixels apart in this direction";
	}

	/** One matrix for every column of a figure. */
	private List<CooccurrenceMatrix> matrices(final GrayLevelGrid grid) {
		final List<CooccurrenceMatrix> matrices = new ArrayList<>();
		for (final int direction : directions) {
			for (final int offset : offsets) {
				matrices.add(CooccurrenceMatrix.of(grid, Offset.inSlice(direction, offset)));
			}
		}
		if (aggregate) matrices.addAll(0, aggregates(matrices));
		return matrices;
	}

	private List<CooccurrenceMatrix> aggregates(final List<CooccurrenceMatrix> matrices) {
		final List<CooccurrenceMatrix> sums = new ArrayList<>();
		for (int i = 0; i < offsets.size(); i++) {
			final List<CooccurrenceMatrix> sameOffset = new ArrayList<>();
			for (int j = i; j < matrices.size(); j += offsets.size()) {
				sameOffset.add(matrices.get(j));
			}
			sums.add(CooccurrenceMatrix.sum(sameOffset));
		}
		return sums;
	}
}
