package org.radiomate.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Folders as they come from hospitals: copies, rounding, reports and dose beside the slices, slices that lack something. */
class SeriesFolderTest {

	@TempDir
	Path folder;

	private void write(final String name, final DicomObject slice) {
		DicomWriter.write(slice, folder.resolve(name));
	}

	private void writeSlices(final int count) {
		for (int z = 0; z < count; z++) write("s" + z + ".dcm", DicomPhantom.slice(z).build());
	}

	private DicomFolder scan() {
		return DicomFolder.scan(folder, Progress.NONE);
	}

	private DicomSeries only() {
		final List<DicomSeries> series = scan().series();
		assertEquals(1, series.size(), series.toString());
		return series.get(0);
	}

	private Volume read(final UnevenSlices uneven) {
		return new SeriesVolume(SliceStack.of(only())).read("test", uneven, Progress.NONE);
	}

	private String refusal(final UnevenSlices uneven) {
		return assertThrows(ProblemException.class, () -> read(uneven)).getMessage();
	}

	private static void assertHas(final String text, final String... parts) {
		for (final String part : parts) assertTrue(text.contains(part), text);
	}

	@ParameterizedTest
	@EnumSource(value = DicomTag.class, names = { "RESCALE_SLOPE", "RESCALE_INTERCEPT" })
	void aCtWithoutRescalingIsRefused(final DicomTag tag) {
		for (int z = 0; z < 3; z++) write(z + ".dcm", ChangedFiles.without(DicomPhantom.slice(z).build(), tag));
		assertHas(refusal(UnevenSlices.REFUSE), "0.dcm", "no " + tag.describe(), "cannot be understood");
	}

	/** The one slice that lacks it is named, in the series and not left out of it. */
	@Test
	void aSliceWithoutTheRescalingOfOthersIsNamed() {
		writeSlices(3);
		write("s1.dcm", ChangedFiles.without(DicomPhantom.slice(1).build(), DicomTag.RESCALE_SLOPE));
		assertHas(refusal(UnevenSlices.REFUSE), "s1.dcm", "which other slices of its series have");
	}

	@Test
	void anMrNeedsNoRescalingButAllOfItOrNone() {
		for (int z = 0; z < 3; z++) write(z + ".dcm", mr(z, false));
		assertEquals(DicomPhantom.hu(3, 4, 1), read(UnevenSlices.REFUSE).voxels().getAt(3, 4, 1).getRealDouble());
		write("1.dcm", mr(1, true));
		assertHas(refusal(UnevenSlices.REFUSE), "0.dcm", "which other slices of its series have");
	}

	private static DicomObject mr(final int z, final boolean rescaled) {
		final DicomObject slice = DicomPhantom.slice(z).text(DicomTag.MODALITY, "MR").text(DicomTag.SOP_CLASS_UID,
			"1.2.840.10008.5.1.4.1.1.4").build();
		return rescaled ? slice : ChangedFiles.without(ChangedFiles.without(slice, DicomTag.RESCALE_SLOPE),
			DicomTag.RESCALE_INTERCEPT);
	}

	@Test
	void aSlopeOfZeroIsAProblem() {
		write("s.dcm", DicomPhantom.slice(0).decimals(DicomTag.RESCALE_SLOPE, 0).build());
		assertHas(scan().problems().get(0), "s.dcm", "rescale slope of 0");
	}

	/** Rounding on either side of a limit between bins must not part a series. */
	@Test
	void roundingMakesNoSecondSeries() {
		for (int z = 0; z < 6; z++) {
			final double turned = 0.00005 + (z % 2 == 0 ? 1e-6 : -1e-6), spacing = z % 2 == 0 ? 0.75 : 0.7500001;
			write(z + ".dcm", DicomPhantom.slice(z).decimals(DicomTag.IMAGE_ORIENTATION, Math.cos(turned), Math.sin(turned), 0, -Math
				.sin(turned), Math.cos(turned), 0).decimals(DicomTag.PIXEL_SPACING, spacing, spacing).build());
		}
		assertEquals(6, read(UnevenSlices.REFUSE).geometry().depth());
	}

	/** Each slice is turned a little further: those near the first are its stack, and not those near the last one added. */
	@Test
	void slicesAreComparedWithTheFirstOfTheirStack() {
		for (int z = 0; z < 9; z++) {
			final double turned = z * 0.4e-4;
			write(z + ".dcm", DicomPhantom.slice(z).decimals(DicomTag.IMAGE_ORIENTATION, 1, turned, 0, -turned, 1, 0).build());
		}
		assertEquals(List.of(3, 3, 3), scan().series().stream().map(one -> one.planes().size()).toList());
	}

