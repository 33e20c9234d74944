package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Pages of the help, their links, and what Swing is given to show. */
class HelpPageTest {

	private static final HelpPage EXTRACT = HelpPage.ofCommand("ExtractFeatures");

	@Test
	void linksLeadFromPageToPage() {
		assertEquals(HelpPage.ofCommand("ShowMatrix"), EXTRACT.linked("ShowMatrix.md"));
		assertEquals(new HelpPage("features.md"), EXTRACT.linked("../features.md"));
		assertEquals(EXTRACT, HelpPage.CONTENTS.linked("commands/ExtractFeatures.md"));
	}

	@Test
	void otherLinksLeadOut() {
		assertNull(EXTRACT.linked("https://doi.org/10.1118/1.4908210"));
		assertNull(EXTRACT.linked("https://example.org/page.md"));
		assertNull(EXTRACT.linked("../../resources/images/menu.png"));
	}

	@Test
	void markdownBecomesHtml() {
		final String html = EXTRACT.html();
		assertTrue(html.contains("<h1>Extract Radiomic Features...</h1>"));
		assertTrue(html.contains("border=\"1\""), "tables have lines");
		assertFalse(html.contains("|---"), "tables are tables");
		assertNotNull(EXTRACT.location());
	}

	@Test
	void withoutAScreenNothingOpens() {
		assertFalse(HelpWindow.open(EXTRACT));
	}
}
