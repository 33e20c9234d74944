/**
 * Measures of a set of voxels: surfaces, hulls, diameters, components, ellipses. Nothing here looks at an intensity or knows
 * how a feature set names a measure.
 */
package org.radiomate.feature.shape;
