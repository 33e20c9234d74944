package org.radiomate.volume;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;

import java.util.function.Consumer;

/**
 * How the masks of a file come onto an image: as they are where the grids are one; put in place, without any change, where the
 * mask keeps voxels of the image in another order (a coronal series' mask stored as axial slices) or a part of them (a mask
 * that was cropped); else refused or resampled.
 *
 * @param otherGrid what is done with a mask of another grid
 * @param onRemark hears a sentence on every mask that was resampled or is a part of the image, and on what was passed over
 * @param progress may stop it
 * @param sizeIsEnough whether a mask of the image's size lies on it whatever place it states, because files of the image's
 *          kind often state no true one
 */
public record MaskFit(OtherGrid otherGrid, Consumer<String> onRemark, Progress progress, boolean sizeIsEnough) {

	/** A mask of another grid is refused. */
	public static final MaskFit STRICT = new MaskFit(OtherGrid.REFUSE, remark -> {
		// nobody listens
	}, Progress.NONE);

	private static final double SAME_SPACING_MM = 1e-3, SAME_PLACE_VOXELS = 0.1;

	/** Places count where both grids have one. */
	public MaskFit(final OtherGrid otherGrid, final Consumer<String> onRemark, final Progress progress) {
		this(otherGrid, onRemark, progress, false);
	}

	/** The same, but a mask of the image's size lies on it. */
	public MaskFit bySize() {
		return new MaskFit(otherGrid, onRemark, progress, true);
	}

	/**
	 * How masks of one grid come onto an image.
	 *
	 * @param mask their grid
	 * @param image the image's
	 * @param source what they are, for messages, such as {@code The mask m.nii}
	 * @throws ProblemException if the grids differ and resampling is not wanted, or not possible
	 */
	public MaskTransfer transfer(final ImageHeader mask, final ImageHeader image, final String source) {
		final boolean sameGrid = mask.geometry().sameGrid(image.geometry(), SAME_SPACING_MM);
		final boolean placed = mask.placement() != null && image.placement() != null;
		if (sameGrid && (!placed || sizeIsEnough || offMm(mask, image) <= toleranceMm(image))) return MaskTransfer.unchanged();
		if (placed && isPart(mask, image)) return MaskTransfer.placed(mask, image, part(mask, image, source), this);
		if (otherGrid == OtherGrid.REFUSE) throw new ProblemException(difference(mask, image, source) +
			". Give the mask that was made on this image, or let Import Radiomics Contours resample it ('othergrid').");
		checkPlaces(mask, image, source);
		return MaskTransfer.resampled(mask, image, difference(mask, image, source), this);
	}

	private static double toleranceMm(final ImageHeader image) {
		final Geometry grid = image.geometry();
		return SAME_PLACE_VOXELS * Math.min(grid.spacingXMm(), grid.spacingYMm());
	}

	private static String difference(final ImageHeader mask, final ImageHeader image, final String source) {
		final boolean placed = mask.placement() != null && image.placement() != null;
		if (mask.geometry().sameGrid(image.geometry(), SAME_SPACING_MM)) return source + " has the image's size, but lies " +
			Millimetres.text(apartMm(mask, image)) + " mm off it";
		return source + " does not lie on the image's grid: it has " + mask.geometry().describe() + "; the image has " + image
			.geometry().describe() + (placed ? "; their corners lie up to " + Millimetres.text(apartMm(mask, image)) + " mm apart"
				: "");
	}

	/** How far voxels of the same indices can lie from one another, along the patient's axis where it is most. */
	private static double offMm(final ImageHeader mask, final ImageHeader image) {
		double furthestMm = 0;
		for (int corner = 0; corner < 8; corner++) furthestMm = Math.max(furthestMm, distanceMm(corner(image, corner), corner(
			mask, corner)));
		return furthestMm;
	}

	/** How far a corner of the image lies from the mask's nearest, whichever way the mask is stored. */
	private static double apartMm(final ImageHeader mask, final ImageHeader image) {
		double furthestMm = 0;
		for (int corner = 0; corner < 8; corner++) {
			double nearestMm = Double.POSITIVE_INFINITY;
			for (int other = 0; other < 8; other++) nearestMm = Math.min(nearestMm, distanceMm(corner(image, corner), corner(mask,
				other)));
			furthestMm = Math.max(furthestMm, nearestMm);
		}
		return furthestMm;
	}

	private static double distanceMm(final double[] one, final double[] other) {
		return Math.max(Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
	}

	private static double[] corner(final ImageHeader header, final int corner) {
		final int[] voxel = corner(header.geometry(), corner);
		return header.placement().toPatient(header.geometry(), voxel[0], voxel[1], voxel[2]);
	}

	private static int[] corner(final Geometry grid, final int corner) {
		return new int[] { (corner & 1) * (grid.width() - 1), (corner >> 1 & 1) * (grid.height() - 1), (corner >> 2) * (grid
			.depth() - 1) };
	}

	/** Whether the mask's voxels are voxels of the image, in whatever order: to within the tolerance also at its corners. */
	private static boolean isPart(final ImageHeader mask, final ImageHeader image) {
		final GridMap map = GridMap.between(mask, image), whole = map.wholeVoxels();
		if (whole == null) return false;
		final Geometry grid = image.geometry();
		final double[] spacing = { grid.spacingXMm(), grid.spacingYMm(), grid.spacingZMm() };
		for (int corner = 0; corner < 8; corner++) {
			final int[] voxel = corner(mask.geometry(), corner);
			final double[] at = map.at(voxel[0], voxel[1], voxel[2]), meant = whole.at(voxel[0], voxel[1], voxel[2]);
			if (!grid.contains((int) meant[0], (int) meant[1], (int) meant[2])) return false;
			for (int axis = 0; axis < 3; axis++) {
				if (!(Math.abs(at[axis] - meant[axis]) * spacing[axis] <= toleranceMm(image))) return false;
			}
		}
		return true;
	}

	/** What is said of a mask that holds not all of the image's voxels; empty of one that does. */
	private static String part(final ImageHeader mask, final ImageHeader image, final String source) {
		if (mask.geometry().voxelCount() == image.geometry().voxelCount()) return "";
		final GridMap map = GridMap.between(mask, image).wholeVoxels();
		final int[] last = corner(mask.geometry(), 7);
		final double[] from = map.at(0, 0, 0), to = map.at(last[0], last[1], last[2]);
		return source + " covers a part of the image's own voxels, " + range("columns", from[0], to[0]) + ", " + range("rows",
			from[1], to[1]) + ", " + range("slices", from[2], to[2]) + ", and was put there without any change.";
	}

	private static String range(final String what, final double from, final double to) {
		return what + " " + (int) (Math.min(from, to) + 1) + " to " + (int) (Math.max(from, to) + 1);
	}

	private static void checkPlaces(final ImageHeader mask, final ImageHeader image, final String source) {
		if (image.placement() == null) throw new ProblemException(
			"The image does not say where it lies in the patient, so no mask can be resampled onto it. Open its DICOM series with Open CT Series.");
		if (mask.placement() == null) throw new ProblemException(source +
			" does not say where it lies in the patient, so it cannot be resampled. Save it with its orientation and origin (NIfTI, NRRD, SEG).");
		if (!image.placement().isIn(mask.placement().frameOfReference())) throw new ProblemException(source +
			" was made in another frame of reference than the image's. Open the series that it was made on, or one of the same examination.");
		if (mask.placement().isSkew() || image.placement().isSkew()) throw new ProblemException(source +
			" or the image has axes that are not at right angles. Resample the one that has, and save it again.");
	}
}
