package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whichever element of a slice, a structure set or a segmentation has a wrong representation: a result or a sentence, and soon. */
class WrongRepresentationTest {

	private static final Duration SOON = Duration.ofSeconds(2);
	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

	@TempDir
	Path folder;
	private ImageReference image;

	@BeforeEach
	void series() {
		image = DicomPhantom.series(folder.resolve("series"), 3);
	}

	private static List<ContourSet> contours() {
		return List.of(ContourSet.of("GTV", List.of(new OutlineContour(1, new double[] { 5.25, 20.125, 18 }, new double[] { 4.5,
			6, 22.75 }))));
	}

	@Test
	void ofSlices() throws IOException {
		check(folder.resolve("series/s1.dcm"), ChangedFiles::readSeries);
	}

	@Test
	void ofStructureSets() throws IOException {
		final Path file = folder.resolve("rs.dcm");
		new StructureSetWriter(image, WHEN).write(contours(), file);
		check(file, changed -> StructureSetReader.read(changed, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT));
	}

	@Test
	void ofSegmentations() throws IOException {
		final Path file = folder.resolve("seg.dcm");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(contours(), file);
		check(file, changed -> SegmentationReader.read(changed, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT));
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
