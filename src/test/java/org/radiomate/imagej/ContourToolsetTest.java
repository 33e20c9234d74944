package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The toolset as a text; {@code ContourToolsIT} presses its buttons. */
class ContourToolsetTest {

	private static final Pattern BUTTON = Pattern.compile("(?m)^macro \"(.+ Tool) - (\\S+)\" \\{ (\\w+)\\(.*\\); }$");

	/** ImageJ's toolbar has room for so many tools of a toolset. */
	private static final int MOST_BUTTONS = 8;

	private static List<MatchResult> buttons() {
		return BUTTON.matcher(ContourToolset.text()).results().toList();
	}

	@Test
	void everyButtonHasAnIconAndCallsAFunction() {
		assertEquals(ContourToolset.text().lines().filter(line -> line.startsWith("macro ")).count(), buttons().size());
		assertTrue(buttons().size() >= 7 && buttons().size() <= MOST_BUTTONS, buttons().size() + " buttons");
		for (final MatchResult button : buttons()) {
			assertTrue(button.group(2).matches("(C[0-9a-f]{3}([OL][0-9a-f]{4}|P([0-9a-f]{2})+0)+)+"), button.group(2));
			assertTrue(ContourToolset.text().contains("\nfunction " + button.group(3) + "("), button.group(3));
		}
	}

	@Test
	void withoutAScreenThereIsNoToolbar() {
		assertProblem(ContourToolset::install, "there is no screen");
	}
}
