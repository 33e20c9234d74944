package org.radiomate.volume.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.io.Json;

import java.util.List;

class StepTextTest {

	@Provide
	Arbitrary<PreprocessingStep> steps() {
		final Arbitrary<Double> positive = Arbitraries.doubles().between(1e-9, 1e9).ofScale(9);
		final Arbitrary<Double> any = Arbitraries.doubles().between(-5000, 5000).ofScale(6);
		final Arbitrary<Dimensions> dimensions = Arbitraries.of(Dimensions.class);
		return Arbitraries.oneOf(List.of(Combinators.combine(positive, dimensions).as(Gaussian::new), //
			Combinators.combine(positive, Arbitraries.of(Median.Unit.class), dimensions).as(Median::new), //
			Combinators.combine(positive, Arbitraries.integers().between(1, 200), dimensions).as(Diffusion::new), //
			Combinators.combine(positive, dimensions).as(LaplacianOfGaussian::new), //
			Combinators.combine(positive, positive, positive, Arbitraries.of(Resample.Method.class)).as(Resample::new), //
			Combinators.combine(any, positive, Arbitraries.of(Threshold.Target.class)).as((low, width, mask) -> new Threshold(low,
				low + width + 1, mask)), //
			Combinators.combine(positive, dimensions).as(Erosion::new), Combinators.combine(positive, dimensions).as(
				Dilation::new), //
			Combinators.combine(any, positive, dimensions).as((from, width, d) -> new Ring(from, from + width + 1, d)), //
			positive.map(Outliers::new), Combinators.combine(positive, Arbitraries.longs(), dimensions).as(Shift::new), //
			Combinators.combine(positive, Arbitraries.doubles().between(0.1, 100).ofScale(4), Arbitraries.longs(), dimensions).as(
				Roughening::new), Combinators.combine(positive, Arbitraries.longs()).as(Noise::new), responses()));
	}

	private static Arbitrary<PreprocessingStep> responses() {
		final Arbitrary<Double> positive = Arbitraries.doubles().between(1e-3, 1e3).ofScale(3);
		final Arbitrary<Dimensions> dimensions = Arbitraries.of(Dimensions.class);
		final Arbitrary<Boundary> boundary = Arbitraries.of(Boundary.class);
		final Arbitrary<Pooling> rotations = Arbitraries.of(Pooling.class);
		final Arbitrary<Integer> level = Arbitraries.integers().between(1, 6), order = Arbitraries.integers().between(0, 2);
		final Arbitrary<Double> aligned = Arbitraries.of(0.0, 1.0, 2.5);
		return Arbitraries.oneOf(List.of(Arbitraries.just(new Round()), //
			Combinators.combine(Arbitraries.integers().between(0, 127), dimensions, boundary).as((half, d, b) -> new Mean(2 * half +
				1, d, b)), //
			Combinators.combine(positive, positive, dimensions, boundary).as(IbsiLog::new), //
			Combinators.combine(Arbitraries.of("L5E5", "E3W5R5", "s3l3l3"), rotations, Arbitraries.integers().between(0, 127),
				boundary).as(Laws::new), //
			Combinators.combine(positive, positive, positive, Arbitraries.doubles().between(-360, 360).ofScale(2), rotations,
				Arbitraries.of(22.5, 45.0, 60.0, 180.0), dimensions, boundary).as((sigma, lambda, gamma, theta, r, step, d,
					b) -> new Gabor(sigma, lambda, gamma, theta, r, r == Pooling.NONE ? 0 : step, d, b)), //
			Combinators.combine(Arbitraries.of(WaveletFamily.class), Arbitraries.of("LH", "HHL"), level, rotations, boundary).as(
				Wavelet::new), //
			Combinators.combine(level, dimensions, boundary).as(Simoncelli::new), //
			Combinators.combine(order, order, order, positive, positive, aligned, boundary).as((x, y, z, sigma, cutoff, a,
				b) -> new RieszLog(x + 1, y, z / 2, sigma, cutoff, a, Dimensions.SPACE, b)), //
			Combinators.combine(order, order, level, aligned, boundary).as((x, y, l, a, b) -> new RieszSimoncelli(x, y + 1, 0, l, a,
				Dimensions.SLICE, b))));
	}

