package org.radiomate.model;

/**
 * What a model remembers of an image: how fine its grid is, how it was acquired, and how its region reads before any
 * preprocessing. What is unknown is NaN or empty.
 *
 * @param spacingXMm distance of voxel centres along x
 * @param spacingYMm distance of voxel centres along y
 * @param spacingZMm distance of slices
 * @param sliceThicknessMm nominal thickness of a slice
 * @param kernel the convolution kernel
 * @param lowest the smallest intensity of the region
 * @param mean the mean intensity of the region
 * @param highest the largest intensity of the region
 */
public record ImageTraits(double spacingXMm, double spacingYMm, double spacingZMm, double sliceThicknessMm, String kernel,
	double lowest, double mean, double highest)
{}
