package org.radiomate.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the solutions of a path, brought back to the scale of the columns and the response as given. */
final class PathRecorder {

	private final Family family;
	private final int features;
	private final StandardizedDesign design;
	private final double scale;
	private final double nullDeviance;

	private final List<Double> lambdas = new ArrayList<>();
	private final List<Double> intercepts = new ArrayList<>();
	private final List<int[]> indices = new ArrayList<>();
	private final List<double[]> values = new ArrayList<>();
	private final List<Double> ratios = new ArrayList<>();
	private final List<Double> violations = new ArrayList<>();

	PathRecorder(final Family family, final int features, final StandardizedDesign design, final double scale,
		final double nullDeviance)
	{
		this.family = family;
		this.features = features;
		this.design = design;
		this.scale = scale;
		this.nullDeviance = nullDeviance;
	}

	void add(final double lambda, final PathSolver solver, final double ratio, final double violation) {
		final double[] b = solver.coefficients();
		final int[] index = new int[b.length];
		final double[] value = new double[b.length];
		double intercept = solver.intercept();
		int count = 0;
		for (int j = 0; j < b.length; j++) {
			if (b[j] == 0) continue;
			index[count] = design.source[j];
			value[count] = b[j] / design.scale[j] * scale;
			intercept -= b[j] / design.scale[j] * design.mean[j];
			count++;
		}
		lambdas.add(lambda);
		intercepts.add(intercept * scale);
		indices.add(Arrays.copyOf(index, count));
		values.add(Arrays.copyOf(value, count));
		ratios.add(ratio);
		violations.add(violation * scale);
	}

	ElasticNetPath path() {
		return new ElasticNetPath(family, features, array(lambdas), array(intercepts), indices.toArray(int[][]::new), values
			.toArray(double[][]::new), array(ratios), nullDeviance, array(violations));
	}

	private static double[] array(final List<Double> list) {
		return list.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
