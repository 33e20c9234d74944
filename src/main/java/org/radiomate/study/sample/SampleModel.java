package org.radiomate.study.sample;

import org.radiomate.io.Resources;
import org.radiomate.io.SafeFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained model to try: the integrated model that the pipeline makes with seed 1 from the simulated study of 55 patients,
 * seed 10, effect 1; and the one patient of that study who is in no table, to apply it to.
 */
public final class SampleModel {

	/** The study it was trained on. */
	public static final SimulationOptions STUDY = SimulationOptions.defaults().withPatients(55).withSeed(10).withEffect(1);

	/** The seed of the pipeline. */
	public static final long SEED = 1;

	private static final String FILE = "sample.radiomics-model.json";

	private SampleModel() {}

	/** The model's file. */
	public static String text() {
		return Resources.text(SampleModel.class, FILE);
	}

	/** Writes the model into a folder. */
	public static Path write(final Path folder) {
		final Path file = folder.resolve(FILE);
		SafeFile.writeText(file, text());
		return file;
	}

	/** The patient whom the model does not know. */
	public static SimulatedPatient newPatient() {
		return SimulatedStudy.patients(STUDY).generate(STUDY.patients());
	}

	/** The patient's clinical values as a model asks for them: {@code age:67; gender:Female}. */
	public static String clinicalValues(final SimulatedPatient patient) {
		final List<String> values = new ArrayList<>();
		final List<String> cells = patient.clinical().cells();
		for (int i = 0; i < cells.size(); i++) values.add(ClinicalValues.COLUMNS.get(i) + ":" + cells.get(i));
		return String.join("; ", values);
	}
}
