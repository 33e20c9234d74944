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
			positive.map(Outliers::new)));
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
		assertEquals(10, StepText.examples().size());
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
		"resample 1 1 -1|-1 mm|keep", "resample 1 1 1 mm spline|'spline'|nearest or linear or cubic", "outliers NaN|deviations|number",
		"erode 0 mm|distance|above 0", "threshold 0 100 hu none|'none'|intensity or both" })
	void aMistakeIsNamedWithWhatIsValid(final String text, final String fault, final String valid) {
		assertProblem(() -> StepText.parse(text), fault, valid);
	}
}
