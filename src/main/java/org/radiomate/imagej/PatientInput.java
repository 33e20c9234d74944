package org.radiomate.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourChoice;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;
import org.radiomate.volume.contour.ContourFlaw;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one patient a command works on: an open image or an image file, and its contours.
 *
 * @param image the image handed over; null for the active one
 * @param imageFile an image file instead of an open image; empty for none
 * @param contours where the contours are, see {@link ContourOrigin}
 * @param contourFile a contour file; used if the contours are to come from a file, or if the image does
 * @param structure whose contours; empty if there is but one structure
 */
public record PatientInput(ImagePlus image, String imageFile, String contours, String contourFile, String structure) {

	/** The image's name without its ending, as a patient's name where there is no other. */
	public String name() {
		final String name = imageFile.isBlank() ? activeImage().getTitle() : Path.of(imageFile).getFileName().toString();
		return name.replaceAll("(?i)\\.((nii|hdr|img)(\\.gz)?|nrrd|nhdr|tiff?|zip|dcm)$", "");
	}

	/** The image as a volume. */
	public Volume volume() {
		return imageFile.isBlank() ? new ImagePlusSource(activeImage()).read() : new ImageFiles().read(Path.of(imageFile));
	}

	private Geometry openGeometry() {
		return new ImagePlusSource(activeImage()).geometry();
	}

	/** The contours that are meant on the image, of one structure. */
	public ContourSet contours(final Volume volume) {
		return contours(volume, RoiReading.STRICT);
	}

	/** The contours that are meant on the image, without those that interpolation made. */
	public ContourSet drawnContours(final Volume volume) {
		return contours(volume, RoiReading.DRAWN);
	}

	/** The contours that are meant, of every structure if none is named. */
	public List<ContourSet> allContours(final ExportTarget target) {
		return choice().allFrom(read(target.grid(), target.placement(), RoiReading.STRICT), source());
	}

	/**
	 * The contours of every reader, and of every structure unless one is named.
	 *
	 * @param onFlaw hears of contours that cannot be used
	 */
	public List<ContourSet> allContours(final Volume volume, final Consumer<ContourFlaw> onFlaw) {
		final String wanted = structure.trim();
		return read(volume.geometry(), volume.placement(), RoiReading.lenient(onFlaw)).stream().filter(set -> wanted.isEmpty() || wanted.equals(set
			.structure())).toList();
	}

	/** The ROIs as they are; none if the contours are a mask image. */
	List<Roi> rois() {
		if (!readsFile()) return ContourOrigin.of(contours).rois(openImage());
		final Path file = Path.of(contourFile);
		return RoiSetFile.holdsRois(file) ? RoiSetFile.read(file) : List.of();
	}

	/** The open image that is worked on; null if the image is a file. */
	ImagePlus openImage() {
		return imageFile.isBlank() ? activeImage() : null;
	}

	/** Whose the contours of a reading are by their property; empty if they do not say. */
	String patientProperty(final ContourSet set) {
		final List<String> owner = List.of(set.structure(), set.reader(), set.repeat());
		return rois().stream().filter(roi -> RoiContours.owner(roi).equals(owner)).map(roi -> RoiContours.property(roi,
			RoiContours.PATIENT)).filter(name -> !name.isEmpty()).findFirst().orElse("");
	}

	private ContourSet contours(final Volume volume, final RoiReading reading) {
		final List<ContourSet> sets = read(volume.geometry(), volume.placement(), reading);
		if (sets.isEmpty()) throw new ProblemException(source() + " has none but interpolated contours. Draw or select some.");
		return choice().from(sets, source());
	}

	/** Everything that a contour file holds for the open image. */
	public List<ContourSet> read(final Path file) {
		return read(file, MaskFit.STRICT);
	}

	/** Everything that a contour file holds for the open image, masks of another grid treated as is wanted. */
	public List<ContourSet> read(final Path file, final MaskFit fit) {
		final Geometry grid = openGeometry();
		return new ContourFiles(RoiReading.STRICT, fit).read(file, grid, PlacementNote.read(activeImage(), grid));
	}

	private ContourChoice choice() {
		return ContourChoice.ofStructure(structure.trim());
	}

	private String source() {
		return readsFile() ? contourFile : contours;
	}

	/** A mask of the size of an image file that is no DICOM lies on it: such files often state no true place. */
	private List<ContourSet> read(final Geometry grid, final Placement placement, final RoiReading reading) {
		if (!readsFile()) return ContourOrigin.of(contours).source(openImage(), reading).read(grid);
		final Path file = Path.of(contourFile);
		final boolean placed = imageFile.isBlank() || isDicomImage() || ContourFiles.isDicom(file);
		return new ContourFiles(reading, placed ? MaskFit.STRICT : MaskFit.STRICT.bySize()).read(file, grid, placement);
	}

	/**
	 * The image as a target of exported contours.
	 *
	 * @param seriesFolder the folder of its DICOM series; null to take the one that the image was opened from
	 */
	public ExportTarget exportTarget(final Path seriesFolder) {
		if (!imageFile.isBlank()) {
			final Path file = Path.of(imageFile);
			final Volume volume = volume();
			return new ExportTarget(file, volume.geometry(), volume.placement(), seriesFolder == null && isDicomImage() ? file
				: seriesFolder, "");
		}
		final ImagePlus open = activeImage();
		final Geometry grid = openGeometry();
		return new ExportTarget(null, grid, PlacementNote.read(open, grid), seriesFolder == null ? SeriesImage.folder(open)
			: seriesFolder, SeriesImage.seriesUid(open));
	}

	private boolean isDicomImage() {
		final Path file = Path.of(imageFile);
		return Files.isDirectory(file) || ContourFiles.isDicom(file);
	}

	private boolean readsFile() {
		final boolean fromFile = ContourOrigin.of(contours) == ContourOrigin.FILE || !imageFile.isBlank();
		if (fromFile && contourFile.isBlank()) throw new ProblemException(
			"The contours are to come from a file, but 'contourfile' is empty. Name a RoiSet.zip, a .roi, a mask image or a DICOM file.");
		return fromFile;
	}

	/** The open image that is meant. */
	private ImagePlus activeImage() {
		return activeImage("Open the stack, or give it as 'imagefile'.");
	}

	/** The open image that is meant, for a command that takes no file. */
	public ImagePlus targetImage() {
		return activeImage("Open the stack that the contours belong to.");
	}

	private ImagePlus activeImage(final String advice) {
		final ImagePlus active = image != null ? image : WindowManager.getCurrentImage();
		if (active == null || active.getStack().size() == 0) throw new ProblemException("No image is open. " + advice);
		return active;
	}
}
