/**
 * Gray-level grids, the texture matrices counted on them, and the figures of these matrices, for any direction, distance and
 * number of levels. Nothing here knows how a feature set names a figure.
 */
package org.radiomate.feature.texture;
