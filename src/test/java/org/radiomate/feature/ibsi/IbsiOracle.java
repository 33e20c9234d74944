package org.radiomate.feature.ibsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureVector;
import org.radiomate.io.NiftiReader;
import org.radiomate.testing.Shared;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.StepText;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares families of features with IBSI's reference values, on the digital phantom and the configurations A, B, D. */
public final class IbsiOracle {

	private static final Map<String, String> STEPS = Map.of("digital", "none", "A", "threshold -500 400 hu intensity", "B",
		"resample 2 2 0 mm linear; round; threshold -500 400 hu intensity", "D",
		"resample 2 2 2 mm linear; round; outliers 3 sd");

	private IbsiOracle() {}

	/** What the textures of a dataset are discretised with. */
	public static Discretisation discretisation(final String dataset) {
		return switch (dataset) {
			case "digital" -> new Undiscretised();
			case "A" -> new FixedBinSize(25, -500);
			default -> new FixedBinNumber(32);
		};
	}

	/** The intensity-volume histogram of a dataset. */
	public static IbsiVolumeHistogram volumeHistogram(final String dataset) {
		return new IbsiVolumeHistogram(new Undiscretised(), switch (dataset) {
			case "digital" -> new IbsiVolumeHistogram.Range(1, 6);
			case "D" -> null;
			default -> new IbsiVolumeHistogram.Range(-500, 400);
		});
	}

	/** Aggregations of a dataset that are directional, or not. */
	public static List<Aggregation> aggregations(final String dataset, final boolean directional) {
		return List.of(Aggregation.values()).stream().filter(aggregation -> aggregation.directional() == directional && (dataset
			.equals("digital") || dataset.equals("D") == aggregation.inSpace())).toList();
	}

	/** A set of some families with the image processing of a dataset. */
	public static FeatureSet set(final String dataset, final List<FeatureCalculator> families) {
		return new FeatureSet("IBSI " + dataset, FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE, dataset.equals("digital")
			? IntensityScale.STORED : IntensityScale.CT, StepText.parse(STEPS.get(dataset)), new IbsiPreparation(), families, List
				.of());
	}

	/** The image of a dataset. */
	public static Volume image(final String dataset) {
		return read(dataset.equals("digital") ? "digital_phantom_image.nii.gz" : "ct_phantom/image.nii.gz");
	}

	/** The region of a dataset. */
	public static Mask mask(final String dataset) {
		final Volume labels = read(dataset.equals("digital") ? "digital_phantom_mask.nii.gz" : "ct_phantom/mask.nii.gz");
		final double[] inside = Voxels.of(labels);
		final int width = labels.geometry().width(), height = labels.geometry().height();
		return Mask.of(labels.geometry(), (x, y, z) -> inside[x + width * (y + height * z)] > 0);
	}

	private static Volume read(final String file) {
		return new NiftiReader().read(Shared.path("ibsi/" + file), null);
	}

	/**
	 * Extracts some families and compares every reference value of a family of the table; all must be there and agree.
	 *
	 * @param family the name in the table, such as {@code GLCM}
	 */
	public static void check(final String dataset, final String family, final FeatureCalculator... families) {
		final FeatureVector found = FeatureExtractor.extract(image(dataset), mask(dataset), set(dataset, List.of(families)));
		final List<String> misses = new ArrayList<>();
		int rows = 0;
		for (final CSVRecord row : references(dataset, family)) {
			rows++;
			final double value = found.ids().contains(row.get("tag")) ? found.value(row.get("tag")) : Double.NaN;
			if (!matches(value, row)) misses.add(row.get("family") + " " + row.get("aggregation") + " " + row.get(
				"tag") + ": " + value + ", reference " + row.get("value") + " ± " + row.get("tolerance"));
		}
		System.out.println("IBSI " + dataset + " " + family + ": " + (rows - misses.size()) + " of " + rows);
		assertTrue(rows > 0, "no reference value of " + family);
		assertEquals("", String.join("\n", misses));
	}

	private static boolean matches(final double value, final CSVRecord row) {
		if (Double.isNaN(value)) return false;
		final double expected = Double.parseDouble(row.get("value")), allowed = Double.parseDouble(row.get("tolerance"));
		final double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
		return Math.min(Math.abs(rounded - expected), Math.abs(value - expected)) <= allowed + 1e-9 * Math.abs(expected);
	}

	private static List<CSVRecord> references(final String dataset, final String family) {
		final Path table = Shared.path("ibsi/reference_values.csv");
		try (Reader reader = Files.newBufferedReader(table)) {
			return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build().parse(reader).stream().filter(row -> row
				.get("dataset").equals(dataset) && row.get("family").equals(family)).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
