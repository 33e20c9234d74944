/**
 * What the images of a study are like, before features are chosen: grids, slice thicknesses, kernels, sizes and intensities of
 * the regions, and how many gray levels a discretisation leaves in them. No feature is judged and no outcome looked at.
 */
package org.radiomate.study.images;
