package org.radiomate.study.sample;

import java.util.List;

/**
 * The truth file of a simulated study: how it was made and what was planted, in words and for every patient.
 *
 * @param notice that nobody in it exists
 * @param generator name of the generator
 * @param generatorVersion raised whenever the same options give other bytes
 * @param options all of the options, the number of double-read patients worked out
 * @param plantedDifference between the outcome classes in each latent trait, in standard deviations
 * @param planted what differs between the outcome classes
 * @param notPlanted what does not
 * @param patients the cohort
 * @param newPatient the one outside it
 */
public record StudyTruth(String notice, String generator, int generatorVersion, SimulationOptions options,
	double plantedDifference, List<String> planted, List<String> notPlanted, List<PatientTruth> patients,
	PatientTruth newPatient)
{

	/** The generator's name in the truth file. */
	public static final String GENERATOR = "Radiomate simulated study";
	/** The version of what it makes. */
	public static final int GENERATOR_VERSION = 1;
	/** The first words of every text of the simulated study. */
	public static final String NOTICE = "SIMULATED. Not patients: every image, contour and value was made by a computer.";

	static StudyTruth of(final SimulationOptions options, final List<PatientTruth> patients,
		final PatientTruth newPatient)
	{
		final double difference = options.effect() * SimulatedStudy.PLANTED_DIFFERENCE;
		return new StudyTruth(NOTICE, GENERATOR, GENERATOR_VERSION, options.withDoubleRead(options
			.doubleReadPatients()), difference, differences(options, difference),
			withoutEffect(), patients, newPatient);
	}

	private static List<String> differences(final SimulationOptions options, final double difference) {
		if (options.effect() == 0) {
			return List.of("Nothing: images, contours, clinical values and the order of the patients are independent of the outcome, " +
				"so whatever a model finds here is chance.");
		}
		return List.of("Tumours that recur are larger and longer on average (trait 'size', by " + difference + " SD).",
			"Their borders are more elongated and rougher (trait 'irregularity', by " + difference + " SD).",
			"Their texture has a larger amplitude and more necrotic patches (trait 'heterogeneity', by " + difference + " SD).",
			"Their texture is coarser (trait 'coarseness', by " + difference + " SD).",
			"Gender, pT, pN, differentiation and pTNM have the margins of the study's Table 1 in each class, moved towards the " +
				"pooled margins by 1 - min(effect, 1); pTNM follows pN and pT.",
			"Given the outcome, the image traits, the clinical variables and the age are independent, so together they tell more " +
				"than alone.");
	}

	private static List<String> withoutEffect() {
		return List.of("Enhancement of tumour and vessels, scanner noise, anatomy and position of the tumour.",
			"Which patients are read twice, and how the readers draw: reader 2 draws wider and less steadily than reader 1.",
			"Age has no real difference: medians 62 and 63 years, ranges 40 to 80 and 47 to 78 at effect 1.",
			"The order of the patients, their ids and file names.");
	}
}
