package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A series of 20 slices, 5 mm apart, taken with a tilted gantry: nothing of the patient may be lost when it is set upright. */
class TiltedSeriesTest {

	private static final int SLICES = 20, WIDTH = 16, HEIGHT = 24;
	private static final double SLICE_MM = 5, PIXEL_MM = 2;
	private static final int TISSUE = 40, OBJECT = 700;

	@TempDir
	Path folder;

	/** The last slices hold an object at one end of their rows, the first ones at the other. */
	private static boolean isObject(final int x, final int row, final int z, final boolean climbing) {
		final boolean end = climbing == z >= SLICES - 3;
		return x >= 5 && x < 9 && (z < 3 || z >= SLICES - 3) && (end ? row >= HEIGHT - 4 : row < 4);
	}

	private void write(final double degrees, final String modality) {
		final double perSlice = SLICE_MM * Math.tan(Math.toRadians(degrees));
		for (int z = 0; z < SLICES; z++) {
			final ByteBuffer pixels = ByteBuffer.allocate(2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
			for (int y = 0; y < HEIGHT; y++) {
				for (int x = 0; x < WIDTH; x++) pixels.putShort((short) (isObject(x, y, z, degrees > 0) ? OBJECT : TISSUE));
			}
			DicomWriter.write(DicomPhantom.slice(z).text(DicomTag.MODALITY, modality).text(DicomTag.SOP_CLASS_UID, modality.equals(
				"CT") ? DicomPhantom.CT : "1.2.840.10008.5.1.4.1.1.4").integers(DicomTag.ROWS, HEIGHT).integers(DicomTag.COLUMNS, WIDTH)
				.decimals(DicomTag.PIXEL_SPACING, PIXEL_MM, PIXEL_MM).decimals(DicomTag.IMAGE_POSITION, -10, 7 + perSlice * z,
					SLICE_MM * z).bytes(DicomTag.PIXEL_DATA, Vr.OW, pixels.array()).build(), folder.resolve(z + ".dcm"));
		}
	}

	private SliceStack stack() {
		return SliceStack.of(DicomFolder.scan(folder, Progress.NONE).series().get(0));
	}

	private static double sum(final Volume volume, final double below, final double least) {
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		double count = 0;
		for (int z = 0; z < SLICES; z++) {
			for (int y = 0; y < volume.geometry().height(); y++) {
				for (int x = 0; x < WIDTH; x++) {
					access.setPosition(new int[] { x, y, z });
					final double value = access.get().getRealDouble();
					if (value >= least && value < below) count += (value - least) / (below - least);
				}
			}
		}
		return count;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 20, -20 })
	void allAnatomyStays(final double degrees) {
		write(degrees, "CT");
		final Volume upright = new SeriesVolume(stack()).read("t", UnevenSlices.RESAMPLE, Progress.NONE);
		final double rows = SLICE_MM * Math.tan(Math.toRadians(20)) * (SLICES - 1) / PIXEL_MM;
		assertEquals(new Geometry(WIDTH, HEIGHT + (int) Math.ceil(rows), SLICES, PIXEL_MM, PIXEL_MM, SLICE_MM), upright.geometry());
		final double voxels = 6 * 4 * 4;
		assertEquals(voxels, sum(upright, OBJECT + 1, TISSUE), 0.05 * voxels, "the objects at both ends");
		final double top = upright.placement().originMm()[1], expected = Math.min(7, 7 + SLICE_MM * Math.tan(Math.toRadians(degrees)) *
			(SLICES - 1));
		assertTrue(top <= expected && top > expected - PIXEL_MM, top + " above " + expected);
	}

	/** As scanners write it: the slices are tilted and follow one another along the table, so that their distance is no round number. */
	@Test
	void noSliceIsLostToRounding() {
		final double cos = Math.cos(Math.toRadians(20)), sin = Math.sin(Math.toRadians(20));
		for (int z = 0; z < SLICES; z++) DicomWriter.write(DicomPhantom.slice(z).decimals(DicomTag.IMAGE_ORIENTATION, 1, 0, 0, 0, cos,
			-sin).decimals(DicomTag.IMAGE_POSITION, -10, 7, SLICE_MM * z).build(), folder.resolve(z + ".dcm"));
		final Volume upright = new SeriesVolume(stack()).read("t", UnevenSlices.RESAMPLE, Progress.NONE);
		assertEquals(SLICES, upright.geometry().depth());
		final double[] voxel = upright.placement().toVoxel(upright.geometry(), stack().planes().get(SLICES - 1).positionMm());
		assertEquals(SLICES - 1, voxel[2], 1e-3);
		final int row = (int) Math.ceil(voxel[1]);
		final double share = row - voxel[1], value = DicomPhantom.hu(0, 0, SLICES - 1) * (1 - share) + DicomPhantom.hu(0, 1, SLICES - 1) *
			share;
		assertEquals(value, upright.voxels().getAt((int) Math.rint(voxel[0]), row, SLICES - 1).getRealDouble(), 0.1);
	}

