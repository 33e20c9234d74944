package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Every bad input gets one sentence that says what, where and what to do, and leaves no file behind. */
class BadInputTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@TempDir
	static Path shared;
	private static Path features;

	@TempDir
	Path folder;

	@BeforeAll
	static void extractOnce() {
		RUNNER.succeed(ExtractStudy.class, Map.of("manifest", SampleData.manifest(), "outputdir", shared.toString()));
		RUNNER.succeed(SplitCohort.class, Map.of("clinicaltable", SampleData.clinical(), "outcome", "recurrence", "outputdir",
			shared.toString()));
		features = shared.resolve("features.csv");
	}

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static ImagePlus stack(final String type) {
		final ImagePlus image = IJ.createImage("Chest", type, 40, 30, 3);
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.8;
		image.getCalibration().pixelDepth = 5;
		return image;
	}

	private static Roi square(final double x, final double y, final double size, final int slice) {
		final Roi roi = new PolygonRoi(new float[] { (float) x, (float) (x + size), (float) (x + size), (float) x },
			new float[] { (float) y, (float) y, (float) (y + size), (float) (y + size) }, Roi.POLYGON);
		roi.setPosition(slice);
		return roi;
	}

	private static Map<String, Object> overlay(final ImagePlus image, final Roi... rois) {
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois) overlay.add(roi);
		image.setOverlay(overlay);
		return Map.of("image", image, "contours", "Overlay");
	}

	private static void assertSentence(final String reason, final String... parts) {
		for (final String part : parts) assertTrue(reason.contains(part), "no '" + part + "' in: " + reason);
		assertFalse(reason.contains("Exception") || reason.contains("\n"), reason);
		assertTrue(reason.endsWith("."), reason);
	}

	@Test
	void colourImage() {
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(stack("RGB"), square(5, 5, 10, 1))), "Chest", "RGB", "16-bit");
	}

	@Test
	void imageWithoutLengths() {
		final ImagePlus image = stack("16-bit");
		image.getCalibration().setUnit("pixel");
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(image, square(5, 5, 10, 1))), "Chest",
			"no spatial calibration", "Image > Properties");
	}

	@Test
	void contourOnASliceThatTheStackLacks() {
		final Path contours = folder.resolve("far.zip");
		new org.radiomate.imagej.RoiSetFile().write(java.util.List.of(org.radiomate.volume.ContourSet.of("", java.util.List.of(
			new org.radiomate.volume.OutlineContour(8, new double[] { 5, 15, 15 }, new double[] { 5, 5, 15 })))), contours);
		assertSentence(RUNNER.reason(ExtractFeatures.class, Map.of("image", stack("32-bit"), "contours", "File", "contourfile",
			contours.toString())), "slice 9", "3 slices");
	}

	@Test
	void contourOutsideTheImage() {
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(stack("32-bit"), square(100, 100, 10, 2))), "slice 2",
			"outside the image", "40 x 30");
	}

	@Test
	void contourWithoutSlice() {
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(stack("32-bit"), square(5, 5, 10, 0))), "no slice");
	}

	@Test
	void severalStructures() {
		final Roi tumour = square(5, 5, 10, 1), node = square(20, 5, 8, 1);
		tumour.setProperty("radiomics.structure", "Tumour");
		node.setProperty("radiomics.structure", "Node");
		assertSentence(RUNNER.reason(ExtractFeatures.class, overlay(stack("32-bit"), tumour, node)), "'Tumour'", "'Node'",
			"'structure'");
	}

	@Test
	void emptyMask() {
		final ImagePlus mask = stack("8-bit black");
		IJ.saveAsTiff(mask, folder.resolve("mask.tif").toString());
		assertSentence(RUNNER.reason(ExtractFeatures.class, Map.of("image", stack("32-bit"), "contours", "File", "contourfile",
			folder.resolve("mask.tif").toString())), "mask.tif", "empty");
	}

	@Test
	void maskOfOneVoxelGivesReasonsNotZeros() {
		final ImagePlus mask = stack("8-bit black");
		mask.getStack().setVoxel(7, 8, 1, 255);
		IJ.saveAsTiff(mask, folder.resolve("mask.tif").toString());
		final CommandModule module = RUNNER.succeed(ExtractFeatures.class, Map.of("image", stack("32-bit"), "contours", "File",
			"contourfile", folder.resolve("mask.tif").toString(), "savetable", folder.resolve("one.csv").toString()));
		final String[] lines = SampleData.read(folder.resolve("one.csv")).split("\n");
		final int entropy = java.util.List.of(lines[0].split(",")).indexOf("0-1Entropy");
		assertEquals("", lines[1].split(",", -1)[entropy], "an entropy of no pairs is absent, not 0");
		assertTrue(String.valueOf(module.getOutput("warnings")).contains("0-1Entropy is absent: "), String.valueOf(module
			.getOutput("warnings")));
	}

	@Test
	void noImage() {
		ij.WindowManager.setTempCurrentImage(null);
		assertSentence(RUNNER.reason(ExtractFeatures.class, Map.of("contours", "Overlay")), "No image is open", "imagefile");
		assertSentence(RUNNER.reason(ExtractFeatures.class, Map.of("imagefile", "nowhere.tif", "contourfile", "x.zip")),
			"nowhere.tif");
	}

	@Test
	void manifestWithAMissingFileAndADuplicate() throws IOException {
		final Path manifest = folder.resolve("study.csv");
		Files.writeString(manifest, "patient,image,contours\nA,a.tif,a.zip\n");
		assertSentence(RUNNER.reason(ExtractStudy.class, Map.of("manifest", manifest.toString(), "outputdir", folder.resolve(
			"out").toString())), "line 2", "a.tif", "does not exist");
		Files.createFile(folder.resolve("a.tif"));
		Files.createFile(folder.resolve("a.zip"));
		Files.writeString(manifest, "patient,image,contours\nA,a.tif,a.zip\nA,a.tif,a.zip\n");
		assertSentence(RUNNER.reason(ExtractStudy.class, Map.of("manifest", manifest.toString(), "outputdir", folder.resolve(
			"out").toString())), "line 3", "repeats patient 'A'");
		assertFalse(Files.exists(folder.resolve("out")), "a refused study leaves no folder");
	}

	@Test
	void manifestWithADamagedImageNamesLineAndPatient() throws IOException {
		final Path manifest = folder.resolve("study.csv");
		Files.writeString(folder.resolve("a.tif"), "not a TIFF");
		Files.writeString(folder.resolve("a.zip"), "not a zip");
		Files.writeString(manifest, "patient,image,contours\nA,a.tif,a.zip\n");
		assertSentence(RUNNER.reason(ExtractStudy.class, Map.of("manifest", manifest.toString(), "outputdir", folder.resolve(
			"out").toString())), "line 2", "patient 'A'", "a.tif");
	}

	private Map<String, Object> modelling(final Path clinical) {
		return new HashMap<>(Map.of("featuretable", features.toString(), "clinicaltable", clinical.toString(), "outcome",
			"recurrence", "splitfile", shared.resolve("split.csv").toString(), "outputdir", folder.resolve("out").toString()));
	}

	private Path clinical(final java.util.function.UnaryOperator<String> change) {
		return SampleData.changed(Path.of(SampleData.clinical()), folder.resolve("clinical.csv"), change);
	}

	@Test
	void clinicalTableWithAMissingPatient() {
		final Path clinical = clinical(line -> line.startsWith("SIM004,") ? line.replace("SIM004", "SIM999") : line);
		assertSentence(RUNNER.reason(SelectFeatures.class, modelling(clinical)), "clinical.csv", "'SIM004'");
	}

	@Test
	void thirdOutcomeLabelAndEmptyCell() {
		assertSentence(RUNNER.reason(SelectFeatures.class, modelling(clinical(line -> line.replaceFirst("^(SIM004),.,",
			"$1,2,")))), "line 5", "'2'", "third label");
		assertSentence(RUNNER.reason(SelectFeatures.class, modelling(clinical(line -> line.replaceFirst("^(SIM004),.,",
			"$1,,")))), "line 5", "'SIM004'", "empty");
	}

	@Test
	void emptyClinicalCellInTraining() {
		final String first = SampleData.read(shared.resolve("split.csv")).lines().filter(line -> line.endsWith("training"))
			.findFirst().orElseThrow().split(",")[0];
		final Path clinical = clinical(line -> line.startsWith(first + ",") ? line.replaceFirst("T[1-4]a?", "") : line);
		final Path selected = folder.resolve("selected.csv");
		write(selected, "feature\nKurtosis\n");
		final Map<String, Object> inputs = modelling(clinical);
		inputs.putAll(Map.of("selectedfile", selected.toString(), "variables", SampleData.VARIABLES));
		assertSentence(RUNNER.reason(TrainModels.class, inputs), "clinical.csv", "'" + first + "'", "'pT'");
		assertFalse(Files.exists(folder.resolve("out")), "no model is left behind");
	}

	@Test
	void patientsOfOneClassOnly() {
		final Path clinical = clinical(line -> line.replaceFirst("^(SIM\\d+),.,", "$1,1,"));
		assertSentence(RUNNER.reason(SplitCohort.class, Map.of("clinicaltable", clinical.toString(), "outcome", "recurrence",
			"outputdir", folder.resolve("out").toString())), "every patient has the label '1'");
		assertSentence(RUNNER.reason(SelectFeatures.class, modelling(clinical)), "every patient has the label");
	}

	@Test
	void wrongColumnsAreListed() {
		final Map<String, Object> inputs = modelling(Path.of(SampleData.clinical()));
		inputs.put("outcome", "relapse");
		assertSentence(RUNNER.reason(SelectFeatures.class, inputs), "'relapse'", "recurrence");
	}

	private Path trainedModels() {
		final Path selected = folder.resolve("selected.csv");
		write(selected, "feature\nKurtosis\nMax3DDiameter\n");
		final Map<String, Object> inputs = modelling(Path.of(SampleData.clinical()));
		inputs.putAll(Map.of("selectedfile", selected.toString(), "variables", SampleData.VARIABLES));
		RUNNER.succeed(TrainModels.class, inputs);
		return folder.resolve("out").resolve("models");
	}

	private static Map<String, Object> application(final Path model, final String clinicalValues) {
		final File[] files = SampleData.STUDY.resolve("new-patient").toFile().listFiles((dir, name) -> name.endsWith(".zip"));
		java.util.Arrays.sort(files);
		return Map.of("modelfile", model.toString(), "imagefile", files[0].toString(), "contourfile", files[1].toString(),
			"clinicalvalues", clinicalValues);
	}

	/** A forest explains a patient too; stepwise is no matter of a forest. */
	@Test
	void forestIsAppliedAndExplainedAndRefusesStepwise() {
		final Path selected = folder.resolve("selected.csv");
		write(selected, "feature\nKurtosis\nMax3DDiameter\n");
		final Map<String, Object> inputs = modelling(Path.of(SampleData.clinical()));
		inputs.putAll(Map.of("selectedfile", selected.toString(), "variables", SampleData.VARIABLES, "learner",
			"random forest", "stepwise", "backward"));
		assertSentence(RUNNER.reason(TrainModels.class, inputs), "Stepwise", "'random forest'", "none");
		assertFalse(Files.exists(folder.resolve("out")), "no model is left behind");
		inputs.remove("stepwise");
		RUNNER.succeed(TrainModels.class, inputs);
		final CommandModule applied = RUNNER.succeed(ApplyModel.class, application(folder.resolve(
			"out/models/radiomics.radiomics-model.json"), ""));
		final var table = (ij.measure.ResultsTable) applied.getOutput("explanation");
		double sum = 0;
		for (int row = 0; row < table.size(); row++) sum += Double.parseDouble(table.getStringValue("contribution", row));
		assertEquals((Double) applied.getOutput("probability"), sum, 1e-3, "contributions sum to the probability");
		assertTrue(table.getStringValue("meaning", 1).contains("Shapley"), table.getStringValue("meaning", 1));
	}

	@Test
	void unknownLearner() {
		final Path selected = folder.resolve("selected.csv");
		write(selected, "feature\nKurtosis\n");
		final Map<String, Object> inputs = modelling(Path.of(SampleData.clinical()));
		inputs.putAll(Map.of("selectedfile", selected.toString(), "learner", "deep learning"));
		assertSentence(RUNNER.reason(TrainModels.class, inputs), "deep learning", "random forest");
	}

	@Test
	void modelFileCutInHalf() throws IOException {
		final Path model = trainedModels().resolve("radiomics.radiomics-model.json");
		final String text = Files.readString(model);
		Files.writeString(model, text.substring(0, text.length() / 2));
		assertSentence(RUNNER.reason(ApplyModel.class, application(model, "")), "radiomics.radiomics-model.json",
			"is not a complete radiomics model");
	}

	@Test
	void clinicalVariableMissingOrUnknownWhenApplied() {
		final Path model = trainedModels().resolve("integrated.radiomics-model.json");
		assertSentence(RUNNER.reason(ApplyModel.class, application(model,
			"age:62; gender:Male; pT:T3; differentiation:Low; pTNM:IIB")), "pN", "clinicalvalues");
		assertSentence(RUNNER.reason(ApplyModel.class, application(model,
			"age:62; gender:Male; pT:T9; pN:N1; differentiation:Low; pTNM:IIB")), "'T9'", "T1, T2, T3, T4a");
		final CommandModule applied = RUNNER.succeed(ApplyModel.class, application(model,
			"age:62; gender:Male; pT:T3; pN:N1; differentiation:Low; pTNM:IIB"));
		final double probability = (Double) applied.getOutput("probability");
		assertTrue(probability > 0 && probability < 1, "a probability: " + probability);
	}

	private static void write(final Path file, final String text) {
		try {
			Files.writeString(file, text);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
