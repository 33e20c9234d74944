package org.radiomate.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.DicomTag;
import org.radiomate.io.dicom.DicomWriter;
import org.radiomate.io.dicom.ImageReference;
import org.radiomate.io.dicom.SegmentationWriter;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.StructureSetWriter;
import org.radiomate.task.Progress;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskContours;
import org.radiomate.volume.MaskFit;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is exported, as programs read it that are not ours: dciodvfy, pydicom, nibabel and plastimatch. */
class OtherToolsIT {

	/** The system's own Python, for which the packages are installed; another may be first on the path. */
	private static final String PYTHON = "/usr/bin/python3";
	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
	private static final int SLICES = 6, MOST_ON_THE_LINE = 4;

	@TempDir
	static Path folder;
	private static Path series;
	private static ImageReference image;
	private static Mask tumour;
	private static Mask node;

	/** A tumour with a hole on four slices, and a node beside it on two. */
	@BeforeAll
	static void export() throws IOException {
		series = Files.createDirectory(folder.resolve("ct"));
		for (int z = 0; z < SLICES; z++) DicomWriter.write(DicomPhantom.slice(z).text(DicomTag.SOP_INSTANCE_UID, "2.25.10" + z).build(),
			series.resolve("s" + z + ".dcm"));
		image = ImageReference.of(SliceStack.of(DicomFolder.scan(series, Progress.NONE).series().get(0)));
		final List<Contour> ring = new ArrayList<>(), round = new ArrayList<>();
		for (int z = 1; z < 5; z++) {
			ring.add(circle(z, 14.3, 15.1, 9.4));
			ring.add(circle(z, 13.7, 15.6, 3.3));
		}
		for (int z = 2; z < 4; z++) round.add(circle(z, 31.2, 20.4, 4.7));
		final List<ContourSet> sets = List.of(ContourSet.of("Tumour", ring), ContourSet.of("Node", round));
		tumour = mask(sets.get(0));
		node = mask(sets.get(1));
		new StructureSetWriter(image, WHEN).write(sets, folder.resolve("rs.dcm"));
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(sets, folder.resolve("seg.dcm"));
		NiftiWriter.write(LabelMap.of(sets, image.grid(), MaskRule.PIXEL_CENTRE), image.placement(), folder.resolve("mask.nii.gz"));
	}

	private static OutlineContour circle(final int slice, final double cx, final double cy, final double radius) {
		final double[] x = new double[60], y = new double[60];
		for (int i = 0; i < 60; i++) {
			x[i] = cx + radius * Math.cos(Math.PI * i / 30);
			y[i] = cy + radius * Math.sin(Math.PI * i / 30);
		}
		return new OutlineContour(slice, x, y);
	}

	private static Mask mask(final ContourSet set) {
		return ContourRasterizer.rasterize(set.contours(), image.grid(), MaskRule.PIXEL_CENTRE).mask();
	}

