/**
 * The image and what was drawn on it: geometry, calibrated voxels, contours, masks, and the crop that every feature works
 * on, together with the interfaces that readers and writers of images and contours implement. Nothing here knows a file
 * format, ImageJ or a feature.
 */
package org.radiomate.volume;
