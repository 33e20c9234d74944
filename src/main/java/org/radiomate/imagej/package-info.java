/**
 * Everything that touches {@code ij.*}: images as volumes, ROIs and RoiSet files as contours, tables in windows, progress
 * in the status bar. Nothing is computed here that has a name in radiomics.
 */
package org.radiomate.imagej;
