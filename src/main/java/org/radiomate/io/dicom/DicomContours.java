package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;

import java.nio.file.Path;
import java.util.List;

/** Contours of a DICOM file, whichever kind it is. */
public final class DicomContours {

	private DicomContours() {}

	/** What a new file calls a set of contours: structure, reader and repeat; a backslash would separate two values. */
	static String label(final ContourSet set, final int number) {
		final String structure = set.structure().isEmpty() ? "Structure " + number : set.structure();
		final String reader = set.reader().isEmpty() ? "" : " reader " + set.reader();
		final String repeat = set.repeat().isEmpty() ? "" : " repeat " + set.repeat();
		return (structure + reader + repeat).replace('\\', '/');
	}

	/** The name of a structure in a file; one without a name, or of a name that is taken, is told apart by its number. */
	static String name(final String name, final int number, final boolean taken) {
		return name.isEmpty() || taken ? (name + " " + number).strip() : name;
	}

	/**
	 * Reads a structure set or a segmentation onto an image's grid.
	 *
	 * @param placement where the grid lies in the patient; null if the image does not say
	 * @throws ProblemException if the file is neither, or does not fit the image
	 */
	public static List<ContourSet> read(final Path file, final Geometry grid, final Placement placement) {
		final String modality = DicomParser.readHeader(file).data().text(DicomTag.MODALITY);
		return switch (modality) {
			case "RTSTRUCT" -> StructureSetReader.read(file, grid, placement);
			case "SEG" -> SegmentationReader.read(file, grid, placement);
			default -> throw new ProblemException(file + " is a DICOM file of modality '" + modality +
				"', which holds no contours. Give a structure set (RTSTRUCT) or a segmentation (SEG).");
		};
	}
}
