package org.radiomate.feature;

import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.RoiCrop;

import java.util.List;
import java.util.Map;
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
	private final Map<List<Object>, Lazy<?>> shared = new ConcurrentHashMap<>();

	/**
	 * A region.
	 *
	 * @param intensity the crop with the voxels whose intensities count
	 * @param morphology the crop with the voxels that make the shape; the same object where no intensity was left out
	 * @param scale what the intensities mean
	 */
	public Roi(final RoiCrop intensity, final RoiCrop morphology, final IntensityScale scale) {
		this(intensity, morphology, intensity, scale);
	}

	private Roi(final RoiCrop intensity, final RoiCrop morphology, final RoiCrop surroundings, final IntensityScale scale) {
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
		return new Roi(intensity, morphology, larger, scale);
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
