package org.radiomate.feature.ibsi;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;
import org.radiomate.feature.MatrixChoice;
import org.radiomate.feature.Roi;
import org.radiomate.feature.RowSweep;
import org.radiomate.feature.VoxelBox;
import org.radiomate.feature.texture.CellVoxels;
import org.radiomate.feature.texture.CooccurrenceFigures;
import org.radiomate.feature.texture.CooccurrenceMatrix;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.LevelCodes;
import org.radiomate.feature.texture.Offset;
import org.radiomate.feature.texture.PairFigures;
import org.radiomate.task.ProblemException;

import java.util.List;
import java.util.Optional;

/**
 * Gray-level co-occurrence (LFYI): pairs of voxels counted both ways, without distance weighting. At a distance above 1 the
 * pairs lie that many of IBSI's direction vectors apart, so that there are still 4 directions in a slice and 13 in space. In a
 * matrix with a single gray level the manual's correlation and first information correlation are 0/0: they are absent, and
 * left out of a mean.
 *
 * @param discretisation the gray levels
 * @param aggregations how directions and slices are put together, each giving all features
 * @param distance Chebyshev distance in voxels
 */
public record IbsiCooccurrence(Discretisation discretisation, List<Aggregation> aggregations, int distance)
	implements FeatureCalculator
{

	private static final String FAMILY = "GLCM";
	private static final String FLAT = "all pairs of neighbours have one gray level";

	private static final List<IbsiFigure<PairFigures>> FIGURES = List.of(
		IbsiFigure.number("cm_joint_max", "Joint maximum", "GYBY", "max_ij p(i,j)",
			"how common the most common pair of gray levels is", PairFigures::jointMaximum),
		IbsiFigure.number("cm_joint_avg", "Joint average", "60VM", "sum_ij i p(i,j)",
			"the average gray level, each voxel as often as it has neighbours", PairFigures::jointAverage),
		IbsiFigure.number("cm_joint_var", "Joint variance", "UR99", "sum_ij (i-mu)^2 p(i,j), mu the joint average",
			"how widely the gray levels spread", PairFigures::jointVariance),
		IbsiFigure.number("cm_joint_entr", "Joint entropy", "TU9B", "-sum_ij p(i,j) log2 p(i,j)",
			"how many different pairs there are: disorder of the texture", PairFigures::jointEntropy),
		IbsiFigure.number("cm_diff_avg", "Difference average", "TF7R", "sum_k k p_|i-j|(k)",
			"how much neighbours differ on average", PairFigures::differenceAverage),
		IbsiFigure.number("cm_diff_var", "Difference variance", "D3YU",
			"sum_k (k-mu)^2 p_|i-j|(k), mu the difference average", "whether neighbours differ here much and there little",
			PairFigures::differenceVariance),
		IbsiFigure.number("cm_diff_entr", "Difference entropy", "NTRS", "-sum_k p_|i-j|(k) log2 p_|i-j|(k)",
			"how varied the differences between neighbours are", PairFigures::differenceEntropy),
		IbsiFigure.number("cm_sum_avg", "Sum average", "ZGXS", "sum_k k p_{i+j}(k)",
			"twice the joint average", PairFigures::sumAverage),
		IbsiFigure.number("cm_sum_var", "Sum variance", "OEEB", "sum_k (k-mu)^2 p_{i+j}(k), mu the sum average",
			"large where dense and less dense areas lie in patches; the same as the cluster tendency", figures -> figures
				.sumVarianceAround(figures.sumAverage())),
		IbsiFigure.number("cm_sum_entr", "Sum entropy", "P6QZ", "-sum_k p_{i+j}(k) log2 p_{i+j}(k)",
			"how varied the density of pairs is", PairFigures::sumEntropy),
		IbsiFigure.number("cm_energy", "Angular second moment", "8ZQL", "sum_ij p(i,j)^2",
			"order: large where few pairs of gray levels prevail", PairFigures::angularSecondMoment),
		IbsiFigure.number("cm_contrast", "Contrast", "ACUI", "sum_ij (i-j)^2 p(i,j)",
			"local variation, large differences counting most", PairFigures::contrast),
		IbsiFigure.number("cm_dissimilarity", "Dissimilarity", "8S9J", "sum_ij |i-j| p(i,j)",
			"local variation; the same as the difference average", PairFigures::differenceAverage),
		IbsiFigure.number("cm_inv_diff", "Inverse difference", "IB1Z", "sum_ij p(i,j)/(1+|i-j|)",
			"local homogeneity: 1 where all neighbours are alike", PairFigures::inverseDifference),
		IbsiFigure.number("cm_inv_diff_norm", "Normalised inverse difference", "NDRX",
			"sum_ij p(i,j)/(1+|i-j|/N), N the highest gray level", "local homogeneity relative to the number of gray levels",
			figures -> figures.inverseDifferenceNormalised(figures.levelCount())),
		IbsiFigure.number("cm_inv_diff_mom", "Inverse difference moment", "WF0Z", "sum_ij p(i,j)/(1+(i-j)^2)",
			"local homogeneity, only near equal neighbours counting", PairFigures::inverseDifferenceMoment),
		IbsiFigure.number("cm_inv_diff_mom_norm", "Normalised inverse difference moment", "1QCO",
			"sum_ij p(i,j)/(1+(i-j)^2/N^2), N the highest gray level",
			"local homogeneity relative to the number of gray levels", figures -> figures.inverseDifferenceMomentNormalised(
				figures.levelCount())),
		IbsiFigure.number("cm_inv_var", "Inverse variance", "E8JP", "sum_{i!=j} p(i,j)/(i-j)^2",
			"how often neighbours differ by little, though not by nothing", PairFigures::inverseVariance),
		IbsiFigure.number("cm_corr", "Correlation", "NI2N", "sum_ij (i-mu)(j-mu) p(i,j)/sigma^2",
			"whether a voxel's gray level predicts its neighbour's: 1 for smooth areas, 0 for noise",
			PairFigures::correlation),
		IbsiFigure.number("cm_auto_corr", "Autocorrelation", "QWB0", "sum_ij i j p(i,j)",
			"large where the tissue is dense throughout", PairFigures::autocorrelation),
		IbsiFigure.number("cm_clust_tend", "Cluster tendency", "DG8W", "sum_ij (i+j-2mu)^2 p(i,j)",
			"large where dense and less dense areas lie in patches", PairFigures::clusterTendency),
		IbsiFigure.number("cm_clust_shade", "Cluster shade", "7NFM", "sum_ij (i+j-2mu)^3 p(i,j)",
			"whether the patches that stand out are dense (above 0) or not (below 0)", PairFigures::clusterShade),
		IbsiFigure.number("cm_clust_prom", "Cluster prominence", "AE86", "sum_ij (i+j-2mu)^4 p(i,j)",
			"large where a few patches stand out far", PairFigures::clusterProminence),
		IbsiFigure.number("cm_info_corr1", "Information correlation 1", "R8DG",
			"(HXY-HXY1)/HX, HXY1 = -sum_ij p(i,j) log2(p_i p_j)", "how far a voxel tells its neighbour: 0 nothing, -1 all",
			PairFigures::informationCorrelation1),
		IbsiFigure.number("cm_info_corr2", "Information correlation 2", "JN9H",
			"sqrt(1-exp(-2(HXY2-HXY))), HXY2 = -sum_ij p_i p_j log2(p_i p_j)",
			"how far a voxel tells its neighbour: 0 nothing, towards 1 much", PairFigures::informationCorrelation2));

	/** @throws ProblemException if there is no aggregation, one without directions, or no distance */
	public IbsiCooccurrence {
		aggregations = Aggregation.checked(aggregations, true, FAMILY);
		if (distance < 1) throw new ProblemException("The co-occurrence distance is " + distance + "; use 1 or more voxels.");
	}

	@Override
	public List<FeatureInfo> features() {
		return IbsiFigure.infos(FIGURES, FAMILY, aggregations, distance);
	}

	@Override
	public String describe() {
		return "Co-occurrence (GLCM), symmetric: " + discretisation.describe() + ", distance " + distance + ", " + Aggregation
			.words(aggregations);
	}

	@Override
	public Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.ofNullable(switch (parameter) {
			case DISCRETISATION -> new IbsiCooccurrence(Discretisation.parse(parameter, text), aggregations, distance);
			case AGGREGATIONS -> new IbsiCooccurrence(discretisation, Aggregation.parse(parameter, text, true), distance);
			case DISTANCE -> new IbsiCooccurrence(discretisation, aggregations, parameter.integer(text));
			default -> null;
		});
	}

	@Override
	public void compute(final Roi roi, final FeatureValues values) {
		values.grayLevels(discretisation.codes(roi, distance).size());
		final DirectionalMatrices<CooccurrenceMatrix> matrices = matrices(roi, distance);
		for (final Aggregation aggregation : aggregations) {
			final List<PairFigures> figures = matrices.of(aggregation).stream().filter(matrix -> matrix.total() > 0).<PairFigures> map(
				CooccurrenceFigures::new).toList();
			IbsiFigure.addMeans(FIGURES, figures, values, figures.isEmpty() ? noPair() : FLAT);
		}
	}

	@Override
	public Optional<RowSweep> sweep(final Roi roi, final VoxelBox box, final int[] features) {
		return CooccurrenceSweep.of(this, roi, box, features);
	}

	/** The figures, in the order of the features of one aggregation. */
	static List<IbsiFigure<PairFigures>> figures() {
		return FIGURES;
	}

	private String noPair() {
		return "no two voxels of the region lie " + distance + (distance == 1 ? " voxel" : " voxels") + " apart";
	}

	private DirectionalMatrices<CooccurrenceMatrix> matrices(final Roi roi, final int step) {
		final GrayLevelGrid grid = discretisation.grid(roi);
		return new DirectionalMatrices<>(() -> grid.slices().map(slice -> CooccurrenceMatrix.symmetric(new LevelCodes(slice,
			step), step, false)).toList(), () -> CooccurrenceMatrix.symmetric(discretisation.codes(roi, step), step, true),
			CooccurrenceMatrix::sum);
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Aggregation.of(id, features(), aggregations).map(aggregation -> shown(roi, matrices(roi, distance).merged(
			aggregation), Offset.directions(distance, aggregation.inSpace()), aggregation.remark()));
	}

	@Override
	public Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return switch (choice.kind()) {
			case DISCRETISED -> Optional.of(discretisation.levels(roi));
			case COOCCURRENCE -> Optional.of(chosen(roi, choice));
			default -> Optional.empty();
		};
	}

	private FeatureBasis chosen(final Roi roi, final MatrixChoice choice) {
		final String bothWays = "Pairs are counted both ways";
		if (!choice.allDirections()) {
			final Offset step = Offset.inSlice(choice.direction(), choice.distance());
			return shown(roi, CooccurrenceMatrix.of(discretisation.grid(roi), step).symmetric(), List.of(step), bothWays);
		}
		final Aggregation last = aggregations.get(aggregations.size() - 1);
		return shown(roi, matrices(roi, choice.distance()).merged(last), Offset.directions(choice.distance(), last.inSpace()),
			bothWays + last.directions());
	}

	private FeatureBasis shown(final Roi roi, final CooccurrenceMatrix matrix, final List<Offset> steps, final String remark) {
		return FeatureBasis.Matrix.of(discretisation.levels(roi), matrix, CellVoxels.pairs(steps, true)).withRemark(remark);
	}
}
