package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.radiomate.imagej.Rois.on;
import static org.radiomate.imagej.Rois.only;
import static org.radiomate.imagej.Rois.picture;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;

import java.util.List;

/** ImageJ's selections as contours: what is an outline, what means pixels, where they lie and whose they are. */
class RoiContoursTest {

	private static final float[] X = { 1.25f, 24.7f, 3 }, Y = { 2, 2.5f, 17.1f };

	private static List<ContourSet> sets(final Roi... rois) {
		return RoiContours.toSets(List.of(rois), null, 20, "contours.zip");
	}

	private static PixelArea area(final Roi roi) {
		return assertInstanceOf(PixelArea.class, only(sets(on(1, "a", roi))));
	}

	/** As a polygon drawn by hand or read from a file: kind by kind, in or out. */
	private static ByteProcessor pixels(final String... rows) {
		final ByteProcessor pixels = new ByteProcessor(rows[0].length(), rows.length);
		for (int y = 0; y < rows.length; y++) {
			for (int x = 0; x < rows[y].length(); x++) pixels.set(x, y, rows[y].charAt(x) == '#' ? 255 : 0);
		}
		return pixels;
	}

	private static Roi traced(final String... rows) {
		final ByteProcessor pixels = pixels(rows);
		pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		return ThresholdToSelection.run(new ImagePlus("", pixels));
	}

	private static String text(final String... rows) {
		return String.join("\n", rows) + "\n";
	}

	// outlines

	@Test
	void polygonAndFreehandAreOutlinesWithExactVertices() {
		for (final int type : new int[] { Roi.POLYGON, Roi.FREEROI }) {
			final Contour contour = only(sets(on(4, "a", new PolygonRoi(X.clone(), Y.clone(), type))));
			final OutlineContour outline = assertInstanceOf(OutlineContour.class, contour);
			assertEquals(3, outline.slice());
			assertArrayEquals(new double[] { 1.25, 24.7, 3 }, outline.x(), "the decimal that was meant, not 24.70000076…");
			assertArrayEquals(new double[] { 2, 2.5, 17.1 }, outline.y());
		}
	}

	@Test
	void wholeNumberPolygonKeepsItsVertices() {
		final Roi roi = new PolygonRoi(new int[] { 10, 20, 20 }, new int[] { 5, 5, 15 }, 3, Roi.POLYGON);
		final OutlineContour outline = (OutlineContour) only(sets(on(1, "a", roi)));
		assertArrayEquals(new double[] { 10, 20, 20 }, outline.x());
		assertArrayEquals(new double[] { 5, 5, 15 }, outline.y());
	}

	@Test
	void movedPolygonMovesItsVertices() {
		final Roi roi = new PolygonRoi(X.clone(), Y.clone(), Roi.FREEROI);
		roi.setLocation(roi.getXBase() + 10, roi.getYBase() - 1);
		final OutlineContour outline = (OutlineContour) only(sets(on(1, "a", roi)));
		assertArrayEquals(new double[] { 11.25, 34.7, 13 }, outline.x(), 1e-6);
		assertArrayEquals(new double[] { 1, 1.5, 16.1 }, outline.y(), 1e-6);
	}

	@Test
	void ellipseIsAnOutline() {
		assertInstanceOf(OutlineContour.class, only(sets(on(1, "a", new EllipseRoi(2, 5, 12, 5, 0.5)))));
	}

	// what means pixels

	@Test
	void rectangleMeansItsPixels() {
		assertEquals(text("......", "..###.", "..###.", "......"), picture(area(new Roi(2, 1, 3, 2)), 6, 4));
	}

	@Test
	void ovalMeansThePixelsOfImageJ() {
		final OvalRoi oval = new OvalRoi(1, 1, 5, 5);
		final PixelArea area = area(oval);
		assertEquals(text(".......", "..###..", ".#####.", ".#####.", ".#####.", "..###..", "......."), picture(area, 7, 7));
		for (int y = 0; y < 7; y++) {
			for (int x = 0; x < 7; x++) assertEquals(oval.contains(x, y), area.contains(x, y), x + ", " + y);
		}
	}

	@Test
	void tracedAreaWithoutHole() {
		final String[] rows = { ".....", ".##..", ".###.", ".....", "....." };
		final Roi roi = traced(rows);
		assertEquals(Roi.TRACED_ROI, roi.getType());
		assertEquals(text(rows), picture(area(roi), 5, 5));
	}

	@Test
	void compositeKeepsHolesAndIslands() {
		final String[] rows = { "#####..", "#...#..", "#.#.#.#", "#...#.#", "#####.." };
		final Roi roi = traced(rows);
		assertEquals(Roi.COMPOSITE, roi.getType());
		assertEquals(text(rows), picture(area(roi), 7, 5));
	}

