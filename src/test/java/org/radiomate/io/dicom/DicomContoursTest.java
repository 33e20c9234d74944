package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Structure sets and segmentations, written and read back. */
class DicomContoursTest {

	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

	@TempDir
	Path folder;
	private ImageReference image;

	@BeforeEach
	void series() {
		image = DicomPhantom.series(folder.resolve("series"), 4);
	}

	private static ContourSet outlines() {
		return ContourSet.of("GTV", List.of(new OutlineContour(1, new double[] { 5.25, 20.125, 18, 4.0625 }, new double[] { 4.5,
			6, 22.75, 20 }), new OutlineContour(2, new double[] { 5, 20, 18 }, new double[] { 4, 6, 22 })));
	}

	private static ContourSet areas() {
		final boolean[] ring = new boolean[64];
		for (int i = 0; i < 64; i++) ring[i] = i % 8 < 2 || i % 8 > 5 || i / 8 < 2 || i / 8 > 5;
		return new ContourSet("Wall", "2", "", List.of(new PixelArea(0, 10, 6, 8, 8, ring), new PixelArea(3, 3, 4, 2, 2,
			new boolean[] { true, false, false, true })));
	}

	private Mask mask(final List<? extends Contour> contours, final MaskRule rule) {
		return ContourRasterizer.rasterize(contours, image.grid(), rule).mask();
	}

	private static void assertSame(final Mask expected, final Mask found) {
		assertEquals(expected.count(), found.count());
		final Geometry grid = expected.geometry();
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) assertEquals(expected.contains(x, y, z), found.contains(x, y, z));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(MaskRule.class)
	void structureSetRoundTrip(final MaskRule rule) {
		final Path file = folder.resolve("rs.dcm");
		new StructureSetWriter(image, WHEN).write(List.of(outlines(), areas()), file);
		final List<ContourSet> read = StructureSetReader.read(file, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT);
		assertEquals(List.of("GTV", "Wall reader 2"), read.stream().map(ContourSet::structure).toList());
		for (int i = 0; i < 2; i++) {
			final OutlineContour drawn = (OutlineContour) outlines().contours().get(i), found = (OutlineContour) read.get(0)
				.contours().get(i);
			assertEquals(drawn.slice(), found.slice());
			assertArrayEquals(drawn.x(), found.x(), 1e-9);
			assertArrayEquals(drawn.y(), found.y(), 1e-9);
		}
		assertSame(mask(areas().contours(), rule), mask(read.get(1).contours(), rule));
	}

	@ParameterizedTest
	@EnumSource(MaskRule.class)
	void segmentationRoundTrip(final MaskRule rule) {
		final Path file = folder.resolve("seg.dcm");
		new SegmentationWriter(image, rule, WHEN).write(List.of(outlines(), areas()), file);
		final List<ContourSet> read = SegmentationReader.read(file, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT);
		assertEquals(List.of("GTV", "Wall reader 2"), read.stream().map(ContourSet::structure).toList());
		assertSame(mask(outlines().contours(), rule), mask(read.get(0).contours(), rule));
		assertSame(mask(areas().contours(), rule), mask(read.get(1).contours(), rule));
	}

	@Test
	void theFolderFindsTheContoursOfItsSeries() {
		new StructureSetWriter(image, WHEN).write(List.of(outlines()), folder.resolve("rs.dcm"));
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(List.of(areas()), folder.resolve("seg.dcm"));
		final List<DicomFolder.ContourObject> found = DicomFolder.scan(folder, Progress.NONE).contours();
		assertEquals(List.of("RTSTRUCT", "SEG"), found.stream().map(DicomFolder.ContourObject::modality).toList());
		for (final DicomFolder.ContourObject contours : found) {
			assertEquals(List.of(DicomPhantom.SERIES_UID), contours.referencedSeries());
			assertEquals("2.25.8", contours.frameOfReference());
		}
		assertEquals(List.of("GTV"), found.get(0).structures());
	}

	private Path structures(final String type, final String frame, final double[]... contours) {
		final List<DicomObject> items = new ArrayList<>();
		for (final double[] points : contours) items.add(DicomBuilder.empty().text(DicomTag.CONTOUR_TYPE, type).decimals(
			DicomTag.CONTOUR_DATA, points).build());
		final Path file = folder.resolve("hand.dcm");
		DicomWriter.write(DicomBuilder.empty().text(DicomTag.SOP_CLASS_UID, StructureSetWriter.CLASS_UID).text(
			DicomTag.SOP_INSTANCE_UID, "2.25.3").text(DicomTag.MODALITY, "RTSTRUCT").item(DicomTag.STRUCTURE_SET_ROIS,
				DicomBuilder.empty().integers(DicomTag.ROI_NUMBER, 4).text(DicomTag.ROI_NAME, "Tumour").text(
					DicomTag.REFERENCED_FRAME_OF_REFERENCE_UID, frame)).item(DicomTag.ROI_CONTOURS, DicomBuilder.empty().integers(
						DicomTag.REFERENCED_ROI_NUMBER, 4).items(DicomTag.CONTOURS, items)).build(), file);
		return file;
	}

	/** A square of pixels [from, to] in millimetres of the patient, at a height. */
	private double[] square(final double from, final double to, final double z) {
		final double[] points = new double[12];
		final double[][] corners = { { from, from }, { to, from }, { to, to }, { from, to } };
		for (int i = 0; i < 4; i++) System.arraycopy(image.placement().toPatient(image.grid(), corners[i][0], corners[i][1],
			z), 0, points, 3 * i, 3);
		return points;
	}

	private List<ContourSet> read(final Path file) {
		return StructureSetReader.read(file, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT);
	}

