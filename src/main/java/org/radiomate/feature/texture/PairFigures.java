package org.radiomate.feature.texture;

/**
 * The figures of a symmetric co-occurrence matrix with p(i,j) = count/total, levels from 1, logarithms to base 2; p_x is the
 * sum of its rows, p_{x-y}(k) and p_{x+y}(k) those over |i-j| = k and i+j = k (Zwanenburg A et al., Radiology 2020;295:328,
 * doi:10.1148/radiol.2020191145). However the pairs were counted, the figures are these.
 */
public interface PairFigures {

	/** The highest level that can occur. */
	int levelCount();

	/** max p(i,j). */
	double jointMaximum();

	/** Σ i·p(i,j). */
	double jointAverage();

	/** Σ (i-μ)²·p(i,j) with the joint average μ. */
	double jointVariance();

	/** -Σ p log₂ p. */
	double jointEntropy();

	/** Σ k·p_{x-y}(k); the dissimilarity is the same. */
	double differenceAverage();

	/** Σ (k-μ)²·p_{x-y}(k) with the difference average μ. */
	double differenceVariance();

	/** -Σ p_{x-y} log₂ p_{x-y}. */
	double differenceEntropy();

	/** Σ k·p_{x+y}(k). */
	double sumAverage();

	/** Σ (k-centre)²·p_{x+y}(k); IBSI's centre is the sum average. */
	double sumVarianceAround(double centre);

	/** -Σ p_{x+y} log₂ p_{x+y}. */
	double sumEntropy();

	/** Σ p². */
	double angularSecondMoment();

	/** Σ (i-j)²·p(i,j). */
	double contrast();

	/** Σ p(i,j)/(1+|i-j|). */
	double inverseDifference();

	/** Σ p(i,j)/(1+|i-j|/levels). */
	double inverseDifferenceNormalised(int levels);

	/** Σ p(i,j)/(1+(i-j)²). */
	double inverseDifferenceMoment();

	/** Σ p(i,j)/(1+(i-j)²/levels²). */
	double inverseDifferenceMomentNormalised(int levels);

	/** Σ_{i≠j} p(i,j)/(i-j)². */
	double inverseVariance();

	/** Σ (i-μ_x)(j-μ_y)·p(i,j)/(σ_x·σ_y); NaN if a marginal is constant. */
	double correlation();

	/** Σ i·j·p(i,j). */
	double autocorrelation();

	/** Σ (i+j-μ_x-μ_y)²·p(i,j). */
	double clusterTendency();

	/** Σ (i+j-μ_x-μ_y)³·p(i,j). */
	double clusterShade();

	/** Σ (i+j-μ_x-μ_y)⁴·p(i,j). */
	double clusterProminence();

	/** (HXY-HXY1)/max(HX,HY) with HXY1 = -Σ p log₂(p_x p_y); NaN if both marginals are constant. */
	double informationCorrelation1();

	/** √(1-exp(-2(HXY2-HXY))) with HXY2 = -Σ p_x p_y log₂(p_x p_y). */
	double informationCorrelation2();
}
