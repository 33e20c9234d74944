package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.AgreementTable.Agreement;
import org.radiomate.table.AgreementTable.Row;
import org.radiomate.table.RobustnessTable;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Draws the intraclass correlations of all features, highest first, with the cutoff. */
public final class AgreementChart {

	private AgreementChart() {}

	/** Of readers: within and between them. */
	public static JFreeChart of(final AgreementTable table) {
		final XYSeriesCollection data = new XYSeriesCollection();
		add(data, "within reader", of(table, Row::within));
		add(data, "between readers", of(table, Row::between));
		return chart("Reader agreement", table.form(), table.cutoff(), data);
	}

	/** Of perturbed readings. */
	public static JFreeChart of(final RobustnessTable table) {
		final XYSeriesCollection data = new XYSeriesCollection();
		add(data, "perturbed", table.rows().stream().mapToDouble(RobustnessTable.Row::icc));
		return chart("Robustness", table.form(), table.cutoff(), data);
	}

	private static JFreeChart chart(final String title, final String form, final double cutoff, final XYSeriesCollection data) {
		final JFreeChart chart = ChartStyle.lines(title + ", " + form, "Features, best first", form, data, true);
		chart.getXYPlot().addRangeMarker(new ValueMarker(cutoff, ChartStyle.reference(), ChartStyle.dashed()));
		return chart;
	}

	private static DoubleStream of(final AgreementTable table, final Function<Row, Agreement> kind) {
		return table.rows().stream().mapToDouble(row -> kind.apply(row).icc());
	}

	private static void add(final XYSeriesCollection data, final String name, final DoubleStream correlations) {
		final double[] values = correlations.filter(value -> !Double.isNaN(value)).toArray();
		if (values.length == 0) return;
		Arrays.sort(values);
		final XYSeries series = new XYSeries(name, false, true);
		for (int i = 0; i < values.length; i++) series.add(i + 1, values[values.length - 1 - i]);
		data.addSeries(series);
	}
}
