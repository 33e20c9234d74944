package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.radiomate.testing.RCase.assertClose;
import static org.radiomate.testing.RCase.number;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.feature.FeatureNames;
import org.radiomate.inference.StepwiseLogistic.Direction;
import org.radiomate.table.ClinicalTable;
import org.radiomate.table.Cohort;
import org.radiomate.table.FeatureTable;
import org.radiomate.table.SplitTable;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models of the simulated cohort equal R's glm and step: coefficients, errors, probabilities, threshold. */
class CohortOracleTest {

	/** R codes gender 0 and 1, which is our nominal code; all others are ordinal. */
	private static final String CODES =
		"age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB";
	private static final String FACTORS = CODES.replace('<', '|');

	/** The cohort as read by our own tables. */
	private record Study(FeatureTable features, ClinicalTable clinical, SplitTable split, JsonNode result) {

		static Study read() {
			return new Study(FeatureTable.read(Shared.path("stats/cohort/simulated_features_reader1.csv"), "id", List.of()),
				ClinicalTable.read(Shared.path("stats/cohort/simulated_clinical.csv"), "id"), SplitTable.read(Shared.path(
					"stats/cohort/simulated_split_folds.csv"), "id"), RCase.read(Shared.path("stats/cohort/pipeline_result.json"))
						.json());
		}

		List<String> patients(final Cohort cohort) {
			return clinical.patients().stream().filter(patient -> split.of(patient) == cohort).toList();
		}

		TrainingData training(final String variables) {
			final List<String> patients = patients(Cohort.TRAINING);
			final List<String> selected = RCase.texts(result.at("/lasso/selected"))
				.stream().map(name -> FeatureNames.catalogue().find(name).orElseThrow()).toList();
			final ClinicalCoding coding = ClinicalCoding.parse(variables).settledBy(clinical, patients);
			final FeatureTable ours = features.keeping(selected);
			final double[][] columns = new double[selected.size()][];
			for (int j = 0; j < columns.length; j++) columns[j] = ours.columns(patients)[ours.indexOf(selected.get(j))];
			return new TrainingData("outcome", "1", "0", clinical.outcome("outcome", "1").of(patients), selected, columns, coding,
				coding.columns(clinical, patients));
		}

		double[] probabilities(final RiskModel model, final Cohort cohort) {
			final Map<String, FeatureTable.Reading> rows = features.readings("", "");
			return patients(cohort).stream().mapToDouble(patient -> model.predict(id -> rows.get(patient).values()[features
				.indexOf(id)], clinical.values(patient, model.clinical().names()), patient).probability()).toArray();
		}
	}

	@ParameterizedTest
	@CsvSource({ "radiomics, RADIOMICS, NONE, codes", "clinical, CLINICAL, NONE, codes",
		"integrated, INTEGRATED, NONE, codes", "integrated_stepwise_aic, INTEGRATED, BOTH, codes",
		"clinical_factors, CLINICAL, NONE, factors", "integrated_factors, INTEGRATED, NONE, factors" })
	void equalsR(final String name, final ModelKind kind, final Direction stepwise, final String coding) {
		final Study study = Study.read();
		final RiskModel model = new ModelTrainer(Learner.LOGISTIC, stepwise, ThresholdRule.parse("youden"), null, Map.of())
			.train(kind, study.training(coding.equals("codes") ? CODES : FACTORS));
		final JsonNode r = study.result().at("/models/" + name);
		assertCoefficients(model, r.get("coefficients"));
		assertClose("deviance", number(r.get("deviance")), model.training().deviance(), 1e-10);
		assertClose("aic", number(r.get("aic")), model.training().aic(), 1e-10);
		assertClose("auc", number(r.at("/train/auc")), model.training().auc(), 1e-14);
		assertClose("threshold", number(r.get("youden_threshold_train").get(0)), model.threshold(), 1e-8);
		assertClose("training", RCase.numbers(r.at("/train/probability")), study.probabilities(model, Cohort.TRAINING), 1e-8,
			0);
		assertClose("validation", RCase.numbers(r.at("/test/probability")), study.probabilities(model, Cohort.VALIDATION),
			1e-8, 0);
	}

	private static void assertCoefficients(final RiskModel model, final JsonNode r) {
		final List<String> names = new ArrayList<>(List.of("(Intercept)"));
		model.terms().forEach(term -> names.add(rName(term.name(), r)));
		final List<String> expected = new ArrayList<>();
		r.fieldNames().forEachRemaining(expected::add);
		assertEquals(expected, names);
		final RiskModel.Intercept intercept = model.intercept();
		assertRow(r.get("(Intercept)"), intercept.coefficient(), intercept.standardError(), intercept.z(), intercept.p());
		for (final Term term : model.terms()) {
			assertRow(r.get(rName(term.name(), r)), term.coefficient(), term.standardError(), term.z(), term.p());
		}
	}

	private static void assertRow(final JsonNode row, final double... figures) {
		final String[] names = { "estimate", "se", "z", "p" };
		for (int k = 0; k < names.length; k++) assertClose(names[k], number(row.get(names[k])), figures[k], 1e-8);
	}

	/** R's factors write genderMale, its codes gender, for our gender:Male. */
	private static String rName(final String ours, final JsonNode r) {
		final String factor = ours.replace(":", "");
		final String feature = FeatureNames.mangled(ours);
		if (r.has(feature)) return feature;
		return r.has(factor) ? factor : ours.replaceAll(":.*", "");
	}
}
