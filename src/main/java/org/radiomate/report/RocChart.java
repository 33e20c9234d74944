package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.radiomate.evaluation.RocCurve;

import java.util.Locale;
import java.util.Map;

/** Draws the ROC curves of several models on one cohort, each with its area in the legend. */
public final class RocChart {

	private RocChart() {}

	/**
	 * Draws the curves.
	 *
	 * @param curves by the model's name, in the order of the legend
	 * @param intervals of the areas in words, by the model's name; a model may have none
	 */
	public static JFreeChart of(final String title, final Map<String, RocCurve> curves, final Map<String, String> intervals) {
		final XYSeriesCollection data = new XYSeriesCollection();
		curves.forEach((name, curve) -> data.addSeries(series(String.format(Locale.ROOT, "%s: AUC %.3f%s", name, curve.auc(),
			intervals.containsKey(name) ? " (" + intervals.get(name) + ")" : ""), curve)));
		final JFreeChart chart = ChartStyle.lines(title, "1 − specificity", "Sensitivity", data, true);
		final XYPlot plot = chart.getXYPlot();
		plot.getDomainAxis().setRange(-0.01, 1.01);
		plot.getRangeAxis().setRange(-0.01, 1.01);
		plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, ChartStyle.dashed(), ChartStyle.reference()));
		return chart;
	}

	private static XYSeries series(final String name, final RocCurve curve) {
		final XYSeries series = new XYSeries(name, false, true);
		for (int i = 0; i < curve.thresholds().length; i++) {
			series.add(1 - curve.specificities()[i], curve.sensitivities()[i]);
		}
		return series;
	}
}
