package org.radiomate.inference;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;

/** Intraclass correlations against R's psych package. */
class IntraclassCorrelationOracleTest {

	private static final Map<String, IccForm> FORMS = Map.of("ICC1", IccForm.ICC1_1, "ICC2", IccForm.ICC2_1, "ICC3",
		IccForm.ICC3_1, "ICC1k", IccForm.ICC1_K, "ICC2k", IccForm.ICC2_K, "ICC3k", IccForm.ICC3_K);

	@TestFactory
	Stream<DynamicTest> singleTables() {
		return RCase.tests("icc", c -> !c.name().contains("table"), c -> {
			final double[][] columns = c.csv().columns(RCase.texts(c.data().get("columns")));
			final IntraclassCorrelation icc = IntraclassCorrelation.of(rows(columns), 0.95);
			final boolean identical = number(c.result().get("mean_squares").get("MSE_residual")) == 0;
			FORMS.forEach((name, form) -> compare(c.result().get("icc").get(name), icc.get(form), identical));
		});
	}

	@TestFactory
	Stream<DynamicTest> testRetestTable() {
		return RCase.tests("icc", c -> c.name().contains("table"), c -> {
			final List<String> features = RCase.texts(c.result().get("feature"));
			for (int j = 0; j < features.size(); j++) {
				final IntraclassCorrelation icc = IntraclassCorrelation.of(sessions(c, features.get(j)), 0.95);
				for (final String name : List.of("ICC1", "ICC2", "ICC3")) {
					final JsonNode all = c.result().get(name);
					final IntraclassCorrelation.Estimate estimate = icc.get(FORMS.get(name));
					assertClose(features.get(j) + name, number(all.get("icc").get(j)), estimate.value(), 1e-10, 0.1);
					assertClose(features.get(j) + " lower " + name, number(all.get("lo").get(j)), estimate.lower(), 1e-9, 0.1);
					assertClose(features.get(j) + " upper " + name, number(all.get("hi").get(j)), estimate.upper(), 1e-9, 0.1);
				}
			}
		});
	}

	/** By hand: MSB = 0, MSJ = 60.5, MSE = 35 / 6, and Satterthwaite's degrees of freedom are 0. */
	@Test
	void oppositeRatingsHaveNoInterval() {
		final IntraclassCorrelation.Estimate estimate = IntraclassCorrelation.of(new double[][] { { 1, -1 }, { 2, -2 }, { 3, -3 },
			{ 5, -5 } }, 0.95).get(IccForm.ICC2_1);
		assertEquals(-35 / 199.0, estimate.value(), 1e-12);
		assertEquals(Double.NaN, estimate.lower());
		assertEquals(Double.NaN, estimate.upper());
	}

	@Test
	void simulatedCohort() {
		final RCase pipeline = RCase.read(Shared.path("stats/cohort/pipeline_result.json"));
		final JsonNode expected = pipeline.json().get("icc");
		final RCase.Csv first = RCase.Csv.read(Shared.path("stats/cohort/simulated_features_reader1.csv"));
		final RCase.Csv repeat = RCase.Csv.read(Shared.path("stats/cohort/simulated_features_reader1_repeat.csv"));
		final RCase.Csv second = RCase.Csv.read(Shared.path("stats/cohort/simulated_features_reader2.csv"));
		final List<String> ids = List.of(first.text("id"));
		int both = 0;
		for (int j = 0; j < expected.get("feature").size(); j++) {
			final String feature = expected.get("feature").get(j).asText();
			final var intra = IntraclassCorrelation.of(paired(first, repeat, ids, feature), 0.95).get(IccForm.ICC2_1);
			final var inter = IntraclassCorrelation.of(paired(first, second, ids, feature), 0.95).get(IccForm.ICC2_1);
			assertClose(feature, number(expected.get("intra_ICC2").get(j)), intra.value(), 1e-11, 0.1);
			assertClose(feature, number(expected.get("inter_ICC2").get(j)), inter.value(), 1e-11, 0.1);
			assertClose(feature, number(expected.get("intra_ICC2_lo").get(j)), intra.lower(), 1e-10, 0.1);
			assertClose(feature, number(expected.get("inter_ICC2_hi").get(j)), inter.upper(), 1e-10, 0.1);
			if (intra.value() > 0.75 && inter.value() > 0.75) both++;
		}
		assertEquals(263, both);
	}

	private static double[][] paired(final RCase.Csv first, final RCase.Csv other, final List<String> ids,
		final String feature)
	{
		final double[] a = first.column(feature);
		final double[] b = other.column(feature);
		final String[] otherIds = other.text("id");
		final double[][] rows = new double[b.length][];
		for (int i = 0; i < b.length; i++) rows[i] = new double[] { a[ids.indexOf(otherIds[i])], b[i] };
		return rows;
	}

	private static void compare(final JsonNode expected, final IntraclassCorrelation.Estimate actual,
		final boolean identical)
	{
		assertClose("icc", number(expected.get("icc")), actual.value(), 1e-12, 0.01);
		assertClose("df1", number(expected.get("df1")), actual.df1(), 0);
		assertClose("df2", number(expected.get("df2")), actual.df2(), 0);
		assertClose("p", number(expected.get("p")), actual.p(), 1e-10, 0);
		assertClose("lower", number(expected.get("lo")), actual.lower(), 1e-11, 0.01);
		assertClose("upper", number(expected.get("hi")), actual.upper(), 1e-11, 0.01);
		// R's ratio to a residual of 0 is rounding noise
		if (identical) assertEquals(Double.POSITIVE_INFINITY, actual.f());
		else assertClose("F", number(expected.get("f")), actual.f(), 1e-11);
	}

	private static double[][] rows(final double[][] columns) {
		final double[][] rows = new double[columns[0].length][columns.length];
		for (int j = 0; j < columns.length; j++) {
			for (int i = 0; i < rows.length; i++) rows[i][j] = columns[j][i];
		}
		return rows;
	}

	private static RCase.Csv table;

	private static double[][] sessions(final RCase c, final String feature) {
		if (table == null) table = c.csv();
		final String[] targets = table.text("target");
		final double[] session = table.column("session");
		final double[] values = table.column(feature);
		final List<String> order = new ArrayList<>(java.util.Arrays.stream(targets).distinct().toList());
		final double[][] rows = new double[order.size()][2];
		for (int i = 0; i < values.length; i++) rows[order.indexOf(targets[i])][(int) session[i] - 1] = values[i];
		return rows;
	}
}
