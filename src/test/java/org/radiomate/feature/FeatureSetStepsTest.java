package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.StepText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Feature sets with preprocessing, as files and on images, and their editing. */
class FeatureSetStepsTest {

	private static final Geometry GRID = new Geometry(30, 28, 8, 0.8, 0.8, 3);
	private static final FeatureSet BASE = FeatureSet.builtIn("IBEX 353");
	private static final Path OLD = Path.of("test-data", "feature-sets", "v1-ibex-352.json");

	private static Volume volume() {
		final Well19937c random = new Well19937c(11);
		final double[] hu = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = 40 + 50 * random.nextGaussian();
		return Volume.of("noise", hu, GRID);
	}

	private static Mask mask() {
		return Mask.of(GRID, (x, y, z) -> Math.pow((x - 15) / 9.0, 2) + Math.pow((y - 14) / 8.0, 2) + Math.pow((z - 3.5) / 3,
			2) <= 1);
	}

	private static FeatureVector extract(final FeatureSet set) {
		return FeatureExtractor.extract(volume(), mask(), set);
	}

	private static FeatureSet with(final String steps) {
		return BASE.withSteps(StepText.parse(steps));
	}

	private static FeatureSetEdit edit(final String keep, final String leaveOut,
		final Map<FamilyParameter, String> parameters)
	{
		return new FeatureSetEdit("mine", "a test", null, null, null, parameters, patterns(keep), patterns(leaveOut));
	}

	private static List<String> patterns(final String text) {
		return Arrays.stream(text.split(";")).map(String::trim).filter(part -> !part.isEmpty()).toList();
	}

	@Test
	void aFileOfTheFirstVersionIsReadAndWrittenBackToTheByte(@TempDir final Path folder) throws IOException {
		final FeatureSet old = FeatureSet.read(OLD);
		assertEquals(FeatureSet.builtIn("IBEX 352"), old);
		old.write(folder.resolve("again.json"));
		assertEquals(Files.readString(OLD), Files.readString(folder.resolve("again.json")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "none", "gaussian sigma 1.5 mm 3d; threshold -50 200 hu; erode 1 mm",
		"resample 1 1 2 mm cubic; laplacian-of-gaussian 2; median 1 pixel; diffusion 30 hu 3 2d; ring -4 1; outliers 3; dilate 1" })
	void whatIsReadBackHasTheSameBytesAndGivesTheSameBits(final String steps, @TempDir final Path folder)
		throws IOException
	{
		final FeatureSet set = with(steps);
		set.write(folder.resolve("one.json"));
		final FeatureSet read = FeatureSet.read(folder.resolve("one.json"));
		assertEquals(set, read);
		read.write(folder.resolve("two.json"));
		assertEquals(Files.readString(folder.resolve("one.json")), Files.readString(folder.resolve("two.json")));
		assertEquals(steps.equals("none") ? 1 : 2, read.schemaVersion());
		assertEquals(extract(set), extract(read));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"gaussian\"|\"gausian\"|gausian", "\"sigmaMm\" : 1.5|\"sigmaMm\" : -1|sigma",
		"\"sigmaMm\" : 1.5|\"sigma\" : 1.5|sigma", "\"3d\"|\"4d\"|4d" })
	void aBadStepInAFileIsNamed(final String right, final String wrong, final String fault) {
		final String json = with("gaussian 1.5 mm 3d").toJson();
		assertTrue(json.contains(right), json);
		final ProblemException problem = org.junit.jupiter.api.Assertions.assertThrows(ProblemException.class, () -> FeatureSet
			.parse(json.replace(right, wrong), "my set"));
		assertTrue(problem.getMessage().contains("my set") && problem.getMessage().contains(fault), problem.getMessage());
	}

	@Test
	void shapeSeesTheMorphologicalMaskAndIntensitiesTheOther() {
		final FeatureVector plain = extract(BASE);
		final FeatureVector cut = extract(with("threshold 0 80"));
		assertEquals(plain.value("Volume"), cut.value("Volume"), 0);
		assertEquals(plain.voxels(), cut.voxels());
		assertTrue(plain.value("Range") > 80);
		assertTrue(cut.value("Range") <= 81);
		final FeatureVector both = extract(with("threshold 0 80 hu both"));
		assertTrue(both.value("Volume") < plain.value("Volume"));
		assertEquals(cut.value("50Percentile"), both.value("50Percentile"), 0);
		final FeatureVector eroded = extract(with("erode 1 mm 2d"));
		assertTrue(eroded.value("Volume") < plain.value("Volume"));
		assertTrue(extract(with("gaussian 1")).value("Range") < plain.value("Range") / 2);
	}

	@Test
	void resamplingChangesTheGridNotTheSize() {
		final FeatureVector fine = extract(with("resample 0.4 0.4 1 mm linear"));
		assertEquals(0.04 * 0.04 * 0.1, fine.value("VoxelSize"), 1e-15);
		assertEquals(mask().count() * 1.92, fine.voxels() * 0.16, 0.05 * mask().count() * 1.92);
	}

