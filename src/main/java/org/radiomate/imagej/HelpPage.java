package org.radiomate.imagej;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.radiomate.io.Resources;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;

/**
 * A page of the help that comes with the program, written in Markdown. The same pages can be read where the sources are kept.
 *
 * @param path the file, from the folder of the contents
 */
public record HelpPage(String path) {

	/** The page that leads to all others. */
	public static final HelpPage CONTENTS = new HelpPage("index.md");

	private static final String FOLDER = "help/markdown/";
	private static final List<Extension> TABLES = List.of(TablesExtension.create());

	/** The page of a command, by the simple name of its class. */
	public static HelpPage ofCommand(final String simpleName) {
		return new HelpPage("commands/" + simpleName + ".md");
	}

	/** The page that a link on this page leads to; null if it leads out of the help. */
	HelpPage linked(final String link) {
		final URI target = URI.create(path).resolve(link);
		return target.isAbsolute() || !target.getPath().endsWith(".md") ? null : new HelpPage(target.getPath());
	}

	/** The page as it is written. */
	public String text() {
		return Resources.text(HelpPage.class, FOLDER + path);
	}

	/** The page in the HTML that Swing can show. */
	String html() {
		final Node page = Parser.builder().extensions(TABLES).build().parse(text());
		return "<html><body>" + HtmlRenderer.builder().extensions(TABLES).attributeProviderFactory(context -> HelpPage::addLines)
			.build().render(page) + "</body></html>";
	}

	/** Swing draws the lines of a table by its attributes alone. */
	private static void addLines(final Node node, final String tag, final Map<String, String> attributes) {
		if (node instanceof TableBlock) attributes.putAll(Map.of("border", "1", "cellspacing", "0", "cellpadding", "4"));
	}

	/** Where the page lies, for the pictures it names. */
	URL location() {
		return HelpPage.class.getResource(FOLDER + path);
	}
}
