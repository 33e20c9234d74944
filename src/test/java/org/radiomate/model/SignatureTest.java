package org.radiomate.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureSet;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.Shared;

import java.util.List;
import java.util.TreeSet;

/** The published lists that come with the program. */
class SignatureTest {

	static List<Signature> signatures() {
		return Signature.builtIn();
	}

	@ParameterizedTest
	@MethodSource("signatures")
	void itsFeatureSetGivesItsFeaturesAndNoOthers(final Signature signature) {
		assertEquals(signature.features(), FeatureSet.builtIn(signature.featureSet()).features().stream().map(FeatureInfo::id)
			.toList());
		assertEquals(1, signature.schemaVersion());
		assertTrue(!signature.name().contains("=") && !signature.citation().isEmpty() && !signature.note().isEmpty());
		assertTrue(signature.describe().contains(signature.name()));
	}

	@Test
	void theStudysElevenFeaturesAreThoseMarkedInTheReferenceList() {
		final CsvTable reference = CsvTable.read(Shared.path("ibex/ibex352.csv"));
		final List<String> selected = reference.cells("selected_in_paper"), ids = reference.cells("ibex_column");
		final TreeSet<String> expected = new TreeSet<>();
		for (int i = 0; i < ids.size(); i++) if (selected.get(i).equals("1")) expected.add(ids.get(i));
		assertEquals(11, expected.size());
		assertEquals(expected, new TreeSet<>(Signature.of("oesophageal recurrence (11 features)").features()));
	}

	@Test
	void theStudysSixVariables() {
		final ClinicalCoding coding = Signature.of("oesophageal recurrence (11 features)").coding();
		assertEquals(List.of("age", "gender", "pT", "pN", "differentiation", "pTNM"), coding.names());
		assertEquals(List.of("Female", "Male"), coding.variables().get(1).levels());
	}

	@Test
	void unknownNamesAreRefusedWithThoseThereAre() {
		assertProblem(() -> Signature.of("lung"), "no signature 'lung'", "oesophageal recurrence (11 features)");
	}
}