	@Test
	void aResponseIsNoHu() {
		final FeatureVector response = extract(with("laplacian-of-gaussian 1 mm 3d"));
		assertTrue(response.value("50Percentile") < 50, "not shifted by 1000");
		assertTrue(response.value("5Percentile") < 0, "not clipped");
		assertTrue(response.absent().get("Mass").contains("CT"));
		final FeatureVector shifted = extract(with("laplacian-of-gaussian 1 mm 3d; threshold 1 1000"));
		assertTrue(shifted.value("5Percentile") >= 1);
		final FeatureSet far = edit("", "", Map.of(FamilyParameter.GRAY_LEVELS, "500 900 32")).applyTo(with(
			"laplacian-of-gaussian 1 mm 3d"));
		assertTrue(extract(far).warnings().get(0).contains("gray limits 500 to 900"), () -> "" + extract(far).warnings());
	}

	@Test
	void patternsIdsAndNamesOfRChooseFeatures() {
		assertEquals(List.of("45-1Entropy", "45-4Entropy", "45-7Entropy"), ids(edit("45-*", "", Map.of()).applyTo(BASE), "45-",
			"Entropy").stream().filter(id -> !id.contains("ence") && !id.contains("Sum")).toList());
		assertEquals(66, edit("45-*", "", Map.of()).applyTo(BASE).features().size());
		assertEquals(List.of("45-7DifferenceEntropy", "Kurtosis"), ids(edit("Kurtosis; X45.7DifferenceEntropy", "", Map.of())
			.applyTo(BASE), "", ""));
		assertEquals(352, edit("", "NumberOfObjects", Map.of()).applyTo(BASE).features().size());
		assertEquals(353, edit("*", "", Map.of()).applyTo(FeatureSet.builtIn("IBEX 352")).features().size());
		final FeatureSet two = edit("*Entropy; 45-*", "*Sum*", Map.of()).applyTo(BASE);
		assertTrue(two.features().stream().allMatch(info -> info.id().endsWith("Entropy") || info.id().startsWith("45-")));
		final FeatureVector all = extract(BASE), some = extract(two);
		for (final String id : some.ids()) assertEquals(all.value(id), some.value(id), 0, id);
		assertProblem(() -> edit("*Entrophy", "", Map.of()).applyTo(BASE), "keep", "*Entrophy", "0-1AutoCorrelation");
		assertProblem(() -> edit("", "Nothing", Map.of()).applyTo(BASE), "leaveout", "Nothing");
		assertProblem(() -> edit("Kurtosis", "K*", Map.of()).applyTo(BASE), "no feature");
		// a pattern's other characters mean themselves
		assertProblem(() -> edit("0.025Q.*", "", Map.of()).applyTo(BASE), "0.025Q.*");
	}

	private static List<String> ids(final FeatureSet set, final String start, final String end) {
		return set.features().stream().map(FeatureInfo::id).filter(id -> id.startsWith(start) && id.endsWith(end)).toList();
	}

	@Test
	void parametersOfTheFamiliesAreChanged() {
		final FeatureSet edited = new FeatureSetEdit("mine", "a test", MaskRule.PIXEL_CENTRE, IntensityScale.STORED, StepText
			.parse("erode 1 mm"), Map.of(FamilyParameter.GLCM_DIRECTIONS, "0 180", FamilyParameter.OFFSETS, "2",
				FamilyParameter.GLRLM_DIRECTIONS, "0, 45, 90, 135", FamilyParameter.GRAY_LEVELS, "-100 400 64",
				FamilyParameter.NONUNIFORMITY, "divided by voxels", FamilyParameter.AGGREGATES, "with"), List.of(), List.of()).applyTo(
					FeatureSet.builtIn("IBEX 352"));
		assertEquals(22 * 3 + 11 * 5 + 49 + 17, edited.features().size());
		for (final String part : List.of("mine: 187 features (GLCM 66, GLRLM 55, IntensityHistogram 49, Shape 17).",
			"pixel-centre", "stored", "erode 1 mm 3d", "directions 0, 180 degrees, offsets 2 pixels", "64 gray levels from -100 to 400",
			"with the aggregates", "non-uniformities divided by the number of voxels", "Left out: NumberOfObjects"))
		{
			assertTrue(edited.describe().contains(part), () -> part + " in\n" + edited.describe());
		}
		assertFalse(edited.describe().contains("="));
		assertEquals(edited, FeatureSet.parse(edited.toJson(), "text"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "GLCM_DIRECTIONS|0 44|direction 44", "GLCM_DIRECTIONS|north|glcmdirections",
		"GLRLM_DIRECTIONS|180|direction 180", "OFFSETS|0|offset 0", "OFFSETS|1.5|offsets", "GRAY_LEVELS|0 2100|graylevels",
		"GRAY_LEVELS|2100 0 100|2100", "GRAY_LEVELS|0 2100 1|gray levels is 1", "NONUNIFORMITY|yes|divided by voxels",
		"AGGREGATES|no|without", "OFFSETS|1 1|twice" })
	void aBadParameterIsNamed(final FamilyParameter parameter, final String text, final String fault) {
		assertProblem(() -> edit("", "", Map.of(parameter, text)).applyTo(BASE), fault);
	}

	@Test
	void aSetWithoutTheFamilySaysSo() {
		final FeatureSet shape = new FeatureSet("shape", 1, "", BASE.maskRule(), BASE.intensityScale(), BASE.preparation(), BASE
			.families().subList(3, 4), List.of());
		assertProblem(() -> edit("", "", Map.of(FamilyParameter.OFFSETS, "1")).applyTo(shape), "offsets", "no family");
	}
}
