package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whichever element of a slice, a structure set or a segmentation has a wrong representation: a result or a sentence, and soon. */
class WrongRepresentationTest {

	private static final Duration SOON = Duration.ofSeconds(2);

	@TempDir
	Path folder;
	private DrawnSeries drawn;

	@BeforeEach
	void series() {
		drawn = DrawnSeries.in(folder);
	}

	@Test
	void ofSlices() throws IOException {
		check(drawn.slice(), ChangedFiles::readSeries);
	}

	@Test
	void ofStructureSets() throws IOException {
		check(drawn.structureSet(), drawn::readStructures);
	}

	@Test
	void ofSegmentations() throws IOException {
		check(drawn.segmentation(), drawn::readSegments);
	}

	/** Two letters are exchanged in the bytes of the file, so that lengths may be misread too, as in files gone wrong. */
	private void check(final Path file, final ChangedFiles.Reading reading) throws IOException {
		final DicomObject data = DicomParser.read(file).data();
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		DicomWriter.write(new DicomFile(TransferSyntax.EXPLICIT_LITTLE, data), out);
		final byte[] whole = out.toByteArray();
		final Path changed = folder.resolve("changed.dcm");
		final Map<Integer, Vr> elements = new LinkedHashMap<>();
		collect(data, elements);
		int variants = 0;
		for (final Map.Entry<Integer, Vr> element : elements.entrySet()) {
			final int at = find(whole, element.getKey(), element.getValue());
			for (final Vr vr : Vr.values()) {
				if (vr == element.getValue()) continue;
				final byte[] bytes = whole.clone();
				bytes[at + 4] = (byte) vr.name().charAt(0);
				bytes[at + 5] = (byte) vr.name().charAt(1);
				Files.write(changed, bytes);
				assertTimeout(SOON, () -> ChangedFiles.refusal(reading, changed), DicomTag.describe(element.getKey()) + " " + vr);
				variants++;
			}
		}
		assertTrue(variants > 500, "only " + variants + " variants");
	}

	private static void collect(final DicomObject object, final Map<Integer, Vr> elements) {
		for (final DicomElement element : object.elements()) {
			elements.putIfAbsent(element.tag(), element.vr());
			element.items().forEach(item -> collect(item, elements));
		}
	}

	private static int find(final byte[] bytes, final int tag, final Vr vr) {
		for (int i = 132; i + 6 <= bytes.length; i++) {
			if ((bytes[i] & 0xff) == (tag >>> 16 & 0xff) && (bytes[i + 1] & 0xff) == tag >>> 24 && (bytes[i + 2] & 0xff) == (tag & 0xff) &&
				(bytes[i + 3] & 0xff) == (tag >>> 8 & 0xff) && bytes[i + 4] == vr.name().charAt(0) && bytes[i + 5] == vr.name()
					.charAt(1)) return i;
		}
		throw new AssertionError("No element " + DicomTag.describe(tag) + " of representation " + vr);
	}
}
