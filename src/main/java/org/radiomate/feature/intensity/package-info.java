/**
 * Statistics of intensities, general enough for every feature family: of a sample regardless of where its values lie, and of
 * voxels and what lies near them. Nothing here knows gray levels or how a feature set names a measure.
 */
package org.radiomate.feature.intensity;
