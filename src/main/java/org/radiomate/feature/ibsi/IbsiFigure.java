package org.radiomate.feature.ibsi;

import org.radiomate.feature.FeatureInfo;
import org.radiomate.feature.FeatureValues;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One standardised feature, declared once: how it is called and how it is computed.
 *
 * @param tag IBSI's short tag without the aggregation, such as {@code cm_joint_max}
 * @param displayName the feature in plain words
 * @param ibsiCode IBSI's code
 * @param unit of the value; {@code 1} for a plain number
 * @param definition the equation
 * @param meaning one line on what it tells a clinician
 * @param value computes it from what the family has counted; NaN where it does not exist
 */
record IbsiFigure<S>(String tag, String displayName, String ibsiCode, String unit, String definition, String meaning,
	ToDoubleFunction<S> value)
{

	private static final String REFERENCE = "IBSI reference manual, arXiv:1612.07003";

	/** A plain number. */
	static <S> IbsiFigure<S> number(final String tag, final String displayName, final String ibsiCode,
		final String definition, final String meaning, final ToDoubleFunction<S> value)
	{
		return new IbsiFigure<>(tag, displayName, ibsiCode, "1", definition, meaning, value);
	}

	/** The column of a feature of the whole volume. */
	FeatureInfo info(final String family) {
		return new FeatureInfo(tag, displayName, family, "3D (DHQ4): in the volume", ibsiCode, "", unit, definition, REFERENCE,
			meaning);
	}

	/**
	 * The column of an aggregation.
	 *
	 * @param distance of neighbours in voxels; IBSI's 1 is not in the column's name, others are, as in
	 *          {@code cm_contrast_d2_3D_comb}
	 */
	FeatureInfo info(final String family, final Aggregation aggregation, final int distance) {
		final boolean standard = distance == 1;
		return new FeatureInfo(tag + (standard ? "" : "_d" + distance) + "_" + aggregation.suffix(), displayName, family,
			aggregation.describe() + (standard ? "" : ", distance " + distance + " voxels"), ibsiCode, "", unit, definition,
			REFERENCE, meaning);
	}

	/** The columns of some figures, one aggregation after the other. */
	static <S> List<FeatureInfo> infos(final List<IbsiFigure<S>> figures, final String family,
		final List<Aggregation> aggregations, final int distance)
	{
		return aggregations.stream().flatMap(aggregation -> figures.stream().map(figure -> figure.info(family, aggregation,
			distance))).toList();
	}

	/**
	 * Adds for each figure its mean over some matrices, those left out where it does not exist, as on a slice with a single
	 * voxel.
	 *
	 * @param reasonIfAbsent why it exists for none of them
	 */
	static <S> void addMeans(final List<IbsiFigure<S>> figures, final List<S> counted, final FeatureValues values,
		final String reasonIfAbsent)
	{
		for (final IbsiFigure<S> figure : figures) {
			if (values.skipsUnwanted()) continue;
			double sum = 0;
			int existing = 0;
			for (final S one : counted) {
				final double value = figure.value.applyAsDouble(one);
				if (!Double.isFinite(value)) continue;
				sum += value;
				existing++;
			}
			values.add(sum / existing, reasonIfAbsent);
		}
	}
}
