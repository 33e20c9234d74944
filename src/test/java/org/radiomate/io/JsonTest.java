package org.radiomate.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.radiomate.testing.Problems.assertProblem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our JSON is strict when read and the same bytes whenever written. */
class JsonTest {

	record Lesion(String name, double volumeMm3, List<Integer> slices, Map<String, String> notes) {}

	private static final Lesion LESION = new Lesion("µ", 0.1, List.of(1, 2), Map.of("b", "2", "a", "1"));

	@TempDir
	private Path folder;

	private Path file(final String text) throws IOException {
		return Files.writeString(folder.resolve("lesion.json"), text);
	}

	private Lesion read(final String text) throws IOException {
		return Json.read(file(text), Lesion.class, "a lesion");
	}

	@Test
	void roundTrip() {
		final Path file = folder.resolve("new/lesion.json");
		Json.write(file, LESION);
		assertEquals(LESION, Json.read(file, Lesion.class, "a lesion"));
	}

	@Test
	void textIsDeterministic() {
		final String expected = """
			{
			  "name" : "µ",
			  "volumeMm3" : 0.1,
			  "slices" : [ 1, 2 ],
			  "notes" : {
			    "a" : "1",
			    "b" : "2"
			  }
			}
			""";
		assertEquals(expected, Json.toText(LESION));
	}

	@Test
	void mapsAreOrderedByKeyHoweverTheyWereFilled() {
		final Map<String, Integer> forth = new LinkedHashMap<>(), back = new HashMap<>();
		for (int i = 0; i < 30; i++) forth.put("k" + i, i);
		for (int i = 29; i >= 0; i--) back.put("k" + i, i);
		assertEquals(Json.toText(forth), Json.toText(back));
	}

	@Property
	void doublesComeBack(@ForAll final double value) {
		final Lesion back = Json.parse(Json.toText(new Lesion("", value, List.of(), Map.of())), Lesion.class, "x");
		assertEquals(value, back.volumeMm3());
	}

	@Test
	void notANumberComesBack() {
		for (final double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			assertEquals(value, Json.parse(Json.toText(new Lesion("", value, List.of(), Map.of())), Lesion.class, "x")
				.volumeMm3());
		}
	}

	@Test
	void unknownFieldIsRefused() {
		assertProblem(() -> read("{\"name\":\"a\",\"volumeMm3\":1,\"slices\":[],\"notes\":{},\"colour\":1}"),
			"lesion.json is not a lesion", "colour");
	}

	@Test
	void missingOrNullFieldIsRefused() {
		assertProblem(() -> read("{\"name\":\"a\",\"slices\":[],\"notes\":{}}"), "lesion.json is not a lesion", "volumeMm3");
		assertProblem(() -> read("{\"name\":\"a\",\"volumeMm3\":null,\"slices\":[],\"notes\":{}}"), "not a lesion");
	}

	@Test
	void truncatedIsRefusedWithTheLine() {
		assertProblem(() -> read("{\n\"name\":\"a\",\n\"volumeMm3\":1, \"sli"), "lesion.json is not a lesion", "line 3");
	}

	@Test
	void trailingTextIsRefused() {
		final String good = Json.toText(LESION);
		assertProblem(() -> read(good + "}"), "lesion.json is not a lesion");
		assertProblem(() -> read(good + good), "lesion.json is not a lesion");
	}

	@Test
	void emptyNullAndOtherTypesAreRefused() {
		for (final String text : List.of("", "null", "[]", "3", "\"a\"")) {
			assertProblem(() -> read(text), "lesion.json is not a lesion");
		}
		assertProblem(() -> Json.readTree(file(""), "a tree"), "lesion.json is not a tree");
	}

	@Test
	void missingFileIsSaid() {
		assertProblem(() -> Json.read(folder.resolve("absent.json"), Lesion.class, "a lesion"), "absent.json",
			"there is no such file");
	}

	@Test
	void binaryFileIsSaidInWords() throws IOException {
		final Path file = Files.write(folder.resolve("picture.json"), new byte[] { (byte) 0x89, 'P', (byte) 0xff, 0 });
		assertProblem(() -> Json.read(file, Lesion.class, "a lesion"), "picture.json", "not text in UTF-8");
	}

	@Test
	void whatJsonCannotHoldIsAProgrammingError() {
		final Object self = new Object() {

			@SuppressWarnings("unused")
			public Object getItself() {
				return this;
			}
		};
		assertThrows(IllegalArgumentException.class, () -> Json.toText(self));
	}

	@Test
	void bindingATreeIsAsStrict() throws IOException {
		final var tree = Json.readTree(file("{\"name\":\"a\",\"extra\":1}"), "a tree");
		assertProblem(() -> Json.bind(tree, Lesion.class, "That is no lesion"), "That is no lesion");
		assertTrue(tree.has("extra"));
	}
}
