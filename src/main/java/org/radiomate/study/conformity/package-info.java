/** Comparison with the reference values of the Image Biomarker Standardisation Initiative on the user's own machine. */
package org.radiomate.study.conformity;
