package org.radiomate.report;

import org.radiomate.io.SafeFile;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML page: headings, sentences, tables and figures in the order in which they are added. Figures are
 * inside the page. Text is escaped; nothing is loaded from anywhere.
 */
public final class HtmlReport {

	private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}" +
		"table{border-collapse:collapse;font-size:14px;margin:1em 0;display:block;overflow-x:auto}" +
		"th,td{border-bottom:1px solid #ddd;padding:.3em .7em;text-align:left}th{border-bottom:2px solid #888}" +
		"td.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:100%}figcaption{color:#555}" +
		"table.grouped td:not(:first-child),table.grouped th:not(:first-child){text-align:right;white-space:nowrap}" +
		"table.grouped tr.below td:first-child{padding-left:2em}table.grouped tr.first td{border-top:1px solid #888;font-weight:bold}" +
		"table.grouped tr.first td:not(:first-child){font-weight:normal}" +
		".flow{margin:1em 0}.flow p,.flow ul{border:1px solid #888;display:table;margin:0;padding:.4em 1em}" +
		".flow ul{list-style:none;margin:.4em 0 0 3em}.flow div{padding-left:1.5em}" +
		"figure{margin:1em 0}.pair{display:flex;flex-wrap:wrap;gap:1em}.pair figure{flex:1 1 24em;margin:0}" +
		".warnings{border-left:4px solid #d55e00;background:#fdf3ec;padding:.3em 1em}" +
		"@media print{body{max-width:none;margin:0;font-size:11px}table{display:table;font-size:9px}" +
		"tr,.flow,figure{break-inside:avoid}h2{break-after:avoid}.pair figure{flex:1 1 45%}figure>img{max-height:95mm}}";
	private static final int SHOWN_DIGITS = 4;

	private final StringBuilder body = new StringBuilder();
	private final String title;

	public HtmlReport(final String title) {
		this.title = title;
		body.append("<h1>").append(escape(title)).append("</h1>\n");
	}

	/** Adds a heading. */
	public HtmlReport heading(final String text) {
		body.append("<h2>").append(escape(text)).append("</h2>\n");
		return this;
	}

	/** Adds a paragraph. */
	public HtmlReport paragraph(final String text) {
		body.append("<p>").append(escape(text)).append("</p>\n");
		return this;
	}

	/** Adds a list. */
	public HtmlReport list(final List<String> items) {
		body.append("<ul>\n");
		for (final String item : items) body.append("<li>").append(escape(item)).append("</li>\n");
		body.append("</ul>\n");
		return this;
	}

	/** Adds a table; numbers are shown with four significant digits, the file has them all. */
	public HtmlReport table(final CsvTable table) {
		body.append("<table>\n<tr>");
		for (final String name : table.header()) body.append("<th>").append(escape(name.replace('_', ' '))).append("</th>");
		body.append("</tr>\n");
		for (final List<String> row : table.rows()) {
			body.append("<tr>");
			for (final String cell : row) appendCell(cell);
			body.append("</tr>\n");
		}
		body.append("</table>\n");
		return this;
	}

	/**
	 * Adds a table whose lines stand in groups: the first line of each in bold, the others indented below it. Cells are
	 * shown as they are.
	 */
	public HtmlReport groupedTable(final List<String> header, final List<List<List<String>>> groups) {
		body.append("<table class=\"grouped\">\n<tr>");
		for (final String name : header) body.append("<th>").append(escape(name)).append("</th>");
		body.append("</tr>\n");
		for (final List<List<String>> group : groups) {
			for (int i = 0; i < group.size(); i++) appendLine(group.get(i), i == 0);
		}
		body.append("</table>\n");
		return this;
	}

	private void appendLine(final List<String> cells, final boolean first) {
		body.append(first ? "<tr class=\"first\">" : "<tr class=\"below\">");
		for (final String cell : cells) body.append("<td>").append(escape(cell)).append("</td>");
		body.append("</tr>\n");
	}

	/** Adds a flow of boxes from the top down: all, who leaves on the way, who remains, and the groups they make. */
	public HtmlReport flow(final String all, final List<String> leaving, final String remaining, final List<String> groups) {
		body.append("<div class=\"flow\">\n");
		paragraph(all);
		if (!leaving.isEmpty()) list(leaving);
		body.append("<div>&#8595;</div>\n");
		paragraph(remaining);
		body.append("<div>&#8595;</div>\n");
		list(groups);
		body.append("</div>\n");
		return this;
	}

	private void appendCell(final String cell) {
		final boolean number = cell.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
		body.append(number ? "<td class=\"n\">" : "<td>").append(escape(number ? rounded(cell) : cell)).append("</td>");
	}

	private static String rounded(final String number) {
		final double value = Double.parseDouble(number);
		if (value == Math.rint(value) && Math.abs(value) < 1e9) return number;
		if (value != 0 && Math.abs(value) < 1e-4) return String.format(Locale.ROOT, "%.2e", value);
		final int decimals = SHOWN_DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
		return String.format(Locale.ROOT, "%." + Math.min(6, Math.max(0, decimals)) + "f", value);
	}

	/**
	 * Adds a figure, which becomes part of the page.
	 *
	 * @param file an SVG or PNG
	 * @param caption what it shows, also for those who cannot see it
	 */
	public HtmlReport figure(final Path file, final String caption) {
		final String type = file.getFileName().toString().endsWith(".svg") ? "svg+xml" : "png";
		try {
			body.append("<figure><img src=\"data:image/").append(type).append(";base64,").append(Base64.getEncoder()
				.encodeToString(Files.readAllBytes(file))).append("\" alt=\"").append(escape(caption)).append(
					"\"/><figcaption>").append(escape(caption)).append("</figcaption></figure>\n");
		}
		catch (final IOException e) {
			throw new ProblemException("Cannot read the figure " + file + ": " + SafeFile.reason(e) + ".", e);
		}
		return this;
	}

	/** Adds figures that stand side by side where the page is wide enough. */
	public HtmlReport sideBySide(final Runnable figures) {
		body.append("<div class=\"pair\">\n");
		figures.run();
		body.append("</div>\n");
		return this;
	}

	/** Adds sentences that the reader must not miss. */
	public HtmlReport warnings(final List<String> sentences) {
		body.append("<div class=\"warnings\">\n");
		list(sentences);
		body.append("</div>\n");
		return this;
	}

	/** Writes the page. */
	public void write(final Path file) {
		SafeFile.writeText(file, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"/><title>" + escape(title) +
			"</title><style>" + STYLE + "</style></head>\n<body>\n" + body + "</body>\n</html>\n");
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
