package org.radiomate.io.dicom;

import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The phantom's series of three slices with a structure drawn on two of them, in all files that a test may damage.
 *
 * @param folder holds the folder {@code series}, {@code rs.dcm} and {@code seg.dcm}
 * @param image what the files refer to
 */
record DrawnSeries(Path folder, ImageReference image) {

	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
	private static final List<ContourSet> CONTOURS = List.of(ContourSet.of("GTV", List.of(new OutlineContour(1, new double[] { 5.25,
		20.125, 18 }, new double[] { 4.5, 6, 22.75 }), new OutlineContour(2, new double[] { 5, 20, 18 }, new double[] { 4, 6, 22 }))));

	/** Writes the slices. */
	static DrawnSeries in(final Path folder) {
		return new DrawnSeries(folder, DicomPhantom.series(folder.resolve("series"), 3));
	}

	/** Slice 1. */
	Path slice() {
		return folder.resolve("series/s1.dcm");
	}

	/** Writes the structure set. */
	Path structureSet() {
		final Path file = folder.resolve("rs.dcm");
		new StructureSetWriter(image, WHEN).write(CONTOURS, file);
		return file;
	}

	/** Writes the segmentation. */
	Path segmentation() {
		final Path file = folder.resolve("seg.dcm");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(CONTOURS, file);
		return file;
	}

	/** Reads a structure set onto the image. */
	void readStructures(final Path file) {
		StructureSetReader.read(file, header(), MaskFit.STRICT);
	}

	/** Reads a segmentation onto the image. */
	void readSegments(final Path file) {
		SegmentationReader.read(file, header(), MaskFit.STRICT);
	}

	private ImageHeader header() {
		return new ImageHeader(image.grid(), image.placement());
	}
}
