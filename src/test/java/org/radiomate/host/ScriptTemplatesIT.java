package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.imagej.SampleImage;
import org.radiomate.study.sample.SampleModel;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

/**
 * The templates of Fiji's Script Editor in Groovy, Jython and JavaScript, run by SciJava's own script service, which reads
 * their parameters as it does in Fiji. {@link PlainImageJIT} runs those in ImageJ's macro language.
 */
class ScriptTemplatesIT {

	private static final Path TEMPLATES = Path.of("src", "main", "resources", "script_templates", "Radiomics");

	/** Made once: the terminal's files and the languages. */
	@TempDir
	static Path expected;
	private static Path oneTable, pipeline;
	private static Context context;

	@TempDir
	Path output;

	@BeforeAll
	static void runInTerminal() throws IOException, InterruptedException {
		context = new Context();
		for (final ScriptEngineFactory language : new ScriptEngineManager().getEngineFactories()) {
			context.service(ScriptService.class).getIndex().add(language, true);
		}
		context.service(ScriptService.class).addAlias(ImagePlus.class); // as Fiji's ImageJ does
		oneTable = Terminal.extractOne(expected);
		pipeline = Terminal.runPipeline(expected);
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	/** Runs a template and returns what it printed. */
	private static String run(final String template, final Map<String, Object> inputs) throws Exception {
		final ScriptService scripts = context.service(ScriptService.class);
		final String ending = template.substring(template.indexOf('.') + 1);
		assertNotNull(scripts.getLanguageByExtension(ending), "a script language for " + ending);
		final ScriptModule module = new ScriptModule(scripts.getScript(TEMPLATES.resolve(template).toFile()));
		context.inject(module);
		final StringWriter printed = new StringWriter();
		module.setOutputWriter(printed);
		module.setErrorWriter(printed);
		context.service(org.scijava.module.ModuleService.class).run(module, true, inputs).get();
		return printed.toString();
	}

	private static File file(final String first, final String... more) {
		return Terminal.STUDY.resolve(Path.of(first, more)).toFile();
	}

	@ParameterizedTest
	@ValueSource(strings = { "groovy", "py", "js" })
	void oneTableIsWhatTheTerminalWrites(final String ending) throws Exception {
		final Path table = output.resolve("SIM001.csv");
		final String printed = run("Extract_One_Patient." + ending, Map.of("imageFile", Terminal.IMAGE.toFile(), "contourFile",
			Terminal.CONTOURS.toFile(), "featureSet", "IBEX 352", "tableFile", table.toFile()));
		assertTrue(Files.exists(table), printed);
		assertEquals(PlainImageJ.read(oneTable), PlainImageJ.read(table));
		assertTrue(printed.contains("355 columns are in " + table), printed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "groovy", "py", "js" })
	void aFoldersTablesAreJoined(final String ending) throws Exception {
		final Path study = Terminal.smallStudy(output), tables = Files.createDirectory(output.resolve("tables"));
		final String printed = run("Extract_Folder." + ending, Map.of("imageFolder", study.resolve("images").toFile(),
			"contourFolder", study.resolve("contours").toFile(), "suffix", "_reader1.zip", "featureSet", "IBEX 352",
			"outputFolder", tables.toFile()));
		assertTrue(Files.exists(tables.resolve("features.csv")), printed);
		assertTrue(printed.contains("SIM002 is left out"), printed);
		assertTrue(printed.contains("2 patients are in " + tables), printed);
		assertEquals(PlainImageJ.read(oneTable), PlainImageJ.read(tables.resolve("SIM001.csv")));
		assertEquals(PlainImageJ.read(oneTable) + Files.readAllLines(tables.resolve("SIM003.csv")).get(1) + "\n", PlainImageJ
			.read(tables.resolve("features.csv")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "groovy", "py", "js" })
	void thePipelineIsTheTerminals(final String ending) throws Exception {
		final Path study = output.resolve("study");
		final Map<String, Object> inputs = new HashMap<>(Map.of("manifestFile", file("study.csv"), "clinicalFile", file(
			"clinical.csv"), "outcome", "recurrence", "variables", Terminal.VARIABLES, "featureSet", "IBEX 352", "seed", 1,
			"outputFolder", study.toFile()));
		final String printed = run("Run_Pipeline." + ending, inputs);
		assertTrue(Files.exists(study), printed);
		assertEquals(PlainImageJ.contents(pipeline), PlainImageJ.contents(study));
		assertTrue(printed.contains("report.html"), printed);
	}

	/** The sample's patient as somebody opened it, contours in the overlay. */
	private static ImagePlus opened() {
		return SampleImage.of(SampleModel.newPatient().volume(), SampleModel.newPatient().contours().subList(0, 1), -60, 140)
			.image();
	}

	private static Map<String, Object> onOpenImage(final Map<String, Object> others) {
		final Map<String, Object> inputs = new HashMap<>(others);
		inputs.putAll(Map.of("image", opened(), "contours", "Overlay"));
		return inputs;
	}

	@ParameterizedTest
	@ValueSource(strings = { "groovy", "py", "js" })
	void openImagesAreExtractedAndLookedInto(final String ending) throws Exception {
		final String extracted = run("Extract_Open_Image." + ending, onOpenImage(Map.of("featureSet", "IBEX 352")));
		assertTrue(extracted.contains("355 columns"), extracted);
		final String mapped = run("Feature_Map." + ending, onOpenImage(Map.of("feature", "cm_joint_entr_2D_comb", "radius", 2)));
		assertTrue(mapped.contains("cm_joint_entr_2D_comb") && mapped.contains("voxels"), mapped);
		final String matrix = run("Texture_Matrix." + ending, onOpenImage(Map.of("feature", "45-1Contrast")));
		assertTrue(matrix.contains("45-1Contrast (Contrast, direction 45 degrees"), matrix);
	}

	@ParameterizedTest
	@ValueSource(strings = { "groovy", "py", "js" })
	void aModelIsAppliedToTheOpenImage(final String ending) throws Exception {
		final String printed = run("Apply_Model." + ending, onOpenImage(Map.of("modelFile", SampleModel.write(output).toFile(),
			"clinicalValues", SampleModel.clinicalValues(SampleModel.newPatient()))));
		assertTrue(printed.startsWith("0.229228517046"), printed);
		assertTrue(printed.contains("For research use only"), printed);
	}

	@Test
	void everyJobIsThereInEveryLanguage() {
		final TreeSet<String> names = PlainImageJ.list(TEMPLATES).stream().map(file -> file.getFileName().toString()).collect(
			Collectors.toCollection(TreeSet::new));
		final TreeSet<String> all = new TreeSet<>();
		for (final String job : List.of("Extract_One_Patient", "Extract_Folder", "Run_Pipeline", "Extract_Open_Image", "Apply_Model",
			"Feature_Map", "Texture_Matrix")) {
			for (final String ending : List.of("ijm", "groovy", "py", "js")) all.add(job + "." + ending);
		}
		assertEquals(all, names);
	}
}
