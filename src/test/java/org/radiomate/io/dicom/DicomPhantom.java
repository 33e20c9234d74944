package org.radiomate.io.dicom;

import org.radiomate.task.Progress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * CT slices of a formula: HU of the voxel (x, y, z) are {@code 3x - 5y + 40z - 100 + 7(x·y mod 11)}. Run as a program it writes
 * {@code base.dcm}, from which the compressed files of {@code test-data/dicom} were made.
 */
public final class DicomPhantom {

	public static final int WIDTH = 40, HEIGHT = 32;
	static final String CT = "1.2.840.10008.5.1.4.1.1.2", SERIES_UID = "2.25.77";

	private DicomPhantom() {}

	public static int hu(final int x, final int y, final int z) {
		return 3 * x - 5 * y + 40 * z - 100 + 7 * (x * y % 11);
	}

	/** The header and the pixels of a slice, as signed 16-bit HU. */
	public static DicomBuilder slice(final int z) {
		return header(z).integers(DicomTag.BITS_ALLOCATED, 16).integers(DicomTag.BITS_STORED, 16).integers(DicomTag.HIGH_BIT,
			15).integers(DicomTag.PIXEL_REPRESENTATION, 1).decimals(DicomTag.RESCALE_INTERCEPT, 0).decimals(
				DicomTag.RESCALE_SLOPE, 1).bytes(DicomTag.PIXEL_DATA, Vr.OW, pixels(z, 0));
	}

	/** Writes so many slices into a folder, and gives the series. */
	static ImageReference series(final Path folder, final int slices) {
		for (int z = 0; z < slices; z++) DicomWriter.write(slice(z).build(), folder.resolve("s" + z + ".dcm"));
		return ImageReference.of(SliceStack.of(DicomFolder.scan(folder, Progress.NONE).series().get(0)));
	}

	static DicomBuilder header(final int z) {
		return DicomBuilder.empty().text(DicomTag.SOP_CLASS_UID, CT).text(DicomTag.SOP_INSTANCE_UID, "2.25.1" + z).text(
			DicomTag.MODALITY, "CT").text(DicomTag.PATIENT_ID, "P1").text(DicomTag.PATIENT_NAME, "Phantom").text(
				DicomTag.STUDY_UID, "2.25.7").text(DicomTag.SERIES_UID, SERIES_UID).text(DicomTag.SERIES_DESCRIPTION, "Formula")
			.text(DicomTag.FRAME_OF_REFERENCE_UID, "2.25.8").integers(DicomTag.SERIES_NUMBER, 3).integers(
				DicomTag.INSTANCE_NUMBER, 100 - z).decimals(DicomTag.IMAGE_POSITION, -20, -30.5, 10 + 2.5 * z).decimals(
					DicomTag.IMAGE_ORIENTATION, 1, 0, 0, 0, 1, 0).decimals(DicomTag.PIXEL_SPACING, 0.75, 0.75).decimals(
						DicomTag.SLICE_THICKNESS, 5).integers(DicomTag.ROWS, HEIGHT).integers(DicomTag.COLUMNS, WIDTH).integers(
							DicomTag.SAMPLES_PER_PIXEL, 1).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2");
	}

	/** The stored values HU + offset, two bytes each. */
	static byte[] pixels(final int z, final int offset) {
		final ByteBuffer bytes = ByteBuffer.allocate(2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) bytes.putShort((short) (hu(x, y, z) + offset));
		}
		return bytes.array();
	}

	public static void main(final String[] folder) {
		DicomWriter.write(slice(0).build(), Path.of(folder[0], "base.dcm"));
		DicomWriter.write(header(0).integers(DicomTag.BITS_ALLOCATED, 16).integers(DicomTag.BITS_STORED, 12).integers(
			DicomTag.HIGH_BIT, 11).integers(DicomTag.PIXEL_REPRESENTATION, 0).decimals(DicomTag.RESCALE_INTERCEPT, -1024)
			.decimals(DicomTag.RESCALE_SLOPE, 1).bytes(DicomTag.PIXEL_DATA, Vr.OW, pixels(0, 1024)).build(), Path.of(folder[0],
				"base12.dcm"));
	}
}