	@Test
	void brushedShapeMeansItsPixels() {
		final ShapeRoi brush = new ShapeRoi(new OvalRoi(2, 2, 6, 6)).or(new ShapeRoi(new OvalRoi(5, 4, 6, 6))).not(
			new ShapeRoi(new Roi(5, 5, 2, 1)));
		final PixelArea area = area(brush);
		for (int y = 0; y < 14; y++) {
			for (int x = 0; x < 14; x++) assertEquals(brush.contains(x, y), area.contains(x, y), x + ", " + y);
		}
		assertEquals(false, area.contains(5, 5), "what was brushed away");
	}

	@Test
	void pixelsLeftOfTheImageAreKeptForTheRasterizerToCut() {
		final PixelArea area = area(new Roi(-2, 0, 4, 1));
		assertEquals(-2, area.x0());
		assertEquals(4, area.inside().length);
	}

	@Test
	void ovalOfBrokenSizeFillsItsBox() {
		final OvalRoi oval = new OvalRoi(1.4, 1.6, 5.3, 4.2);
		final PixelArea area = area(oval);
		for (int y = 0; y < 8; y++) {
			for (int x = 0; x < 8; x++) assertEquals(oval.contains(x, y), area.contains(x, y), x + ", " + y);
		}
	}

	// what encloses nothing

	@Test
	void linesPointsAndLettersAreRefused() {
		final Roi[] open = { new Line(1, 1, 5, 5), new PointRoi(3, 3), new Arrow(1, 1, 4, 4), new PolygonRoi(X.clone(), Y
			.clone(), Roi.POLYLINE), new PolygonRoi(X.clone(), Y.clone(), Roi.FREELINE), new PolygonRoi(X.clone(), Y.clone(),
				Roi.ANGLE), new TextRoi(1, 1, "tumour") };
		for (final Roi roi : open) {
			assertProblem(() -> sets(on(7, "0007-0001", roi)), "contours.zip: '0007-0001' on slice 7", "encloses no area");
		}
	}

	// slices

	private static ImagePlus stack(final int channels, final int slices, final int frames) {
		final ImageStack stack = new ImageStack(2, 2);
		for (int i = 0; i < channels * slices * frames; i++) stack.addSlice(new ByteProcessor(2, 2));
		final ImagePlus image = new ImagePlus("image", stack);
		image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack(channels * frames > 1);
		return image;
	}

	private static int slice(final Roi roi, final ImagePlus image) {
		return only(RoiContours.toSets(List.of(roi), image, image.getNSlices(), "The overlay")).slice();
	}

	@Test
	void positionInAStack() {
		assertEquals(4, slice(on(5, "a", new Roi(0, 0, 1, 1)), stack(1, 9, 1)));
	}

	@Test
	void positionInAHyperstack() {
		final Roi byPlace = new Roi(0, 0, 1, 1), byIndex = new Roi(0, 0, 1, 1), bySlice = new Roi(0, 0, 1, 1);
		byPlace.setPosition(2, 4, 1);
		assertEquals(3, slice(byPlace, stack(3, 9, 2)));
		byIndex.setPosition(3 * 9 + 2 + 3 * 4);
		assertEquals(4, slice(byIndex, stack(3, 9, 2)), "channel 2, slice 5, frame 2");
		bySlice.setPosition(0, 6, 0);
		assertEquals(5, slice(bySlice, stack(3, 9, 2)));
	}

	@Test
	void positionBeyondTheStackNamesRoiAndSlice() {
		assertProblem(() -> slice(on(12, "0012-0001", new Roi(0, 0, 1, 1)), stack(1, 9, 1)), "the contour", "'0012-0001'",
			"slice 12", "9 slices", "Use the image");
	}

	@Test
	void channelAndTimePointMustBeTheImages() {
		final Roi channel = on(1, "a", new Roi(0, 0, 1, 1)), time = on(1, "b", new Roi(0, 0, 1, 1));
		channel.setPosition(4, 2, 1);
		assertProblem(() -> slice(channel, stack(3, 9, 2)), "'a' on slice 2", "channel 4", "3 channels");
		assertProblem(() -> slice(channel, stack(1, 9, 1)), "'a' on slice 2", "channel 4", "1 channel.");
		time.setPosition(1, 3, 5);
		assertProblem(() -> slice(time, stack(3, 9, 2)), "'b' on slice 3", "time point 5", "2 time points");
	}

	@Test
	void contoursOfTwoTimePointsAreNotMixed() {
		final Roi first = on(1, "a", new Roi(0, 0, 1, 1)), second = on(1, "b", new Roi(0, 0, 1, 1));
		first.setPosition(1, 3, 1);
		second.setPosition(1, 4, 2);
		assertProblem(() -> RoiContours.toSets(List.of(first, second), stack(1, 9, 2), 9, "The overlay"), "'b' on slice 4",
			"time point 2", "'a' on time point 1");
	}

	@Test
	void contoursOfTwoPatientsAreNotMixed() {
		final Roi first = on(3, "a", new Roi(0, 0, 1, 1)), second = on(4, "b", new Roi(0, 0, 1, 1));
		first.setProperty(RoiContours.PATIENT, "P1");
		second.setProperty(RoiContours.PATIENT, "P1");
		assertEquals(2, sets(first, second).get(0).contours().size());
		second.setProperty(RoiContours.PATIENT, "P2");
		assertProblem(() -> sets(first, second), "contours.zip has contours of two patients", "'a' on slice 3 is of 'P1'",
			"'b' on slice 4 of 'P2'");
	}

