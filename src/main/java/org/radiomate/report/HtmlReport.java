package org.radiomate.report;

import org.radiomate.io.SafeFile;
import org.radiomate.table.CsvTable;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML page: headings, sentences, tables and figures in the order in which they are added. Figures are
 * linked, so the page belongs into the folder that holds them. Text is escaped; nothing is loaded from anywhere.
 */
public final class HtmlReport {

	private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}" +
		"table{border-collapse:collapse;font-size:14px;margin:1em 0;display:block;overflow-x:auto}" +
		"th,td{border-bottom:1px solid #ddd;padding:.3em .7em;text-align:left}th{border-bottom:2px solid #888}" +
		"td.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:100%}figcaption{color:#555}";
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

	/** Adds a figure that lies in a folder beside the page. */
	public HtmlReport figure(final String file, final String caption) {
		body.append("<figure><img src=\"").append(escape(file)).append("\" alt=\"").append(escape(caption)).append(
			"\"><figcaption>").append(escape(caption)).append("</figcaption></figure>\n");
		return this;
	}

	/** Writes the page. */
	public void write(final Path file) {
		SafeFile.writeText(file, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escape(title) +
			"</title><style>" + STYLE + "</style></head>\n<body>\n" + body + "</body>\n</html>\n");
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
