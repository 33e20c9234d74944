package org.radiomate.report;

import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.radiomate.io.SafeFile;
import org.w3c.dom.Document;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a chart as SVG for print and PNG for slides, under one name. */
public final class ChartFile {

	private static final int WIDTH = 720, HEIGHT = 560;

	private ChartFile() {}

	/** Writes {@code name.svg} and {@code name.png} into the folder. */
	public static void write(final Path folder, final String name, final JFreeChart chart) {
		writeSvg(folder.resolve(name + ".svg"), chart);
		SafeFile.write(folder.resolve(name + ".png"), out -> ChartUtils.writeChartAsPNG(out, chart, WIDTH, HEIGHT));
	}

	private static void writeSvg(final Path file, final JFreeChart chart) {
		final Document document = GenericDOMImplementation.getDOMImplementation().createDocument(
			"http://www.w3.org/2000/svg", "svg", null);
		final SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
		context.setComment("Radiomate");
		final SVGGraphics2D graphics = new SVGGraphics2D(context, false);
		graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
		chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
		SafeFile.write(file, out -> {
			final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			graphics.stream(writer, true);
			writer.flush();
		});
	}
}
