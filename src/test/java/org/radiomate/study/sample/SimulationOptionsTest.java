package org.radiomate.study.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.task.ProblemException;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Options out of range are refused with a sentence that names the value. */
class SimulationOptionsTest {

	@ParameterizedTest
	@CsvSource({ "197, 50", "10, 10", "12, 10", "60, 15", "500, 125" })
	void aQuarterIsReadTwiceButAtLeastTen(final int patients, final int expected) {
		assertEquals(expected, SimulationOptions.defaults().withPatients(patients).doubleReadPatients());
	}

	@Test
	void theNumberReadTwiceCanBeGiven() {
		assertEquals(0, SimulationOptions.defaults().withDoubleRead(0).doubleReadPatients());
		assertEquals(197, SimulationOptions.defaults().withDoubleRead(197).doubleReadPatients());
	}

	static Stream<Arguments> badOptions() {
		return Stream.of(bad("9", o -> o.withPatients(9)), bad("-3", o -> o.withPatients(-3)), bad("10001", o -> o
			.withPatients(10_001)), bad("-0.1", o -> o.withEffect(-0.1)), bad("NaN", o -> o.withEffect(Double.NaN)), bad(
				"Infinity", o -> o.withEffect(Double.POSITIVE_INFINITY)), bad("198", o -> o.withDoubleRead(198)), bad("-2",
					o -> o.withDoubleRead(-2)), bad("not 5", o -> o.withSize(96, 96, 5)), bad("80 x 96", o -> o.withSize(80, 96,
						8)), bad("2000", o -> o.withSize(2000, 96, 8)), bad("0.1 mm", o -> o.withSpacing(0.1, 5)), bad("0.0 mm",
							o -> o.withSpacing(0.8, 0)));
	}

	private static Arguments bad(final String named, final UnaryOperator<SimulationOptions> change) {
		return Arguments.of(named, change);
	}

	@ParameterizedTest
	@MethodSource("badOptions")
	void badOptionsAreRefusedInOneSentence(final String named, final UnaryOperator<SimulationOptions> change) {
		final SimulationOptions usual = SimulationOptions.defaults();
		final ProblemException problem = assertThrows(ProblemException.class, () -> change.apply(usual));
		assertTrue(problem.getMessage().contains(named), problem.getMessage());
		assertTrue(problem.getMessage().contains("Give "), problem.getMessage());
	}
}
