package org.radiomate.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.feature.ibsi.IbsiMorphology;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.StepText;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

class FeatureExtractorTest {

	private static final Geometry GRID = new Geometry(30, 28, 12, 0.8, 0.8, 3);
	private static final Mask BALL = Mask.of(GRID, (x, y, z) -> Math.pow((x - 14) / 8.0, 2) + Math.pow((y - 13) / 7.0, 2) + Math
		.pow((z - 5.5) / 4.0, 2) <= 1);

	private static Volume noise() {
		final Well19937c random = new Well19937c(11);
		final double[] hu = new double[(int) GRID.voxelCount()];
		for (int i = 0; i < hu.length; i++) hu[i] = 40 + 30 * random.nextGaussian();
		return Volume.of("noise", hu, GRID);
	}

	private static FeatureVector extract(final FeatureSet set, final int threads, final Progress progress) {
		return FeatureExtractor.extract(noise(), BALL, set, false, threads, progress);
	}

	private static FeatureSet morphology(final List<String> leaveOut) {
		return new FeatureSet("shape", 1, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT, new IbsiPreparation(), List.of(
			new IbsiMorphology(true), new IbsiStatistics()), leaveOut);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IBEX 430", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI config C", "IBSI config E" })
	void anyNumberOfThreadsGivesTheSameBits(final String name) {
		final FeatureSet set = FeatureSet.builtIn(name);
		final FeatureVector one = extract(set, 1, Progress.NONE);
		for (final int threads : new int[] { 0, 2, 7 }) assertEquals(one, extract(set, threads, Progress.NONE), threads +
			" threads");
	}

	/** Warnings of the maps' preparation come in the order of the maps, too. */
	@Test
	void responseMapsOnSeveralThreadsGiveTheSameBits() {
		final List<FeatureCalculator> maps = new ArrayList<>();
		for (int i = 1; i < 5; i++) maps.add(new ResponseMap("log" + i, StepText.parse("laplacian-of-gaussian " + i + " mm"), List
			.of(new IbsiStatistics())));
		final FeatureSet set = new FeatureSet("maps", 2, "", MaskRule.PIXEL_CENTRE, IntensityScale.CT, List.of(),
			new IbsiPreparation(), maps, List.of());
		assertEquals(extract(set, 1, Progress.NONE), extract(set, 3, Progress.NONE));
	}

	@Test
	void whatIsLeftOutIsNoColumnAndChangesNoOther() {
		final FeatureVector all = extract(morphology(List.of()), 1, Progress.NONE);
		final List<String> leaveOut = List.of("morph_vol_dens_mvee", "morph_moran_i", "stat_mean");
		final FeatureVector fewer = extract(morphology(leaveOut), 1, Progress.NONE);
		assertEquals(all.ids().size() - leaveOut.size(), fewer.ids().size());
		assertFalse(fewer.ids().stream().anyMatch(leaveOut::contains));
		assertFalse(fewer.absent().keySet().stream().anyMatch(leaveOut::contains));
		for (final String id : fewer.ids()) assertEquals(all.value(id), fewer.value(id), id);
	}

	@Test
	void stopsWhenTheUserCancels() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final long done, final long total, final String what) {
				// not of interest
			}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		for (final int threads : new int[] { 1, 2 }) assertThrows(CancellationException.class, () -> extract(morphology(List.of()),
			threads, cancelled));
	}
}
