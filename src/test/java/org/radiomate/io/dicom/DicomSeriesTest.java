package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.NiftiReader;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.testing.Shared;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From a folder of files to an even stack in HU. */
class DicomSeriesTest {

	@TempDir
	Path folder;

	private void write(final String name, final DicomBuilder slice) {
		DicomWriter.write(slice.build(), folder.resolve(name));
	}

	private DicomSeries only() {
		final List<DicomSeries> series = DicomFolder.scan(folder, Progress.NONE).series();
		assertEquals(1, series.size());
		return series.get(0);
	}

	private static double at(final Volume volume, final int x, final int y, final int z) {
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		access.setPosition(new int[] { x, y, z });
		return access.get().getRealDouble();
	}

	private static Volume read(final DicomSeries series, final UnevenSlices uneven) {
		return new SeriesVolume(SliceStack.of(series)).read("test", uneven, Progress.NONE);
	}

	/** File names and instance numbers run against the positions; sub-folders are searched. */
	@Test
	void slicesAreOrderedByPosition() {
		for (int z = 0; z < 5; z++) write((z % 2 == 0 ? "a/" : "") + "slice" + (9 - z) + ".dcm", DicomPhantom.slice(z));
		final DicomSeries series = only();
		assertEquals("P1", series.patientId());
		assertEquals("axial", series.plane());
		final Volume volume = read(series, UnevenSlices.REFUSE);
		assertEquals(new Geometry(DicomPhantom.WIDTH, DicomPhantom.HEIGHT, 5, 0.75, 0.75, 2.5), volume.geometry());
		for (int z = 0; z < 5; z++) assertEquals(DicomPhantom.hu(7, 3, z), at(volume, 7, 3, z));
	}

	@Test
	void onlySlicesThatAreAskedForAreRead() throws IOException {
		for (int z = 0; z < 3; z++) write("s" + z + ".dcm", DicomPhantom.slice(z));
		final Volume volume = read(only(), UnevenSlices.REFUSE);
		Files.delete(folder.resolve("s1.dcm"));
		assertEquals(DicomPhantom.hu(1, 1, 0), at(volume, 1, 1, 0));
		assertEquals(DicomPhantom.hu(1, 1, 2), at(volume, 1, 1, 2));
		assertThrows(ProblemException.class, () -> at(volume, 1, 1, 1));
	}

	@Test
	void placementFindsTheVoxelOfAPoint() {
		for (int z = 0; z < 3; z++) write("s" + z + ".dcm", DicomPhantom.slice(z));
		final SliceStack stack = SliceStack.of(only());
		final Placement placement = stack.placement();
		assertArrayEquals(new double[] { 4, 8, 2 }, placement.toVoxel(stack.geometry(), -20 + 4 * 0.75, -30.5 + 8 * 0.75,
			15), 1e-12);
		assertArrayEquals(new double[] { -17, -24.5, 15 }, placement.toPatient(stack.geometry(), 4, 8, 2), 1e-12);
	}

	@Test
	void aMissingSliceIsNamedWithItsPlace() {
		for (final int z : new int[] { 0, 1, 2, 4, 5 }) write("s" + z + ".dcm", DicomPhantom.slice(z));
		final DicomSeries series = only();
		final ProblemException e = assertThrows(ProblemException.class, () -> read(series, UnevenSlices.REFUSE));
		assertTrue(e.getMessage().contains("1 missing between 15 and 20 mm"), e.getMessage());
		final Volume filled = read(series, UnevenSlices.RESAMPLE);
		assertEquals(6, filled.geometry().depth());
		assertEquals((DicomPhantom.hu(7, 3, 2) + DicomPhantom.hu(7, 3, 4)) / 2.0, at(filled, 7, 3, 3), 1e-9);
		assertEquals(DicomPhantom.hu(7, 3, 5), at(filled, 7, 3, 5), 1e-9);
	}

