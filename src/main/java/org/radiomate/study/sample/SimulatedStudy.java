package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;
import org.radiomate.study.sample.RandomStreams.Purpose;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A simulated cohort whose patients are made one at a time, in any order and by several threads, always the same. The
 * outcome touches the image through one number only, the shift of the four {@link TumourTraits}: at effect 0 it touches
 * nothing.
 */
public final class SimulatedStudy {

	/** Difference of the mean of each trait between the outcome classes at effect 1, in standard deviations. */
	public static final double PLANTED_DIFFERENCE = 0.6;

	/**
	 * Readers keep a little inside, away from the fat; how much fat each takes in decides which features agree. Chosen so
	 * that about 70 % of the IBEX features, half to nearly nine tenths by seed, have an ICC(2,1) above 0.75 both within
	 * and between readers (the study: 275 and 263 of 352).
	 */
	private static final TumourReader READER_1 = new TumourReader("1", "1", -0.5, 0.5);
	private static final TumourReader READER_1_AGAIN = new TumourReader("1", "2", -0.5, 0.5);
	private static final TumourReader READER_2 = new TumourReader("2", "1", -0.15, 0.7);

	private final SimulationOptions options;
	private final RandomStreams streams;
	private final CohortPlan plan;

	private SimulatedStudy(final SimulationOptions options) {
		this.options = options;
		this.streams = new RandomStreams(options.seed());
		this.plan = new CohortPlan(options);
	}

	/** The patients of the study that the options describe; nothing is painted yet. */
	public static SimulatedStudy patients(final SimulationOptions options) {
		return new SimulatedStudy(options);
	}

	/** The options. */
	public SimulationOptions options() {
		return options;
	}

	/** The id of a patient, zero-padded so that ids sort like their numbers. */
	public String id(final int index) {
		final int digits = Math.max(3, Integer.toString(options.patients() + 1).length());
		return String.format(Locale.ROOT, "SIM%0" + digits + "d", index + 1);
	}

	/**
	 * Makes one patient.
	 *
	 * @param index 0-based; the number of patients itself gives the one new patient outside the cohort
	 * @throws IllegalArgumentException if there is no such patient
	 */
	public SimulatedPatient generate(final int index) {
		if (index < 0 || index > options.patients()) throw new IllegalArgumentException("No patient " + index);
		return generate(index, TumourTraits.draw(streams.of(index, Purpose.TRAITS), shift(index)));
	}

	/** Makes one patient whose tumour has given traits, whatever the outcome. */
	public SimulatedPatient generate(final int index, final TumourTraits traits) {
		final Nuisance nuisance = Nuisance.draw(streams.of(index, Purpose.NUISANCE));
		final Anatomy anatomy = new Anatomy(streams.of(index, Purpose.ANATOMY));
		final Tumour tumour = Tumour.draw(streams.of(index, Purpose.SHAPE), traits, options.slices(), anatomy
			.oesophagusXMm(), anatomy.oesophagusYMm());
		return new SimulatedPatient(id(index), plan.recurrence(index), plan.clinical(index), volume(index, traits, nuisance,
			anatomy, tumour), contours(index, tumour), truth(index, traits, nuisance, anatomy, tumour));
	}

	private double shift(final int index) {
		return options.effect() * PLANTED_DIFFERENCE * (plan.recurrence(index) ? 0.5 : -0.5);
	}

	/** What differs between patients and tells nothing: the tumour's enhancement and the scanner's noise. */
	private record Nuisance(double enhancementHu, double noiseSdHu) {

		static Nuisance draw(final RandomGenerator random) {
			return new Nuisance(70 + 8 * random.nextGaussian(), 8 + 4 * random.nextDouble());
		}
	}

	private Volume volume(final int index, final TumourTraits traits, final Nuisance nuisance, final Anatomy anatomy,
		final Tumour tumour)
	{
		final Geometry geometry = new Geometry(options.widthPixels(), options.heightPixels(), options.slices(), options
			.spacingMm(), options.spacingMm(), options.sliceSpacingMm());
		final TumourTissue tissue = new TumourTissue(options, traits, nuisance.enhancementHu, streams.of(index,
			Purpose.TEXTURE));
		final ScannerNoise noise = new ScannerNoise(options, nuisance.noiseSdHu, streams.of(index, Purpose.NOISE));
		final short[] stack = new short[(int) geometry.voxelCount()];
		for (int slice = 0; slice < options.slices(); slice++) {
			noise.develop(slice(slice, anatomy, tumour, tissue), slice, stack);
		}
		return Volume.of(id(index), stack, geometry);
	}

	private SliceCanvas slice(final int slice, final Anatomy anatomy, final Tumour tumour, final TumourTissue tissue) {
		final SliceCanvas canvas = new SliceCanvas(options.widthPixels(), options.heightPixels(), options.spacingMm(),
			Anatomy.FAT_HU);
		anatomy.paint(canvas, slice);
		if (tumour.covers(slice)) tissue.paint(canvas, tumour.outline(slice));
		else anatomy.paintOesophagus(canvas);
		return canvas;
	}

	private List<ContourSet> contours(final int index, final Tumour tumour) {
		final List<ContourSet> contours = new ArrayList<>();
		contours.add(READER_1.draw(streams.of(index, Purpose.READER_1), tumour, options));
		if (plan.doubleRead(index)) {
			contours.add(READER_1_AGAIN.draw(streams.of(index, Purpose.READER_1_AGAIN), tumour, options));
			contours.add(READER_2.draw(streams.of(index, Purpose.READER_2), tumour, options));
		}
		return contours;
	}

	private PatientTruth truth(final int index, final TumourTraits traits, final Nuisance nuisance,
		final Anatomy anatomy, final Tumour tumour)
	{
		return new PatientTruth(id(index), plan.recurrence(index), plan.doubleRead(index), traits.size(), traits
			.irregularity(), traits.heterogeneity(), traits.coarseness(), traits.meanRadiusMm(), tumour.firstSlice() + 1,
			tumour.outlines().size(), traits.elongation(), traits.roughness(), traits.textureSdHu(), traits
				.textureLengthMm(), traits.necrosisThreshold(), nuisance.enhancementHu, anatomy.contrastHu(),
			nuisance.noiseSdHu);
	}
}
