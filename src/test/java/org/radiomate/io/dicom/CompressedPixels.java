package org.radiomate.io.dicom;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A compressed frame without the file around it: 12 bits of 16, in the size of {@link DicomPhantom}. */
public final class CompressedPixels {

	private CompressedPixels() {}

	/** Decodes a frame. */
	public static void decode(final String syntax, final byte[] compressed) {
		final DicomObject header = DicomPhantom.header(0).integers(DicomTag.BITS_ALLOCATED, 16).integers(DicomTag.BITS_STORED,
			12).integers(DicomTag.HIGH_BIT, 11).integers(DicomTag.PIXEL_REPRESENTATION, 0).build();
		final SortedMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
		header.elements().forEach(element -> elements.put(element.tag(), element));
		elements.put(DicomTag.PIXEL_DATA.number(), DicomElement.ofFragments(DicomTag.PIXEL_DATA.number(), List.of(new byte[0],
			compressed)));
		new PixelDecoder(new DicomFile(new TransferSyntax(syntax), new DicomObject("test.dcm", elements,
			TextCoding.LATIN_1))).decode(0);
	}

	/** The compressed bytes of a file's only frame. */
	public static byte[] of(final DicomFile file) {
		return file.data().element(DicomTag.PIXEL_DATA).fragments().get(1);
	}
}
