/**
 * Readers and writers of file formats that are not ImageJ's own (NIfTI, JSON), and the one way a file is written: beside
 * its place, then moved. Nothing here knows what a feature or a model is.
 */
package org.radiomate.io;
