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
import java.awt.Paint;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws what each variable adds to a patient's risk: bars to the right raise it, bars to the left lower it; first what they
 * are added to, last their sum, both in grey.
 */
public final class ShareChart {

	private static final String SUM = "Sum";
	private static final float LABEL_WIDTH = 0.45f;
	private static final double MARGIN = 0.18;

	private ShareChart() {}

	/**
	 * Draws the bars.
	 *
	 * @param scale what the sum is, for the axis
	 * @param shares by name, the first being what the others are added to
	 */
	public static JFreeChart of(final String title, final String scale, final Map<String, Double> shares) {
		final DefaultCategoryDataset data = new DefaultCategoryDataset();
		// a share of -0 is none
		shares.forEach((name, share) -> data.addValue(share + 0.0, "", name));
		data.addValue(shares.values().stream().mapToDouble(Double::doubleValue).sum(), "", SUM);
		final JFreeChart chart = ChartFactory.createBarChart(title, "", scale, data, PlotOrientation.HORIZONTAL, false, false,
			false);
		final CategoryPlot plot = ChartStyle.styled(chart).getCategoryPlot();
		plot.setOutlineVisible(false);
		plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
		plot.setRangeZeroBaselineVisible(true);
		plot.getRangeAxis().setUpperMargin(MARGIN);
		plot.getRangeAxis().setLowerMargin(MARGIN);
		plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(LABEL_WIDTH);
		plot.getDomainAxis().setCategoryMargin(0.25);
		plot.setRenderer(renderer(List.copyOf(shares.values())));
		return chart;
	}

	private static BarRenderer renderer(final List<Double> shares) {
		final BarRenderer renderer = new BarRenderer() {

			private static final long serialVersionUID = 1;

			@Override
			public Paint getItemPaint(final int row, final int column) {
				final boolean total = column == 0 || column == shares.size();
				return total ? ChartStyle.reference() : ChartStyle.colour(shares.get(column) < 0 ? 0 : 1);
			}
		};
		renderer.setBarPainter(new StandardBarPainter());
		renderer.setShadowVisible(false);
		renderer.setDefaultItemLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("+0.00;-0.00",
			DecimalFormatSymbols.getInstance(Locale.ROOT))));
		renderer.setDefaultItemLabelsVisible(true);
		renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
		renderer.setDefaultNegativeItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
		return renderer;
	}
}
