package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import java.awt.geom.Ellipse2D;
import java.util.List;

/** Draws the two charts of a lasso: how the coefficients shrink, and how the cross-validation error chooses. */
public final class LassoChart {

	private static final String LOG_LAMBDA = "log λ";

	private LassoChart() {}

	/**
	 * Draws the coefficient paths.
	 *
	 * @param names of the features
	 * @param lambda the penalties
	 * @param coefficients one array for each feature, one value for each penalty
	 * @param chosen the penalty that was chosen
	 */
	public static JFreeChart path(final List<String> names, final double[] lambda, final double[][] coefficients,
		final double chosen)
	{
		final XYSeriesCollection data = new XYSeriesCollection();
		for (int j = 0; j < coefficients.length; j++) {
			final XYSeries series = new XYSeries(names.get(j), false, true);
			for (int l = 0; l < lambda.length; l++) series.add(Math.log(lambda[l]), coefficients[j][l]);
			data.addSeries(series);
		}
		final JFreeChart chart = ChartStyle.lines("Lasso coefficients", LOG_LAMBDA, "Coefficient (per standard deviation)", data,
			false);
		mark(chart.getXYPlot(), chosen);
		return chart;
	}

	/**
	 * Draws the cross-validation error with one standard error each way.
	 *
	 * @param error the name of the error, for the axis
	 * @param minimum the penalty of the least error
	 * @param oneStandardError the largest penalty within one standard error of it
	 */
	public static JFreeChart crossValidation(final String error, final double[] lambda, final double[] mean,
		final double[] standardError, final double minimum, final double oneStandardError)
	{
		final XYIntervalSeries series = new XYIntervalSeries(error);
		for (int l = 0; l < lambda.length; l++) {
			final double x = Math.log(lambda[l]);
			series.add(x, x, x, mean[l], mean[l] - standardError[l], mean[l] + standardError[l]);
		}
		final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
		data.addSeries(series);
		final JFreeChart chart = ChartStyle.lines("Lasso cross-validation", LOG_LAMBDA, error, data, false);
		final XYErrorRenderer renderer = new XYErrorRenderer();
		renderer.setSeriesPaint(0, ChartStyle.colour(1));
		renderer.setErrorPaint(ChartStyle.reference());
		renderer.setSeriesShape(0, new Ellipse2D.Double(-3, -3, 6, 6));
		chart.getXYPlot().setRenderer(renderer);
		mark(chart.getXYPlot(), minimum);
		mark(chart.getXYPlot(), oneStandardError);
		return chart;
	}

	private static void mark(final XYPlot plot, final double lambda) {
		plot.addDomainMarker(new ValueMarker(Math.log(lambda), ChartStyle.reference(), ChartStyle.dashed()));
	}
}
