/**
 * The discrete Fourier transform of lines, slices and volumes of any size. Nothing here knows a filter.
 */
package org.radiomate.volume.fourier;
