package org.radiomate.volume.contour;

/**
 * A drawn contour that cannot be used.
 *
 * @param structure whose it is
 * @param reader who drew it
 * @param repeat which of the reader's repeats
 * @param slice 0-based; -1 if it has none
 * @param sentence what is wrong with which contour, and what to do
 */
public record ContourFlaw(String structure, String reader, String repeat, int slice, String sentence) {}
