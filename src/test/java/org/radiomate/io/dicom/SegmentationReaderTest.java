package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** Segmentations as other programs write them: fractional, turned, of other coordinates. */
class SegmentationReaderTest {

	@TempDir
	Path folder;
	private ImageReference image;

	@BeforeEach
	void series() {
		image = DicomPhantom.series(folder.resolve("series"), 3);
	}

	/** One frame of pixels in the image's slice 1: a row of 0, 1, 127, 128, 254, 255 from (4, 6) on. */
	private DicomObject fractional() {
		final Path file = folder.resolve("binary.dcm");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, LocalDateTime.of(2026, 1, 2, 3, 4, 5)).write(List.of(ContourSet.of(
			"GTV", List.of(new PixelArea(1, 4, 6, 1, 1, new boolean[] { true })))), file);
		final byte[] pixels = new byte[image.grid().width() * image.grid().height()];
		final int[] values = { 0, 1, 127, 128, 254, 255 };
		for (int i = 0; i < values.length; i++) pixels[4 + i + 6 * image.grid().width()] = (byte) values[i];
		return changed(DicomParser.read(file).data(), DicomBuilder.empty().text(DicomTag.SEGMENTATION_TYPE, "FRACTIONAL").integers(
			DicomTag.MAXIMUM_FRACTIONAL_VALUE, 255).integers(DicomTag.BITS_ALLOCATED, 8).integers(DicomTag.BITS_STORED, 8).integers(
				DicomTag.HIGH_BIT, 7).bytes(DicomTag.PIXEL_DATA, Vr.OB, pixels));
	}

	private static DicomObject changed(final DicomObject object, final DicomBuilder by) {
		DicomObject all = object;
		for (final DicomElement element : by.build().elements()) all = ChangedFiles.with(all, element.tag(), element);
		return all;
	}

	private List<ContourSet> read(final DicomObject object, final Placement placement) {
		final Path file = folder.resolve("seg.dcm");
		DicomWriter.write(object, file);
		return SegmentationReader.read(file, new ImageHeader(image.grid(), placement), MaskFit.STRICT);
	}

	private Mask mask(final DicomObject object) {
		return ContourRasterizer.rasterize(read(object, image.placement()).get(0).contours(), image.grid(),
			MaskRule.PIXEL_CENTRE).mask();
	}

	private void assertRefused(final DicomObject object, final String part) {
		final String message = assertThrows(ProblemException.class, () -> read(object, image.placement())).getMessage();
		assertTrue(message.contains(part), message);
	}

	@ParameterizedTest
	@CsvSource({ "255, 128 254 255", "254, 127 128 254 255", "2, 1 127 128 254 255" })
	void aFractionalOneCountsFromHalfOfItsMaximumOn(final int maximum, final String values) {
		final Mask mask = mask(changed(fractional(), DicomBuilder.empty().integers(DicomTag.MAXIMUM_FRACTIONAL_VALUE, maximum)));
		final int count = values.split(" ").length;
		assertEquals(count, mask.count());
		for (int i = 0; i < 6; i++) assertEquals(i >= 6 - count, mask.contains(4 + i, 6, 1), "pixel " + i);
	}

	@Test
	void withoutItsMaximumItIsRefused() {
		assertRefused(ChangedFiles.without(fractional(), DicomTag.MAXIMUM_FRACTIONAL_VALUE), "no maximum fractional value");
		assertRefused(ChangedFiles.without(fractional(), DicomTag.SEGMENTATION_TYPE), "no segmentation type");
		assertRefused(ChangedFiles.without(fractional(), DicomTag.PIXEL_REPRESENTATION), "no pixel representation");
	}

	/** Bytes that are 0 or 1 are a binary segmentation too. */
	@Test
	void aBinaryOneMayHaveBytes() {
		assertEquals(5, mask(changed(fractional(), DicomBuilder.empty().text(DicomTag.SEGMENTATION_TYPE, "BINARY"))).count());
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 1_000_000 })
	void theNumberOfFramesMustBeTrue(final int stated) {
		assertRefused(changed(fractional(), DicomBuilder.empty().integers(DicomTag.NUMBER_OF_FRAMES, stated)), "says that it has " +
			stated + " frames, but describes 1");
	}

	@Test
	void anotherFrameOfReferenceIsRefusedOnTheSameGridToo() {
		assertRefused(changed(fractional(), DicomBuilder.empty().text(DicomTag.FRAME_OF_REFERENCE_UID, "2.25.9")),
			"another frame of reference");
		assertEquals(3, mask(ChangedFiles.without(fractional(), DicomTag.FRAME_OF_REFERENCE_UID)).count());
	}

	@ParameterizedTest
	@CsvSource({ "-1,1", "1,-1", "-1,-1" })
	void rowsAndColumnsThatRunTheOtherWayAreTurned(final int columns, final int rows) {
		final int width = image.grid().width(), height = image.grid().height();
		final double[] first = image.placement().toPatient(image.grid(), columns < 0 ? width - 1 : 0, rows < 0 ? height - 1 : 0, 1);
		final Mask mask = mask(placed(first, columns, 0, 0, 0, rows, 0));
		final int y = rows < 0 ? height - 1 - 6 : 6;
		assertEquals(3, mask.count());
		for (int i = 3; i < 6; i++) assertTrue(mask.contains(columns < 0 ? width - 1 - 4 - i : 4 + i, y, 1));
	}

	private DicomObject placed(final double[] first, final double... orientation) {
		return changed(fractional(), DicomBuilder.empty().item(DicomTag.SHARED_FUNCTIONAL_GROUPS, DicomBuilder.empty().item(
			DicomTag.PLANE_ORIENTATION, DicomBuilder.empty().decimals(DicomTag.IMAGE_ORIENTATION, orientation)).item(
				DicomTag.PIXEL_MEASURES, DicomBuilder.empty().decimals(DicomTag.PIXEL_SPACING, 0.75, 0.75))).item(
					DicomTag.PER_FRAME_FUNCTIONAL_GROUPS, DicomBuilder.empty().item(DicomTag.PLANE_POSITION, DicomBuilder.empty()
						.decimals(DicomTag.IMAGE_POSITION, first)).item(DicomTag.SEGMENT_IDENTIFICATION, DicomBuilder.empty().integers(
							DicomTag.REFERENCED_SEGMENT_NUMBER, 1))));
	}

	/** Rows for columns: in a square image its first and last pixel lie right, and all others do not. */
	@Test
	void aTransposedOneIsRefused() {
		final Placement square = image.placement();
		final DicomObject transposed = changed(placed(square.toPatient(image.grid(), 0, 0, 1), 0, 1, 0, 1, 0, 0), DicomBuilder.empty()
			.integers(DicomTag.ROWS, 32).integers(DicomTag.COLUMNS, 32));
		final Path file = folder.resolve("seg.dcm");
		DicomWriter.write(transposed, file);
		final ImageHeader cut = new ImageHeader(new org.radiomate.volume.Geometry(32, 32, 3, 0.75, 0.75, 2.5), square);
		final String message = assertThrows(ProblemException.class, () -> SegmentationReader.read(file, cut, MaskFit.STRICT))
			.getMessage();
		assertTrue(message.contains("no slice of the image"), message);
	}

	@Test
	void aLabelMapIsNamedSo() {
		assertRefused(changed(fractional(), DicomBuilder.empty().text(DicomTag.SEGMENTATION_TYPE, "LABELMAP")),
			"label map segmentation, which this program does not read");
		assertRefused(changed(fractional(), DicomBuilder.empty().text(DicomTag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.66.7")),
			"Export it as a binary segmentation");
	}

	@Test
	void positionsHaveThreeNumbers() {
		assertRefused(placed(new double[] { 1, 2, 3, 4 }, 1, 0, 0, 0, 1, 0), "4 numbers in its image position (0020,0032) instead of 3");
	}
}
