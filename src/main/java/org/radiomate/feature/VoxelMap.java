package org.radiomate.feature;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.radiomate.task.ParallelTasks;
import org.radiomate.task.Progress;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Mask;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A feature of the neighbourhood of every voxel of a region. Intensities become gray levels once, on the whole region; a
 * neighbourhood is those voxels of a box around its voxel that belong to the region (van Griethuysen JJM et al., Cancer Res
 * 2017;77:e104, doi:10.1158/0008-5472.CAN-17-0339, call this voxel-based extraction).
 *
 * @param feature the feature
 * @param map its values in single precision on the image's grid, after the steps of the feature set; NaN outside the region
 *          and where it is absent
 * @param voxels how many voxels the region has
 * @param absent in how many of them the feature is absent
 * @param reason why it is absent in the first of them; empty if it is nowhere
 * @param warnings sentences for the user
 */
public record VoxelMap(FeatureInfo feature, Volume map, long voxels, long absent, String reason,
	List<String> warnings)
{

	private static final int CHUNKS = 64;

	/**
	 * Maps a feature.
	 *
	 * @param threads how many rows at once; 0 for as many as there are processors
	 * @throws org.radiomate.task.ProblemException if the set has no such feature, or the mask is empty
	 */
	public static VoxelMap of(final Volume volume, final Mask mask, final FeatureSet set, final String id,
		final VoxelBox box, final int threads, final Progress progress)
	{
		final FeatureCalculator family = FeatureInspection.familyOf(set, id);
		final List<String> warnings = new ArrayList<>();
		final PreparedImage prepared = new PreparedImage(volume, mask, set, false, warnings, progress.quiet());
		final Roi roi = prepared.regionOf(family, warnings);
		final int[] place = { FeatureInspection.ids(family.features()).indexOf(id) };
		final double[] values = compute(family, roi, place, box, true, threads, progress)[0];
		final FeatureInfo info = family.features().get(place[0]);
		final int absent = firstAbsent(roi.intensity(), values);
		return new VoxelMap(info, placed(roi.intensity(), values, prepared.imageOf(family), info.id()), roi.intensity().count(),
			IntStream.range(0, values.length).filter(i -> roi.intensity().inside()[i] && Double.isNaN(values[i])).count(),
			absent < 0 ? "" : around(family, family.features(), roi, absent, box).reason(id), List.copyOf(warnings));
	}

	/** The slice with most voxels of the region that have a value. */
	public int fullestSlice() {
		final Geometry grid = map.geometry();
		final int[] counts = new int[grid.depth()];
		final RandomAccess<? extends RealType<?>> access = map.voxels().randomAccess();
		for (int i = 0; i < grid.voxelCount(); i++) {
			final int z = i / (grid.width() * grid.height());
			if (!Double.isNaN(access.setPositionAndGet(i % grid.width(), i / grid.width() % grid.height(), z).getRealDouble())) counts[z]++;
		}
		return IntStream.range(0, counts.length).reduce(0, (best, z) -> counts[z] > counts[best] ? z : best);
	}

	private static int firstAbsent(final RoiCrop crop, final double[] values) {
		return IntStream.range(0, values.length).filter(i -> crop.inside()[i] && Double.isNaN(values[i])).findFirst().orElse(
			-1);
	}

	private static Volume placed(final RoiCrop crop, final double[] values, final Volume image, final String name) {
		final Geometry grid = image.geometry();
		final float[] map = new float[Math.toIntExact(grid.voxelCount())];
		Arrays.fill(map, Float.NaN);
		for (int i = 0; i < values.length; i++) {
			final int x = crop.x0() + i % crop.width(), y = crop.y0() + i / crop.width() % crop.height(), z = crop.z0() + i / (crop
				.width() * crop.height());
			map[x + grid.width() * (y + grid.height() * z)] = (float) values[i];
		}
		return Volume.of(name, map, grid).at(image.placement());
	}

	/**
	 * Features of the neighbourhoods of all voxels.
	 *
	 * @param features which of the family's, by their place
	 * @param sweeping whether to take the family's quicker way if it has one; the values are the same
	 * @return for each feature the values of the crop's voxels, NaN outside the mask
	 */
	public static double[][] compute(final FeatureCalculator family, final Roi roi, final int[] features, final VoxelBox box,
		final boolean sweeping, final int threads, final Progress progress)
	{
		final RoiCrop crop = roi.intensity();
		final double[][] values = new double[features.length][crop.values().length];
		for (final double[] map : values) Arrays.fill(map, Double.NaN);
		final int rows = crop.height() * crop.depth(), chunks = Math.min(rows, CHUNKS);
		ParallelTasks.map(chunks, threads, "Mapping the feature", progress, chunk -> {
			final RowSweep sweep = (sweeping ? family.sweep(roi, box, features) : Optional.<RowSweep> empty()).orElseGet(
				() -> eachByItself(family, roi, box, features, progress));
			final double[][] row = new double[features.length][crop.width()];
			for (int r = (int) ((long) rows * chunk / chunks); r < (int) ((long) rows * (chunk + 1) / chunks); r++) {
				progress.check();
				sweepRow(crop, sweep, r, row, values);
			}
			return null;
		});
		return values;
	}

	private static void sweepRow(final RoiCrop crop, final RowSweep sweep, final int r, final double[][] row,
		final double[][] values)
	{
		final int start = crop.width() * r;
		int first = 0, last = crop.width() - 1;
		while (first <= last && !crop.inside()[start + first]) first++;
		while (last > first && !crop.inside()[start + last]) last--;
		if (first > last) return;
		for (final double[] one : row) Arrays.fill(one, Double.NaN);
		sweep.row(first, last, r % crop.height(), r / crop.height(), row);
		for (int f = 0; f < row.length; f++) System.arraycopy(row[f], 0, values[f], start, crop.width());
	}

	/** The way that any family has: each neighbourhood as a region of its own. */
	private static RowSweep eachByItself(final FeatureCalculator family, final Roi roi, final VoxelBox box,
		final int[] features, final Progress progress)
	{
		final RoiCrop crop = roi.intensity();
		final List<FeatureInfo> all = family.features();
		return (first, last, y, z, values) -> {
			for (int x = first; x <= last; x++) {
				final int voxel = crop.index(x, y, z);
				if (!crop.inside()[voxel]) continue;
				progress.check();
				final FeatureValues found = around(family, all, roi, voxel, box);
				for (int f = 0; f < features.length; f++) values[f][x] = found.value(features[f]);
			}
		};
	}

	private static FeatureValues around(final FeatureCalculator family, final List<FeatureInfo> all, final Roi roi,
		final int voxel, final VoxelBox box)
	{
		final RoiCrop crop = roi.intensity();
		final FeatureValues values = new FeatureValues(all);
		family.compute(roi.around(voxel % crop.width(), voxel / crop.width() % crop.height(), voxel / (crop.width() * crop
			.height()), box, family.surroundingMm()), values);
		return values;
	}
}