	/** The line enters through a slit, goes round the hole, and leaves through the slit. */
	@Test
	void aKeyholeIsTakenApart() {
		final double[][] path = { { 4.5, 4.5 }, { 14.5, 4.5 }, { 14.5, 14.5 }, { 4.5, 14.5 }, { 4.5, 9.5 }, { 7.5, 9.5 }, { 7.5,
			11.5 }, { 11.5, 11.5 }, { 11.5, 7.5 }, { 7.5, 7.5 }, { 7.5, 9.5 }, { 4.5, 9.5 } };
		final double[] points = new double[3 * path.length];
		for (int i = 0; i < path.length; i++) System.arraycopy(image.placement().toPatient(image.grid(), path[i][0],
			path[i][1], 1), 0, points, 3 * i, 3);
		final List<ContourSet> read = read(structures("CLOSED_PLANAR", "", points));
		assertEquals(2, read.get(0).contours().size());
		assertEquals(100 - 16, mask(read.get(0).contours(), MaskRule.PIXEL_CENTRE).count());
	}

	@Test
	void planesBetweenSlicesDoNotFold() {
		final List<ContourSet> read = read(structures("CLOSED_PLANAR", "2.25.8", square(4, 9, 0.9), square(4, 9, 1.3), square(4,
			9, 1.7), square(4, 9, 2.1)));
		assertEquals(List.of(1, 2), read.get(0).contours().stream().map(Contour::slice).toList());
		assertEquals("Tumour", read.get(0).structure());
	}

	@Test
	void whatDoesNotFitIsSaid() {
		final String[][] cases = { { "another frame of reference", "2.25.9" } };
		for (final String[] one : cases) assertTrue(assertThrows(ProblemException.class, () -> read(structures("CLOSED_PLANAR",
			one[1], square(4, 9, 1)))).getMessage().contains(one[0]));
		assertMessage("2.5 mm beyond the image's last slice", structures("CLOSED_PLANAR", "", square(4, 9, 4.5)));
		assertMessage("no closed contour", structures("POINT", "", square(4, 9, 1)));
		final double[] slanted = square(4, 9, 1);
		slanted[2] += 2;
		assertMessage("runs across the image's slices by 2 mm", structures("CLOSED_PLANAR", "", slanted));
		assertMessage("without three coordinates", structures("CLOSED_PLANAR", "", java.util.Arrays.copyOf(square(4, 9, 1),
			11)));
		assertTrue(assertThrows(ProblemException.class, () -> StructureSetReader.read(folder.resolve("hand.dcm"),
			new ImageHeader(image.grid(), null), MaskFit.STRICT)).getMessage().contains("does not say where it lies"));
		assertMessage("not a structure set", folder.resolve("series/s0.dcm"));
	}

	private void assertMessage(final String part, final Path file) {
		final String message = assertThrows(ProblemException.class, () -> read(file)).getMessage();
		assertTrue(message.contains(part), message);
	}

	@Test
	void aSegmentationOfAnotherGridIsRefusedInMillimetres() {
		final Path file = folder.resolve("seg.dcm");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(List.of(areas()), file);
		final Placement moved = new Placement(new double[] { -20, -30.5, 11 }, image.placement().xAxis(), image.placement()
			.yAxis(), image.placement().zAxis(), "");
		final String message = assertThrows(ProblemException.class, () -> SegmentationReader.read(file, new ImageHeader(image.grid(), moved), MaskFit.STRICT))
			.getMessage();
		assertTrue(message.contains("begins at (-20, -30.5, 10) mm") && message.contains("it begins at (-20, -30.5, 11) mm"),
			message);
	}

	/** The structure set of the CT phantom and the mask that was made from it by others. */
	@Test
	void theCtPhantomsStructureSetAgainstItsMask() {
		final Path dicom = Shared.path("ibsi/ct_phantom/dicom");
		final SliceStack stack = SliceStack.of(DicomFolder.scan(dicom.resolve("image"), Progress.NONE).series().get(0));
		final List<ContourSet> read = StructureSetReader.read(dicom.resolve("rtstruct/DCM_RS_00060.dcm"), new ImageHeader(stack
			.geometry(), stack.placement()), MaskFit.STRICT);
		assertEquals(List.of("GTV-1"), read.stream().map(ContourSet::structure).toList());
		final Path niftiFile = Shared.path("ibsi/ct_phantom/mask.nii.gz");
		final var nifti = new NiftiReader().read(niftiFile, null);
		final Mask expected = ContourRasterizer.rasterize(MaskContours.of(nifti, "mask", nifti.geometry()).get(0).contours(),
			nifti.geometry(), MaskRule.PIXEL_CENTRE).mask();
		final Mask centre = ContourRasterizer.rasterize(read.get(0).contours(), stack.geometry(), MaskRule.PIXEL_CENTRE).mask();
		final Mask outline = ContourRasterizer.rasterize(read.get(0).contours(), stack.geometry(), MaskRule.IBEX_OUTLINE)
			.mask();
		System.out.println("CT phantom: mask " + expected.count() + " voxels; pixel-centre differs in " + differing(expected,
			centre) + ", outline rule in " + differing(expected, outline));
		assertEquals(125256, expected.count());
		assertEquals(0, differing(expected, centre));
		assertEquals(3466, differing(expected, outline));
	}

	private static long differing(final Mask one, final Mask other) {
		final Geometry grid = one.geometry();
		long count = 0;
		for (int z = 0; z < grid.depth(); z++) {
			for (int y = 0; y < grid.height(); y++) {
				for (int x = 0; x < grid.width(); x++) if (one.contains(x, y, z) != other.contains(x, y, z)) count++;
			}
		}
		return count;
	}
}
