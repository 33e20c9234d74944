package org.radiomate.report;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;

/** Draws named numbers as horizontal bars from the top down, each with its number. */
public final class BarChart {

	private static final float LABEL_WIDTH = 0.6f;

	private BarChart() {}

	/**
	 * Draws the bars.
	 *
	 * @param unit what the numbers are, for the axis
	 * @param format such as {@code 0} or {@code 0.00}
	 */
	public static JFreeChart of(final String title, final String unit, final String format,
		final Map<String, ? extends Number> bars)
	{
		final DefaultCategoryDataset data = new DefaultCategoryDataset();
		bars.forEach((name, value) -> data.addValue(value, "", name));
		final JFreeChart chart = ChartFactory.createBarChart(title, "", unit, data, PlotOrientation.HORIZONTAL, false, false,
			false);
		final CategoryPlot plot = ChartStyle.styled(chart).getCategoryPlot();
		plot.setOutlineVisible(false);
		plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
		plot.getRangeAxis().setUpperMargin(0.15);
		plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(LABEL_WIDTH);
		plot.getDomainAxis().setCategoryMargin(0.25);
		plot.setRenderer(renderer(format));
		return chart;
	}

	private static BarRenderer renderer(final String format) {
		final BarRenderer renderer = new BarRenderer();
		renderer.setBarPainter(new StandardBarPainter());
		renderer.setShadowVisible(false);
		renderer.setDefaultItemLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		renderer.setSeriesPaint(0, ChartStyle.colour(0));
		final NumberFormat numbers = new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT));
		renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", numbers));
		renderer.setDefaultItemLabelsVisible(true);
		renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
		return renderer;
	}
}
