package org.radiomate.feature.ibsi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureBasis;
import org.radiomate.feature.Roi;
import org.radiomate.feature.texture.GrayLevelGrid;
import org.radiomate.feature.texture.LevelCodes;
import org.radiomate.task.ProblemException;

import java.util.List;

/** How intensities become gray levels (IBSI reference manual, section 2.7). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({ @JsonSubTypes.Type(value = FixedBinSize.class, name = "fixed-bin-size"),
	@JsonSubTypes.Type(value = FixedBinNumber.class, name = "fixed-bin-number"),
	@JsonSubTypes.Type(value = Undiscretised.class, name = "none") })
public sealed interface Discretisation permits FixedBinSize, FixedBinNumber, Undiscretised {

	/**
	 * The gray levels of the intensity mask and the intensities they stand for, computed once for a region; a part of a region
	 * has the gray levels of the whole.
	 */
	default FeatureBasis.Levels levels(final Roi roi) {
		return roi.shared(FeatureBasis.Levels.class, this, () -> roi.whole().map(whole -> levels(whole)
			.of(whole.intensity(), roi.intensity())).orElseGet(() -> discretised(roi)));
	}

	/** The gray levels of the intensity mask. */
	default GrayLevelGrid grid(final Roi roi) {
		return levels(roi).grid();
	}

	/** The gray levels packed for counting along rows, once for a region. */
	default LevelCodes codes(final Roi roi, final int gap) {
		return roi.shared(LevelCodes.class, List.of(this, gap), () -> new LevelCodes(grid(roi), gap));
	}

	/**
	 * Reads {@code bins of 25 from -1000}, {@code 32 bins} or {@code none}.
	 *
	 * @throws ProblemException if it is none of these
	 */
	static Discretisation parse(final FamilyParameter parameter, final String text) {
		final String words = text.trim();
		if (words.equals("none")) return new Undiscretised();
		if (words.matches("\\S+ bins")) return new FixedBinNumber(parameter.integer(words.substring(0, words.indexOf(' '))));
		if (!words.matches("bins of \\S+ from \\S+")) throw parameter.problem(text);
		final List<Double> numbers = parameter.numbers(words.substring("bins of ".length()).replace(" from ", " "));
		if (numbers.size() != 2) throw parameter.problem(text);
		return new FixedBinSize(numbers.get(0), numbers.get(1));
	}

	/** Computes the gray levels. */
	FeatureBasis.Levels discretised(Roi roi);

	/** In words. */
	String describe();
}
