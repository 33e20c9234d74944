package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.MaskFit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Contours of a DICOM file, whichever kind it is. */
public final class DicomContours {

	/** PS3.5 section 6.2, representation LO. */
	private static final int LONGEST_NAME = 64;

	private DicomContours() {}

	/** What a new file calls sets of contours; long names are shortened so that they differ. */
	static List<String> labels(final List<ContourSet> sets) {
		final List<String> labels = new ArrayList<>();
		final Set<String> taken = new HashSet<>();
		for (final ContourSet set : sets) {
			final int number = labels.size() + 1;
			final String full = label(set, number);
			String label = full.length() > LONGEST_NAME ? shortened(full, "") : full;
			if (label.length() < full.length() && taken.contains(label)) label = shortened(full, " " + number);
			taken.add(label);
			labels.add(label);
		}
		return labels;
	}

	private static String shortened(final String name, final String end) {
		final int length = LONGEST_NAME - end.length();
		return name.substring(0, Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length).strip() + end;
	}

	/** Which names a new file shortens, in sentences. */
	public static List<String> shortenings(final List<ContourSet> sets) {
		final List<String> labels = labels(sets), said = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			if (label(sets.get(i), i + 1).length() > LONGEST_NAME) said.add("'" + label(sets.get(i), i + 1) +
				"' is longer than the " + LONGEST_NAME + " characters that DICOM allows a name, and is called '" + labels.get(i) + "'.");
		}
		return said;
	}

	/** Structure, reader and repeat; a backslash would separate two values. */
	private static String label(final ContourSet set, final int number) {
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
			case "RTSTRUCT" -> StructureSetReader.read(file, image, fit);
			case "SEG" -> SegmentationReader.read(file, image, fit);
			default -> throw new ProblemException(file + " is a DICOM file of modality '" + modality +
				"', which holds no contours. Give a structure set (RTSTRUCT) or a segmentation (SEG).");
		};
	}
}
