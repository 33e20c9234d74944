package org.radiomate.study.conformity;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * IBSI's CT phantom as its data set lays it out: {@code image.nii.gz} and {@code mask.nii.gz} in a folder or in its
 * {@code nifti}, or the DICOM slices in {@code dicom/image} with the structure set in {@code dicom/rtstruct} or
 * {@code dicom/mask} (doi:10.17195/candat.2016.08.1; CC BY-NC 3.0, so it does not come with the program).
 */
public record CtPhantom(Volume volume, Mask mask) {

	/** Where an image and its contours may lie in the folder. */
	private record Layout(String image, String contours) {}

	private static final List<Layout> NIFTI = List.of(new Layout("image.nii.gz", "mask.nii.gz"), new Layout(
		"nifti/image/phantom.nii.gz", "nifti/mask/mask.nii.gz"), new Layout("nifti/image.nii.gz", "nifti/mask.nii.gz"));

	private static final List<Layout> DICOM = List.of(new Layout("dicom/image", "dicom/rtstruct"), new Layout("dicom/image",
		"dicom/mask"), new Layout("image", "rtstruct"), new Layout("image", "mask"));

	/** In which form the phantom is read. */
	public enum Form {
			NIFTI, DICOM
	}

	/**
	 * Reads the phantom.
	 *
	 * @throws ProblemException if the folder does not hold it in that form
	 */
	static CtPhantom read(final Path folder, final Form form, final ImageReader images, final ContourReader contours) {
		for (final Layout layout : form == Form.NIFTI ? NIFTI : DICOM) {
			final Path image = folder.resolve(layout.image), drawn = folder.resolve(layout.contours);
			if (Files.exists(image) && Files.exists(drawn)) return read(image, form == Form.DICOM ? onlyFile(drawn) : drawn, images,
				contours);
		}
		throw new ProblemException(folder + " does not hold IBSI's CT phantom as " + form + ": there should be " + (form ==
			Form.NIFTI ? "image.nii.gz and mask.nii.gz" : "the folders dicom/image and dicom/rtstruct") +
			". Download it from github.com/theibsi/data_sets (ibsi_1_ct_radiomics_phantom).");
	}

	private static Path onlyFile(final Path folder) {
		final String[] names = folder.toFile().list();
		if (!Files.isDirectory(folder) || names == null || names.length != 1) return folder;
		return folder.resolve(names[0]);
	}

	private static CtPhantom read(final Path image, final Path drawn, final ImageReader images, final ContourReader contours) {
		final Volume volume = images.read(image);
		return new CtPhantom(volume, ContourRasterizer.rasterize(contours.read(drawn, volume.geometry(), volume.placement()).get(
			0).contours(), volume.geometry(), MaskRule.PIXEL_CENTRE).mask());
	}
}
