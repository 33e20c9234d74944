package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A macro's options as ImageJ's recorder writes them and people type them. */
class MacroOptionsTest {

	@Test
	void recordedLine() {
		final Map<String, String> options = MacroOptions.parse(
			"manifest=/data/study.csv variables=[age; gender:Female|Male; pT:T1<T2] form=ICC(2,1) fraction=0.7 stratify=true");
		assertEquals(List.of("manifest", "variables", "form", "fraction", "stratify"), List.copyOf(options.keySet()));
		assertEquals("age; gender:Female|Male; pT:T1<T2", options.get("variables"));
		assertEquals("ICC(2,1)", options.get("form"));
	}

	@Test
	void quotesBracketsAndSwitches() {
		assertEquals(Map.of("a", "x [y] z", "b", "it is", "c", "true", "d", ""), MacroOptions.parse(
			"a=[x [y] z] b='it is' c d="));
		assertEquals(Map.of(), MacroOptions.parse("   "));
	}

	/** ImageJ itself would find width inside bin_width; here a key is a whole word. */
	@Test
	void aKeyIsNotTheTailOfAnother() {
		assertEquals(Map.of("bin_width", "11", "width", "22"), MacroOptions.parse("bin_width=11 width=22"));
	}

	@Test
	void whatIsWrongIsSaid() {
		assertProblem(() -> MacroOptions.parse("a=[x y"), "[ has no ]");
		assertProblem(() -> MacroOptions.parse("a='x y"), "' has no second one");
		assertProblem(() -> MacroOptions.parse("seed=1 seed=2"), "'seed' twice");
	}
}