	/** What a program prints, on either channel; skipped with the reason if it is not installed. */
	private static String run(final String packages, final String... command) throws IOException, InterruptedException {
		final boolean installed = Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place).resolve(command[0])).anyMatch(
			Files::isExecutable);
		if (!installed) skip(command[0], packages);
		final Path printed = Files.createTempFile(folder, "printed", ".txt");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " does not end");
		final String text = Files.readString(printed, StandardCharsets.ISO_8859_1);
		if (text.contains("ModuleNotFoundError")) skip(text.strip().lines().reduce((first, last) -> last).orElseThrow(), packages);
		return text;
	}

	private static void skip(final String missing, final String packages) {
		final String reason = "Skipped: without " + missing + " our files are not read by a program of others. Install " + packages + ".";
		System.out.println(reason);
		Assumptions.abort(reason);
	}

	@Test
	void dciodvfyFindsNoError() throws IOException, InterruptedException {
		for (final String name : List.of("rs.dcm", "seg.dcm")) {
			final String said = run("dicom3tools", "dciodvfy", folder.resolve(name).toString());
			assertTrue(said.contains(name.equals("rs.dcm") ? "RTStructureSet" : "Segmentation"), said);
			assertEquals(List.of(), said.lines().filter(line -> line.startsWith("Error")).toList(), name);
		}
	}

	@Test
	void pydicomReadsTheStructuresAndThePixels() throws IOException, InterruptedException {
		final String said = run("python3-pydicom", PYTHON, "-c", """
			import sys, pydicom
			rs, seg = pydicom.dcmread(sys.argv[1]), pydicom.dcmread(sys.argv[2])
			print([str(roi.ROIName) for roi in rs.StructureSetROISequence], [len(roi.ContourSequence) for roi in rs.ROIContourSequence])
			bits = bin(int.from_bytes(bytes(seg.PixelData), 'little')).count('1')
			print([str(one.SegmentLabel) for one in seg.SegmentSequence], int(seg.NumberOfFrames), bits)
			""", folder.resolve("rs.dcm").toString(), folder.resolve("seg.dcm").toString());
		assertEquals("['Tumour', 'Node'] [8, 2]\n['Tumour', 'Node'] 6 " + (tumour.count() + node.count()) + "\n", said);
	}

	@Test
	void nibabelReadsThePlaceTheVoxelsAndTheNames() throws IOException, InterruptedException {
		final String said = run("python3-nibabel", PYTHON, "-c", """
			import sys, nibabel, numpy
			image = nibabel.load(sys.argv[1])
			data = numpy.asarray(image.dataobj)
			print([[float(n) + 0.0 for n in row] for row in image.affine], int((data == 1).sum()), int((data == 2).sum()), data.dtype)
			print([(one.get_code(), bytes(one.get_content()).rstrip(bytes(1)).decode()) for one in image.header.extensions])
			""", folder.resolve("mask.nii.gz").toString());
		assertEquals("[[-0.75, 0.0, 0.0, 20.0], [0.0, -0.75, 0.0, 30.5], [0.0, 0.0, 2.5, 10.0], [0.0, 0.0, 0.0, 1.0]] " + tumour.count() +
			" " + node.count() + " uint8\n[(6, 'labels\\n1:Tumour\\n2:Node')]\n", said);
	}

	/** Another rasteriser may decide pixels whose centre lies on an outline otherwise; a hole is one if it is told so. */
	@Test
	void plastimatchMakesOurMask() throws IOException, InterruptedException {
		final Path masks = folder.resolve("masks");
		final String said = run("plastimatch", "plastimatch", "convert", "--input", folder.resolve("rs.dcm").toString(), "--referenced-ct",
			series.toString(), "--output-prefix", masks.toString(), "--prefix-format", "nii.gz", "--xor-contours");
		assertTrue(Files.isDirectory(masks), said);
		assertTrue(differing(tumour, masks.resolve("Tumour.nii.gz")) <= MOST_ON_THE_LINE, "Tumour");
		assertTrue(differing(node, masks.resolve("Node.nii.gz")) <= MOST_ON_THE_LINE, "Node");
	}

	private static int differing(final Mask ours, final Path theirs) {
		final Mask mask = mask(MaskContours.of(new NiftiReader().labels(theirs), theirs.toString(), new ImageHeader(image.grid(), image
			.placement()), MaskFit.STRICT).get(0));
		int count = 0;
		for (int i = 0; i < DicomPhantom.WIDTH * DicomPhantom.HEIGHT * SLICES; i++) {
			final int x = i % DicomPhantom.WIDTH, y = i / DicomPhantom.WIDTH % DicomPhantom.HEIGHT, z = i / DicomPhantom.WIDTH /
				DicomPhantom.HEIGHT;
			if (ours.contains(x, y, z) != mask.contains(x, y, z)) count++;
		}
		System.out.println(theirs.getFileName() + ": " + count + " of " + ours.count() + " voxels differ");
		return count;
	}
}
