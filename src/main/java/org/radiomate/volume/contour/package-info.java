/**
 * What is done with drawn contours before features are taken: slices between are interpolated, flaws are found, tissue that
 * does not belong is taken out, and two readers are compared. Works on masks and pixel areas; nothing here knows a file
 * format or ImageJ.
 */
package org.radiomate.volume.contour;
