package org.radiomate.report;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/** How all charts look: white ground, light grid, colours that also the colour-blind tell apart (Okabe and Ito, 2008). */
final class ChartStyle {

	private static final Color GRID = new Color(221, 221, 221);

	private ChartStyle() {}

	/** The colour of the series of that index. */
	static Color colour(final int series) {
		final int[] palette = { 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000 };
		return new Color(palette[series % palette.length]);
	}

	/** The colour of lines that are there for reference. */
	static Color reference() {
		return Color.GRAY;
	}

	/** A dashed line for reference. */
	static Stroke dashed() {
		return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] { 5, 4 }, 0);
	}

	/** A chart of lines in our style. */
	static JFreeChart lines(final String title, final String xLabel, final String yLabel, final XYDataset data,
		final boolean legend)
	{
		final JFreeChart chart = ChartFactory.createXYLineChart(title, xLabel, yLabel, data);
		final XYPlot plot = chart.getXYPlot();
		chart.setBackgroundPaint(Color.WHITE);
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(GRID);
		plot.setRangeGridlinePaint(GRID);
		if (!legend) chart.removeLegend();
		final XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
		for (int series = 0; series < data.getSeriesCount(); series++) {
			renderer.setSeriesPaint(series, colour(series));
			renderer.setSeriesStroke(series, new BasicStroke(2));
		}
		((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(false);
		((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
		return chart;
	}
}
