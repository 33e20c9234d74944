package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.imagej.OpenImages;
import org.radiomate.imagej.PatientInput;
import org.scijava.plugin.Parameter;

import java.util.List;

/** A command on one image and its contours. */
abstract class ImageCommand extends DialogCommand {

	@Parameter(label = "Image", persist = false, required = false, description = "The stack in HU, calibrated in mm; the active image if left out")
	private ImagePlus image;

	@Parameter(label = "Image file", persist = false, style = "open", required = false,
		description = "A DICOM folder or a NIfTI, NRRD or TIFF file instead of an open image")
	private String imagefile = "";

	@Parameter(label = "Contours", persist = false, choices = { "ROI Manager", "Overlay", "Selection", "File" },
		description = "Where the contours are: the selected ROIs of the ROI Manager (all if none is selected), the overlay, the selection, or a file")
	private String contours = "ROI Manager";

	@Parameter(label = "Contour file", persist = false, style = "open", required = false,
		description = "A RoiSet.zip, a .roi, a mask image (NIfTI, NRRD, TIFF), or a DICOM RTSTRUCT or SEG; used if Contours is File, or if the image is a file")
	private String contourfile = "";

	@Parameter(label = "Structure", persist = false, required = false,
		description = "Which structure (or label of a mask image), if there are several")
	private String structure = "";

	/** The image and contours that are meant. */
	PatientInput patient() {
		return new PatientInput(image, imagefile, contours, contourfile, structure);
	}

	/** All open images with their contours, where not one of them is meant. */
	List<PatientInput> openImages() {
		return OpenImages.withContours(contours, structure);
	}
}