	/** Beyond a slice's edge there is air, not its last row drawn out. */
	@Test
	void outsideIsAir() {
		write(20, "CT");
		final Volume upright = new SeriesVolume(stack()).read("t", UnevenSlices.RESAMPLE, Progress.NONE);
		assertEquals(-1000, upright.voxels().getAt(3, HEIGHT + 5, 0).getRealDouble());
		assertEquals(-1000, upright.voxels().getAt(3, 0, SLICES - 1).getRealDouble());
		assertEquals(TISSUE, upright.voxels().getAt(3, 2, 0).getRealDouble());
	}

	@Test
	void outsideOfAnMrIsItsLowestValue() {
		write(20, "MR");
		assertEquals(TISSUE, new SeriesVolume(stack()).read("t", UnevenSlices.RESAMPLE, Progress.NONE).voxels().getAt(3, HEIGHT + 5,
			0).getRealDouble());
	}

	/** Contours around the object of the last slices, in the patient's millimetres. */
	@ParameterizedTest
	@ValueSource(doubles = { 20, -20 })
	void contoursLandOnTheObject(final double degrees) {
		write(degrees, "CT");
		final SliceStack stack = stack();
		final int z = SLICES - 2;
		final double[] first = stack.planes().get(z).positionMm();
		final int row = degrees > 0 ? HEIGHT - 4 : 0;
		final double left = first[0] + 4.5 * PIXEL_MM, right = first[0] + 8.5 * PIXEL_MM, top = first[1] + (row - 0.5) * PIXEL_MM,
			bottom = top + 4 * PIXEL_MM;
		final Path file = folder.resolve("rs/rs.dcm");
		DicomWriter.write(DicomBuilder.empty().text(DicomTag.SOP_CLASS_UID, StructureSetWriter.CLASS_UID).text(
			DicomTag.SOP_INSTANCE_UID, "2.25.3").text(DicomTag.MODALITY, "RTSTRUCT").item(DicomTag.STRUCTURE_SET_ROIS, DicomBuilder
				.empty().integers(DicomTag.ROI_NUMBER, 1).text(DicomTag.ROI_NAME, "GTV")).item(DicomTag.ROI_CONTOURS, DicomBuilder
					.empty().integers(DicomTag.REFERENCED_ROI_NUMBER, 1).item(DicomTag.CONTOURS, DicomBuilder.empty().text(
						DicomTag.CONTOUR_TYPE, "CLOSED_PLANAR").decimals(DicomTag.CONTOUR_DATA, left, top, first[2], right, top, first[2],
							right, bottom, first[2], left, bottom, first[2]))).build(), file);
		final Volume upright = new SeriesVolume(stack).read("t", UnevenSlices.RESAMPLE, Progress.NONE);
		final List<ContourSet> sets = StructureSetReader.read(file, ImageHeader.of(upright), MaskFit.STRICT);
		final Mask mask = ContourRasterizer.rasterize(sets.get(0).contours(), upright.geometry(), MaskRule.PIXEL_CENTRE).mask();
		assertEquals(16, mask.count());
		double least = OBJECT;
		for (int y = 0; y < upright.geometry().height(); y++) {
			for (int x = 0; x < WIDTH; x++) if (mask.contains(x, y, z)) least = Math.min(least, upright.voxels().getAt(x, y, z)
				.getRealDouble());
		}
		assertTrue(least > TISSUE + (OBJECT - TISSUE) * 0.45, "the object's edge has " + least);
	}

	/** One slice that lies beside the others is no even stack either. */
	@Test
	void aSliceShiftedSidewaysIsSaid() {
		for (int z = 0; z < 5; z++) DicomWriter.write(DicomPhantom.slice(z).decimals(DicomTag.IMAGE_POSITION, z == 2 ? -14 : -20, -30.5,
			10 + 2.5 * z).build(), folder.resolve(z + ".dcm"));
		final SliceStack stack = stack();
		final String message = assertThrows(ProblemException.class, () -> new SeriesVolume(stack).read("t", UnevenSlices.REFUSE,
			Progress.NONE)).getMessage();
		assertTrue(message.contains("shifted sideways by up to 8 pixels"), message);
		final Volume upright = new SeriesVolume(stack).read("t", UnevenSlices.RESAMPLE, Progress.NONE);
		assertEquals(DicomPhantom.WIDTH + 8, upright.geometry().width());
		assertEquals(DicomPhantom.hu(3, 4, 2), upright.voxels().getAt(11, 4, 2).getRealDouble(), 1e-9);
	}
}
