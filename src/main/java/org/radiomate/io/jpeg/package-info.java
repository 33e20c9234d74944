/**
 * Decoders of the JPEG kinds that Java and OME's codecs lack or read though they are cut short, written from the standards: JPEG-LS
 * (ITU-T T.87), lossless JPEG and extended sequential JPEG of 8 and 12 bits (ITU-T T.81), one component each. They know nothing of DICOM; what they read is bounded by
 * the size that the caller expects, and damage ends in an IOException.
 */
package org.radiomate.io.jpeg;
