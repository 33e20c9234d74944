package org.radiomate.feature;

import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.RoiCrop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One region, ready for the calculators, with what several of them need computed once: gray levels, zones, distances. Safe
 * to be used by several threads.
 */
public final class Roi {

	private final RoiCrop intensity;
	private final RoiCrop morphology;
	private final RoiCrop surroundings;
	private final IntensityScale scale;
	private final Roi whole;
	private final Map<List<Object>, Lazy<?>> shared = new ConcurrentHashMap<>();

	/**
	 * A region.
	 *
	 * @param intensity the crop with the voxels whose intensities count
	 * @param morphology the crop with the voxels that make the shape; the same object where no intensity was left out
	 * @param scale what the intensities mean
	 */
	public Roi(final RoiCrop intensity, final RoiCrop morphology, final IntensityScale scale) {
		this(intensity, morphology, intensity, scale, null);
	}

	private Roi(final RoiCrop intensity, final RoiCrop morphology, final RoiCrop surroundings, final IntensityScale scale,
		final Roi whole)
	{
		this.whole = whole;
		this.intensity = intensity;
		this.morphology = morphology;
		this.surroundings = surroundings;
		this.scale = scale;
	}

	/** A region of which no intensity was left out. */
	public static Roi of(final RoiCrop crop, final IntensityScale scale) {
		return new Roi(crop, crop, scale);
	}

	/** The crop with the voxels whose intensities count. */
	public RoiCrop intensity() {
		return intensity;
	}

	/** The crop with the voxels that make the shape. */
	public RoiCrop morphology() {
		return morphology;
	}

	/**
	 * The intensity mask in a box with as much of the image around it as a family asks for by
	 * {@link FeatureCalculator#surroundingMm()}; less where the image ends. A value outside the mask may be no finite number.
	 */
	public RoiCrop surroundings() {
		return surroundings;
	}

	/** What the intensities mean. */
	public IntensityScale scale() {
		return scale;
	}

	/** The same region with a larger box around it. */
	Roi withSurroundings(final RoiCrop larger) {
		return new Roi(intensity, morphology, larger, scale, whole);
	}

	/**
	 * The neighbourhood of a voxel as a region of its own that keeps the gray levels of this one.
	 *
	 * @param surroundingMm how far around it its families look at the image
	 */
	Roi around(final int x, final int y, final int z, final VoxelBox box, final double surroundingMm) {
		final RoiCrop near = part(intensity, x, y, z, box, 0);
		final RoiCrop shape = morphology == intensity ? near : part(morphology, x + intensity.x0() - morphology.x0(), y + intensity
			.y0() - morphology.y0(), z + intensity.z0() - morphology.z0(), box, 0);
		return new Roi(near, shape, surroundingMm == 0 ? near : surroundingsOf(near, x, y, z, box, surroundingMm), scale, this);
	}

	private static RoiCrop part(final RoiCrop crop, final int x, final int y, final int z, final VoxelBox box,
		final double marginMm)
	{
		final int mx = box.radius() + (int) Math.ceil(marginMm / crop.geometry().spacingXMm()), my = box.radius() + (int) Math
			.ceil(marginMm / crop.geometry().spacingYMm());
		final int mz = box.radiusZ() + (int) Math.ceil(marginMm / crop.geometry().spacingZMm());
		return crop.part(x - mx, y - my, z - mz, x + mx, y + my, z + mz);
	}

	/** The image around a neighbourhood, with only the neighbourhood's own voxels inside. */
	private RoiCrop surroundingsOf(final RoiCrop near, final int x, final int y, final int z, final VoxelBox box,
		final double marginMm)
	{
		final RoiCrop wide = part(surroundings, x + intensity.x0() - surroundings.x0(), y + intensity.y0() - surroundings.y0(), z +
			intensity.z0() - surroundings.z0(), box, marginMm);
		final boolean[] inside = new boolean[wide.inside().length];
		for (int row = 0; row < near.height() * near.depth(); row++) {
			System.arraycopy(near.inside(), near.width() * row, inside, wide.index(near.x0() - wide.x0(), near.y0() - wide.y0() + row %
				near.height(), near.z0() - wide.z0() + row / near.height()), near.width());
		}
		return wide.withInside(inside);
	}

	/** The region that this is a part of and whose gray levels it has; empty if it is none. */
	public Optional<Roi> whole() {
		return Optional.ofNullable(whole);
	}

	/**
	 * Something computed from this region, at its first use.
	 *
	 * @param type what it is
	 * @param parameters all that it depends on beside the region, with a value's {@code equals}
	 */
	public <T> T shared(final Class<T> type, final Object parameters, final Supplier<T> computation) {
		return type.cast(shared.computeIfAbsent(List.of(type, parameters), key -> new Lazy<>(computation)).get());
	}

	/** Computes once, outside the map's own locks, so that one computation may use another. */
	private static final class Lazy<T> {

		private Supplier<T> computation;
		private T value;

		private Lazy(final Supplier<T> computation) {
			this.computation = computation;
		}

		private synchronized T get() {
			if (computation != null) {
				value = computation.get();
				computation = null;
			}
			return value;
		}
	}
}
