package org.radiomate.hostile;

import org.radiomate.imagej.RoiSetFile;
import org.radiomate.io.NiftiWriter;
import org.radiomate.io.NrrdWriter;
import org.radiomate.io.dicom.CompressedPixels;
import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomParser;
import org.radiomate.io.dicom.DicomPhantom;
import org.radiomate.io.dicom.DicomWriter;
import org.radiomate.io.dicom.ImageReference;
import org.radiomate.io.dicom.SegmentationWriter;
import org.radiomate.io.dicom.SliceStack;
import org.radiomate.io.dicom.StructureSetWriter;
import org.radiomate.task.Progress;
import org.radiomate.testing.NiftiBytes;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;

/** Writes valid small files of every kind, for a fuzzer to begin with, in a folder for each parser. */
public final class Seeds {

	private static final LocalDateTime WHEN = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
	private static final List<ContourSet> CONTOURS = List.of(ContourSet.of("GTV", List.of(new OutlineContour(1, new double[] {
		5.25, 20, 18 }, new double[] { 4.5, 6, 22 }))), ContourSet.of("2", List.of(new PixelArea(2, 3, 4, 2, 2, new boolean[] {
			true, false, true, true }))));

	private Seeds() {}

	/** @param arguments the folder, and that of the compressed DICOM files */
	public static void main(final String[] arguments) throws IOException {
		final Path to = Path.of(arguments[0]), files = Path.of(arguments[1]);
		for (final Parser parser : Parser.values()) Files.createDirectories(to.resolve(parser.folder()));
		contours(to);
		masks(to);
		compressed(to, files);
	}

	private static void contours(final Path to) throws IOException {
		final Path series = Files.createTempDirectory("seeds");
		for (int z = 0; z < 4; z++) DicomWriter.write(DicomPhantom.slice(z).build(), series.resolve("s" + z + ".dcm"));
		final ImageReference image = ImageReference.of(SliceStack.of(DicomFolder.scan(series, Progress.NONE).series().get(0)));
		new StructureSetWriter(image, WHEN).write(CONTOURS, to.resolve("rtstruct/seed.dcm"));
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(CONTOURS, to.resolve("seg/seed.dcm"));
		Files.copy(to.resolve("rtstruct/seed.dcm"), to.resolve("dicom/seed.dcm"));
		new RoiSetFile().write(CONTOURS, to.resolve("roiset/seed.zip"));
	}

	private static void masks(final Path to) throws IOException {
		final Geometry small = new Geometry(6, 5, 4, 1, 1, 2);
		final LabelMap labels = LabelMap.of(List.of(CONTOURS.get(1)), small, MaskRule.PIXEL_CENTRE);
		NiftiWriter.write(labels, to.resolve("nifti/seed.nii"));
		NiftiWriter.write(labels, to.resolve("nifti/seed-gz.nii.gz"));
		new NrrdWriter().write(labels, null, to.resolve("nrrd/seed.nrrd"));
		final LabelMap named = LabelMap.of(List.of(ContourSet.of("GTV", CONTOURS.get(1).contours())), small, MaskRule.PIXEL_CENTRE);
		new NrrdWriter().write(named, null, to.resolve("nrrd/seed-named.nrrd"));
		NiftiWriter.write(named, to.resolve("nifti/seed-named.nii"));
		Files.write(to.resolve("nifti/seed-two.nii"), new NiftiBytes(ByteOrder.BIG_ENDIAN, 4, 3, 2, 2).voxels(0, 1, 1, 0, -2, 1).nifti2(false));
		final String spaces = "NRRD0005\ntype: uchar\ndimension: 4\nsizes: 2 3 2 1\nkinds: list domain domain domain\nspace: LPS\n" +
			"space directions: none (1,0,0) (0,1,0) (0,0,2)\nspace origin: (1,2,3)\nSegment0_Name:=A\nSegment0_LabelValue:=1\nSegment0_Layer:=1\n";
		Files.writeString(to.resolve("nrrd/seed-layers.nrrd"), spaces + "encoding: ascii\nline skip: 1\n\nskipped\n0 1 1 0 2 0 1 0 0 0 1 1\n");
		Files.writeString(to.resolve("nrrd/seed-hex.nrrd"), spaces + "encoding: hex\nbyte skip: 1\n\nFF 0001 0100 0200 0100 0000 0101\n");
		Files.write(to.resolve("nrrd/seed-bzip2.nrrd"), bytes(spaces + "encoding: bzip2\n\n", HexFormat.of().parseHex("425a6839314159265359f5ece4d000000240007000200030cc0cf5066845e2ee48a70a121ebd9c9a00")));
		Files.writeString(to.resolve("nrrd-detached/seed.nhdr"), spaces.replace("LPS", "scanner-xyz") +
			"data file: ./x.raw\nencoding: raw\nbyte skip: -1\n\n##\0\1\1\0\2\0\1\0\0\0\1\1");
	}

	private static byte[] bytes(final String header, final byte[] data) {
		final byte[] text = header.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(text.length + data.length).put(text).put(data).array();
	}

	private static void compressed(final Path to, final Path files) throws IOException {
		Files.write(to.resolve("jpeg-baseline/seed"), CompressedPixels.baseline());
		for (final String name : List.of("base12-rle", "base12-jpeg2000", "base12-jpeg-lossless", "base12-jpeg-ls", "base12-deflated")) {
			Files.copy(files.resolve(name + ".dcm"), to.resolve("series/" + name + ".dcm"));
		}
		for (final String[] one : new String[][] { { "rle", "base12-rle" }, { "jpeg-ls", "base12-jpeg-ls" }, { "jpeg-ls",
			"base12-jpeg-ls-near" }, { "jpeg-ls", "base12-jpeg-ls-presets" }, { "jpeg-extended", "base12-jpeg-extended" }, { "jpeg-lossless", "base12-jpeg-lossless" }, {
				"jpeg-lossless", "base12-jpeg-process14" }, { "jpeg2000", "base12-jpeg2000" } }) {
			Files.write(to.resolve(one[0] + "/" + one[1]), CompressedPixels.of(DicomParser.read(files.resolve(one[1] + ".dcm"))));
		}
	}
}
