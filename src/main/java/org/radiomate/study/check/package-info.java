/**
 * What is wrong with a study before it is run: its files, image headers, contours, patients, clinical cells, cohorts and
 * options, all of it at once. Nothing here extracts a feature, fits a model or writes a file.
 */
package org.radiomate.study.check;
