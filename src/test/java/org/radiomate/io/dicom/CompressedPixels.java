package org.radiomate.io.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.imageio.ImageIO;

/** A compressed frame without the file around it: 12 bits of 16, in the size of {@link DicomPhantom}. */
public final class CompressedPixels {

	private CompressedPixels() {}

	/** Decodes a frame of 12 bits. */
	public static void decode(final String syntax, final byte[] compressed) {
		decode(syntax, compressed, 12);
	}

	/** Decodes a frame of so many bits. */
	public static StoredPixels decode(final String syntax, final byte[] compressed, final int bits) {
		final DicomObject header = DicomPhantom.header(0).integers(DicomTag.BITS_ALLOCATED, bits > 8 ? 16 : 8).integers(
			DicomTag.BITS_STORED, bits).integers(DicomTag.HIGH_BIT, bits - 1).integers(DicomTag.PIXEL_REPRESENTATION, 0).build();
		final SortedMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
		header.elements().forEach(element -> elements.put(element.tag(), element));
		elements.put(DicomTag.PIXEL_DATA.number(), DicomElement.ofFragments(DicomTag.PIXEL_DATA.number(), List.of(new byte[0],
			compressed)));
		return new PixelDecoder(new DicomFile(new TransferSyntax(syntax), new DicomObject("test.dcm", elements,
			TextCoding.LATIN_1))).decode(0);
	}

	/** A frame of 8 bits as Java's own encoder writes JPEG baseline. */
	public static byte[] baseline() throws IOException {
		final BufferedImage image = new BufferedImage(DicomPhantom.WIDTH, DicomPhantom.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < DicomPhantom.WIDTH * DicomPhantom.HEIGHT; i++) image.getRaster().setSample(i % DicomPhantom.WIDTH, i /
			DicomPhantom.WIDTH, 0, DicomPhantom.hu(i % DicomPhantom.WIDTH, i / DicomPhantom.WIDTH, 0) & 0xff);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "jpeg", out);
		return out.toByteArray();
	}

	/** The compressed bytes of a file's only frame. */
	public static byte[] of(final DicomFile file) {
		return file.data().element(DicomTag.PIXEL_DATA).fragments().get(1);
	}
}