	@Test
	void anotherPixelSpacingIsAnotherStack() {
		writeSlices(3);
		for (int z = 0; z < 3; z++) write("t" + z + ".dcm", DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID, "2.25.4" + z)
			.decimals(DicomTag.PIXEL_SPACING, 0.76, 0.76).build());
		assertEquals(2, scan().series().size());
	}

	@Test
	void aSeriesOfThousandsOfDirectionsEnds() {
		for (int i = 0; i < 1005; i++) {
			final double a = i * 0.003;
			write(i + ".dcm", DicomPhantom.header(0).text(DicomTag.SOP_INSTANCE_UID, "2.25.6" + i).decimals(DicomTag.IMAGE_ORIENTATION,
				Math.cos(a), Math.sin(a), 0, -Math.sin(a), Math.cos(a), 0).build());
		}
		assertTrue(scan().series().isEmpty());
		assertHas(scan().problems().get(0), DicomPhantom.SERIES_UID, "more than 1000 directions");
	}

	@Test
	void copiesAreTakenOnceAndSaid() throws IOException {
		writeSlices(4);
		Files.copy(folder.resolve("s1.dcm"), folder.resolve("t1.dcm"));
		Files.copy(folder.resolve("s2.dcm"), folder.resolve("t2.dcm"));
		assertEquals(4, read(UnevenSlices.REFUSE).geometry().depth());
		assertEquals(1, scan().remarks().size());
		assertHas(scan().remarks().get(0), "2 files were left out", "t1.dcm of ", "s1.dcm and 1 more");
	}

	/** Anonymisers have given all slices one identifier: at other places they are no copies. */
	@Test
	void oneIdentifierAtManyPlacesLosesNoSlice() {
		for (int z = 0; z < 4; z++) write(z + ".dcm", DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID, "2.25.1").build());
		assertEquals(4, read(UnevenSlices.REFUSE).geometry().depth());
	}

	/** Which of two different slices is meant, resampling does not know either. */
	@ParameterizedTest
	@EnumSource(UnevenSlices.class)
	void allPlacesOfTwoSlicesAreListed(final UnevenSlices uneven) {
		writeSlices(10);
		for (final int z : new int[] { 1, 3 }) write("t" + z + ".dcm", DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID,
			"2.25.9" + z).build());
		assertHas(refusal(uneven), "two slices at the position 12.5 mm", "t1.dcm", "; at 17.5 mm", "t3.dcm");
		for (int z = 4; z < 9; z++) write("t" + z + ".dcm", DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID, "2.25.9" + z).build());
		assertHas(refusal(uneven), "; at 2 more.");
	}

	/** Of 3 and 6 mm the smaller is the spacing, so that no slice is passed over. */
	@Test
	void ofAnEvenNumberOfGapsTheSmallerMiddleOneCounts() {
		for (final int at : new int[] { 0, 3, 9 }) write(at + ".dcm", DicomPhantom.slice(at).decimals(DicomTag.IMAGE_POSITION, 0, 0, at)
			.build());
		assertEquals(3, SliceStack.spacingMm(only()));
		assertHas(refusal(UnevenSlices.REFUSE), "1 missing between 3 and 9 mm");
		final Volume even = read(UnevenSlices.RESAMPLE);
		assertEquals(4, even.geometry().depth());
		assertEquals(DicomPhantom.hu(3, 4, 3), even.voxels().getAt(3, 4, 1).getRealDouble(), 1e-9);
	}

	@Test
	void whatIsNoSliceIsARemark() throws IOException {
		writeSlices(2);
		Files.writeString(folder.resolve("._s0.dcm"), "Mac OS X");
		Files.writeString(folder.resolve("._s1.dcm"), "Mac OS X");
		final DicomObject unplaced = ChangedFiles.without(ChangedFiles.without(DicomPhantom.slice(0).build(),
			DicomTag.IMAGE_ORIENTATION), DicomTag.IMAGE_POSITION);
		write("capture.dcm", ChangedFiles.with(unplaced, DicomTag.SOP_CLASS_UID.number(), DicomBuilder.empty().text(
			DicomTag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7").build().element(DicomTag.SOP_CLASS_UID)));
		write("dose.dcm", DicomPhantom.slice(0).text(DicomTag.MODALITY, "RTDOSE").text(DicomTag.SOP_CLASS_UID,
			"1.2.840.10008.5.1.4.1.1.481.2").integers(DicomTag.NUMBER_OF_FRAMES, 9).build());
		final DicomFolder found = scan();
		assertEquals(List.of(), found.problems());
		assertEquals(2, only().planes().size());
		assertEquals(3, found.remarks().size());
		assertHas(String.join("\n", found.remarks()), "Skipped dose distributions: ", "dose.dcm.", "such as secondary captures: ",
			"capture.dcm.", "notes of macOS on other files: ", "._s0.dcm and 1 more.");
	}

	/** A CT without a place is damaged, whatever lies beside it. */
	@Test
	void aCtWithoutItsPlaceIsAProblem() {
		writeSlices(2);
		write("lost.dcm", ChangedFiles.without(DicomPhantom.slice(2).build(), DicomTag.IMAGE_ORIENTATION));
		write("empty.dcm", ChangedFiles.without(DicomPhantom.slice(3).build(), DicomTag.ROWS));
		assertEquals(2, scan().problems().size());
	}

	@ParameterizedTest
	@CsvSource({ "1000000", "100000", "2" })
	void aNumberOfFramesAloneMakesNoWork(final int frames) {
		write("s.dcm", DicomPhantom.slice(0).integers(DicomTag.NUMBER_OF_FRAMES, frames).build());
		final DicomFolder found = assertTimeout(Duration.ofSeconds(2), this::scan);
		assertTrue(found.series().isEmpty());
		assertHas(found.problems().get(0), "has " + frames + " frames, but does not say where each of them lies");
	}

	@Test
	void positionsHaveThreeNumbers() {
		write("s.dcm", DicomPhantom.slice(0).decimals(DicomTag.IMAGE_POSITION, 1, 2, 3, 4, 5, 6, 7, 8).build());
		assertHas(scan().problems().get(0), "8 numbers in its image position (0020,0032) instead of 3");
	}

	@Test
	void aLinkedFolderIsSearched() throws IOException {
		Files.createDirectories(folder.resolve("real"));
		for (int z = 0; z < 3; z++) write("real/s" + z + ".dcm", DicomPhantom.slice(z).build());
		final Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
		final DicomFolder found = DicomFolder.scan(link, Progress.NONE);
		assertEquals(3, found.series().get(0).planes().size());
		assertTrue(found.series().get(0).planes().get(0).file().startsWith(link));
		assertHas(scan().remarks().get(0), "link is a link to a folder");
	}
}
