package org.radiomate.imagej;

import ij.ImagePlus;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.FeatureInspection;
import org.radiomate.io.SafeFile;
import org.radiomate.table.BasisTable;
import org.radiomate.table.CsvTable;
import org.radiomate.task.ProblemException;
import org.radiomate.volume.RoiCrop;

import java.nio.file.Path;
import java.util.List;

/**
 * The images and the table that show what a feature is computed from.
 *
 * @param mask the mask on the image
 * @param discretised the gray levels; null for features that use none
 * @param matrix the matrix, or the histogram; null if there is neither
 * @param table the figures behind it; null if there are none
 */
public record BasisView(ImagePlus mask, ImagePlus discretised, ImagePlus matrix, CsvTable table) {

	/** Draws what was looked at. */
	public static BasisView of(final FeatureInspection seen, final String name) {
		final FeatureBasis basis = seen.basis().orElse(null);
		final RoiCrop crop = basis instanceof FeatureBasis.Slices ? seen.roi().morphology() : seen.roi().intensity();
		final BasisView view = new BasisView(BasisImages.mask(seen.image(), crop, basis, name + " mask"), discretised(basis, crop,
			name), matrix(basis, name), basis == null ? null : BasisTable.of(basis, crop.z0()));
		if (basis instanceof FeatureBasis.Matrix matrix) view.matrix.setProperty(CellMarks.PROPERTY, new CellMarks(matrix, crop,
			List.of(view.mask, view.discretised)));
		return view;
	}

	/**
	 * Marks the voxels that a cell of the matrix counts on the images.
	 *
	 * @return what is marked, in a sentence
	 * @throws ProblemException if there is no matrix, or no such cell
	 */
	public String mark(final int row, final int column) {
		if (matrix == null || !(matrix.getProperty(CellMarks.PROPERTY) instanceof CellMarks marks)) throw new ProblemException(
			"There is no matrix whose cell " + row + ", " + column + " could be marked; choose a matrix or a texture feature.");
		return marks.mark(row, column);
	}

	private static ImagePlus discretised(final FeatureBasis basis, final RoiCrop crop, final String name) {
		final FeatureBasis.Levels levels = basis instanceof FeatureBasis.Matrix matrix ? matrix.levels()
			: basis instanceof FeatureBasis.Levels given ? given : null;
		return levels == null ? null : BasisImages.levels(levels, crop, name + " gray levels");
	}

	private static ImagePlus matrix(final FeatureBasis basis, final String name) {
		if (basis instanceof FeatureBasis.Matrix matrix) return BasisImages.matrix(matrix, name + " matrix");
		return basis instanceof FeatureBasis.Histogram histogram ? BasisImages.histogram(histogram, name + " histogram") : null;
	}

	/** Writes all of it, each file's name beginning with {@code name}. */
	public void write(final Path folder, final String name, final String explanation) {
		save(mask, folder.resolve(name + "_mask.tif"));
		save(discretised, folder.resolve(name + "_levels.tif"));
		save(matrix, folder.resolve(name + "_matrix.tif"));
		if (table != null) table.write(folder.resolve(name + "_table.csv"));
		SafeFile.writeText(folder.resolve(name + ".txt"), explanation + "\n");
	}

	private static void save(final ImagePlus image, final Path file) {
		if (image != null) ImageFiles.save(image, file);
	}
}
