package org.radiomate.io;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageWriter;
import org.radiomate.volume.LabelMap;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes masks and label maps as gzip NRRD of whole numbers of 16 bits, or 32 where these are needed, in the patient's coordinates
 * where these are known, with the names of structures in the fields of 3D Slicer's segmentations.
 */
public final class NrrdWriter implements ImageWriter {

	private static final int HIGHEST_SHORT = 0xffff;
	private static final Placement AT_ORIGIN = new Placement(new double[3], new double[] { 1, 0, 0 }, new double[] { 0, 1, 0 },
		new double[] { 0, 0, 1 }, "");

	private interface Voxels {

		void write(DataOutputStream out) throws IOException;
	}

	@Override
	public void write(final Volume labels, final Path file) {
		write(header("unsigned short", labels.geometry(), labels.placement()), out -> {
			final Cursor<? extends RealType<?>> cursor = Views.flatIterable(labels.voxels()).cursor();
			while (cursor.hasNext()) out.writeShort((int) cursor.next().getRealDouble());
		}, file);
	}

	/**
	 * Writes a label map with its names.
	 *
	 * @param placement where it lies; null for the origin
	 */
	public void write(final LabelMap map, final Placement placement, final Path file) {
		final boolean small = map.lowest() >= 0 && map.highest() <= HIGHEST_SHORT;
		write(header(small ? "unsigned short" : "int", map.geometry(), placement) + segments(map), out -> {
			for (int i = 0; i < map.labels().length; i++) {
				if (small) out.writeShort(map.number(i));
				else out.writeInt(map.number(i));
			}
		}, file);
	}

	private static void write(final String header, final Voxels voxels, final Path file) {
		SafeFile.write(file, out -> {
			out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
			final GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
			final DataOutputStream data = new DataOutputStream(zipped);
			voxels.write(data);
			data.flush();
			zipped.finish();
		});
	}

	private static String header(final String type, final Geometry grid, final Placement place) {
		final Placement at = place != null ? place : AT_ORIGIN;
		return "NRRD0004\ntype: " + type + "\ndimension: 3\nspace: left-posterior-superior\nsizes: " + grid.width() + " " + grid
			.height() + " " + grid.depth() + "\nspace directions: " + vector(at.xAxis(), grid.spacingXMm()) + " " + vector(at
				.yAxis(), grid.spacingYMm()) + " " + vector(at.zAxis(), grid.spacingZMm()) +
			"\nkinds: domain domain domain\nendian: big\nencoding: gzip\nspace origin: " + vector(at.originMm(), 1) + "\n";
	}

	private static String vector(final double[] unit, final double length) {
		return "(" + unit[0] * length + "," + unit[1] * length + "," + unit[2] * length + ")";
	}

	/** One line of the header for each of a segment's fields; nothing if no structure has a name. */
	private static String segments(final LabelMap map) {
		final SortedMap<Integer, String> names = map.telling();
		final Geometry grid = map.geometry();
		final StringBuilder fields = new StringBuilder();
		int segment = 0;
		for (final Map.Entry<Integer, String> name : names.entrySet()) {
			final String key = "Segment" + segment++ + "_";
			fields.append(key).append("ID:=Segment_").append(segment).append('\n');
			fields.append(key).append("Name:=").append(NrrdHeader.escaped(name.getValue())).append('\n');
			fields.append(key).append("LabelValue:=").append(name.getKey()).append('\n');
			fields.append(key).append("Layer:=0\n");
			fields.append(key).append("Extent:=0 ").append(grid.width() - 1).append(" 0 ").append(grid.height() - 1).append(" 0 ")
				.append(grid.depth() - 1).append('\n');
		}
		return names.isEmpty() ? "" : fields + "Segmentation_ContainedRepresentationNames:=Binary labelmap|\n" +
			"Segmentation_MasterRepresentation:=Binary labelmap\nSegmentation_ReferenceImageExtentOffset:=0 0 0\n";
	}
}
