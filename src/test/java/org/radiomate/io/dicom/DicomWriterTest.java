package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Copies keep the syntax and every byte of the values, also of compressed pixels; without identity too. */
class DicomWriterTest {

	@TempDir
	Path folder;

	static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("test-data/dicom"))) {
			return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void aCopyHasEveryElement(final Path file) {
		final DicomFile original = DicomParser.read(file);
		DicomWriter.write(original, folder.resolve("copy.dcm"));
		final DicomFile copy = DicomParser.read(folder.resolve("copy.dcm"));
		assertEquals(original.syntax(), copy.syntax());
		assertSame(original.data(), copy.data());
	}

	private static void assertSame(final DicomObject one, final DicomObject other) {
		assertEquals(one.elements().size(), other.elements().size());
		final Iterator<DicomElement> others = other.elements().iterator();
		for (final DicomElement element : one.elements()) assertSame(element, others.next());
	}

	private static void assertSame(final DicomElement one, final DicomElement other) {
		assertEquals(one.tag(), other.tag());
		assertEquals(one.vr(), other.vr());
		assertEquals(one.order(), other.order());
		assertArrayEquals(one.value(), other.value());
		assertEquals(one.fragments().size(), other.fragments().size());
		for (int i = 0; i < one.fragments().size(); i++) assertArrayEquals(one.fragments().get(i), other.fragments().get(i));
		assertEquals(one.items().size(), other.items().size());
		for (int i = 0; i < one.items().size(); i++) assertSame(one.items().get(i), other.items().get(i));
	}

	@ParameterizedTest
	@MethodSource("files")
	void withoutIdentityThePixelsStay(final Path file) {
		final DicomFile original = DicomParser.read(file);
		final Deidentification deidentification = new Deidentification("salt");
		DicomWriter.write(deidentification.remove(original, "P001"), folder.resolve("copy.dcm"));
		final DicomFile copy = DicomParser.read(folder.resolve("copy.dcm"));
		assertEquals(original.syntax(), copy.syntax());
		assertSame(original.data().element(DicomTag.PIXEL_DATA), copy.data().element(DicomTag.PIXEL_DATA));
		assertEquals("P001", copy.data().text(DicomTag.PATIENT_ID));
		assertEquals("YES", copy.data().text(DicomTag.IDENTITY_REMOVED));
		assertEquals(deidentification.uid(original.data().text(DicomTag.SERIES_UID)), copy.data().text(DicomTag.SERIES_UID));
		assertEquals(original.data().text(DicomTag.SOP_CLASS_UID), copy.data().text(DicomTag.SOP_CLASS_UID));
	}
}
