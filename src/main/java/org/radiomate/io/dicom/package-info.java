/**
 * DICOM files (PS3.5, PS3.10): elements, series of CT slices, structure sets and segmentations, read and written. The parser
 * is small and bounded: whatever a damaged or hostile file says, it ends in values or in one sentence. Nothing here knows
 * what a feature is or how an image is shown.
 */
package org.radiomate.io.dicom;
