/**
 * Radiomic features: what each one is, which of them make a set, and their extraction from an image and a mask. Feature
 * sets and their results live here, the calculators in the packages below; nothing here knows patients, outcomes or
 * windows.
 */
package org.radiomate.feature;
