package org.radiomate.io.dicom;

import org.radiomate.task.Progress;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.OutlineContour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;

/** A hospital's export: two patients with all that names them, a localiser, structure sets and a segmentation. */
public final class DicomStudies {

	private static final LocalDateTime WHEN = LocalDateTime.of(2024, 3, 1, 3, 4, 5);

	private DicomStudies() {}

	/** Patient 1: a series of 8 slices beside a localiser, two readers' structure sets. Patient 2: the same and a SEG. */
	public static void write(final Path folder) {
		series(folder.resolve("a"), "HOSP-4711", "1.2.3.4.1", 8, DicomBuilder.empty());
		series(folder.resolve("a"), "HOSP-4711", "1.2.3.4.9", 2, DicomBuilder.empty());
		contours(folder.resolve("a"), "1.2.3.4.1", folder.resolve("a/RS_reader1.dcm"), 0);
		contours(folder.resolve("a"), "1.2.3.4.1", folder.resolve("a/RS_reader2.dcm"), 1);
		series(folder.resolve("b"), "HOSP-4712", "1.2.3.4.2", 8, DicomBuilder.empty());
		final ImageReference image = image(folder.resolve("b"), "1.2.3.4.2");
		new SegmentationWriter(image, MaskRule.PIXEL_CENTRE, WHEN).write(List.of(outline("GTV", 0)), folder.resolve("seg.dcm"));
	}

	/** A patient whose slices say that writing is burned in. */
	public static void writeBurnedIn(final Path folder) {
		series(folder, "HOSP-4713", "1.2.3.4.3", 8, DicomBuilder.empty().text(DicomTag.BURNED_IN_ANNOTATION, "YES"));
		contours(folder, "1.2.3.4.3", folder.resolve("rs.dcm"), 0);
	}

	/** A patient's series by a convolution kernel, with a structure set. */
	public static void writeWithKernel(final Path folder, final String patient, final String uid, final String kernel) {
		series(folder, patient, uid, 8, DicomBuilder.empty().text(DicomTag.CONVOLUTION_KERNEL, kernel));
		contours(folder, uid, folder.resolveSibling(folder.getFileName() + "-rs.dcm"), 0);
	}

	/** A patient whose series description holds the name. */
	public static void writeNamed(final Path folder) {
		series(folder, "HOSP-4714", "1.2.3.4.4", 8, DicomBuilder.empty().text(DicomTag.SERIES_DESCRIPTION, "chest of roe"));
		contours(folder, "1.2.3.4.4", folder.resolve("rs.dcm"), 0);
	}

	/** Six slices of eight, and a structure set of all eight: its GTV lies within the six, its Lung reaches beyond them. */
	public static void writeWithBeyond(final Path folder, final Path structures) throws IOException {
		series(folder, "HOSP-4715", "1.2.3.4.5", 8, DicomBuilder.empty());
		final double[] x = { 2, 30, 30, 2 }, y = { 2, 2, 30, 30 };
		final ContourSet lung = ContourSet.of("Lung", List.of(new OutlineContour(5, x, y), new OutlineContour(6, x, y),
			new OutlineContour(7, x, y)));
		new StructureSetWriter(image(folder, "1.2.3.4.5"), WHEN).write(List.of(outline("GTV", 0), lung), structures);
		for (int z = 6; z < 8; z++) Files.delete(folder.resolve("1.2.3.4.5-" + z + ".dcm"));
	}

	private static void contours(final Path folder, final String seriesUid, final Path file, final int shift) {
		new StructureSetWriter(image(folder, seriesUid), WHEN).write(List.of(outline("GTV", shift), outline("Wall", 5)), file);
	}

	private static ImageReference image(final Path folder, final String seriesUid) {
		return ImageReference.of(SliceStack.of(DicomFolder.scan(folder, Progress.NONE).series().stream().filter(one -> one
			.seriesUid().equals(seriesUid)).findFirst().orElseThrow()));
	}

	private static ContourSet outline(final String name, final int shift) {
		final double[] x = { 5.25 + shift, 20.125 + shift, 18 + shift, 4.0625 + shift }, y = { 4.5, 6, 22.75, 20 };
		return ContourSet.of(name, List.of(new OutlineContour(2, x, y), new OutlineContour(3, x, y), new OutlineContour(4, x,
			y)));
	}

	/** The other elements win over those of the phantom. */
	private static void series(final Path folder, final String patient, final String uid, final int slices,
		final DicomBuilder more)
	{
		for (int z = 0; z < slices; z++) {
			final DicomBuilder slice = identity(DicomPhantom.slice(z), patient, uid, z);
			for (final DicomElement element : more.build().elements()) slice.bytes(DicomTag.of(element.tag()), element.vr(), element
				.value());
			DicomWriter.write(new DicomFile(z % 2 == 0 ? TransferSyntax.EXPLICIT_LITTLE : TransferSyntax.DEFLATED, withPrivate(slice
				.build())), folder.resolve(uid + "-" + z + ".dcm"));
		}
	}

	private static DicomObject withPrivate(final DicomObject slice) {
		final TreeMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
		slice.elements().forEach(element -> elements.put(element.tag(), element));
		final int tag = 0x0009_1001;
		elements.put(tag, DicomElement.of(tag, Vr.LO, ByteOrder.LITTLE_ENDIAN, "PRIVATE MAKER ".getBytes(
			StandardCharsets.US_ASCII)));
		return new DicomObject("a slice", elements, TextCoding.UTF_8);
	}

	/** The bytes of a file, and of the same not deflated, in which words can be found. */
	public static String searchable(final Path file) throws IOException {
		final String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		if (!DicomParser.isDicom(file)) return bytes;
		final ByteArrayOutputStream plain = new ByteArrayOutputStream();
		DicomWriter.write(DicomParser.read(file).data(), plain);
		return bytes + plain.toString(StandardCharsets.ISO_8859_1);
	}

	private static DicomBuilder identity(final DicomBuilder slice, final String patient, final String uid, final int z) {
		return slice.text(DicomTag.PATIENT_ID, patient).text(DicomTag.PATIENT_NAME, "Roe^Jane").text(
			DicomTag.PATIENT_BIRTH_DATE, "19501231").text(DicomTag.STUDY_DATE, "20240229").text(DicomTag.CONTENT_DATE,
				"20240229").text(DicomTag.ACCESSION_NUMBER, "ACC99").text(DicomTag.REFERRING_PHYSICIAN_NAME, "Doctor^Who").text(
					DicomTag.INSTITUTION_NAME, "Saint Elsewhere").text(DicomTag.STUDY_DESCRIPTION, "secret words").text(
						DicomTag.STUDY_UID, "1.2.3.4.1000").text(DicomTag.SERIES_UID, uid).text(DicomTag.SOP_INSTANCE_UID, uid + "." +
							z).text(DicomTag.FRAME_OF_REFERENCE_UID, uid + ".77").item(DicomTag.SOURCE_IMAGES, DicomBuilder.empty().text(
								DicomTag.REFERENCED_INSTANCE_UID, uid + ".55").text(DicomTag.OPERATORS_NAME, "Doctor")).item(
									DicomTag.PURPOSE_CODES, DicomBuilder.empty().text(DicomTag.CODE_MEANING, "plain")).bytes(
										DicomTag.SOFTWARE_VERSIONS, Vr.LO, "PRIVATE MAKER".getBytes(StandardCharsets.US_ASCII));
	}
}
