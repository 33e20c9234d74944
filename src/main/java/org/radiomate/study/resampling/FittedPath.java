package org.radiomate.study.resampling;

import org.radiomate.model.ModelKind;
import org.radiomate.model.Prediction;
import org.radiomate.model.RiskModel;
import org.radiomate.study.ModellingData;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The path, fitted: what it selected and the models, to be applied to any patients.
 *
 * @param selected the features chosen; none is an answer
 * @param models the models trained
 */
public record FittedPath(List<String> selected, Map<ModelKind, RiskModel> models) {

	/** What each model says of these patients, in their order. */
	public Map<ModelKind, List<Prediction>> predict(final ModellingData data, final List<String> patients) {
		return data.predict(models, patients);
	}

	/** The figures of each model on these patients. */
	Map<ModelKind, Figures> figures(final ModellingData data, final List<String> patients) {
		final boolean[] positive = data.outcome().of(patients);
		final Map<ModelKind, Figures> figures = new EnumMap<>(ModelKind.class);
		predict(data, patients).forEach((kind, of) -> figures.put(kind, Figures.of(probabilities(of), positive)));
		return figures;
	}

	static double[] probabilities(final List<Prediction> predictions) {
		return predictions.stream().mapToDouble(Prediction::probability).toArray();
	}
}
