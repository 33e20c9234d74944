package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;

/** Draws the values of some features by outcome: every patient a point, the quartiles of each class as lines. */
public final class DistributionChart {

	private static final double HALF_GAP = 0.2, HALF_WIDTH = 0.13;

	private DistributionChart() {}

	/**
	 * Draws the chart.
	 *
	 * @param features names, from left to right
	 * @param values z-scores, one array for each feature
	 * @param positive the class of each patient
	 * @param classes the label of the negative and of the positive class
	 */
	public static JFreeChart of(final String title, final List<String> features, final double[][] values,
		final boolean[] positive, final List<String> classes)
	{
		final XYSeriesCollection data = new XYSeriesCollection();
		for (int c = 0; c < 2; c++) {
			final XYSeries series = new XYSeries(classes.get(c), false, true);
			for (int j = 0; j < values.length; j++) addPoints(series, values[j], positive, c == 1, j);
			data.addSeries(series);
		}
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
		final SymbolAxis names = new SymbolAxis("", features.toArray(String[]::new));
		names.setRange(-0.5, features.size() - 0.5);
		names.setGridBandsVisible(false);
		names.setVerticalTickLabels(features.size() > 3);
		final XYPlot plot = new XYPlot(data, names, new NumberAxis("z-score of the training cohort"), renderer);
		final JFreeChart chart = ChartStyle.styled(new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, true));
		for (int c = 0; c < 2; c++) {
			renderer.setSeriesShape(c, new Ellipse2D.Double(-2, -2, 4, 4));
			renderer.setSeriesPaint(c, ChartStyle.translucent(c));
			for (int j = 0; j < values.length; j++) addQuartiles(plot, values[j], positive, c == 1, j);
		}
		return chart;
	}

	private static double centre(final boolean wanted, final int feature) {
		return feature + (wanted ? HALF_GAP : -HALF_GAP);
	}

	/** Spread by their order in the cohort, so that the same study gives the same picture. */
	private static void addPoints(final XYSeries series, final double[] values, final boolean[] positive,
		final boolean wanted, final int feature)
	{
		for (int i = 0; i < values.length; i++) {
			if (positive[i] != wanted || Double.isNaN(values[i])) continue;
			final double spread = i * 0.618034 % 1 - 0.5;
			series.add(centre(wanted, feature) + 2 * HALF_WIDTH * spread, values[i]);
		}
	}

	private static void addQuartiles(final XYPlot plot, final double[] values, final boolean[] positive,
		final boolean wanted, final int feature)
	{
		final double[] own = java.util.stream.IntStream.range(0, values.length).filter(i -> positive[i] == wanted && !Double.isNaN(
			values[i])).mapToDouble(i -> values[i]).sorted().toArray();
		if (own.length == 0) return;
		for (int quarter = 1; quarter <= 3; quarter++) {
			final double y = quantile(own, quarter / 4.0), x = centre(wanted, feature);
			plot.addAnnotation(new XYLineAnnotation(x - HALF_WIDTH, y, x + HALF_WIDTH, y, new BasicStroke(quarter == 2 ? 3 : 1.2f),
				Color.BLACK));
		}
	}

	private static double quantile(final double[] sorted, final double probability) {
		final double position = probability * (sorted.length - 1);
		final int below = (int) Math.floor(position);
		return below + 1 == sorted.length ? sorted[below] : sorted[below] + (position - below) * (sorted[below + 1] -
			sorted[below]);
	}
}
