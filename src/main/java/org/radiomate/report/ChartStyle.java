package org.radiomate.report;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;

/** How all charts look: white ground, light grid, colours that also the colour-blind tell apart (Okabe and Ito, 2008). */
final class ChartStyle {

	private static final Color GRID = new Color(221, 221, 221);

	private static final String FONT = Font.SANS_SERIF;

	private ChartStyle() {}

	/** Gives a chart the fonts and grounds that all have. */
	static JFreeChart styled(final JFreeChart chart) {
		final StandardChartTheme theme = new StandardChartTheme("Radiomate");
		theme.setExtraLargeFont(new Font(FONT, Font.BOLD, 17));
		theme.setLargeFont(new Font(FONT, Font.PLAIN, 14));
		theme.setRegularFont(new Font(FONT, Font.PLAIN, 13));
		theme.setSmallFont(new Font(FONT, Font.PLAIN, 12));
		theme.setTitlePaint(Color.BLACK);
		theme.setChartBackgroundPaint(Color.WHITE);
		theme.setPlotBackgroundPaint(Color.WHITE);
		theme.setPlotOutlinePaint(Color.GRAY);
		theme.setDomainGridlinePaint(GRID);
		theme.setRangeGridlinePaint(GRID);
		theme.setShadowVisible(false);
		theme.setBarPainter(new StandardBarPainter());
		theme.setXYBarPainter(new StandardXYBarPainter());
		theme.setGridBandPaint(Color.WHITE);
		theme.setGridBandAlternatePaint(Color.WHITE);
		theme.apply(chart);
		chart.setPadding(new RectangleInsets(6, 6, 6, 12));
		return chart;
	}

	/** The colour of the series of that index. */
	static Color colour(final int series) {
		final int[] palette = { 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000 };
		return new Color(palette[series % palette.length]);
	}

	/** The colour of a series whose points may hide each other. */
	static Color translucent(final int series) {
		final Color full = colour(series);
		return new Color(full.getRed(), full.getGreen(), full.getBlue(), 150);
	}

	/** The colour of a line on a dark image. */
	static Color bright(final int series) {
		final int[] palette = { 0xFFD700, 0x56E0FF, 0xFF7FD4, 0x7CFC9A };
		return new Color(palette[series % palette.length]);
	}

	/** The colour of grid lines. */
	static Color grid() {
		return GRID;
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
		final JFreeChart chart = styled(ChartFactory.createXYLineChart(title, xLabel, yLabel, data));
		final XYPlot plot = chart.getXYPlot();
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
