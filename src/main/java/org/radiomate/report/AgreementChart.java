package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.AgreementTable.Agreement;
import org.radiomate.table.AgreementTable.Row;

import java.util.Arrays;
import java.util.function.Function;

/** Draws the intraclass correlations of all features, highest first, within and between readers, with the cutoff. */
public final class AgreementChart {

	private AgreementChart() {}

	/** Draws the chart. */
	public static JFreeChart of(final AgreementTable table) {
		final XYSeriesCollection data = new XYSeriesCollection();
		add(data, "within reader", table, Row::within);
		add(data, "between readers", table, Row::between);
		final JFreeChart chart = ChartStyle.lines("Reader agreement, " + table.form(), "Features, best first", table.form(),
			data, true);
		chart.getXYPlot().addRangeMarker(new ValueMarker(table.cutoff(), ChartStyle.reference(), ChartStyle.dashed()));
		return chart;
	}

	private static void add(final XYSeriesCollection data, final String name, final AgreementTable table,
		final Function<Row, Agreement> kind)
	{
		final double[] values = table.rows().stream().mapToDouble(row -> kind.apply(row).icc()).filter(value -> !Double.isNaN(
			value)).toArray();
		if (values.length == 0) return;
		Arrays.sort(values);
		final XYSeries series = new XYSeries(name, false, true);
		for (int i = 0; i < values.length; i++) series.add(i + 1, values[values.length - 1 - i]);
		data.addSeries(series);
	}
}