	@Property(tries = 300)
	void whatIsWrittenReadsBackEqual(@ForAll("steps") final PreprocessingStep one,
		@ForAll("steps") final PreprocessingStep other)
	{
		final List<PreprocessingStep> steps = List.of(one, other);
		final String text = StepText.of(steps);
		assertFalse(text.contains("="), text);
		assertEquals(steps, StepText.parse(text));
		assertEquals(one, Json.parse(Json.toText(one), PreprocessingStep.class, "not a step"));
	}

	@Test
	void everyExampleIsWrittenAsItStands() {
		assertEquals(22, StepText.examples().size());
		for (final String example : StepText.examples()) {
			assertEquals(example, StepText.parse(example).get(0).text());
		}
	}

	@Test
	void theUserGuideShowsEveryStep() throws java.io.IOException {
		final String guide = java.nio.file.Files.readString(java.nio.file.Path.of("README.md"));
		for (final String example : StepText.examples()) assertTrue(guide.contains("`" + example + "`"), example);
	}

	@Test
	void whatIsLeftOutHasItsStandard() {
		assertEquals(StepText.parse("gaussian sigma 1.5 mm 3d; threshold -50 200 hu intensity; resample 1 1 0 mm linear"),
			StepText.parse("Gaussian 1.5;  threshold -50 200 ; resample 1 1 0; "));
		assertTrue(StepText.parse("none").isEmpty());
		assertTrue(StepText.parse(" ").isEmpty());
		assertEquals("none", StepText.of(List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "blur 2 mm|blur|gaussian, median",
		"gaussian sigma wide mm|sigma is 'wide'|gaussian sigma 1.5 mm 3d", "gaussian|sigma is missing|gaussian sigma 1.5",
		"gaussian 0|sigma|above 0", "gaussian 1 cm|'cm'|2d or 3d", "gaussian 1 mm 4d|'4d'|2d or 3d",
		"gaussian 1 mm 3d twice|'twice' is too much|gaussian", "median 2|unit is missing|pixel or mm", "median -2 mm|radius|above 0",
		"diffusion 30 hu 2.5|iterations|whole number", "diffusion 30 hu 0|iterations|1 to 200", "threshold 200 -50|200 and -50|lower",
		"threshold 0|highest is missing|threshold -50", "ring 3 1 mm|3 and 1|lower", "resample 0 0 0|changes no spacing|above 0",
		"resample 1 1 -1|-1 mm|keep", "resample 1 1 1 mm sinc|'sinc'|nearest or linear or cubic or spline", "mean 4|support|odd number",
		"mean 5 3d wrap|'wrap'|zero or nearest or periodic or mirror", "laws L5X5|'L5X5'|L3 L5", "laws|map is missing|laws L5E5E5",
		"laws L5E5 rotations often|'often'|none or average or max or min", "wavelet sym4 LL level 1|'sym4'|haar or db2",
		"wavelet haar LX level 1|'LX'|L or H", "wavelet haar LH level 9|level|1 to 8", "simoncelli 0|level|1 to 6",
		"gabor 5 lambda 2 gamma 1 theta 0 rotations max step 50 deg 2d|50 degrees|part of 180", "round 3|'3' is too much|round",
		"riesz-log 0 0 0 sigma 1|order 0 0 0|sum from 1", "riesz-simoncelli 0 0 1 level 1 2d|order 0 0 1|2d",
		"ibsi-log 0 mm|sigma|above 0",
		"shift 1 mm|seed is missing|shift 1 mm seed 7 3d", "shift 1 mm seed now|'now'|whole number", "shift 0 mm seed 1|distance|above 0",
		"roughen 1 mm seed 7|length is 'seed'|roughen 1 mm length 5 mm", "roughen 1 length 500 seed 2|500 mm|at most 100 mm",
		"roughen -1 length 5 seed 2|amplitude|above 0", "noise sd 0 hu seed 3|sd|above 0", "noise 5 hu seed 1.5|'1.5'|whole number", "outliers NaN|deviations|number",
		"erode 0 mm|distance|above 0", "threshold 0 100 hu none|'none'|intensity or both" })
	void aMistakeIsNamedWithWhatIsValid(final String text, final String fault, final String valid) {
		assertProblem(() -> StepText.parse(text), fault, valid);
	}
}
