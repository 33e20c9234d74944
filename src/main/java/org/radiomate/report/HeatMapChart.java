package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;

/** Draws a matrix of correlations from -1 (orange) over 0 (white) to 1 (blue), with a scale. */
public final class HeatMapChart {

	private HeatMapChart() {}

	/**
	 * Draws the matrix, the first row on top.
	 *
	 * @param names of rows and columns
	 * @param correlations by row and column
	 */
	public static JFreeChart of(final String title, final List<String> names, final double[][] correlations) {
		final int n = names.size();
		final double[][] blocks = new double[3][n * n];
		for (int i = 0; i < n * n; i++) {
			blocks[0][i] = i % n;
			blocks[1][i] = i / n;
			blocks[2][i] = correlations[i / n][i % n];
		}
		final DefaultXYZDataset data = new DefaultXYZDataset();
		data.addSeries("", blocks);
		final SymbolAxis columns = axis(names), rows = axis(names);
		columns.setVerticalTickLabels(true);
		rows.setInverted(true);
		final XYBlockRenderer renderer = new XYBlockRenderer();
		renderer.setPaintScale(new Scale());
		final JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, new XYPlot(data, columns, rows, renderer),
			false);
		chart.addSubtitle(legend());
		return ChartStyle.styled(chart);
	}

	private static SymbolAxis axis(final List<String> names) {
		final SymbolAxis axis = new SymbolAxis("", names.toArray(String[]::new));
		axis.setRange(-0.5, names.size() - 0.5);
		axis.setGridBandsVisible(false);
		return axis;
	}

	private static PaintScaleLegend legend() {
		final NumberAxis axis = new NumberAxis("Spearman's correlation");
		axis.setRange(-1, 1);
		final PaintScaleLegend legend = new PaintScaleLegend(new Scale(), axis);
		legend.setPosition(RectangleEdge.RIGHT);
		legend.setMargin(new RectangleInsets(20, 10, 20, 10));
		return legend;
	}

	/** Diverging colours of equal lightness for either sign. */
	private static final class Scale implements PaintScale {

		@Override
		public double getLowerBound() {
			return -1;
		}

		@Override
		public double getUpperBound() {
			return 1;
		}

		@Override
		public Paint getPaint(final double value) {
			if (Double.isNaN(value)) return ChartStyle.grid();
			final Color full = ChartStyle.colour(value < 0 ? 1 : 0);
			final double share = Math.min(1, Math.abs(value));
			return new Color(mixed(full.getRed(), share), mixed(full.getGreen(), share), mixed(full.getBlue(), share));
		}

		private static int mixed(final int colour, final double share) {
			return (int) Math.round(255 + share * (colour - 255));
		}
	}
}
