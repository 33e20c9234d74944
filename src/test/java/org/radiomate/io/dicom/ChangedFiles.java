package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Files with one element changed, and what reading them comes to. */
final class ChangedFiles {

	/** What reads a file. */
	interface Reading {

		void of(Path file);
	}

	private ChangedFiles() {}

	/** The object without an element, or with another one instead. */
	static DicomObject with(final DicomObject object, final int tag, final DicomElement other) {
		final TreeMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
		object.elements().forEach(element -> elements.put(element.tag(), element));
		elements.remove(tag);
		if (other != null) elements.put(tag, other);
		return new DicomObject(object.source(), elements, object.coding());
	}

	/** The object without an element, at whatever depth it is. */
	static DicomObject without(final DicomObject object, final DicomTag tag) {
		DicomObject changed = with(object, tag.number(), null);
		for (final DicomElement element : object.elements()) {
			if (element.tag() == tag.number() || element.items().isEmpty()) continue;
			final List<DicomObject> items = new ArrayList<>();
			element.items().forEach(item -> items.add(without(item, tag)));
			changed = with(changed, element.tag(), DicomElement.ofItems(element.tag(), items));
		}
		return changed;
	}

	/** The slices of a file and a voxel of each, or what is wrong with it. */
	static void readSeries(final Path file) {
		final DicomFolder found = DicomFolder.scan(file, Progress.NONE);
		if (!found.problems().isEmpty()) throw new ProblemException(found.problems().get(0));
		for (final DicomSeries one : found.series()) {
			new SeriesVolume(SliceStack.of(one)).read("x", UnevenSlices.REFUSE, Progress.NONE).voxels().getAt(3, 4, 0)
				.getRealDouble();
		}
	}

	/** Why a file is refused, in a sentence; null if it is read. */
	static String refusal(final Reading reading, final Path file) {
		try {
			reading.of(file);
			return null;
		}
		catch (final ProblemException e) {
			assertTrue(e.getMessage().endsWith("."), e.getMessage());
			return e.getMessage();
		}
		catch (final RuntimeException e) {
			return fail("No sentence but " + e, e);
		}
	}
}
