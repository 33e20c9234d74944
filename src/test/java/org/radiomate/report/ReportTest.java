package org.radiomate.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.evaluation.RocCurve;
import org.radiomate.table.AgreementTable;
import org.radiomate.table.AgreementTable.Agreement;
import org.radiomate.table.AgreementTable.Row;
import org.radiomate.table.CsvTable;
import org.w3c.dom.Document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** The page and the charts. */
class ReportTest {

	@TempDir
	private Path folder;

	private String page(final HtmlReport report) throws IOException {
		report.write(folder.resolve("report.html"));
		return Files.readString(folder.resolve("report.html"));
	}

	// the page

	private Path picture(final String name) throws IOException {
		return Files.writeString(folder.resolve(name), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
	}

	@Test
	void everyTextIsEscaped() throws IOException {
		final String evil = "<script>&\"'";
		final String page = page(new HtmlReport(evil).heading(evil).paragraph(evil).list(List.of(evil)).figure(picture("b.svg"), evil)
			.table(new CsvTable("t", List.of(evil), List.of(List.of(evil)))));
		assertFalse(page.contains("<script>"), page);
		assertEquals(9, page.split("&lt;script&gt;&amp;&quot;", -1).length - 1, page);
	}

	@Test
	void partsStandInTheOrderInWhichTheyWereAdded() throws IOException {
		final String page = page(new HtmlReport("T").paragraph("first").heading("second").list(List.of("third")).figure(
			picture("roc.svg"), "fourth"));
		assertTrue(page.matches("(?s).*first.*second.*third.*<img src=\"data:image/svg.xml;base64,PHN2.*fourth.*"), page);
		assertTrue(page.startsWith("<!DOCTYPE html>") && page.endsWith("</html>\n"));
	}

	@Test
	void pageLoadsNothing() throws IOException {
		final String page = page(new HtmlReport("T").figure(picture("roc.svg"), "c"));
		assertFalse(page.contains("http:") || page.contains("https:") || page.contains("<link") || page.contains("<script"));
	}

	@ParameterizedTest
	@CsvSource({ "137, 137", "-5, -5", "007, 007", "0.808823529, 0.8088", "-0.313675827, -0.3137", "12.34567, 12.35",
		"1234.567, 1235", "0.00098765, 0.000988", "0.0000123456, 1.23e-05", "1.5E-12, 1.50e-12", "2.5E10, 25000000000",
		"0, 0", "9.99996, 10.000", "high, high", "T4a, T4a", "2020-01-01, 2020-01-01" })
	void numbersAreShownWithFourDigits(final String cell, final String shown) throws IOException {
		final String page = page(new HtmlReport("T").table(new CsvTable("t", List.of("a"), List.of(List.of(cell)))));
		assertTrue(page.contains(">" + shown + "</td>"), () -> page.substring(page.indexOf("<td")));
	}

	@Test
	void numbersStandToTheRightAndNamesHaveNoUnderscores() throws IOException {
		final String page = page(new HtmlReport("T").table(new CsvTable("t", List.of("intra_icc", "b"), List.of(List.of("0.5",
			"x")))));
		assertTrue(page.contains("<th>intra icc</th>"), page);
		assertTrue(page.contains("<td class=\"n\">0.5000</td><td>x</td>"), page);
	}

	// the charts

	private static final boolean[] LABELS = { true, false, true, true, false };

	private static JFreeChart roc() {
		final Map<String, RocCurve> curves = new LinkedHashMap<>();
		curves.put("radiomics", RocCurve.of(new double[] { 0.9, 0.2, 0.6, 0.4, 0.5 }, LABELS));
		curves.put("clinical <&>", RocCurve.of(new double[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, LABELS));
		return RocChart.of("ROC, training", curves, Map.of("radiomics", "0.42 to 1.00"));
	}

	private static JFreeChart path() {
		return LassoChart.path(List.of("mean", "sd"), new double[] { 0.5, 0.1, 0.01 }, new double[][] { { 0, 0.2, 0.4 }, { 0,
			0, -0.3 } }, 0.1);
	}

	private static JFreeChart crossValidation() {
		return LassoChart.crossValidation("Binomial deviance", new double[] { 0.5, 0.1, 0.01 }, new double[] { 1.4, 1.2,
			1.3 }, new double[] { 0.1, 0.05, 0.1 }, 0.1, 0.5);
	}

	private static JFreeChart agreement() {
		final Agreement high = new Agreement(0.9, 0.8, 0.95, 50, true, ""), low = new Agreement(0.4, 0.1, 0.6, 50, false,
			"low");
		return AgreementChart.of(new AgreementTable("ICC(2,1)", 0.75, List.of(new Row("a", high, Agreement.NOT_MEASURED, true,
			""), new Row("b", low, Agreement.NOT_MEASURED, false, "low"))));
	}

	private static Map<String, CurveChart.Curve> curves() {
		return Map.of("radiomics", new CurveChart.Curve(new double[] { 0.1, 0.5, 0.9 }, new double[] { 0.3, Double.NaN, 0.8 }));
	}

	private static JFreeChart calibration() {
		return CurveChart.calibration("Calibration", curves());
	}

	private static JFreeChart decision() {
		return CurveChart.decision("Decision", curves());
	}

	private static JFreeChart bars() {
		final Map<String, Integer> bars = new LinkedHashMap<>();
		bars.put("extracted", 352);
		bars.put("selected", 0);
		return BarChart.of("Features", "Number", "0", bars);
	}

	private static JFreeChart heatMap() {
		return HeatMapChart.of("Correlations", List.of("a", "b"), new double[][] { { 1, -0.4 }, { -0.4, 1 } });
	}

	private static JFreeChart distributions() {
		return DistributionChart.of("Values", List.of("a"), new double[][] { { 1, 2, Double.NaN, 0, 1 } }, LABELS, List.of("no",
			"yes"));
	}

	private static JFreeChart nomogram() {
		return NomogramChart.of("Nomogram", -1, List.of(new NomogramChart.Variable("age", 40, 80, -1, 1.5),
			new NomogramChart.Variable("sex", 0, 1, 0, -0.3)));
	}

	/** Points add up to the logit: 100 for the widest range, others in proportion. */
	@Test
	void ticksOfANomogramAreRoundNumbersWithinTheRange() {
		assertArrayEquals(new double[] { 40, 60, 80 }, Ticks.between(40, 80, 3));
		assertArrayEquals(new double[] { 0, 1 }, Ticks.between(0, 1, 1));
		assertEquals("0.25", Ticks.text(0.25, new double[] { 0.25, 0.3 }));
		assertEquals("40", Ticks.text(40, new double[] { 40, 60 }));
	}

	static Stream<Arguments> charts() {
		return Stream.of(Arguments.of("roc", (Supplier<JFreeChart>) ReportTest::roc, "radiomics: AUC 0.833 (0.42 to 1.00)"), Arguments.of(
			"lasso_path", (Supplier<JFreeChart>) ReportTest::path, "Lasso coefficients"), Arguments.of("lasso_cv",
				(Supplier<JFreeChart>) ReportTest::crossValidation, "Lasso cross-validation"), Arguments.of("agreement",
					(Supplier<JFreeChart>) ReportTest::agreement, "within reader"), Arguments.of("calibration",
						(Supplier<JFreeChart>) ReportTest::calibration, "Predicted probability"), Arguments.of("decision",
							(Supplier<JFreeChart>) ReportTest::decision, "Threshold probability"), Arguments.of("bars",
								(Supplier<JFreeChart>) ReportTest::bars, "352"), Arguments.of("heat map",
									(Supplier<JFreeChart>) ReportTest::heatMap, "Correlations"), Arguments.of("distributions",
										(Supplier<JFreeChart>) ReportTest::distributions, "noyes"), Arguments.of("nomogram",
											(Supplier<JFreeChart>) ReportTest::nomogram, "Sum of points"));
	}

	private static Document svg(final Path file) throws Exception {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
		return factory.newDocumentBuilder().parse(file.toFile());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("charts")
	void chartsAreValidSvgAndPng(final String name, final Supplier<JFreeChart> chart, final String text) throws Exception {
		ChartFile.write(folder.resolve("figures"), name, chart.get());
		final Document document = svg(folder.resolve("figures/" + name + ".svg"));
		assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
		assertTrue(document.getDocumentElement().getTextContent().contains(text), () -> text + " not in " + document
			.getDocumentElement().getTextContent());
		final BufferedImage png = ImageIO.read(folder.resolve("figures/" + name + ".png").toFile());
		assertEquals(document.getDocumentElement().getAttribute("width"), Integer.toString(png.getWidth()));
		assertTrue(differentColours(png) > 3, "something is drawn");
	}

	private static long differentColours(final BufferedImage image) {
		return java.util.Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
			.distinct().count();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("charts")
	void sameChartGivesTheSameBytes(final String name, final Supplier<JFreeChart> chart, final String text)
		throws IOException
	{
		ChartFile.write(folder.resolve("1"), name, chart.get());
		ChartFile.write(folder.resolve("2"), name, chart.get());
		for (final String ending : List.of(".svg", ".png")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("1/" + name + ending)), Files.readAllBytes(folder.resolve("2/" +
				name + ending)), ending);
		}
	}

	@Test
	void rocCurveIsDrawnFromCornerToCorner() {
		final var data = roc().getXYPlot().getDataset();
		final int last = data.getItemCount(0) - 1;
		assertEquals(0, data.getXValue(0, 0));
		assertEquals(0, data.getYValue(0, 0));
		assertEquals(1, data.getXValue(0, last));
		assertEquals(1, data.getYValue(0, last));
		assertEquals(2, data.getItemCount(1), "a model without any information is the diagonal");
	}

	@Test
	void agreementIsSortedBestFirstAndUnmeasuredLeftOut() {
		final var data = agreement().getXYPlot().getDataset();
		assertEquals(1, data.getSeriesCount());
		assertEquals(0.9, data.getYValue(0, 0));
		assertEquals(0.4, data.getYValue(0, 1));
	}

	@Test
	void manyFeaturesHaveColours() throws Exception {
		final double[][] coefficients = new double[40][2];
		final List<String> names = java.util.stream.IntStream.range(0, 40).mapToObj(i -> "f" + i).toList();
		ChartFile.write(folder, "many", LassoChart.path(names, new double[] { 1, 0.1 }, coefficients, 0.1));
		assertEquals("svg", svg(folder.resolve("many.svg")).getDocumentElement().getLocalName());
	}
}
