package org.radiomate.io.dicom;

import net.imglib2.AbstractInterval;
import net.imglib2.Interval;
import net.imglib2.Point;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The calibrated values of a series, each slice read from its file when it is first asked for: extraction asks for those under
 * the contours alone. Values are stored · slope + intercept in double precision. Safe for several threads.
 */
final class SeriesVoxels extends AbstractInterval implements RandomAccessibleInterval<DoubleType> {

	private final List<SlicePlane> planes;
	private final int width;
	private final AtomicReferenceArray<StoredPixels> read;
	private final SliceReader reader;

	SeriesVoxels(final List<SlicePlane> planes, final int width, final int height, final SliceReader reader) {
		super(new long[] { width, height, planes.size() });
		this.planes = planes;
		this.width = width;
		this.reader = reader;
		read = new AtomicReferenceArray<>(planes.size());
	}

	/** A slice, read now or before; two threads may read the same one at once, and get the same values. */
	private StoredPixels pixels(final int z) {
		final StoredPixels known = read.get(z);
		if (known != null) return known;
		final StoredPixels fresh = reader.read(planes.get(z));
		read.set(z, fresh);
		return fresh;
	}

	/** The values of a whole slice. */
	double[] slice(final int z) {
		final StoredPixels pixels = pixels(z);
		final SlicePlane plane = planes.get(z);
		final double[] values = new double[Math.toIntExact(dimension(0) * dimension(1))];
		for (int i = 0; i < values.length; i++) values[i] = plane.value(pixels.at(i));
		return values;
	}

	@Override
	public DoubleType getType() {
		return new DoubleType();
	}

	@Override
	public RandomAccess<DoubleType> randomAccess() {
		return new Access();
	}

	@Override
	public RandomAccess<DoubleType> randomAccess(final Interval interval) {
		return randomAccess();
	}

	/** Keeps the slice it stands on. */
	private final class Access extends Point implements RandomAccess<DoubleType> {

		private final DoubleType value = new DoubleType();
		private int slice = -1;
		private StoredPixels pixels;

		Access() {
			super(3);
		}

		@Override
		public DoubleType get() {
			final int z = getIntPosition(2);
			if (z != slice) {
				pixels = pixels(z);
				slice = z;
			}
			final SlicePlane plane = planes.get(z);
			value.set(plane.value(pixels.at(getIntPosition(0) + width * getIntPosition(1))));
			return value;
		}

		@Override
		public DoubleType getType() {
			return value;
		}

		@Override
		public RandomAccess<DoubleType> copy() {
			final Access copy = new Access();
			copy.setPosition(this);
			return copy;
		}
	}
}
