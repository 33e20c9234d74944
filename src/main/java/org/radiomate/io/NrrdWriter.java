package org.radiomate.io;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.radiomate.volume.Geometry;
import org.radiomate.volume.ImageWriter;
import org.radiomate.volume.Placement;
import org.radiomate.volume.Volume;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes masks and label maps as gzip NRRD of 16-bit whole numbers, in the patient's coordinates where these are known. */
public final class NrrdWriter implements ImageWriter {

	@Override
	public void write(final Volume labels, final Path file) {
		SafeFile.write(file, out -> {
			out.write(header(labels).getBytes(StandardCharsets.UTF_8));
			final GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 16);
			writeVoxels(labels, new DataOutputStream(zipped));
			zipped.finish();
		});
	}

	private static String header(final Volume labels) {
		final Geometry grid = labels.geometry();
		final Placement at = labels.placement() != null ? labels.placement() : new Placement(new double[3], new double[] { 1,
			0, 0 }, new double[] { 0, 1, 0 }, new double[] { 0, 0, 1 }, "");
		return "NRRD0004\ntype: unsigned short\ndimension: 3\nspace: left-posterior-superior\nsizes: " + grid.width() + " " +
			grid.height() + " " + grid.depth() + "\nspace directions: " + vector(at.xAxis(), grid.spacingXMm()) + " " + vector(at
				.yAxis(), grid.spacingYMm()) + " " + vector(at.zAxis(), grid.spacingZMm()) +
			"\nkinds: domain domain domain\nendian: big\nencoding: gzip\nspace origin: " + vector(at.originMm(), 1) + "\n\n";
	}

	private static String vector(final double[] unit, final double length) {
		return "(" + unit[0] * length + "," + unit[1] * length + "," + unit[2] * length + ")";
	}

	private static void writeVoxels(final Volume labels, final DataOutputStream out) throws IOException {
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(labels.voxels()).cursor();
		while (cursor.hasNext()) out.writeShort((int) cursor.next().getRealDouble());
		out.flush();
	}
}
