package org.radiomate.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.radiomate.testing.RCase;
import org.radiomate.testing.Shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** No case of the reference material is left out, and none is claimed twice. */
class OracleCoverageTest {

	@Test
	void everyCaseIsClaimedByExactlyOneTest() throws IOException {
		try (Stream<Path> files = Files.walk(Shared.path("stats/oracle"))) {
			final List<String> cases = files.filter(file -> file.toString().endsWith(".json")).map(file -> RCase.read(file)
				.name()).sorted().toList();
			assertTrue(cases.size() > 200);
			assertEquals(cases, OracleReport.tests().stream().filter(OracleReport::isCase).map(DynamicTest::getDisplayName)
				.sorted().toList());
		}
	}
}
