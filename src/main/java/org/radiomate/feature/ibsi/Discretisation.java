package org.radiomate.feature.ibsi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;

/** How intensities become gray levels (IBSI reference manual, section 2.7). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({ @JsonSubTypes.Type(value = FixedBinSize.class, name = "fixed-bin-size"),
	@JsonSubTypes.Type(value = FixedBinNumber.class, name = "fixed-bin-number"),
	@JsonSubTypes.Type(value = Undiscretised.class, name = "none") })
public sealed interface Discretisation permits FixedBinSize, FixedBinNumber, Undiscretised {

	/** The gray levels of the intensity mask and the intensities they stand for, computed once for a region. */
	default FeatureBasis.Levels levels(final Roi roi) {
		return roi.shared(FeatureBasis.Levels.class, this, () -> discretised(roi));
	}

	/** The gray levels of the intensity mask. */
	default GrayLevelGrid grid(final Roi roi) {
		return levels(roi).grid();
	}

	/** Computes the gray levels. */
	FeatureBasis.Levels discretised(Roi roi);

	/** In words. */
	String describe();
}
