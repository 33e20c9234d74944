package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.Volume;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Images and contours of the simulated patients. */
class SimulatedStudyTest {

	private static final SimulationOptions OPTIONS = SimulationOptions.defaults();
	/** Of version 1 of the generator. */
	private static final int FIRST_PATIENT_HASH = 1728027137;

	static int[] voxels(final Volume volume) {
		final Geometry g = volume.geometry();
		final int[] values = new int[(int) g.voxelCount()];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int i = 0; i < values.length; i++) {
			access.setPosition(new int[] { i % g.width(), i / g.width() % g.height(), i / g.width() / g.height() });
			values[i] = (int) access.get().getRealDouble();
		}
		return values;
	}

	private static int hash(final SimulatedPatient patient) {
		int hash = Arrays.hashCode(voxels(patient.volume()));
		for (final ContourSet set : patient.contours()) {
			for (final Contour contour : set.contours()) {
				hash = 31 * hash + Arrays.hashCode(((OutlineContour) contour).x());
				hash = 31 * hash + Arrays.hashCode(((OutlineContour) contour).y());
			}
		}
		return hash;
	}

	@Test
	void thePatientsAreTheSameInAnyOrderAndOnAnyNumberOfThreads() {
		final int[] oneByOne = IntStream.range(0, 24).map(i -> hash(SimulatedStudy.patients(OPTIONS).generate(i)))
			.toArray();
		final SimulatedStudy shared = SimulatedStudy.patients(OPTIONS);
		final int[] parallel = IntStream.range(0, 24).parallel().map(i -> hash(shared.generate(i))).toArray();
		final int[] backwards = IntStream.range(0, 24).map(i -> hash(shared.generate(23 - i))).toArray();
		assertArrayEquals(oneByOne, parallel);
		assertArrayEquals(oneByOne, IntStream.range(0, 24).map(i -> backwards[23 - i]).toArray());
		assertEquals(24, IntStream.of(oneByOne).distinct().count());
	}

	@Test
	void theSeedChangesTheImage() {
		assertNotEquals(hash(SimulatedStudy.patients(OPTIONS).generate(0)), hash(SimulatedStudy.patients(OPTIONS.withSeed(
			2)).generate(0)));
	}

	/** A change here changes every published simulated study: raise the generator's version. */
	@Test
	void theBytesOfTheFirstVersionStay() {
		assertEquals(FIRST_PATIENT_HASH, hash(SimulatedStudy.patients(OPTIONS).generate(0)));
	}

	/**
	 * The cohort's size decides who recurs but touches no patient's stream: at effect 0 a patient who recurs in one cohort
	 * and not in the other has the same image and contours; at effect 1 the images differ exactly then.
	 */
	@Test
	void theOutcomeTouchesTheImageThroughTheEffectOnly() {
		int turned = 0;
		for (int i = 0; i < 12; i++) {
			final boolean differs = patient(0, 100, i).recurrence() != patient(0, 101, i).recurrence();
			assertEquals(hash(patient(0, 100, i)), hash(patient(0, 101, i)));
			assertEquals(differs, hash(patient(1, 100, i)) != hash(patient(1, 101, i)));
			if (differs) turned++;
		}
		assertTrue(turned > 2, turned + " of 12 outcomes differ");
	}

	private static SimulatedPatient patient(final double effect, final int patients, final int index) {
		return SimulatedStudy.patients(OPTIONS.withPatients(patients).withEffect(effect).withDoubleRead(0)).generate(index);
	}

	@Test
	void thePlantedShiftScalesWithTheEffect() {
		for (int i = 0; i < 20; i++) {
			final PatientTruth none = patient(0, 197, i).truth();
			final PatientTruth twice = patient(2, 197, i).truth();
			final double shift = 2 * SimulatedStudy.PLANTED_DIFFERENCE * (twice.recurrence() ? 0.5 : -0.5);
			assertEquals(none.sizeScore() + shift, twice.sizeScore(), 1e-12);
			assertEquals(none.irregularityScore() + shift, twice.irregularityScore(), 1e-12);
			assertEquals(none.heterogeneityScore() + shift, twice.heterogeneityScore(), 1e-12);
			assertEquals(none.coarsenessScore() + shift, twice.coarsenessScore(), 1e-12);
			assertEquals(none.enhancementHu(), twice.enhancementHu());
			assertEquals(none.noiseSdHu(), twice.noiseSdHu());
			assertEquals(none.contrastHu(), twice.contrastHu());
		}
	}

	@Test
	void everyTissueHasItsCtNumber() {
		for (int i = 0; i < 10; i++) {
			final int[] hu = voxels(SimulatedStudy.patients(OPTIONS).generate(i).volume());
			assertTrue(share(hu, -1024, -940) > 0.02, "air");
			assertTrue(share(hu, -130, -50) > 0.4, "fat");
			assertTrue(share(hu, 120, 230) > 0.02, "blood and cancellous bone");
			assertTrue(share(hu, 250, 400) > 0.005, "cortical bone");
			assertTrue(share(hu, 20, 90) > 0.02, "soft tissue");
			assertTrue(share(hu, -900, -800) > 0.01, "lung");
			assertEquals(1, share(hu, -1024, 500), 0, "nothing else");
		}
	}

	private static double share(final int[] hu, final int from, final int to) {
		return IntStream.of(hu).filter(v -> v >= from && v <= to).count() / (double) hu.length;
	}

	@Test
	void knownPlacesHoldKnownTissue() {
		final Volume volume = SimulatedStudy.patients(OPTIONS).generate(3).volume();
		assertEquals(Anatomy.AIR_HU, mean(volume, 47, 18), 10, "trachea");
		assertEquals(180, mean(volume, 76, 68), 45, "aorta");
		assertEquals(Anatomy.CANCELLOUS_BONE_HU, mean(volume, 48, 88), 10, "vertebra");
		assertEquals(Anatomy.FAT_HU, mean(volume, 22, 48), 10, "fat");
	}

	private static double mean(final Volume volume, final int x, final int y) {
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		double sum = 0;
		for (int i = 0; i < 25 * 8; i++) {
			access.setPosition(new int[] { x + i % 5 - 2, y + i / 5 % 5 - 2, i / 25 });
			sum += access.get().getRealDouble();
		}
		return sum / (25 * 8);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, 5 })
	void contoursFollowTheTumourInsideTheImage(final double effect) {
		final SimulationOptions options = OPTIONS.withEffect(effect).withPatients(40).withDoubleRead(40);
		final SimulatedStudy study = SimulatedStudy.patients(options);
		for (int i = 0; i < 40; i++) assertContours(study.generate(i));
	}

	private static void assertContours(final SimulatedPatient patient) {
		assertEquals(List.of("11", "12", "21"), patient.contours().stream().map(c -> c.reader() + c.repeat()).toList());
		for (final ContourSet set : patient.contours()) {
			assertEquals("Tumour", set.structure());
			final int first = patient.truth().firstTumourSlice() - 1;
			assertEquals(IntStream.range(first, first + patient.truth().tumourSlices()).boxed().toList(), set.contours()
				.stream().map(Contour::slice).toList());
			assertTrue(first >= 1 && first + patient.truth().tumourSlices() <= 7);
			set.contours().forEach(c -> assertOutline((OutlineContour) c));
			assertMask(patient.volume(), set);
		}
	}

	private static void assertOutline(final OutlineContour outline) {
		assertTrue(outline.x().length >= 30 && outline.x().length <= 60);
		for (int i = 0; i < outline.x().length; i++) {
			assertTrue(outline.x()[i] > 20 && outline.x()[i] < 76 && outline.y()[i] > 20 && outline.y()[i] < 76);
			assertEquals((float) outline.x()[i], outline.x()[i], 0, "exact in single precision");
		}
	}

	/** Big enough for pairs at distance 7 everywhere, and soft tissue: no air, bone or vessel is drawn in. */
	private static void assertMask(final Volume volume, final ContourSet set) {
		final Geometry g = volume.geometry();
		final Mask mask = ContourRasterizer.rasterize(set.contours(), g, MaskRule.IBEX_OUTLINE).mask();
		assertTrue(mask.count() > 300, mask.count() + " voxels");
		assertTrue(mask.width() > 8 && mask.height() > 8);
		final int[] hu = voxels(volume);
		double sum = 0;
		for (int i = 0; i < hu.length; i++) {
			if (!mask.contains(i % g.width(), i / g.width() % g.height(), i / g.width() / g.height())) continue;
			sum += hu[i];
			assertTrue(hu[i] > -400, "air in the tumour: " + hu[i]);
		}
		assertEquals(55, sum / mask.count(), 45, "mean of the tumour");
	}

	/** The same reader agrees with himself better than with the other, who draws wider. */
	@Test
	void readersDifferMoreBetweenThanWithin() {
		final SimulatedStudy study = SimulatedStudy.patients(OPTIONS.withPatients(40).withDoubleRead(40));
		double within = 0;
		double between = 0;
		double wider = 0;
		for (int i = 0; i < 40; i++) {
			final double[] areas = study.generate(i).contours().stream().mapToDouble(SimulatedStudyTest::area).toArray();
			within += Math.abs(areas[1] / areas[0] - 1);
			between += Math.abs(areas[2] / areas[0] - 1);
			wider += areas[2] / areas[0] - 1;
		}
		assertTrue(within / 40 > 0.02 && within / 40 < 0.12, "within " + within / 40);
		assertTrue(between > 1.1 * within && between / 40 < 0.2, "between " + between / 40);
		assertTrue(wider / 40 > 0.03, "wider by " + wider / 40);
	}

	/** The area within all outlines, by the shoelace formula. */
	private static double area(final ContourSet set) {
		double twice = 0;
		for (final Contour contour : set.contours()) {
			final double[] x = ((OutlineContour) contour).x();
			final double[] y = ((OutlineContour) contour).y();
			for (int i = 0, j = x.length - 1; i < x.length; j = i++) twice += x[j] * y[i] - x[i] * y[j];
		}
		return Math.abs(twice) / 2;
	}

	@Test
	void onlySomeAreReadTwice() {
		final SimulatedStudy study = SimulatedStudy.patients(OPTIONS.withPatients(12));
		final long twice = IntStream.range(0, 12).filter(i -> study.generate(i).contours().size() == 3).count();
		assertEquals(10, twice);
		assertEquals(1, study.generate(12).contours().size());
	}

	@Test
	void idsSortLikeNumbers() {
		assertEquals("SIM001", SimulatedStudy.patients(OPTIONS).id(0));
		assertEquals("SIM198", SimulatedStudy.patients(OPTIONS).id(197));
		assertEquals("SIM0999", SimulatedStudy.patients(OPTIONS.withPatients(999)).id(998));
		assertFalse(SimulatedStudy.patients(OPTIONS).id(9).compareTo("SIM009") < 0);
	}

	@Test
	void otherGeometriesWork() {
		final SimulatedPatient patient = SimulatedStudy.patients(OPTIONS.withSize(128, 160, 14).withSpacing(0.6, 3))
			.generate(2);
		assertEquals(new Geometry(128, 160, 14, 0.6, 0.6, 3), patient.volume().geometry());
		assertTrue(patient.truth().tumourSlices() >= 7);
	}

	@Test
	void thereIsNoPatientBehindTheNewOne() {
		final SimulatedStudy study = SimulatedStudy.patients(OPTIONS);
		assertThrows(IllegalArgumentException.class, () -> study.generate(198));
		assertThrows(IllegalArgumentException.class, () -> study.generate(-1));
	}
}
