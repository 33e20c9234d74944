package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;

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
	 * @param image the grid of the image, and where it lies in the patient
	 * @param fit what is done with a segmentation made on another grid
	 * @throws ProblemException if the file is neither, or does not fit the image
	 */
	public static List<ContourSet> read(final Path file, final ImageHeader image, final MaskFit fit) {
		final String modality = DicomParser.readHeader(file).data().text(DicomTag.MODALITY);
		return switch (modality) {
			case "RTSTRUCT" -> StructureSetReader.read(file, image.geometry(), image.placement());
			case "SEG" -> SegmentationReader.read(file, image, fit);
			default -> throw new ProblemException(file + " is a DICOM file of modality '" + modality +
				"', which holds no contours. Give a structure set (RTSTRUCT) or a segmentation (SEG).");
		};
	}
}
