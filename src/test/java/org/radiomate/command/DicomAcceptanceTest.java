package org.radiomate.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomate.imagej.ContourFiles;
import org.radiomate.imagej.ImageFiles;
import org.radiomate.imagej.ImagePlusSource;
import org.radiomate.imagej.PatientInput;
import org.radiomate.io.FileHash;
import org.radiomate.table.CsvTable;
import org.radiomate.testing.Shared;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.Volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The CT phantom's DICOM series and structure set through the commands, from the folder to features and back to files. */
class DicomAcceptanceTest {

	private static final CommandRunner RUNNER = new CommandRunner();
	private static final Path SERIES = Path.of("ibsi/ct_phantom/dicom/image");
	private static final Path CONTOURS = Path.of("ibsi/ct_phantom/dicom/rtstruct/DCM_RS_00060.dcm");

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		RUNNER.close();
	}

	private static Path series() {
		return Shared.path(SERIES.toString());
	}

	private static Path contours() {
		return Shared.path(CONTOURS.toString());
	}

	private static Map<String, Object> inputs(final Object... more) {
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 0; i < more.length; i += 2) inputs.put((String) more[i], more[i + 1] instanceof Path path ? path.toString()
			: more[i + 1]);
		return inputs;
	}

	private List<String> features(final Path image, final Path contourFile) {
		final Path table = folder.resolve("one.csv");
		RUNNER.succeed(ExtractFeatures.class, inputs("imagefile", image, "contourfile", contourFile, "featureset", "IBEX 353",
			"savetable", table));
		final List<String> row = CsvTable.read(table).rows().get(0);
		return row.subList(row.size() - 353, row.size());
	}

	/** The series' contours as ROIs, so that they can be put on the NIfTI image, which says no frame of reference. */
	private Path rois() {
		final Path rois = folder.resolve("rois.zip");
		RUNNER.succeed(ExportContours.class, inputs("imagefile", series(), "contourfile", contours(), "savefile", rois));
		return rois;
	}

	@Test
	void theSeriesGivesTheFeaturesOfTheNifti() {
		final Path nifti = Shared.path("ibsi/ct_phantom/image.nii.gz");
		final List<String> dicom = features(series(), contours());
		assertEquals(353, dicom.stream().filter(value -> !value.isEmpty()).count());
		assertEquals(features(nifti, contours()), features(nifti, contours()));
		assertClose(features(series(), rois()), features(nifti, rois()));
		assertClose(dicom, features(nifti, contours()));
	}

	/** The spacing is 0.977 mm in one file and 0.97699999809265 mm in the other, so lengths part in the eighth digit. */
	private static void assertClose(final List<String> one, final List<String> other) {
		double worst = 0;
		for (int i = 0; i < one.size(); i++) {
			final double a = CsvTable.number(one.get(i), ""), b = CsvTable.number(other.get(i), "");
			worst = Math.max(worst, a == b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)));
		}
		System.out.println("CT phantom, DICOM against NIfTI: worst relative difference " + worst);
		assertTrue(worst < 1e-6, "worst relative difference " + worst);
	}

	@Test
	void aManifestOfTheSeries() throws IOException {
		final Path manifest = folder.resolve("study.csv");
		final String line = series().toAbsolutePath() + "," + contours().toAbsolutePath() + ",GTV-1,";
		Files.writeString(manifest, "patient,image,contours,structure,reader\nA," + line + "1\nA," + line + "2\nB," + line + "1\n");
		for (final int threads : new int[] { 1, 3 }) RUNNER.succeed(ExtractStudy.class, inputs("manifest", manifest, "featureset",
			"IBEX 353", "threads", threads, "outputdir", folder.resolve("out" + threads)));
		assertEquals(-1, Files.mismatch(folder.resolve("out1/features.csv"), folder.resolve("out3/features.csv")));
		final String record = Files.readString(folder.resolve("out1/features.json"));
		assertTrue(record.contains(FileHash.sha256(series())) && record.contains(FileHash.sha256(contours())), record);
		final List<String> row = CsvTable.read(folder.resolve("out1/features.csv")).rows().get(0);
		assertEquals(features(series(), contours()), row.subList(row.size() - 353, row.size()));
	}

	private static ImagePlus opened() {
		return (ImagePlus) RUNNER.succeed(OpenSeries.class, inputs("seriesdir", series())).getOutput("opened");
	}

	private static Mask mask(final List<ContourSet> sets, final Volume volume, final MaskRule rule) {
		assertEquals(1, sets.size());
		return ContourRasterizer.rasterize(sets.get(0).contours(), volume.geometry(), rule).mask();
	}

	/**
	 * ImageJ keeps vertices in single precision, and a structure set keeps 16 characters, which decides pixels whose centre lies on the
	 * line otherwise: here, one or two of 125256. Masks come back voxel by voxel.
	 */
	@ParameterizedTest
	@CsvSource({ "DICOM RTSTRUCT,rs.dcm,pixel-centre", "DICOM RTSTRUCT,rs.dcm,ibex-outline", "DICOM SEG,seg.dcm,pixel-centre",
		"DICOM SEG,seg.dcm,ibex-outline", "NRRD mask,mask.nrrd,pixel-centre", "NRRD mask,mask.nrrd,ibex-outline",
		"NIfTI mask,mask.nii.gz,pixel-centre", "NIfTI mask,mask.nii.gz,ibex-outline" })
	void contoursGoInAndOut(final String format, final String name, final String ruleName) {
		final MaskRule rule = MaskRule.ofFileName(ruleName);
		final Volume volume = new ImageFiles().read(series());
		final Mask original = mask(new ContourFiles().read(contours(), volume.geometry(), volume.placement()), volume, rule);
		final ImagePlus image = opened();
		RUNNER.succeed(ImportContours.class, inputs("image", image, "contourfile", contours(), "destination", "Overlay"));
		final Path file = folder.resolve(name), rois = folder.resolve("rois.zip");
		RUNNER.succeed(ExportContours.class, inputs("image", image, "contours", "Overlay", "savefile", rois));
		final Mask expected = mask(new ContourFiles().read(rois, volume.geometry()), volume, rule);
		assertEquals(original.count(), expected.count(), 2);
		RUNNER.succeed(ExportContours.class, inputs("image", image, "contours", "Overlay", "format", format, "maskrule",
			ruleName, "savefile", file));
		final Mask found = mask(new ContourFiles().read(file, volume.geometry(), volume.placement()), volume, rule);
		assertTrue(differing(expected, found) <= (format.equals("DICOM RTSTRUCT") ? 2 : 0), "voxels differ");
	}

	private static int differing(final Mask one, final Mask other) {
		int count = 0;
		for (int z = 0; z < one.geometry().depth(); z++) {
			for (int y = 0; y < one.geometry().height(); y++) {
				for (int x = 0; x < one.geometry().width(); x++) if (one.contains(x, y, z) != other.contains(x, y, z)) count++;
			}
		}
		return count;
	}

	@Test
	void aSavedImageKnowsItsPlaceAndACroppedOneDoesNot() {
		final ImagePlus image = opened();
		final Path file = folder.resolve("ct.tif");
		ImageFiles.save(image, file);
		final ImagePlus again = ImageFiles.open(file);
		RUNNER.succeed(ImportContours.class, inputs("image", again, "contourfile", contours(), "destination", "Overlay"));
		final Volume volume = new ImagePlusSource(again).read();
		final PatientInput input = new PatientInput(again, "", "File", contours().toString(), "");
		final Volume dicom = new ImageFiles().read(series());
		assertEquals(mask(new ContourFiles().read(contours(), dicom.geometry(), dicom.placement()), dicom,
			MaskRule.PIXEL_CENTRE).count(), mask(input.read(contours()), volume, MaskRule.PIXEL_CENTRE).count(), 2);
		again.setRoi(10, 10, 100, 100);
		final ImagePlus cropped = again.crop("stack");
		final String reason = RUNNER.reason(ImportContours.class, inputs("image", cropped, "contourfile", contours()));
		assertTrue(reason.contains("does not say where it lies"), reason);
		assertFalse(reason.contains("Exception"));
	}
}
