package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whichever element a structure set, a segmentation or a slice lacks, at any depth: a result or a sentence, and soon. */
class MissingElementsTest {

	private static final Duration SOON = Duration.ofSeconds(2);

	@TempDir
	Path folder;
	private DrawnSeries drawn;

	@BeforeEach
	void series() {
		drawn = DrawnSeries.in(folder);
	}

@Test
	void ofStructureSets() {
		check(drawn.structureSet(), 60, drawn::readStructures);
	}

	@Test
	void ofSegmentations() {
		check(drawn.segmentation(), 100, drawn::readSegments);
	}

	@Test
	void ofSlices() {
		check(folder.resolve("series/s1.dcm"), 20, ChangedFiles::readSeries);
	}

	/** Elements without which the values, the place or the grid would be guessed. */
	@ParameterizedTest
	@EnumSource(value = DicomTag.class, names = { "IMAGE_POSITION", "IMAGE_ORIENTATION", "PIXEL_SPACING", "ROWS", "COLUMNS",
		"BITS_ALLOCATED", "BITS_STORED", "PIXEL_REPRESENTATION", "RESCALE_SLOPE", "RESCALE_INTERCEPT", "PIXEL_DATA" })
	void aSliceIsRefusedWithout(final DicomTag tag) {
		assertRefused(folder.resolve("series/s1.dcm"), tag, ChangedFiles::readSeries);
	}

	@ParameterizedTest
	@EnumSource(value = DicomTag.class, names = { "MODALITY", "REFERENCED_ROI_NUMBER", "CONTOUR_TYPE", "CONTOUR_DATA" })
	void aStructureSetIsRefusedWithout(final DicomTag tag) {
		assertRefused(drawn.structureSet(), tag, drawn::readStructures);
	}

	@ParameterizedTest
	@EnumSource(value = DicomTag.class, names = { "MODALITY", "NUMBER_OF_FRAMES", "ROWS", "COLUMNS", "BITS_ALLOCATED",
		"SEGMENT_NUMBER", "REFERENCED_SEGMENT_NUMBER", "IMAGE_POSITION", "IMAGE_ORIENTATION", "PIXEL_SPACING", "PIXEL_DATA" })
	void aSegmentationIsRefusedWithout(final DicomTag tag) {
		assertRefused(drawn.segmentation(), tag, drawn::readSegments);
	}

	private void assertRefused(final Path file, final DicomTag tag, final ChangedFiles.Reading reading) {
		final DicomObject whole = DicomParser.read(file).data();
		final Path changed = folder.resolve("changed.dcm");
		DicomWriter.write(whole, changed);
		assertNull(ChangedFiles.refusal(reading, changed), "read while it is whole");
		DicomWriter.write(ChangedFiles.without(whole, tag), changed);
		assertNotNull(ChangedFiles.refusal(reading, changed), tag + " was guessed");
	}

	private void check(final Path file, final int atLeast, final ChangedFiles.Reading reading) {
		final List<DicomObject> variants = without(DicomParser.read(file).data());
		assertTrue(variants.size() >= atLeast, "only " + variants.size() + " variants");
		final Path changed = folder.resolve("changed.dcm");
		int read = 0;
		for (final DicomObject variant : variants) {
			if (!variant.has(DicomTag.SOP_CLASS_UID) || !variant.has(DicomTag.SOP_INSTANCE_UID)) continue;
			DicomWriter.write(variant, changed);
			if (assertTimeout(SOON, () -> ChangedFiles.refusal(reading, changed)) == null) read++;
		}
		System.out.println(file.getFileName() + ": " + variants.size() + " variants, " + read + " read, the others refused");
		assertTrue(read > 0 && read < variants.size());
	}

	/** The object without each of its elements, or an element of its items, and with each sequence emptied. */
	private static List<DicomObject> without(final DicomObject object) {
		final List<DicomObject> variants = new ArrayList<>();
		for (final DicomElement element : object.elements()) {
			variants.add(ChangedFiles.with(object, element.tag(), null));
			if (!element.items().isEmpty()) variants.add(ChangedFiles.with(object, element.tag(), DicomElement.ofItems(element.tag(), List
				.of())));
			for (int i = 0; i < element.items().size(); i++) {
				for (final DicomObject item : without(element.items().get(i))) {
					final List<DicomObject> items = new ArrayList<>(element.items());
					items.set(i, item);
					variants.add(ChangedFiles.with(object, element.tag(), DicomElement.ofItems(element.tag(), items)));
				}
			}
		}
		return variants;
	}
}
