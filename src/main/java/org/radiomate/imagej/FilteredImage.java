package org.radiomate.imagej;

import ij.ImagePlus;
import ij.ImageStack;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.nio.file.Path;

/** Shows a volume of any values as a 32-bit image in mm that keeps its place in the patient, and saves it. */
public final class FilteredImage {

	private FilteredImage() {}

	/** The image, shown from its smallest to its largest value. */
	public static ImagePlus of(final Volume volume) {
		final Geometry grid = volume.geometry();
		final ImageStack stack = new ImageStack(grid.width(), grid.height());
		for (int z = 0; z < grid.depth(); z++) stack.addSlice(null, slice(volume, z));
		final ImagePlus image = new ImagePlus(volume.name(), stack);
		ImageFiles.setSpacing(image, grid);
		PlacementNote.write(image, grid, volume.placement());
		image.setSlice((grid.depth() + 1) / 2);
		image.resetDisplayRange();
		return image;
	}

	private static float[] slice(final Volume volume, final int z) {
		final Geometry grid = volume.geometry();
		final float[] pixels = new float[grid.width() * grid.height()];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = access.setPositionAndGet(i % grid.width(), i / grid.width(), z).getRealFloat();
		}
		return pixels;
	}

	/** Saves as NIfTI if the file's name says so, else as TIFF. */
	public static void save(final Volume volume, final Path file) {
		if (NiftiReader.isNifti(file)) NiftiWriter.write(volume, file);
		else ImageFiles.save(of(volume), file);
	}
}
