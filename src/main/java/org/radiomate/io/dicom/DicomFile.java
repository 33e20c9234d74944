package org.radiomate.io.dicom;

/**
 * A DICOM file that was read.
 *
 * @param syntax how pixels are encoded
 * @param data the elements; without pixel data if only the header was read
 */
public record DicomFile(TransferSyntax syntax, DicomObject data) {}
