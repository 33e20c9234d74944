package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.io.NiftiReader;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Steps against IBSI: the masks of configurations B and D on the CT phantom, and the response maps of its filters. */
class IbsiStepsTest {

	private static Volume read(final String file) {
		return new NiftiReader().read(Shared.path("ibsi/" + file), null);
	}

	private static MaskedImage applied(final String steps) {
		final Volume image = read("ct_phantom/image.nii.gz");
		final double[] inside = Voxels.of(read("ct_phantom/mask.nii.gz"));
		final int width = image.geometry().width(), height = image.geometry().height();
		return Preprocessing.apply(StepText.parse(steps), image, Mask.of(image.geometry(), (x, y, z) -> inside[x + width * (y +
			height * z)] > 0));
	}

	@ParameterizedTest
	@CsvSource({ "B,resample 2 2 0 mm linear,interp_roi", "B,resample 2 2 0 mm linear; threshold -500 400,reseg_roi",
		"D,resample 2 2 2 mm linear,interp_roi", "D,resample 2 2 2 mm linear; outliers 3,reseg_roi" })
	void gridsMasksAndIntensitiesAreThoseOfTheConfiguration(final String configuration, final String steps, final String stage)
		throws IOException
	{
		final MaskedImage image = applied(steps);
		final Map<String, Double> found = figures(image);
		int compared = 0;
		try (Reader reader = Files.newBufferedReader(Shared.path("ibsi/reference_values.csv"))) {
			for (final CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().build().parse(reader)) {
				if (!row.get("dataset").equals(configuration) || !row.get("tag").endsWith(stage)) continue;
				final Double value = found.get(row.get("tag").replace("_" + stage, ""));
				if (value == null) continue;
				final double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
				final double expected = Double.parseDouble(row.get("value"));
				final double allowed = Double.parseDouble(row.get("tolerance"));
				assertTrue(Math.min(Math.abs(rounded - expected), Math.abs(value - expected)) <= allowed + 1e-9, () -> row.get(
					"tag") + " expected " + expected + " ± " + allowed + " but was " + value);
				compared++;
			}
		}
		assertEquals(14, compared);
	}

	private static Map<String, Double> figures(final MaskedImage image) {
		final Mask shape = image.morphologicalMask(), counting = image.intensityMask();
		final Map<String, Double> figures = new HashMap<>();
		put(figures, "int_mask_dim_", image.whole().width(), image.whole().height(), image.whole().depth());
		put(figures, "int_mask_bb_dim_", counting.width(), counting.height(), counting.depth());
		put(figures, "morph_mask_bb_dim_", shape.width(), shape.height(), shape.depth());
		figures.put("int_mask_vox_count", (double) counting.count());
		figures.put("morph_mask_vox_count", (double) shape.count());
		double sum = 0, lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < image.values().length; i++) {
			if (!image.intensity()[i]) continue;
			// IBSI rounds interpolated CT intensities
			final double value = Math.rint(image.values()[i]);
			sum += value;
			lowest = Math.min(lowest, value);
			highest = Math.max(highest, value);
		}
		figures.put("int_mask_mean_int", sum / counting.count());
		figures.put("int_mask_min_int", lowest);
		figures.put("int_mask_max_int", highest);
		return figures;
	}

	private static void put(final Map<String, Double> figures, final String tag, final double x, final double y,
		final double z)
	{
		figures.putAll(Map.of(tag + "x", x, tag + "y", y, tag + "z", z));
	}

	/** The tests 2.a and 2.b of IBSI 2; its filter is (spacing/sigma)² times ours. */
	@ParameterizedTest
	@CsvSource({ "impulse,3,2_a,0.0674598", "checkerboard,5,2_b,0.513723" })
	void theLaplacianOfGaussianIsTheReferenceMap(final String phantom, final double sigmaMm, final String map,
		final double tolerance)
	{
		final Volume image = read("ibsi2/phantoms/" + phantom + ".nii.gz");
		final double[] reference = Voxels.of(read("ibsi2/reference_response_maps/" + map + ".nii.gz"));
		final MaskedImage response = Preprocessing.apply(StepText.parse("laplacian-of-gaussian " + sigmaMm + " mm 3d"), image,
			Mask.of(image.geometry(), (x, y, z) -> true));
		final double factor = Math.pow(image.geometry().spacingXMm() / sigmaMm, 2);
		double worst = 0;
		for (int i = 0; i < reference.length; i++) {
			worst = Math.max(worst, Math.abs(factor * response.values()[i] - reference[i]));
		}
		System.out.println("IBSI 2 " + map + ": largest difference " + worst + ", allowed " + tolerance);
		assertTrue(worst <= tolerance, map + " differs by " + worst);
	}
}