	@Test
	void contoursThatEncloseNothingNameRoiAndSlice() {
		final float[] two = { 3, 9 }, line = { 1, 4, 7 };
		assertProblem(() -> sets(on(5, "a", new PolygonRoi(two, two, Roi.POLYGON))), "'a' on slice 5 has only 2 points",
			"draw it again");
		assertProblem(() -> sets(on(6, "b", new PolygonRoi(line, line, Roi.FREEROI))), "'b' on slice 6", "area of zero");
		final ShapeRoi nothing = new ShapeRoi(new Roi(3, 3, 2, 4)).not(new ShapeRoi(new Roi(3, 3, 2, 4)));
		assertProblem(() -> sets(on(7, "c", nothing)), "'c' on slice 7 has no pixel");
	}

	@Test
	void noPositionIsRefusedInAStackOnly() {
		final Roi roi = new Roi(0, 0, 1, 1);
		roi.setName("0001-0001");
		assertEquals(0, slice(roi, stack(1, 1, 1)));
		assertProblem(() -> slice(roi, stack(1, 2, 1)), "The overlay: the contour '0001-0001' belongs to no slice");
		final Roi channelOnly = new Roi(0, 0, 1, 1);
		channelOnly.setPosition(2, 0, 0);
		assertProblem(() -> slice(channelOnly, stack(3, 9, 2)), "belongs to no slice");
	}

	// owners

	private static Roi of(final int slice, final String structure, final String reader, final String repeat) {
		final Roi roi = on(slice, "a", new Roi(slice, 0, 1, 1));
		if (!structure.isEmpty()) roi.setProperty(RoiContours.STRUCTURE, structure);
		if (!reader.isEmpty()) roi.setProperty(RoiContours.READER, reader);
		if (!repeat.isEmpty()) roi.setProperty(RoiContours.REPEAT, repeat);
		return roi;
	}

	@Test
	void propertiesSortContoursIntoSets() {
		final List<ContourSet> sets = sets(of(1, "GTV", "A", "1"), of(2, "GTV", "A", "2"), of(3, "GTV", "A", "1"), of(4,
			"GTV", "B", "1"), of(5, "", "", ""), of(6, " GTV ", "A", "1"));
		assertEquals(4, sets.size());
		assertEquals(List.of(0, 2, 5), sets.get(0).contours().stream().map(Contour::slice).toList());
		assertEquals("GTV", sets.get(0).structure());
		assertEquals("B", sets.get(2).reader());
		assertEquals("", sets.get(3).structure());
	}

	@Test
	void propertiesAndPositionsComeBack() {
		final List<ContourSet> before = sets(of(3, "GTV", "A", "2"));
		final Roi roi = RoiContours.toRois(before.get(0)).get(0);
		assertEquals(3, roi.getPosition());
		final ContourSet after = sets(roi).get(0);
		assertEquals("GTV A 2", after.structure() + " " + after.reader() + " " + after.repeat());
	}

	// round trips

	@Property(tries = 200)
	void pixelsComeBackExactly(@ForAll @IntRange(min = 1, max = 7) final int width,
		@ForAll @Size(min = 1, max = 42) final boolean[] some, @ForAll @IntRange(max = 9) final int x0)
	{
		final int height = (some.length + width - 1) / width;
		final boolean[] inside = java.util.Arrays.copyOf(some, width * height);
		inside[0] = true;
		final Geometry grid = new Geometry(20, 50, 2, 1, 1, 1);
		final ContourSet set = ContourSet.of("GTV", List.of(new PixelArea(1, x0, 3, width, height, inside)));
		final Mask before = Rois.mask(set, grid);
		final List<ContourSet> back = RoiContours.toSets(RoiContours.toRois(set), null, 2, "round trip");
		assertEquals(before, Rois.mask(back.get(0), grid));
	}

	@Test
	void outlineComesBackAsAnOutline() {
		final OutlineContour outline = new OutlineContour(2, new double[] { 1.25, 24.7, 3 }, new double[] { 2, 2.5, 17.1 });
		final OutlineContour back = (OutlineContour) only(sets(RoiContours.toRois(ContourSet.of("", List.of(outline))).get(
			0)));
		assertArrayEquals(outline.x(), back.x());
		assertArrayEquals(outline.y(), back.y());
		assertEquals(2, back.slice());
	}

	/** Found by a fuzzer: a rectangle of 4 thousand million pixels took seconds and gigabytes. */
	@ParameterizedTest
	@CsvSource({ "60000,60000", "65535,65535", "2000000,2000000" })
	void aSelectionLargerThanAnyImageIsRefused(final int width, final int height) {
		final Roi roi = new Roi(0, 0, width, height);
		assertProblem(() -> RoiContours.toContour(roi, 1, "rois.zip"), "rois.zip", "on slice 2 is " + width + " x " + height +
			" pixels, which no image has");
	}
}
