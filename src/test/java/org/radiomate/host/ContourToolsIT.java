package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.host.PlainImageJ.Outcome;

import java.nio.file.Path;
import java.util.List;

/** What the buttons of the contour toolset do, each pressed in plain ImageJ by calling its function. */
class ContourToolsIT {

	private static final Path TOOLSET = Path.of("macros", "toolsets", "Radiomics Contours.ijm");
	private static final double RADIUS_MM = 16;

	/** A circle of radius 20 pixels of 0.8 mm on slice 2 of 6, as a contour of the structure Tumour. */
	private static final String CIRCLE = String.join("\n", "newImage('stack', '16-bit ramp', 120, 120, 6);",
		"run('Properties...', 'unit=mm pixel_width=0.8 pixel_height=0.8 voxel_depth=5');", "setSlice(2);", "xs = newArray(72);",
		"ys = newArray(72);", "for (i = 0; i < 72; i++) {", "xs[i] = 60 + 20 * cos(i * PI / 36);",
		"ys[i] = 60 + 20 * sin(i * PI / 36);", "}", "makeSelection('freehand', xs, ys);",
		"Roi.setProperty('radiomics.structure', 'Tumour');", "addOutline();", "");

	/** Prints each contour of the ROI Manager with its slice and area. */
	private static final String TELL = String.join("\n", "", "for (i = 0; i < roiManager('count'); i++) {",
		"roiManager('select', i);", "print(RoiManager.getName(i), 'slice', getSliceNumber(), 'area', getValue('Area'), 'of', " +
			"Roi.getProperty('radiomics.structure'));", "}", "");

	@TempDir
	Path folder;
	private PlainImageJ imageJ;

	@BeforeEach
	void unpack() {
		assumeTrue(PlainImageJ.hasScreen(), "no window can be opened");
		imageJ = PlainImageJ.unpackedInto(folder);
	}

	/** Runs a macro that may call the toolset's functions. */
	private Outcome run(final String macro) {
		return imageJ.run(PlainImageJ.read(TOOLSET).replaceAll("(?m)^macro .*$", "") + macro);
	}

	private List<String> lines(final String macro) {
		final Outcome outcome = run(macro + TELL);
		assertTrue(outcome.completed(), outcome::toString);
		return outcome.log().lines().toList();
	}

	private static double area(final String line) {
		return Double.parseDouble(line.replaceAll(".* area (\\S+) .*", "$1"));
	}

	private static double circle(final double radius) {
		return Math.PI * radius * radius;
	}

	@Test
	void theMenuPutsTheToolsIntoTheToolbar() {
		final Outcome outcome = imageJ.run("run('Radiomics Contour Tools');\nsetTool('Outline Contour Tool');\n" +
			"print(IJ.getToolName());");
		assertTrue(outcome.completed(), outcome::toString);
		assertTrue(outcome.log().endsWith("Outline Contour Tool\n"), outcome::log);
	}

	@Test
	void anOutlineIsAddedWithItsSliceAndCopiedToTheNext() {
		final List<String> lines = lines(CIRCLE + "setSlice(2); copyToNextSlice(); print('at', getSliceNumber());");
		assertEquals("at 3", lines.get(0));
		assertTrue(lines.get(1).startsWith("Tumour-0002 slice 2 ") && lines.get(1).endsWith(" of Tumour"), lines::toString);
		assertTrue(lines.get(2).startsWith("Tumour-0003 slice 3 ") && lines.get(2).endsWith(" of Tumour"), lines::toString);
		assertEquals(area(lines.get(1)), area(lines.get(2)));
	}

	/** A hundredth of the area is 0.08 mm of the radius. */
	@ParameterizedTest
	@CsvSource({ "1, 17", "-1, 15" })
	void aContourGrowsAndShrinksByAMillimetre(final int mm, final double radius) {
		final List<String> lines = lines(CIRCLE + "setSlice(2); copyToNextSlice(); resizeContours(" + mm + ");");
		assertEquals(circle(RADIUS_MM), area(lines.get(0)), 0.01 * circle(RADIUS_MM), "the other slice stays");
		assertEquals(circle(radius), area(lines.get(1)), 0.01 * circle(radius));
		assertTrue(lines.get(1).startsWith("Tumour-0003 slice 3 ") && lines.get(1).endsWith(" of Tumour"), lines::toString);
	}

