package org.radiomate.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeriesCollection;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a logistic model as a nomogram: read off the points of each value, add them up, and read the probability below the
 * sum. The variable with the widest range of contributions over the training cohort has 100 points.
 */
public final class NomogramChart {

	private static final double FULL = 100;
	private static final double TICK = 0.12;
	private static final double POINTS_PER_TICK = 12;
	private static final double[] PROBABILITIES = { 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99 };
	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

	/**
	 * One variable.
	 *
	 * @param logit what a value adds to the logit, by the lowest and the highest value
	 */
	public record Variable(String name, double lowest, double highest, double logitOfLowest, double logitOfHighest) {

		private double least() {
			return Math.min(logitOfLowest, logitOfHighest);
		}

		private double range() {
			return Math.abs(logitOfHighest - logitOfLowest);
		}

		private double logit(final double value) {
			return logitOfLowest + (value - lowest) / (highest - lowest) * (logitOfHighest - logitOfLowest);
		}
	}

	private final XYPlot plot;
	private final double pointsPerLogit;

	private NomogramChart(final XYPlot plot, final double pointsPerLogit) {
		this.plot = plot;
		this.pointsPerLogit = pointsPerLogit;
	}

	/**
	 * Draws the model.
	 *
	 * @param intercept the logit where all variables add nothing
	 * @param variables with a range above 0; at least one
	 */
	public static JFreeChart of(final String title, final double intercept, final List<Variable> variables) {
		final List<String> rows = new ArrayList<>(List.of("Points"));
		variables.forEach(variable -> rows.add(variable.name));
		rows.addAll(List.of("Sum of points", "Probability"));
		final SymbolAxis names = new SymbolAxis("", rows.toArray(String[]::new));
		names.setInverted(true);
		names.setGridBandsVisible(false);
		names.setRange(-0.6, rows.size() - 0.4);
		final NumberAxis points = new NumberAxis();
		points.setVisible(false);
		points.setRange(-4, FULL + 4);
		final XYPlot plot = new XYPlot(new XYSeriesCollection(), points, names, null);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.setOutlineVisible(false);
		final double widest = variables.stream().mapToDouble(Variable::range).max().orElse(1);
		new NomogramChart(plot, FULL / widest).draw(intercept, variables);
		final JFreeChart chart = ChartStyle.styled(new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, false));
		plot.setOutlineVisible(false);
		return chart;
	}

	private void draw(final double intercept, final List<Variable> variables) {
		line(0, 0, FULL);
		for (int tick = 0; tick <= FULL; tick += 10) tick(0, tick, Integer.toString(tick));
		double most = 0, least = intercept;
		for (int v = 0; v < variables.size(); v++) {
			final Variable variable = variables.get(v);
			drawVariable(v + 1, variable);
			most += variable.range() * pointsPerLogit;
			least += variable.least();
		}
		drawSum(variables.size() + 1, most, least);
	}

	private void drawVariable(final int row, final Variable variable) {
		line(row, 0, variable.range() * pointsPerLogit);
		// a tick needs room for its number; where there is room for one only, the ends say most
		final double[] round = Ticks.between(variable.lowest, variable.highest, (int) (variable.range() * pointsPerLogit /
			POINTS_PER_TICK));
		final double[] values = round.length > 1 ? round : new double[] { variable.lowest, variable.highest };
		for (final double value : values) {
			tick(row, (variable.logit(value) - variable.least()) * pointsPerLogit, Ticks.text(value, values));
		}
	}

	/** The sum and the probability share an axis of their own, stretched to the width of the picture. */
	private void drawSum(final int row, final double most, final double least) {
		final double stretch = FULL / most;
		line(row, 0, FULL);
		for (final double sum : Ticks.between(0, most, 10)) tick(row, sum * stretch, String.format(Locale.ROOT, "%.0f", sum));
		line(row + 1, 0, FULL);
		double last = Double.NEGATIVE_INFINITY;
		for (final double probability : PROBABILITIES) {
			final double sum = (Math.log(probability / (1 - probability)) - least) * pointsPerLogit;
			if (sum < 0 || sum > most || (sum - last) * stretch < 4) continue;
			tick(row + 1, sum * stretch, String.format(Locale.ROOT, "%s", probability));
			last = sum;
		}
	}

	private void line(final int row, final double from, final double to) {
		plot.addAnnotation(new XYLineAnnotation(from, row, to, row, new BasicStroke(1.5f), ChartStyle.colour(0)));
	}

	private void tick(final int row, final double at, final String label) {
		plot.addAnnotation(new XYLineAnnotation(at, row, at, row + TICK, new BasicStroke(1), ChartStyle.colour(0)));
		final XYTextAnnotation text = new XYTextAnnotation(label, at, row + TICK);
		text.setTextAnchor(TextAnchor.TOP_CENTER);
		text.setFont(SMALL);
		plot.addAnnotation(text);
	}
}
