package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandModule;

import java.util.Map;

/** The sample images, opened and measured as a beginner does. */
class SampleCommandsTest {

	private static final CommandRunner RUNNER = new CommandRunner();

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static CommandModule run(final Class<? extends RadiomicsCommand> command, final Map<String, Object> inputs)
		throws Exception
	{
		final CommandModule module = RUNNER.run(command, inputs);
		assertFalse(module.isCanceled(), module.getCancelReason());
		return module;
	}

	/** Without a screen the contours are in the overlay, and the remarks say so. */
	@Test
	void theDigitalPhantomHasItsRegion() throws Exception {
		final CommandModule module = run(SamplePhantom.class, Map.of());
		final ImagePlus image = (ImagePlus) module.getOutput("phantom");
		assertTrue(String.valueOf(module.getOutput("remarks")).contains("74 voxels is in the Overlay"));
		assertEquals(4, image.getOverlay().size(), "a region on each slice");
		assertEquals(74, java.util.Arrays.stream(image.getOverlay().toArray()).mapToInt(roi -> roi.getContainedPoints().length)
			.sum());
	}

	@Test
	void moreHeterogeneityShowsInTheFeatures() throws Exception {
		assertTrue(contrast(2.5) > 2 * contrast(-2.5));
		assertEquals(contrast(0), contrast(0), "the same seed");
	}

	private static double contrast(final double heterogeneity) throws Exception {
		final ImagePlus image = (ImagePlus) run(SampleTumour.class, Map.of("heterogeneity", heterogeneity, "seed", 3L)).getOutput(
			"tumour");
		final ResultsTable features = (ResultsTable) run(ExtractFeatures.class, Map.of("image", image, "contours", "Overlay"))
			.getOutput("features");
		return features.getValue("0-1Contrast", 0);
	}

	@Test
	void bothReadersAreThreeReadings() throws Exception {
		final ImagePlus one = (ImagePlus) run(SampleTumour.class, Map.of("readers", "one")).getOutput("tumour");
		final ImagePlus both = (ImagePlus) run(SampleTumour.class, Map.of("readers", "both")).getOutput("tumour");
		assertEquals(3 * one.getOverlay().size(), both.getOverlay().size());
	}
}