	@Test
	void twoSlicesAtOnePlaceAreNamed() {
		for (int z = 0; z < 3; z++) write("s" + z + ".dcm", DicomPhantom.slice(z));
		write("again.dcm", DicomPhantom.slice(1).text(DicomTag.SOP_INSTANCE_UID, "2.25.99"));
		final ProblemException e = assertThrows(ProblemException.class, () -> SliceStack.of(only()));
		assertTrue(e.getMessage().contains("two slices at the position 12.5 mm") && e.getMessage().contains("again.dcm"), e
			.getMessage());
	}

	@Test
	void phasesInOneSeriesAreToldApart() {
		for (int z = 0; z < 3; z++) {
			write("a" + z + ".dcm", DicomPhantom.slice(z).integers(DicomTag.ACQUISITION_NUMBER, 1));
			write("b" + z + ".dcm", DicomPhantom.slice(z).integers(DicomTag.ACQUISITION_NUMBER, 2).text(
				DicomTag.SOP_INSTANCE_UID, "2.25.9" + z));
		}
		final List<DicomSeries> phases = SliceStack.acquisitions(only());
		assertEquals(2, phases.size());
		assertEquals(3, SliceStack.of(phases.get(1)).geometry().depth());
	}

	/** A series tilted by 20 degrees: its first pixels climb in y, and the upright volume has vertical lines again. */
	@Test
	void tiltIsSaidAndTakenBack() {
		final double perSlice = 2.5 * Math.tan(Math.toRadians(20));
		for (int z = 0; z < 4; z++) write("s" + z + ".dcm", DicomPhantom.slice(0).text(DicomTag.SOP_INSTANCE_UID, "2.25.2" + z)
			.decimals(DicomTag.IMAGE_POSITION, -20, -30.5 + perSlice * z, 10 + 2.5 * z));
		final SliceStack stack = SliceStack.of(only());
		assertEquals(20, stack.tiltDegrees(), 1e-3);
		final ProblemException e = assertThrows(ProblemException.class, () -> read(only(), UnevenSlices.REFUSE));
		assertTrue(e.getMessage().contains("tilted by 20 degrees"), e.getMessage());
		final Volume upright = read(only(), UnevenSlices.RESAMPLE);
		final double row = 20 - perSlice * 2 / 0.75;
		final int above = (int) Math.floor(row);
		assertEquals(DicomPhantom.hu(0, above, 0) * (above + 1 - row) + DicomPhantom.hu(0, above + 1, 0) * (row - above), at(
			upright, 0, 20, 2), 1e-6);
	}

