package org.radiomate.volume.contour;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

/** Reads the intensities of one slice. */
final class SlicePixels {

	private SlicePixels() {}

	/** The intensities of an area's box, at column + width * row of the box. */
	static double[] of(final Volume volume, final PixelArea area) {
		final double[] values = new double[area.width() * area.height()];
		final RandomAccess<? extends RealType<?>> access = volume.voxels().randomAccess();
		for (int y = 0; y < area.height(); y++) {
			access.setPosition(new int[] { area.x0(), area.y0() + y, area.slice() });
			for (int x = 0; x < area.width(); x++) {
				values[x + area.width() * y] = access.get().getRealDouble();
				if (x + 1 < area.width()) access.fwd(0);
			}
		}
		return values;
	}

	/** The whole slice as an area. */
	static PixelArea whole(final Volume volume, final int slice) {
		final int width = volume.geometry().width(), height = volume.geometry().height();
		return new PixelArea(slice, 0, 0, width, height, new boolean[width * height]);
	}
}
