/**
 * From a folder of images and contours, as a hospital or a colleague hands it over, to the manifest of a study: what belongs
 * together, what is missing, and copies without identity. Reads through the injected readers; extracts nothing.
 */
package org.radiomate.study.intake;
