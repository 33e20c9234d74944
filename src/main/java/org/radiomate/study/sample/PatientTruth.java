package org.radiomate.study.sample;

/**
 * What was planted in one simulated patient.
 *
 * @param patient id
 * @param recurrence the outcome
 * @param doubleRead whether reader 1 read twice and reader 2 once
 * @param sizeScore latent trait, standard normal but for the planted shift
 * @param irregularityScore latent trait
 * @param heterogeneityScore latent trait
 * @param coarsenessScore latent trait
 * @param meanRadiusMm of the tumour's middle slice
 * @param firstTumourSlice counted from 1
 * @param tumourSlices slices with tumour
 * @param elongation amplitude of the border's second harmonic, relative to the radius
 * @param roughness standard deviation of the border's higher harmonics, relative to the radius
 * @param textureSdHu standard deviation of the texture
 * @param textureLengthMm standard deviation of the kernel that correlates the texture
 * @param necrosisThreshold standard deviations of the patch field above which tissue is necrotic
 * @param enhancementHu mean of the tumour, no effect planted
 * @param contrastHu aorta, no effect planted
 * @param noiseSdHu scanner noise, no effect planted
 */
public record PatientTruth(String patient, boolean recurrence, boolean doubleRead, double sizeScore,
	double irregularityScore, double heterogeneityScore, double coarsenessScore, double meanRadiusMm,
	int firstTumourSlice, int tumourSlices, double elongation, double roughness, double textureSdHu,
	double textureLengthMm, double necrosisThreshold, double enhancementHu, double contrastHu, double noiseSdHu)
{}
