package org.radiomate.io.dicom;

import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.PixelArea;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes contours as a binary DICOM SEG on the image's grid, one segment for each structure and reader, with frames for the
 * slices that they occupy.
 *
 * @param image the image they belong to
 * @param rule which pixels belong to outlines
 * @param when the date that is written
 */
public record SegmentationWriter(ImageReference image, MaskRule rule, LocalDateTime when) {

	static final String CLASS_UID = "1.2.840.10008.5.1.4.1.1.66.4";

	/** One frame to write. */
	private record Frame(int segment, int slice, PixelArea area) {}

	/** Writes the contours. */
	public void write(final List<ContourSet> sets, final Path file) {
		final List<Frame> frames = new ArrayList<>();
		final List<DicomObject> segments = new ArrayList<>();
		final List<String> labels = DicomContours.labels(sets);
		for (final ContourSet set : sets) {
			final int number = segments.size() + 1;
			segments.add(segment(labels.get(number - 1), number));
			final Mask mask = ContourRasterizer.rasterize(set.contours(), image.grid(), rule).mask();
			for (final PixelArea area : mask.areas()) frames.add(new Frame(number, area.slice(), area));
		}
		DicomWriter.write(object(segments, frames, file), file);
	}

	private DicomObject object(final List<DicomObject> segments, final List<Frame> frames, final Path file) {
		final String organization = DicomUid.of("dimensions " + image.seriesUid());
		return image.newObject(CLASS_UID, "SEG", image.seriesUid() + " " + when + " " + frames.size() + " SEG " + file
			.getFileName()).text(DicomTag.CONTENT_DATE, when.format(DateTimeFormatter.ofPattern("yyyyMMdd"))).text(
				DicomTag.CONTENT_TIME, when.format(DateTimeFormatter.ofPattern("HHmmss"))).text(DicomTag.IMAGE_TYPE, "DERIVED",
					"PRIMARY").text(DicomTag.DEVICE_SERIAL_NUMBER, "0").text(DicomTag.SOFTWARE_VERSIONS, "Radiomate").text(
						DicomTag.CONTENT_LABEL, "SEGMENTATION").text(DicomTag.CONTENT_DESCRIPTION, "Contours").text(
							DicomTag.CONTENT_CREATOR_NAME, "Radiomate^").text(DicomTag.SEGMENTATION_TYPE, "BINARY").text(
								DicomTag.LOSSY_COMPRESSION, "00").integers(DicomTag.SAMPLES_PER_PIXEL, 1).text(
									DicomTag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2").integers(DicomTag.NUMBER_OF_FRAMES, frames.size())
			.integers(DicomTag.ROWS, image.grid().height()).integers(DicomTag.COLUMNS, image.grid().width()).integers(
				DicomTag.BITS_ALLOCATED, 1).integers(DicomTag.BITS_STORED, 1).integers(DicomTag.HIGH_BIT, 0).integers(
					DicomTag.PIXEL_REPRESENTATION, 0).items(DicomTag.SEGMENTS, segments).item(DicomTag.REFERENCED_SERIES,
						DicomBuilder.empty().text(DicomTag.SERIES_UID, image.seriesUid()).items(DicomTag.REFERENCED_INSTANCES, image
							.instances())).item(DicomTag.DIMENSION_ORGANIZATIONS, DicomBuilder.empty().text(
								DicomTag.DIMENSION_ORGANIZATION_UID, organization)).items(DicomTag.DIMENSION_INDICES, List.of(dimension(
									organization, DicomTag.REFERENCED_SEGMENT_NUMBER, DicomTag.SEGMENT_IDENTIFICATION), dimension(
										organization, DicomTag.IMAGE_POSITION, DicomTag.PLANE_POSITION))).item(
											DicomTag.SHARED_FUNCTIONAL_GROUPS, shared()).items(DicomTag.PER_FRAME_FUNCTIONAL_GROUPS, frames
												.stream().map(this::frame).toList()).bytes(DicomTag.PIXEL_DATA, Vr.OB, bits(frames)).build();
	}

	private static DicomObject dimension(final String organization, final DicomTag index, final DicomTag group) {
		return DicomBuilder.empty().text(DicomTag.DIMENSION_ORGANIZATION_UID, organization).integers(
			DicomTag.DIMENSION_INDEX_POINTER, index.number()).integers(DicomTag.FUNCTIONAL_GROUP_POINTER, group.number()).build();
	}

	private static DicomObject segment(final String label, final int number) {
		return DicomBuilder.empty().integers(DicomTag.SEGMENT_NUMBER, number).text(DicomTag.SEGMENT_LABEL, label).text(
			DicomTag.SEGMENT_ALGORITHM_TYPE, "MANUAL").item(DicomTag.SEGMENTED_PROPERTY_CATEGORY, code("49755003", "SCT",
				"Morphologically Abnormal Structure")).item(DicomTag.SEGMENTED_PROPERTY_TYPE, code("4147007", "SCT", "Mass"))
			.build();
	}

	private static DicomBuilder code(final String value, final String scheme, final String meaning) {
		return DicomBuilder.empty().text(DicomTag.CODE_VALUE, value).text(DicomTag.CODING_SCHEME, scheme).text(
			DicomTag.CODE_MEANING, meaning);
	}

	private DicomBuilder shared() {
		final double[] x = image.placement().xAxis(), y = image.placement().yAxis();
		return DicomBuilder.empty().item(DicomTag.PLANE_ORIENTATION, DicomBuilder.empty().decimals(DicomTag.IMAGE_ORIENTATION,
			x[0], x[1], x[2], y[0], y[1], y[2])).item(DicomTag.PIXEL_MEASURES, DicomBuilder.empty().decimals(
				DicomTag.SLICE_THICKNESS, image.grid().spacingZMm()).decimals(DicomTag.PIXEL_SPACING, image.grid().spacingYMm(), image
					.grid().spacingXMm()));
	}

	private DicomObject frame(final Frame frame) {
		final DicomObject source = DicomBuilder.empty().text(DicomTag.REFERENCED_CLASS_UID, image.classUid()).text(
			DicomTag.REFERENCED_INSTANCE_UID, image.instanceUids().get(frame.slice)).item(DicomTag.PURPOSE_CODES, code("121322",
				"DCM", "Source image for image processing operation")).build();
		return DicomBuilder.empty().item(DicomTag.DERIVATION_IMAGES, DicomBuilder.empty().items(DicomTag.SOURCE_IMAGES, List
			.of(source)).item(DicomTag.DERIVATION_CODES, code("113076", "DCM", "Segmentation"))).item(DicomTag.FRAME_CONTENT,
				DicomBuilder.empty().integers(DicomTag.DIMENSION_INDEX_VALUES, frame.segment, frame.slice + 1)).item(
					DicomTag.PLANE_POSITION, DicomBuilder.empty().decimals(DicomTag.IMAGE_POSITION, image.placement().toPatient(image
						.grid(), 0, 0, frame.slice))).item(DicomTag.SEGMENT_IDENTIFICATION, DicomBuilder.empty().integers(
							DicomTag.REFERENCED_SEGMENT_NUMBER, frame.segment)).build();
	}

	private byte[] bits(final List<Frame> frames) {
		final long pixels = (long) image.grid().width() * image.grid().height();
		final byte[] bits = new byte[Math.toIntExact((pixels * frames.size() + 7) / 8)];
		for (int f = 0; f < frames.size(); f++) {
			final PixelArea area = frames.get(f).area;
			for (int i = 0; i < area.inside().length; i++) {
				if (!area.inside()[i]) continue;
				final long bit = f * pixels + area.x0() + i % area.width() + (long) image.grid().width() * (area.y0() + i / area
					.width());
				bits[(int) (bit >> 3)] |= (byte) (1 << (bit & 7));
			}
		}
		return bits;
	}
}
