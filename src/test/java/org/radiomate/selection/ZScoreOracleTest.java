package org.radiomate.selection;

import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;
import static org.radiomate.testing.RCase.numbers;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;

import java.util.List;
import java.util.stream.Stream;

/** Centring and scaling against R's scale. */
class ZScoreOracleTest {

	@TestFactory
	Stream<DynamicTest> scaled() {
		return RCase.tests("zscore", c -> {
			final List<String> names = RCase.names(c.result().get("mean"));
			final double[][] columns = c.csv().columns(names);
			final ZScore zScore = ZScore.fit(columns);
			final double[][] scaled = zScore.apply(columns);
			for (int j = 0; j < columns.length; j++) {
				final String name = names.get(j);
				assertClose("mean " + name, number(c.result().get("mean").get(name)), zScore.means()[j], 1e-14);
				assertClose("sd " + name, number(c.result().get("sd").get(name)), zScore.standardDeviations()[j], 1e-12);
				assertClose("z " + name, numbers(c.result().get("z").get(name)), scaled[j], 1e-9, 1e-3);
			}
		});
	}
}
