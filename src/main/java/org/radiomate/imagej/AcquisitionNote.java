package org.radiomate.imagej;

import ij.ImagePlus;

import org.radiomate.table.CsvTable;
import org.radiomate.volume.Acquisition;

import java.util.Objects;
import java.util.stream.Stream;

/** What an image's info says of slice thickness and kernel: as we write it, or as ImageJ's own DICOM reader does. */
final class AcquisitionNote {

	private static final String KERNEL = "Kernel: ", THICKNESS = "Slice thickness (mm): ";
	private static final String DICOM_KERNEL = "0018,1210  Convolution Kernel: ", DICOM_THICKNESS = "0018,0050  Slice Thickness: ";

	private AcquisitionNote() {}

	/** The lines for an image's info. */
	static String text(final Acquisition acquisition) {
		final String kernel = KERNEL + acquisition.kernel() + "\n";
		return Double.isNaN(acquisition.sliceThicknessMm()) ? kernel : kernel + THICKNESS + CsvTable.number(acquisition
			.sliceThicknessMm()) + "\n";
	}

	/** What the image says. */
	static Acquisition read(final ImagePlus image) {
		final String thickness = first(image, THICKNESS, DICOM_THICKNESS);
		return new Acquisition(CsvTable.isNumber(thickness) ? Double.parseDouble(thickness) : Double.NaN, first(image, KERNEL,
			DICOM_KERNEL));
	}

	private static String first(final ImagePlus image, final String... keys) {
		return Stream.of(keys).map(key -> PlacementNote.line(image, key)).filter(Objects::nonNull).findFirst().orElse("");
	}
}