	@Test
	void pixelsNeedNotBeSquareNorMillimetres() {
		final List<String> lines = lines("newImage('stack', '8-bit ramp', 200, 100, 2);\n" +
			"run('Properties...', 'unit=cm pixel_width=0.05 pixel_height=0.1 voxel_depth=0.5');\nmakeRectangle(40, 20, 80, 40);\n" +
			"addOutline();\nresizeContours(1);");
		assertEquals(4 * 4 + 4 * 4 * 0.1 + Math.PI * 0.01, area(lines.get(0)), 0.05, "in cm: the sides, and a quarter circle at each corner");
	}

	@Test
	void slicesBetweenAreFilledCheckedAndCleared() {
		final List<String> lines = lines(CIRCLE + "setSlice(2); copyToNextSlice(); copyToNextSlice(); copyToNextSlice();\n" +
			"setSlice(3); clearSlice(); setSlice(4); clearSlice();\nprint(roiManager('count'), 'left at', getSliceNumber());\n" +
			"interpolateContours();\nprint(roiManager('count'), 'filled');\ncheckContours();\n" +
			"print(isOpen('Radiomics Contour findings'), 'findings');\nsetSlice(5); clearSlice();");
		assertTrue(lines.containsAll(List.of("2 left at 4", "4 filled", "1 findings")), lines::toString);
		assertEquals(List.of("2", "3", "4"), lines.stream().filter(line -> line.startsWith("Tumour")).map(line -> line.replaceAll(
			".*slice (\\d) area.*", "$1")).toList(), lines::toString);
	}

	/** An interpolated contour that was copied counts as drawn: the next interpolation keeps it. */
	@Test
	void aCopyOfAnInterpolatedContourIsDrawn() {
		final List<String> lines = lines(CIRCLE + "setSlice(4); makeOval(40, 40, 30, 30);\n" +
			"Roi.setProperty('radiomics.structure', 'Tumour'); addOutline();\ninterpolateContours();\nsetSlice(3);\n" +
			"roiManager('select', 2);\nmark = Roi.getProperty('radiomics.origin'); print('mark:' + mark);\nroiManager('deselect');\n" +
			"setSlice(4); clearSlice(); setSlice(3); copyToNextSlice();\nroiManager('select', roiManager('count') - 1);\n" +
			"mark = Roi.getProperty('radiomics.origin'); print('copy:' + mark);");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("mark:interpolated-")), lines::toString);
		assertTrue(lines.contains("copy:"), lines::toString);
	}

	@Test
	void inAHyperstackTheContourStaysOnItsTimePoint() {
		final List<String> lines = lines("newImage('hyper', '8-bit ramp', 60, 60, 1, 4, 3);\n" +
			"run('Properties...', 'unit=mm pixel_width=1 pixel_height=1 voxel_depth=5');\nStack.setPosition(1, 2, 3);\n" +
			"makeOval(10, 10, 20, 20);\naddOutline();\ncopyToNextSlice();\nroiManager('select', 1);\nRoi.getPosition(c, z, t);\n" +
			"print('copied to', z, t);");
		assertTrue(lines.contains("copied to 3 3"), lines::toString);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "copyToNextSlice(); | No image is open",
		"newImage('a', '8-bit', 9, 9, 3); checkContours(); | The ROI Manager has no contour",
		"newImage('a', '8-bit', 9, 9, 3); addOutline(); | Nothing is drawn on this slice",
		"newImage('a', '8-bit', 9, 9, 3); makeOval(1, 1, 5, 5); addOutline(); setSlice(2); clearSlice(); | no contour on this slice",
		"newImage('a', '8-bit', 9, 9, 3); setSlice(3); makeOval(1, 1, 5, 5); addOutline(); copyToNextSlice(); | This is the last slice",
		"newImage('a', '8-bit', 9, 9, 3); makeOval(1, 1, 5, 5); addOutline(); resizeContours(1); | no size in mm",
		"newImage('a', '8-bit', 9, 9, 3); run('Properties...', 'unit=mm pixel_width=0.1 pixel_height=0.1 voxel_depth=1'); " +
			"makeOval(1, 1, 5, 5); addOutline(); resizeContours(-1); | thinner than 2 mm and stay as they are" })
	void whatCannotBeDoneIsSaid(final String macro, final String said) {
		final Outcome outcome = run(macro);
		assertFalse(outcome.completed(), outcome::toString);
		assertTrue(outcome.console().contains(said), outcome::toString);
	}
}
