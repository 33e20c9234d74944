package org.radiomate.feature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.radiomate.feature.ibex.IbexCooccurrence;
import org.radiomate.feature.ibex.IbexIntensityHistogram;
import org.radiomate.feature.ibex.IbexRunLength;
import org.radiomate.feature.ibex.IbexShape;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiDistanceZone;
import org.radiomate.feature.ibsi.IbsiHistogram;
import org.radiomate.feature.ibsi.IbsiLevelDependence;
import org.radiomate.feature.ibsi.IbsiLocalIntensity;
import org.radiomate.feature.ibsi.IbsiMorphology;
import org.radiomate.feature.ibsi.IbsiRunLength;
import org.radiomate.feature.ibsi.IbsiSizeZone;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.feature.ibsi.IbsiToneDifference;
import org.radiomate.feature.ibsi.IbsiVolumeHistogram;

import java.util.List;
import java.util.Optional;

/**
 * One family of features with its parameters, as a feature set lists it. Implementations are immutable records whose
 * components are the parameters.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "family")
@JsonSubTypes({ @JsonSubTypes.Type(value = IbexCooccurrence.class, name = "ibex-cooccurrence"),
	@JsonSubTypes.Type(value = IbexRunLength.class, name = "ibex-run-length"),
	@JsonSubTypes.Type(value = IbexIntensityHistogram.class, name = "ibex-intensity-histogram"),
	@JsonSubTypes.Type(value = IbexShape.class, name = "ibex-shape"),
	@JsonSubTypes.Type(value = IbsiMorphology.class, name = "ibsi-morphology"),
	@JsonSubTypes.Type(value = IbsiLocalIntensity.class, name = "ibsi-local-intensity"),
	@JsonSubTypes.Type(value = IbsiStatistics.class, name = "ibsi-statistics"),
	@JsonSubTypes.Type(value = IbsiHistogram.class, name = "ibsi-histogram"),
	@JsonSubTypes.Type(value = IbsiVolumeHistogram.class, name = "ibsi-volume-histogram"),
	@JsonSubTypes.Type(value = IbsiCooccurrence.class, name = "ibsi-glcm"),
	@JsonSubTypes.Type(value = IbsiRunLength.class, name = "ibsi-glrlm"),
	@JsonSubTypes.Type(value = IbsiSizeZone.class, name = "ibsi-glszm"),
	@JsonSubTypes.Type(value = IbsiDistanceZone.class, name = "ibsi-gldzm"),
	@JsonSubTypes.Type(value = IbsiToneDifference.class, name = "ibsi-ngtdm"),
	@JsonSubTypes.Type(value = IbsiLevelDependence.class, name = "ibsi-ngldm"),
	@JsonSubTypes.Type(value = ResponseMap.class, name = "response-map") })
public interface FeatureCalculator {

	/** The features it gives, in the order of their columns. */
	List<FeatureInfo> features();

	/** The family and its parameters in words, without a full stop. */
	String describe();

	/**
	 * The family with another value of a parameter; empty if it has no such parameter.
	 *
	 * @param text the value as {@link FamilyParameter} reads it
	 */
	default Optional<FeatureCalculator> changed(final FamilyParameter parameter, final String text) {
		return Optional.empty();
	}

	/** How far around the region, in mm, its features look at the image. */
	default double surroundingMm() {
		return 0;
	}

	/** Computes all of them and adds them in this order. */
	void compute(Roi roi, FeatureValues values);

	/**
	 * A quicker way to the same values in the neighbourhoods of many voxels; empty where there is none.
	 *
	 * @param roi the region, whose gray levels are those of every neighbourhood
	 * @param features which, by their place among {@link #features()}
	 */
	default Optional<RowSweep> sweep(final Roi roi, final VoxelBox box, final int[] features) {
		return Optional.empty();
	}

	/** What one of its features is computed from; empty where that is nothing but the voxels themselves. */
	default Optional<FeatureBasis> basis(final Roi roi, final String id) {
		return Optional.empty();
	}

	/** The matrix or histogram with this family's parameters; empty if the family has none of that kind. */
	default Optional<FeatureBasis> basis(final Roi roi, final MatrixChoice choice) {
		return Optional.empty();
	}
}
