package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.util.Map;

/** Draws curves of several models in one chart: calibration and decision curves. */
public final class CurveChart {

	/** One curve, its points in their order; a point that is not a number is a gap. */
	public record Curve(double[] x, double[] y) {}

	private CurveChart() {}

	/**
	 * Calibration: the observed frequency of the outcome by the predicted probability; on the dashed diagonal both are the
	 * same.
	 */
	public static JFreeChart calibration(final String title, final Map<String, Curve> curves) {
		final JFreeChart chart = lines(title, "Predicted probability", "Observed frequency, smoothed", curves);
		final XYPlot plot = chart.getXYPlot();
		plot.getDomainAxis().setRange(-0.01, 1.01);
		plot.getRangeAxis().setRange(-0.01, 1.01);
		plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, ChartStyle.dashed(), ChartStyle.reference()));
		return chart;
	}

	/**
	 * Decision curves: the net benefit of treating who lies above a threshold probability (Vickers AJ, Elkin EB, Med Decis
	 * Making 2006;26:565, doi:10.1177/0272989X06295361). What treats nobody has 0.
	 */
	public static JFreeChart decision(final String title, final Map<String, Curve> curves) {
		final JFreeChart chart = lines(title, "Threshold probability", "Net benefit per patient", curves);
		double highest = 0.05;
		for (final Curve curve : curves.values()) {
			for (final double benefit : curve.y) if (benefit > highest) highest = benefit;
		}
		final XYPlot plot = chart.getXYPlot();
		plot.getDomainAxis().setRange(0, 1);
		// a model that harms at every threshold goes far below, which nobody needs to read
		plot.getRangeAxis().setRange(-0.25 * highest - 0.01, 1.1 * highest);
		plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 0, ChartStyle.dashed(), ChartStyle.reference()));
		return chart;
	}

	private static JFreeChart lines(final String title, final String x, final String y, final Map<String, Curve> curves) {
		final XYSeriesCollection data = new XYSeriesCollection();
		curves.forEach((name, curve) -> {
			final XYSeries series = new XYSeries(name, false, true);
			for (int i = 0; i < curve.x.length; i++) series.add(curve.x[i], curve.y[i]);
			data.addSeries(series);
		});
		return ChartStyle.lines(title, x, y, data, true);
	}
}
