package org.radiomate.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page of features says what the program computes; {@code mvn test -Dtest=FeaturePageTest -Dpage=write} writes it anew. */
class FeaturePageTest {

	private static final Path PAGE = Path.of("src/site/markdown/features.md");

	static List<String> sets() {
		return FeatureSet.builtInNames();
	}

	@Test
	void thePageIsCurrent() throws IOException {
		final String text = FeaturePage.text();
		if ("write".equals(System.getProperty("page"))) Files.writeString(PAGE, text);
		assertEquals(text, Files.readString(PAGE),
			"The catalogue has changed; write the page anew: mvn test -Dtest=FeaturePageTest -Dpage=write");
	}

	/** Of each feature a reader learns what it is, what it means, and how it stands to the standard. */
	@ParameterizedTest
	@MethodSource("sets")
	void everyFeatureIsExplained(final String set) {
		for (final FeatureInfo info : FeatureSet.builtIn(set).features()) {
			assertFalse(info.meaning().isBlank(), info.id() + " has no line for clinicians");
			assertFalse(info.definition().isBlank(), info.id() + " has no equation");
			assertTrue(info.ibsiCode().matches("[0-9A-Z]{4}") || !info.difference().isBlank(), info.id() +
				" has neither an IBSI code nor a difference");
		}
	}
}
