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
import org.radiomate.task.Progress;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourChoice;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OtherGrid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Structure sets as other programs write them, and as none should. */
class StructureSetReaderTest {

	@TempDir
	Path folder;
	private final List<String> remarks = new ArrayList<>();
	private final List<DicomObject> rois = new ArrayList<>(), drawn = new ArrayList<>();
	private final DicomBuilder top = DicomBuilder.empty();
	private ImageReference image;

	@BeforeEach
	void series() {
		image = DicomPhantom.series(folder.resolve("series"), 6);
	}

	/** A square of pixels [from, to] at a slice, of a type; none for an empty type. */
	private DicomObject square(final String type, final double from, final double to, final double slice) {
		final double[][] corners = { { from, from }, { to, from }, { to, to }, { from, to } };
		final double[] points = new double[12];
		for (int i = 0; i < 4; i++) System.arraycopy(image.placement().toPatient(image.grid(), corners[i][0], corners[i][1],
			slice), 0, points, 3 * i, 3);
		final DicomBuilder contour = DicomBuilder.empty().decimals(DicomTag.CONTOUR_DATA, points);
		return (type.isEmpty() ? contour : contour.text(DicomTag.CONTOUR_TYPE, type)).build();
	}

	private DicomObject closed(final double slice) {
		return square("CLOSED_PLANAR", 3.5, 13.5, slice);
	}

	private void add(final String name, final String frame, final DicomObject... contours) {
		final int number = rois.size() + 1;
		rois.add(DicomBuilder.empty().integers(DicomTag.ROI_NUMBER, number).text(DicomTag.ROI_NAME, name).text(
			DicomTag.REFERENCED_FRAME_OF_REFERENCE_UID, frame).build());
		drawn.add(DicomBuilder.empty().integers(DicomTag.REFERENCED_ROI_NUMBER, number).items(DicomTag.CONTOURS, List.of(
			contours)).build());
	}

	private List<ContourSet> read() {
		final Path file = folder.resolve("rs.dcm");
		DicomWriter.write(top.text(DicomTag.SOP_CLASS_UID, StructureSetWriter.CLASS_UID).text(DicomTag.SOP_INSTANCE_UID, "2.25.3")
			.text(DicomTag.MODALITY, "RTSTRUCT").items(DicomTag.STRUCTURE_SET_ROIS, rois).items(DicomTag.ROI_CONTOURS, drawn)
			.build(), file);
		return StructureSetReader.read(file, new ImageHeader(image.grid(), image.placement()), new MaskFit(OtherGrid.REFUSE,
			remarks::add, Progress.NONE));
	}

	private void assertRefused(final String... parts) {
		final String message = assertThrows(ProblemException.class, this::read).getMessage();
		for (final String part : parts) assertTrue(message.contains(part), message);
	}

	private long voxels(final ContourSet set) {
		return ContourRasterizer.rasterize(set.contours(), image.grid(), MaskRule.PIXEL_CENTRE).mask().count();
	}

	/** The outer line of a ring has lost its type: its hole alone must not become the tumour. */
	@Test
	void aContourWithoutTypeIsRefused() {
		add("Ring", "", square("", 3.5, 13.5, 1), square("CLOSED_PLANAR", 6.5, 9.5, 1));
		assertRefused("'Ring'", "no contour type (3006,0042)");
	}

	@Test
	void aTypeThatNobodyKnowsIsRefused() {
		add("Ring", "", square("SPIRAL", 3.5, 13.5, 1));
		assertRefused("the type 'SPIRAL'");
	}

	@Test
	void whatEnclosesNothingIsNamed() {
		add("GTV", "", closed(1), square("OPEN_PLANAR", 4, 6, 2));
		add("Iso", "", square("POINT", 4, 4, 1));
		add("Skin", "");
		rois.add(DicomBuilder.empty().integers(DicomTag.ROI_NUMBER, 77).text(DicomTag.ROI_NAME, "Bolus").build());
		assertEquals(List.of("GTV"), read().stream().map(ContourSet::structure).toList());
		assertEquals(1, remarks.size());
		for (final String part : List.of("'GTV' (beside its contours 1 point or open line)", "'Iso' (1 point or open line)",
			"'Skin' (empty)", "'Bolus' (empty)")) assertTrue(remarks.get(0).contains(part), remarks.get(0));
	}

	@Test
	void theFileSaysTheFrameOfReferenceWhereTheStructureDoesNot() {
		top.items(DicomTag.REFERENCED_FRAMES_OF_REFERENCE, List.of(DicomBuilder.empty().text(DicomTag.FRAME_OF_REFERENCE_UID,
			"2.25.9").build()));
		add("GTV", "", closed(1));
		assertRefused("another frame of reference");
		add("Node", "2.25.8", closed(1));
		assertEquals(100, voxels(read().get(1)));
	}

	@Test
	void oneOfTheFilesFramesOfReferenceIsEnough() {
		top.text(DicomTag.FRAME_OF_REFERENCE_UID, "2.25.9").items(DicomTag.REFERENCED_FRAMES_OF_REFERENCE, List.of(DicomBuilder
			.empty().text(DicomTag.FRAME_OF_REFERENCE_UID, "2.25.4").build(), DicomBuilder.empty().text(
				DicomTag.FRAME_OF_REFERENCE_UID, "2.25.8").build()));
		add("GTV", "", closed(1));
		assertEquals(100, voxels(read().get(0)));
	}

	@Test
	void theWholeFilesFrameOfReferenceCountsLast() {
		top.text(DicomTag.FRAME_OF_REFERENCE_UID, "2.25.9");
		add("GTV", "", closed(1));
		assertRefused("another frame of reference");
	}

	/** A lung that reaches beyond the image keeps nobody from the tumour, but cannot be had itself. */
	@Test
	void aStructureOutOfRangeBlocksNoOther() {
		add("GTV", "", closed(1));
		add("Lung", "", closed(4), closed(6), closed(8));
		final List<ContourSet> read = read();
		assertEquals(100, voxels(ContourChoice.ofStructure("GTV").from(read, "rs.dcm")));
		assertTrue(remarks.get(0).contains("'Lung'") && remarks.get(0).contains("beyond the image's last slice"), remarks.get(0));
		final String message = assertThrows(ProblemException.class, () -> ContourChoice.ofStructure("Lung").from(read, "rs.dcm"))
			.getMessage();
		assertTrue(message.contains("beyond the image's last slice"), message);
		final String several = assertThrows(ProblemException.class, () -> ContourChoice.ofStructure("").from(read, "rs.dcm"))
			.getMessage();
		assertTrue(several.contains("'Lung' (not usable on this image)") && several.contains("'structure'"), several);
	}

	@Test
	void ifNoneCanBeUsedThatIsSaid() {
		add("Lung", "", closed(8));
		add("Skin", "");
		assertRefused("'Lung'", "beyond the image's last slice");
	}

	/** Half-way between two slices a plane counts once; half a slice above the last it belongs to that one. */
	@ParameterizedTest
	@CsvSource({ "1.5,2", "-0.5,0", "4.5,5", "5.5,5", "1.49,1", "1.51,2" })
	void aPlaneCountsForOneSlice(final double at, final int slice) {
		add("GTV", "", closed(at));
		assertEquals(List.of(slice), read().get(0).contours().stream().map(Contour::slice).toList());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 0.25, 0.75 })
	void planesOffTheSlicesKeepTheirVolume(final double off) {
		add("GTV", "", closed(1 + off), closed(2 + off), closed(3 + off));
		assertEquals(300, voxels(read().get(0)));
	}
}
