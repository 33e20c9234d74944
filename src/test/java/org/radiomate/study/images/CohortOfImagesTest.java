package org.radiomate.study.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.FeatureSet;
import org.radiomate.table.CsvTable;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class CohortOfImagesTest {

	private static final LevelChoice.LevelName NAME = new LevelChoice.LevelName("levels_width_25", "bins of width 25");

	private static ImageRow row(final String patient, final double pixelMm, final double sliceMm, final double thicknessMm,
		final String kernel, final int voxels, final int levels)
	{
		return new ImageRow(patient, patient + ".nii", new ImageHeader(new Geometry(10, 10, 10, pixelMm, pixelMm, sliceMm), null,
			thicknessMm, kernel), voxels, new double[] { 0, 10, 50, 90, 100 }, 80, List.of(levels));
	}

	private static List<ImageRow> alike(final int n) {
		final List<ImageRow> rows = new ArrayList<>();
		for (int i = 0; i < n; i++) rows.add(row("P" + i, 0.7 + 0.01 * i, 5, 5, "B30f", 1000, 20));
		return rows;
	}

	private static CohortOfImages cohort(final List<ImageRow> rows) {
		return new CohortOfImages(rows, List.of(NAME), 1.5);
	}

	@Test
	void imagesThatAreAlikeEarnNoRemark() {
		final CohortOfImages cohort = cohort(alike(5));
		assertEquals(List.of(), cohort.warnings());
		for (final List<String> row : cohort.table().rows()) assertEquals("", row.get(row.size() - 1));
		assertEquals("5 images: pixels of 0.7 to 0.74 mm, slices 5 mm apart and 5 mm thick, regions of 2450 to 2738 mm3.", cohort
			.summary());
		assertEquals(0.72, cohort.figures().get(0).median(), 1e-12);
		assertEquals(List.of("region_mm3", 5), List.of(cohort.figures().get(5).figure(), cohort.figures().get(5).images()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0.3|5|5|B30f|pixel width 0.3 mm, median 0.715 mm", "0.72|10|5|B30f|distance of slices 10 mm",
		"0.72|5|1.25|B30f|slice thickness 1.25 mm, median 5 mm", "0.72|5|5|B70f|kernel B70f, most often B30f" })
	void theOneThatIsUnlikeIsNamed(final double pixelMm, final double sliceMm, final double thicknessMm, final String kernel,
		final String words)
	{
		final List<ImageRow> rows = new ArrayList<>(alike(5));
		rows.add(row("ODD", pixelMm, sliceMm, thicknessMm, kernel, 1000, 20));
		final CohortOfImages cohort = cohort(rows);
		for (int i = 0; i < 5; i++) assertEquals(List.of(), cohort.unlike(rows.get(i)));
		assertTrue(String.join("; ", cohort.unlike(rows.get(5))).contains(words), () -> "" + cohort.unlike(rows.get(5)));
		assertTrue(cohort.warnings().get(0).startsWith("Unlike the others: ODD (") && cohort.warnings().get(0).contains(words), cohort
			.warnings().get(0));
		assertEquals(!kernel.equals("B30f"), cohort.warnings().stream().anyMatch(sentence -> sentence.contains(
			"2 convolution kernels: B30f (5), B70f (1)")));
	}

	@Test
	void whatIsNotKnownIsNoDifference() {
		final List<ImageRow> rows = new ArrayList<>(alike(3));
		rows.add(row("TIFF", 0.7, 5, Double.NaN, "", 1000, 20));
		assertEquals(List.of(), cohort(rows).warnings());
		final CsvTable table = cohort(rows).table();
		assertEquals("", table.cells("slice_thickness_mm").get(3));
		assertEquals("5", table.cells("slice_thickness_mm").get(0));
		final List<ImageRow> none = List.of(row("TIFF", 0.7, 5, Double.NaN, "", 1000, 20));
		assertFalse(cohort(none).summary().contains("thick"), cohort(none).summary());
		assertEquals(Double.NaN, cohort(none).figures().get(3).median());
	}

	/** 20 levels make 210 cells, 45 levels 1035, so with 1000 voxels the limits are 7/8 and 44/45 levels; most is above half. */
	@ParameterizedTest
	@CsvSource({ "8, 8, 8, false, false", "7, 7, 8, true, false", "7, 8, 8, false, false", "44, 44, 44, false, false",
		"45, 45, 44, false, true", "45, 44, 44, false, false" })
	void tooFewAndTooManyLevelsInMostPatients(final int a, final int b, final int c, final boolean few, final boolean many) {
		final List<ImageRow> rows = new ArrayList<>();
		for (final int levels : new int[] { a, b, c }) rows.add(row("P" + rows.size(), 0.7, 5, 5, "", 1000, levels));
		final String all = String.join(" ", cohort(rows).warnings());
		assertEquals(few, all.contains("With bins of width 25, 2 of 3 regions hold fewer than 8 gray levels"), all);
		assertEquals(many, all.contains("With bins of width 25, 2 of 3 regions hold so many gray levels"), all);
		assertEquals(few || many, !all.isEmpty(), all);
	}

	private static final Geometry GRID = new Geometry(12, 11, 6, 1, 1, 3);

	@Property(tries = 40)
	void levelsAreCountedAsTheyAreDefined(@ForAll @IntRange(max = 999) final int seed,
		@ForAll @DoubleRange(min = 0.5, max = 60) final double width, @ForAll @IntRange(min = 2, max = 80) final int bins)
	{
		final Well19937c random = new Well19937c(seed);
		final double[] values = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < values.length; i++) values[i] = Math.rint(60 * random.nextGaussian());
		final Volume volume = Volume.of("noise", values, GRID);
		final Mask mask = Mask.of(GRID, (x, y, z) -> x > 2 && y > 3 && z > 1);
		final RoiCrop crop = RoiCrop.of(volume, mask);
		final double[] inside = crop.insideValues();
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (final double value : inside) {
			lowest = Math.min(lowest, value);
			highest = Math.max(highest, value);
		}
		final Set<Long> byWidth = new HashSet<>(), byCount = new HashSet<>(), different = new HashSet<>();
		for (final double value : inside) {
			byWidth.add((long) Math.floor((value - Math.floor(lowest / width) * width) / width));
			byCount.add(Math.min(bins - 1, (long) Math.floor(bins * (value - lowest) / (highest - lowest))));
			different.add((long) value);
		}
		final LevelChoice choice = LevelChoice.of(FeatureSet.builtIn("IBSI 2D"), List.of(width), List.of(bins));
		final List<Integer> levels = choice.count(volume, mask, crop);
		assertEquals(3, levels.size());
		assertEquals(List.of(byWidth.size(), byCount.size()), levels.subList(1, 3), "width " + width + ", bins " + bins);
		final ImageRow row = ImageRow.of("P", "p.nii", new ImageHeader(GRID, null), crop, levels);
		assertEquals(different.size(), row.distinct());
		assertEquals(List.of(lowest, highest, (double) inside.length), List.of(row.hu()[0], row.hu()[4], (double) row.voxels()));
		assertEquals(inside.length * 3.0, row.volumeMm3(), 1e-9);
	}

	/** By hand: the IBSI sets have bins of 25 HU from -1000, so 0, 24 and 25 HU are two levels. */
	@Test
	void theLevelsOfTheSetAreItsOwn() {
		final double[] values = { 0, 24, 25, 0, 24, 25, 24, 25 };
		final Geometry grid = new Geometry(2, 2, 2, 1, 1, 1);
		final Volume volume = Volume.of("cube", values, grid);
		final Mask mask = Mask.of(grid, (x, y, z) -> true);
		final LevelChoice choice = LevelChoice.of(FeatureSet.builtIn("IBSI 2D"), List.of(), List.of());
		assertEquals(List.of(2), choice.count(volume, mask, RoiCrop.of(volume, mask)));
		assertEquals(List.of("levels_set"), choice.names().stream().map(LevelChoice.LevelName::column).toList());
		for (final String name : FeatureSet.builtInNames()) assertTrue(LevelChoice.of(FeatureSet.builtIn(name), List.of(), List.of())
			.names().size() == 1, name);
	}

	@Test
	void listsAreReadOrRefused() {
		assertEquals(List.of(5.0, 2.5), LevelChoice.numbers(" 5; 2.5", "binwidths"));
		assertEquals(List.of(), LevelChoice.numbers(" ", "binwidths"));
		assertEquals(List.of(16, 32), LevelChoice.wholeNumbers("16,32", "bincounts"));
		assertProblem(() -> LevelChoice.numbers("5, wide", "binwidths"), "'binwidths'", "'wide'", "5, 10, 25");
		assertProblem(() -> LevelChoice.numbers("0", "binwidths"), "'0'");
		assertProblem(() -> LevelChoice.wholeNumbers("16.5", "bincounts"), "'bincounts'", "16.5", "whole");
		assertProblem(() -> LevelChoice.wholeNumbers("1", "bincounts"), "2 to 65536");
	}
}
