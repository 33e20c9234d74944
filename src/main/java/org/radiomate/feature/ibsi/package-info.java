/**
 * The feature families of the Image Biomarker Standardisation Initiative (Zwanenburg A et al., Radiology 2020;295:328,
 * doi:10.1148/radiol.2020191145; reference manual arXiv:1612.07003): their names, codes, discretisation and aggregation. The
 * matrices and measures themselves are counted in {@code texture}, {@code shape} and {@code intensity}.
 */
package org.radiomate.feature.ibsi;
