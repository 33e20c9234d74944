/**
 * Statistics of a sample of intensities, general enough for every feature family. Nothing here knows where the values lie
 * in space.
 */
package org.radiomate.feature.intensity;
