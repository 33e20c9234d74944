package org.radiomate.io.dicom;

import org.radiomate.io.Memory;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Acquisition;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * A series as a volume in calibrated values. An even stack is taken voxel by voxel as it is stored; an uneven or tilted one
 * is refused, or brought onto a grid that encloses all slices (see {@link UprightSlices}).
 *
 * @param stack the ordered slices
 */
public record SeriesVolume(SliceStack stack) {

	/** Bytes for each voxel: as stored; and as stored, in slices and as a whole in double precision. */
	private static final int STORED_BYTES = 2, RESAMPLED_BYTES = 18;

	/**
	 * Makes the volume. Slices of an even stack are read when they are first asked for.
	 *
	 * @param name for messages and tables
	 * @throws ProblemException for an uneven stack that must not be resampled, saying where it is uneven
	 */
	public Volume read(final String name, final UnevenSlices uneven, final Progress progress) {
		final DicomSeries series = stack.series();
		return read(name, uneven, progress, series).acquired(new Acquisition(series.sliceThicknessMm(), series.kernel()));
	}

	private Volume read(final String name, final UnevenSlices uneven, final Progress progress, final DicomSeries series) {
		final Geometry grid = stack.geometry();
		Memory.require(grid.voxelCount() * (stack.isEven() ? STORED_BYTES : RESAMPLED_BYTES), "The series " + series
			.describe());
		requireRescale();
		final SeriesVoxels voxels = new SeriesVoxels(stack.planes(), series.columns(), series.rows(), new SliceReader(series
			.columns(), series.rows()));
		if (stack.isEven()) return new Volume(name, voxels, grid, stack.placement());
		if (uneven == UnevenSlices.REFUSE) throw new ProblemException("The series " + series.describe() +
			" is not an even stack: " + String.join("; ", stack.unevenness()) +
			". Export it whole, or choose to resample it.");
		return Volume.of(name, new UprightSlices(stack, voxels, grid).values(progress), grid).at(stack.placement());
	}

	/** Stored values of a CT mean nothing without slope and intercept, and those of some slices nothing beside those of others. */
	private void requireRescale() {
		final List<SlicePlane> without = stack.planes().stream().filter(plane -> !plane.isRescaled()).toList();
		final boolean never = stack.planes().stream().allMatch(SlicePlane::isPlain);
		if (without.isEmpty() || never && !stack.series().kind().needsRescale()) return;
		final SlicePlane first = without.get(0);
		throw new ProblemException(first.file() + " has no " + (Double.isNaN(first.slope()) ? DicomTag.RESCALE_SLOPE
			: DicomTag.RESCALE_INTERCEPT).describe() + (without.size() < stack.planes().size() ? ", which other slices of its series have"
				: "") + ", so its stored values cannot be understood. Export the series again.");
	}
}
