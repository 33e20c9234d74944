package org.radiomate.feature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.radiomate.feature.ibex.IbexPreparation;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;

import java.util.List;

/** What a feature set does to the image and the mask before any feature is computed: once, for all its families. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({ @JsonSubTypes.Type(value = IbexPreparation.class, name = "ibex"),
	@JsonSubTypes.Type(value = IbsiPreparation.class, name = "ibsi") })
public interface Preparation {

	/**
	 * Makes the region that the families share.
	 *
	 * @param warnings takes sentences for the user
	 */
	Roi prepare(Volume volume, Mask mask, IntensityScale scale, List<String> warnings);

	/** What the prepared intensities are, in words, if the image's are of this scale; empty if nobody knows. */
	String intensityUnit(IntensityScale scale);
}