	@Test
	void otherOrientationsAreSeriesOfTheirOwn() {
		for (int z = 0; z < 3; z++) {
			write("a" + z + ".dcm", DicomPhantom.slice(z));
			write("c" + z + ".dcm", DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID, "2.25.5" + z).decimals(
				DicomTag.IMAGE_ORIENTATION, 1, 0, 0, 0, 0, -1).decimals(DicomTag.IMAGE_POSITION, 0, 3 * z, 0));
		}
		final List<DicomSeries> series = DicomFolder.scan(folder, Progress.NONE).series();
		assertEquals(List.of("axial", "coronal"), series.stream().map(DicomSeries::plane).sorted().toList());
	}

	@Test
	void anEnhancedFileHoldsAllSlices() throws IOException {
		final java.io.ByteArrayOutputStream pixels = new java.io.ByteArrayOutputStream();
		final List<DicomObject> frames = new java.util.ArrayList<>();
		for (final int z : new int[] { 2, 0, 1 }) {
			pixels.write(DicomPhantom.pixels(z, 1000));
			frames.add(DicomBuilder.empty().item(DicomTag.PLANE_POSITION, DicomBuilder.empty().decimals(DicomTag.IMAGE_POSITION,
				0, 0, 3.0 * z)).build());
		}
		final DicomBuilder shared = DicomBuilder.empty().item(DicomTag.PLANE_ORIENTATION, DicomBuilder.empty().decimals(
			DicomTag.IMAGE_ORIENTATION, 1, 0, 0, 0, 1, 0)).item(DicomTag.PIXEL_MEASURES, DicomBuilder.empty().decimals(
				DicomTag.PIXEL_SPACING, 0.5, 0.6)).item(DicomTag.PIXEL_VALUE_TRANSFORMATION, DicomBuilder.empty().decimals(
					DicomTag.RESCALE_INTERCEPT, -1000).decimals(DicomTag.RESCALE_SLOPE, 1));
		write("enhanced.dcm", DicomBuilder.empty().text(DicomTag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2.1").text(
			DicomTag.SOP_INSTANCE_UID, "2.25.6").text(DicomTag.SERIES_UID, "2.25.66").integers(DicomTag.NUMBER_OF_FRAMES, 3)
			.integers(DicomTag.ROWS, DicomPhantom.HEIGHT).integers(DicomTag.COLUMNS, DicomPhantom.WIDTH).integers(
				DicomTag.BITS_ALLOCATED, 16).integers(DicomTag.BITS_STORED, 16).integers(DicomTag.PIXEL_REPRESENTATION, 0).item(
					DicomTag.SHARED_FUNCTIONAL_GROUPS, shared).items(
					DicomTag.PER_FRAME_FUNCTIONAL_GROUPS, frames).bytes(DicomTag.PIXEL_DATA, Vr.OW, pixels.toByteArray()));
		final Volume volume = read(only(), UnevenSlices.REFUSE);
		assertEquals(new Geometry(DicomPhantom.WIDTH, DicomPhantom.HEIGHT, 3, 0.6, 0.5, 3), volume.geometry());
		for (int z = 0; z < 3; z++) assertEquals(DicomPhantom.hu(5, 9, z), at(volume, 5, 9, z));
	}

	@Test
	void damagedFilesAreListedAndOthersSkipped() throws IOException {
		write("good.dcm", DicomPhantom.slice(0));
		final byte[] whole = Files.readAllBytes(folder.resolve("good.dcm"));
		Files.write(folder.resolve("cut.dcm"), java.util.Arrays.copyOf(whole, 300));
		Files.writeString(folder.resolve("notes.txt"), "not an image");
		final DicomFolder found = DicomFolder.scan(folder, Progress.NONE);
		assertEquals(1, found.series().size());
		assertEquals(1, found.problems().size());
		assertTrue(found.problems().get(0).contains("cut.dcm"), found.problems().get(0));
	}

	@Test
	void theCtPhantomEqualsItsNifti() {
		final DicomFolder found = DicomFolder.scan(Shared.path("ibsi/ct_phantom/dicom"), Progress.NONE);
		assertEquals(1, found.contours().size());
		final DicomSeries series = found.series().get(0);
		assertEquals(List.of(series.seriesUid()), found.contours().get(0).referencedSeries());
		assertEquals(List.of("GTV-1"), found.contours().get(0).structures());
		final Volume dicom = read(series, UnevenSlices.REFUSE);
		final Volume nifti = new NiftiReader().read(Shared.path("ibsi/ct_phantom/image.nii.gz"), null);
		assertTrue(dicom.geometry().sameGrid(nifti.geometry(), 1e-4), dicom.geometry() + " and " + nifti.geometry());
		final RandomAccess<? extends RealType<?>> one = dicom.voxels().randomAccess(), other = nifti.voxels().randomAccess();
		final int[] at = new int[3];
		for (at[2] = 0; at[2] < dicom.geometry().depth(); at[2]++) {
			for (at[1] = 0; at[1] < dicom.geometry().height(); at[1]++) {
				for (at[0] = 0; at[0] < dicom.geometry().width(); at[0]++) {
					one.setPosition(at);
					other.setPosition(at);
					if (one.get().getRealDouble() != other.get().getRealDouble()) assertEquals(other.get().getRealDouble(), one.get()
						.getRealDouble(), "at " + java.util.Arrays.toString(at));
				}
			}
		}
		assertFalse(series.describe().isEmpty());
	}
}
