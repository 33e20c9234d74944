package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the masks of a file onto an image's grid, in the way that {@link MaskFit} found, and says what that changed. */
public final class MaskTransfer {

	/** Structures named in a remark; of the others only the number is told. */
	private static final int MOST_NAMED = 10;

	private final MaskResampling resampling;
	private final Geometry target;
	private final String difference;
	private final MaskFit fit;

	private MaskTransfer(final MaskResampling resampling, final Geometry target, final String difference,
		final MaskFit fit)
	{
		this.resampling = resampling;
		this.target = target;
		this.difference = difference;
		this.fit = fit;
	}

	/** Masks that lie on the image's grid already. */
	static MaskTransfer unchanged() {
		return new MaskTransfer(null, null, "", MaskFit.STRICT);
	}

	/**
	 * Masks of voxels of the image: at their centres the share is 0 or 1, so nothing changes.
	 *
	 * @param remark what is said of it; empty for nothing
	 */
	static MaskTransfer placed(final ImageHeader mask, final ImageHeader image, final String remark, final MaskFit fit) {
		if (!remark.isEmpty()) fit.onRemark().accept(remark);
		return new MaskTransfer(new MaskResampling(mask, image), image.geometry(), "", fit);
	}

	/** Masks of another grid. */
	static MaskTransfer resampled(final ImageHeader mask, final ImageHeader image, final String difference,
		final MaskFit fit)
	{
		return new MaskTransfer(new MaskResampling(mask, image), image.geometry(), difference, fit);
	}

	/**
	 * The masks on the image's grid by name; those that have no voxel there are left out, with a remark.
	 *
	 * @throws ProblemException if none has one
	 */
	public Map<String, Mask> apply(final Map<String, Mask> masks) {
		if (resampling == null) return masks;
		final Map<String, Mask> moved = new LinkedHashMap<>();
		masks.forEach((name, mask) -> moved.put(name, resampling.apply(mask, fit.progress())));
		if (!difference.isEmpty()) fit.onRemark().accept(remark(masks, moved));
		moved.values().removeIf(Mask::isEmpty);
		if (moved.isEmpty()) throw new ProblemException(difference +
			". No voxel of it lies on the image. Give the mask that was made on this image.");
		return moved;
	}

	private String remark(final Map<String, Mask> before, final Map<String, Mask> after) {
		final List<String> changes = new ArrayList<>();
		before.forEach((name, mask) -> {
			if (changes.size() < MOST_NAMED) changes.add((name.isEmpty() ? "" : "'" + name + "' ") + change(mask, after.get(
				name)));
		});
		final int more = before.size() - changes.size();
		return difference + ". It was resampled (linear interpolation, voxels of at least half): " + String.join("; ",
			changes) + (more > 0 ? "; and " + more + " more" : "") + ".";
	}

	private String change(final Mask before, final Mask after) {
		return before.count() + " voxels (" + volume(before, before.geometry()) + " mm³) before, " + (after.isEmpty()
			? "none on the image, so it is left out" : after.count() + " (" + volume(after, target) + " mm³) after");
	}

	private static String volume(final Mask mask, final Geometry grid) {
		return Millimetres.text(mask.count() * grid.spacingXMm() * grid.spacingYMm() * grid.spacingZMm());
	}
}
