package org.radiomate.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.NrrdWriter;
import org.radiomate.testing.NiftiBytes;
import org.radiomate.testing.Problems;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Spacing;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A header says of the grid what the whole image would, in every format, and a file that is cut short is found out. */
class ImageHeaderTest {

	private static final Geometry GRID = new Geometry(7, 5, 4, 0.8, 0.9, 5);

	@TempDir
	Path folder;
	private ImagePlus image;

	@BeforeEach
	void makeImage() {
		image = IJ.createImage("image", "16-bit black", GRID.width(), GRID.height(), GRID.depth());
		ImageFiles.setSpacing(image, GRID);
		PlacementNote.write(image, GRID, new Placement(new double[] { 1, 2, 3 }, new double[] { 1, 0, 0 }, new double[] { 0, 1,
			0 }, new double[] { 0, 0, 1 }, "1.2.3"));
	}

	private static void assertSame(final Path file, final Spacing spacing) {
		final ImageHeader header = new ImageFiles().header(file, "", spacing);
		final Volume whole = new ImageFiles().read(file, "", spacing);
		assertEquals(whole.geometry(), header.geometry(), file.toString());
		assertEquals(whole.placement() == null, header.placement() == null, file.toString());
		if (whole.placement() != null) assertArrayEquals(whole.placement().originMm(), header.placement().originMm(), 0);
	}

	private void assertSame(final Path file) {
		assertSame(file, null);
		assertSame(file, new Spacing(1, 2, 3));
	}

	@Test
	void tiff() throws IOException {
		final Path stack = folder.resolve("stack.tif"), zip = folder.resolve("stack.zip"), slice = folder.resolve("slice.tif"),
			hyper = folder.resolve("hyper.tif");
		new FileSaver(image).saveAsTiff(stack.toString());
		new FileSaver(image).saveAsZip(zip.toString());
		new FileSaver(new ImagePlus("slice", image.getStack().getProcessor(1))).saveAsTiff(slice.toString());
		final ImagePlus two = image.duplicate();
		two.setDimensions(2, 2, 1);
		two.setOpenAsHyperStack(true);
		new FileSaver(two).saveAsTiff(hyper.toString());
		assertSame(stack);
		assertSame(zip);
		assertSame(hyper);
		assertSame(slice, new Spacing(1, 2, 3));
		Problems.assertProblem(() -> new ImageFiles().header(slice, "", null), "no spatial calibration", "spacing_mm");
		Problems.assertProblem(() -> new ImageFiles().header(stack, "2", null), "no DICOM folder");
		final long pixels = ij.io.Opener.getTiffFileInfo(stack.toString())[0].getOffset();
		Files.write(stack, Arrays.copyOf(Files.readAllBytes(stack), (int) pixels + 100));
		Problems.assertProblem(() -> new ImageFiles().header(stack, "", null), "stack.tif", "cut short");
	}

	@Test
	void niftiAndNrrd() throws IOException {
		final Path nifti = folder.resolve("a.nii"), nrrd = folder.resolve("a.nrrd");
		new NiftiBytes(ByteOrder.LITTLE_ENDIAN, 4, 7, 5, 4).spacing(0.8, 0.9, 5).write(nifti);
		new NrrdWriter().write(new ImagePlusSource(image).read(), nrrd);
		assertSame(nifti);
		assertSame(nrrd);
		Problems.assertProblem(() -> new ImageFiles().header(nifti, "2", null), "no DICOM folder");
		Files.write(nifti, Arrays.copyOf(Files.readAllBytes(nifti), 400));
		Problems.assertProblem(() -> new ImageFiles().header(nifti, "", null), "a.nii", "cut short");
	}
}
