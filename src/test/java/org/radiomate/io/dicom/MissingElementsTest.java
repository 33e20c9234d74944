package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Whichever element a structure set, a segmentation or a slice lacks, at any depth: a result or a sentence, and soon. */
class MissingElementsTest {

	private static final Duration SOON = Duration.ofSeconds(2);
	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

	@TempDir
	Path folder;
	private ImageReference image;

	@BeforeEach
	void series() {
		for (int z = 0; z < 3; z++) DicomWriter.write(DicomPhantom.slice(z).build(), folder.resolve("series/s" + z + ".dcm"));
		image = ImageReference.of(SliceStack.of(DicomFolder.scan(folder.resolve("series"), Progress.NONE).series().get(0)));
	}

	private static List<ContourSet> contours() {
		return List.of(ContourSet.of("GTV", List.of(new OutlineContour(1, new double[] { 5.25, 20.125, 18 }, new double[] { 4.5,
			6, 22.75 }), new OutlineContour(2, new double[] { 5, 20, 18 }, new double[] { 4, 6, 22 }))));
	}

	@Test
	void ofStructureSets() {
		final Path file = folder.resolve("rs.dcm");
		new StructureSetWriter(image, WHEN).write(contours(), file);
		check(file, 60, changed -> StructureSetReader.read(changed, image.grid(), image.placement()));
	}

	@Test
	void ofSegmentations() {
		final Path file = folder.resolve("seg.dcm");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(contours(), file);
		check(file, 100, changed -> SegmentationReader.read(changed, new ImageHeader(image.grid(), image.placement()), MaskFit.STRICT));
	}

	@Test
	void ofSlices() {
		check(folder.resolve("series/s1.dcm"), 20, changed -> {
			for (final DicomSeries one : DicomFolder.scan(changed, Progress.NONE).series()) {
				new SeriesVolume(SliceStack.of(one)).read("x", UnevenSlices.REFUSE, Progress.NONE).voxels().getAt(3, 4, 0).getRealDouble();
			}
			return List.of();
		});
	}

	/** What reads a file. */
	private interface Reading {

		List<ContourSet> of(Path file);
	}

	private void check(final Path file, final int atLeast, final Reading reading) {
		final List<DicomObject> variants = without(DicomParser.read(file).data());
		assertTrue(variants.size() >= atLeast, "only " + variants.size() + " variants");
		final Path changed = folder.resolve("changed.dcm");
		int read = 0;
		for (final DicomObject variant : variants) {
			if (!variant.has(DicomTag.SOP_CLASS_UID) || !variant.has(DicomTag.SOP_INSTANCE_UID)) continue;
			DicomWriter.write(variant, changed);
			if (assertTimeout(SOON, () -> reads(reading, changed))) read++;
		}
		System.out.println(file.getFileName() + ": " + variants.size() + " variants, " + read + " read, the others refused");
		assertTrue(read > 0 && read < variants.size());
	}

	private static boolean reads(final Reading reading, final Path file) {
		try {
			reading.of(file);
			return true;
		}
		catch (final ProblemException e) {
			assertTrue(e.getMessage().endsWith("."), e.getMessage());
			return false;
		}
		catch (final RuntimeException e) {
			return fail("No sentence but " + e, e);
		}
	}

	/** The object without each of its elements, or an element of its items, and with each sequence emptied. */
	private static List<DicomObject> without(final DicomObject object) {
		final List<DicomObject> variants = new ArrayList<>();
		for (final DicomElement element : object.elements()) {
			variants.add(with(object, element.tag(), null));
			if (!element.items().isEmpty()) variants.add(with(object, element.tag(), DicomElement.ofItems(element.tag(), List
				.of())));
			for (int i = 0; i < element.items().size(); i++) {
				for (final DicomObject item : without(element.items().get(i))) {
					final List<DicomObject> items = new ArrayList<>(element.items());
					items.set(i, item);
					variants.add(with(object, element.tag(), DicomElement.ofItems(element.tag(), items)));
				}
			}
		}
		return variants;
	}

	private static DicomObject with(final DicomObject object, final int tag, final DicomElement other) {
		final TreeMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
		object.elements().forEach(element -> elements.put(element.tag(), element));
		elements.remove(tag);
		if (other != null) elements.put(tag, other);
		return new DicomObject(object.source(), elements, object.charset());
	}
}
