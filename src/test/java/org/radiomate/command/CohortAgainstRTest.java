package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.feature.FeatureNames;
import org.radiomate.model.ModelFile;
import org.radiomate.model.RiskModel;
import org.radiomate.model.Term;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.Shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands, one after the other, on the simulated table cohort: the same features and coefficients as R's script
 * (psych::ICC, shapiro.test, bartlett.test, t.test, wilcox.test, cv.glmnet, glm, pROC), pipeline_result.json.
 */
class CohortAgainstRTest {

	@TempDir
	Path folder;

	private static String file(final String name) {
		return Shared.path("stats/cohort").resolve(name).toString();
	}

	private Map<String, Object> with(final Map<String, Object> more) {
		final Map<String, Object> inputs = new java.util.HashMap<>(Map.of("featuretable", file(
			"simulated_features_reader1.csv"), "clinicaltable", file("simulated_clinical.csv"), "idcolumn", "id", "outcome",
			"outcome", "splitfile", file("simulated_split_folds.csv"), "outputdir", folder.toString()));
		inputs.putAll(more);
		return inputs;
	}

	private void run() {
		try (CommandRunner runner = new CommandRunner()) {
			runner.succeed(ReaderAgreement.class, Map.of("featuretable", "1:" + file("simulated_features_reader1.csv") + "; 1:" +
				file("simulated_features_reader1_repeat.csv") + "; 2:" + file("simulated_features_reader2.csv"), "idcolumn", "id",
				"outputdir", folder.toString()));
			runner.succeed(SelectFeatures.class, with(Map.of("agreementtable", folder.resolve("agreement.csv").toString(),
				"foldfile", file("simulated_split_folds.csv"))));
			runner.succeed(TrainModels.class, with(Map.of("selectedfile", folder.resolve("selected.csv").toString(), "variables",
				SampleData.VARIABLES)));
			runner.succeed(EvaluateModels.class, with(Map.of("modeldir", folder.resolve("models").toString())));
		}
	}

	@Test
	void theSameFeaturesCoefficientsAndFigures() throws IOException {
		final JsonNode r = new ObjectMapper().readTree(Path.of(file("pipeline_result.json")).toFile());
		run();
		final CsvTable agreement = CsvTable.read(folder.resolve("agreement.csv"));
		assertEquals(texts(r.at("/icc/passed")), kept(agreement), "psych::ICC(lmer=FALSE)");
		assertEquals(texts(r.at("/univariate/passed")), kept(CsvTable.read(folder.resolve("univariate.csv"))), "the tests");
		final CsvTable selected = CsvTable.read(folder.resolve("selected.csv"));
		assertEquals(texts(r.at("/lasso/selected")), selected.cells("feature"), "cv.glmnet");
		for (int i = 0; i < selected.rows().size(); i++) {
			assertEquals(r.at("/lasso/coef_1se").get(FeatureNames.mangled(selected.cells("feature").get(i))).asDouble(), Double.parseDouble(selected
				.cells("lasso_coefficient").get(i)), 1e-6, "cv.glmnet");
		}
		for (final String kind : List.of("radiomics", "clinical", "integrated")) checkModel(r, kind);
	}

	/** Names as R made them of the ids, which our tables have again. */
	private static List<String> texts(final JsonNode array) {
		final List<String> texts = new ArrayList<>();
		array.forEach(node -> texts.add(FeatureNames.catalogue().idOf(node.asText())));
		return texts;
	}

	private static List<String> kept(final CsvTable table) {
		final List<String> kept = new ArrayList<>();
		for (int i = 0; i < table.rows().size(); i++) {
			if (table.cells("kept").get(i).equals("yes")) kept.add(table.cells("feature").get(i));
		}
		return kept;
	}

	private void checkModel(final JsonNode r, final String kind) {
		final JsonNode expected = r.at("/models/" + kind);
		final RiskModel model = ModelFile.read(folder.resolve("models").resolve(kind + ".radiomics-model.json"));
		assertEquals(expected.at("/coefficients/(Intercept)/estimate").asDouble(), model.intercept().coefficient(), 1e-7, kind);
		for (final Term term : model.terms()) {
			final JsonNode coefficient = expected.at("/coefficients").get(FeatureNames.mangled(term.name().replaceAll(":.*", "")));
			assertEquals(coefficient.get("estimate").asDouble(), term.coefficient(), 1e-7, kind + " " + term.name());
			assertEquals(coefficient.get("p").asDouble(), term.p(), 1e-7, kind + " " + term.name());
		}
		checkMetrics(expected.get("train"), kind, "training");
		checkMetrics(expected.get("test"), kind, "validation");
	}

	private void checkMetrics(final JsonNode expected, final String kind, final String cohort) {
		final CsvTable metrics = CsvTable.read(folder.resolve("metrics.csv"));
		for (int i = 0; i < metrics.rows().size(); i++) {
			if (!metrics.cells("model").get(i).equals(kind) || !metrics.cells("cohort").get(i).equals(cohort)) continue;
			for (final String name : List.of("accuracy", "f1", "sensitivity", "specificity", "ppv", "npv")) {
				assertEquals(expected.at("/at_0.5").get(name).asDouble(), number(metrics, name, i), 1e-12, kind + " " + name);
			}
			assertEquals(expected.get("auc").asDouble(), number(metrics, "auc", i), 1e-12, kind);
			assertEquals(expected.at("/ci_delong/lo").asDouble(), number(metrics, "auc_lower", i), 1e-10, kind);
			assertEquals(expected.get("brier").asDouble(), number(metrics, "brier", i), 1e-8, kind);
		}
	}

	private static double number(final CsvTable table, final String column, final int row) {
		return Double.parseDouble(table.cells(column).get(row));
	}
}
