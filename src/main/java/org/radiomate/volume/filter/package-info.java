/**
 * What can be done to an image and its mask before features are computed: filters of the intensities, resampling, and
 * operations on the mask, each an immutable step with a text and a JSON form. Nothing here knows a feature.
 */
package org.radiomate.volume.filter;
