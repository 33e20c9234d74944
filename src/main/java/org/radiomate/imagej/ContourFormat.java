package org.radiomate.imagej;

import org.radiomate.task.ProblemException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that contours are written in; {@link ContourFiles} knows how. */
public enum ContourFormat {

	/** ImageJ's own: contours as they were drawn, with structure, reader and repeat. */
	ROI_SET("RoiSet.zip", ".zip"),
	/** A label map in mm. */
	TIFF("TIFF mask", ".tif", ".tiff"),
	/** A label map in mm, in the image's own place in space where that is known. */
	NIFTI("NIfTI mask", ".nii", ".nii.gz"),
	/** A label map in mm, in the image's place in the patient. */
	NRRD("NRRD mask", ".nrrd"),
	/** Outlines in the patient's coordinates. */
	RTSTRUCT("DICOM RTSTRUCT", ".dcm"),
	/** Voxels on the image's slices. */
	SEG("DICOM SEG", ".dcm");

	private final String label;
	private final List<String> endings;

	ContourFormat(final String label, final String... endings) {
		this.label = label;
		this.endings = List.of(endings);
	}

	/** The word in dialogs and macros. */
	public String label() {
		return label;
	}

	/** The format of a word. */
	public static ContourFormat of(final String label) {
		return Arrays.stream(values()).filter(format -> format.label.equalsIgnoreCase(label.trim())).findFirst().orElseThrow(
			() -> new ProblemException("The format '" + label + "' is unknown; use one of " + Arrays.stream(values()).map(
				ContourFormat::label).collect(Collectors.joining(", ")) + "."));
	}

	/** Refuses a file whose name says that it is something else, because it could not be read again. */
	public Path checked(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (endings.stream().anyMatch(name::endsWith)) return file;
		throw new ProblemException("The file " + file + " is to be a " + label + ", so its name must end in " + String.join(
			" or ", endings) + ". Correct 'savefile' or 'format'.");
	}
}
