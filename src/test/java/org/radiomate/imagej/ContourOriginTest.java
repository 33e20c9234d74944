package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.radiomate.imagej.Rois.on;
import static org.radiomate.testing.Problems.assertProblem;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ShortProcessor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where contours are looked for, and what is said when there are none; all without a window. */
class ContourOriginTest {

	private static final Geometry GRID = new Geometry(10, 10, 5, 1, 1, 2);
	private static final Volume VOLUME = Volume.of("image", new short[500], GRID);

	@TempDir
	private Path folder;
	private ImagePlus image;

	@BeforeEach
	void openStack() {
		final ImageStack stack = new ImageStack(10, 10);
		for (int z = 0; z < 5; z++) stack.addSlice(new ShortProcessor(10, 10));
		image = new ImagePlus("CT.tif", stack);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelDepth = 2;
	}

	private List<ContourSet> read(final ContourOrigin origin) {
		return origin.source(image).read(GRID);
	}

	@ParameterizedTest
	@EnumSource
	void labelsNameOrigins(final ContourOrigin origin) {
		assertEquals(origin, ContourOrigin.of(" " + origin.label().toLowerCase(java.util.Locale.ROOT)));
	}

	@Test
	void otherLabelsAreRefused() {
		assertProblem(() -> ContourOrigin.of("Clipboard"), "'Clipboard'", "ROI Manager, Overlay, Selection or File");
	}

	@Test
	void overlay() {
		assertProblem(() -> read(ContourOrigin.OVERLAY), "'CT.tif' has no overlay");
		final Overlay overlay = new Overlay(on(2, "a", new Roi(1, 1, 2, 2)));
		overlay.add(on(4, "b", new Roi(1, 1, 2, 2)));
		image.setOverlay(overlay);
		assertEquals(List.of(1, 3), read(ContourOrigin.OVERLAY).get(0).contours().stream().map(c -> c.slice()).toList());
	}

	@Test
	void selectionLiesOnTheSliceShown() {
		assertProblem(() -> read(ContourOrigin.SELECTION), "'CT.tif' has no selection");
		final Roi roi = new Roi(1, 1, 2, 2);
		image.setSlice(4);
		image.setRoi(roi);
		assertEquals(3, Rois.only(read(ContourOrigin.SELECTION)).slice());
		assertEquals(0, roi.getPosition(), "the user's own selection stays as it was");
	}

	@Test
	void selectionInAHyperstack() {
		final ImageStack stack = new ImageStack(10, 10);
		for (int i = 0; i < 15; i++) stack.addSlice(new ShortProcessor(10, 10));
		image.setStack(stack, 3, 5, 1);
		image.setOpenAsHyperStack(true);
		image.setPosition(2, 4, 1);
		image.setRoi(new Roi(1, 1, 2, 2));
		assertEquals(3, Rois.only(read(ContourOrigin.SELECTION)).slice());
	}

	@Test
	void managerThatIsNotThereIsSaidToBeEmpty() {
		assertProblem(() -> read(ContourOrigin.ROI_MANAGER), "The ROI Manager is empty", "key t");
	}

	@Test
	void fileNeedsAFile() {
		assertProblem(() -> read(ContourOrigin.FILE), "'contourfile' is empty");
	}

	@ParameterizedTest
	@EnumSource
	void withoutImageThereIsNothing(final ContourOrigin origin) {
		assertProblem(() -> origin.source(null).read(GRID), "No image is open");
	}

	// one patient's image and contours

	private PatientInput input(final ImagePlus open, final String imageFile, final String contours,
		final String contourFile, final String structure)
	{
		return new PatientInput(open, imageFile, contours, contourFile, structure);
	}

	private String savedImage() {
		final Path file = folder.resolve("p7.tif");
		new ImageFiles().write(Volume.of("p7", new short[500], GRID), file);
		return file.toString();
	}

	private String savedContours(final String... structures) {
		final Path file = folder.resolve("RoiSet.zip");
		final List<ContourSet> sets = Arrays.stream(structures).map(name -> ContourSet.of(name, RoiContours.toSets(
			List.of(on(2, "a", new Roi(1, 1, 2, 2))), null, 5, "").get(0).contours())).toList();
		new RoiSetFile().write(sets, file);
		return file.toString();
	}

	@Test
	void openImageAndSelection() {
		image.setRoi(new Roi(1, 1, 2, 2));
		final PatientInput patient = input(image, "", "Selection", "", "");
		assertEquals("CT", patient.name());
		assertEquals(GRID, patient.volume().geometry());
		assertEquals(1, patient.contours(VOLUME).contours().size());
	}

	@Test
	void openImageAndContourFile() {
		final PatientInput patient = input(image, "", "File", savedContours("GTV"), "");
		assertEquals("GTV", patient.contours(VOLUME).structure());
	}

	@Test
	void imageFileTakesItsContoursFromAFile() {
		final PatientInput patient = input(null, savedImage(), "ROI Manager", savedContours("GTV"), "");
		assertEquals("p7", patient.name());
		assertEquals(GRID, patient.volume().geometry());
		assertEquals(1, patient.contours(VOLUME).contours().get(0).slice());
		assertProblem(() -> input(null, savedImage(), "ROI Manager", " ", "").contours(VOLUME), "'contourfile' is empty");
	}

	@Test
	void severalStructuresMustBeTold() {
		final String file = savedContours("GTV", "heart");
		assertProblem(() -> input(image, "", "File", file, "").contours(VOLUME), "more than one structure", "'GTV'", "'heart'");
		assertEquals("heart", input(image, "", "File", file, " heart ").contours(VOLUME).structure());
		assertProblem(() -> input(image, "", "File", file, "lung").contours(VOLUME), "no contours of structure 'lung'");
	}

	@Test
	void withoutAnyImage() {
		assertNull(ij.WindowManager.getCurrentImage());
		final PatientInput nothing = input(null, "", "Overlay", "", "");
		assertProblem(nothing::volume, "No image is open", "imagefile");
		assertProblem(nothing::name, "No image is open");
	}
}
