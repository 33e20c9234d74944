package org.radiomate.feature;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;

/** A parameter of families of features that a user can change by a text. */
public enum FamilyParameter {

	/** Directions of the co-occurrence matrices. */
	GLCM_DIRECTIONS("glcmdirections", "degrees such as 0 45 90 135"),

	/** Directions of the runs. */
	GLRLM_DIRECTIONS("glrlmdirections", "degrees such as 0 90"),

	/** Distances of the co-occurrence matrices. */
	OFFSETS("offsets", "distances in pixels such as 1 4 7"),

	/** Gray levels: lowest, highest, count. */
	GRAY_LEVELS("graylevels", "the lowest and highest value and the count such as 0 2100 100"),

	/** Whether the non-uniformities are divided by the number of voxels. */
	NONUNIFORMITY("nonuniformity", "'undivided' or 'divided by voxels'"),

	/** Whether the aggregates of all directions are given. */
	AGGREGATES("aggregates", "'with' or 'without'"),

	/** The gray levels of IBSI's textures and intensity histogram. */
	DISCRETISATION("discretisation", "'bins of 25 from -1000', '32 bins' or 'none'"),

	/** The discretisation of IBSI's intensity-volume histogram and the range of its intensities. */
	VOLUME_HISTOGRAM("volumehistogram", "'none', 'none in -500 400', 'bins of 2.5 from -1000', " +
		"'bins of 2.5 from -1000 in -1000 400' or '1000 bins'"),

	/** How IBSI's textures put directions and slices together. */
	AGGREGATIONS("aggregations", "words such as 2D:avg 2D:smrg 2.5D:dmrg 2.5D:vmrg 3D:avg 3D:mrg 2D 2.5D 3D, at least one " +
		"with and one without a colon if the set has families of both kinds"),

	/** Distance of neighbours in IBSI's textures. */
	DISTANCE("distance", "a number of voxels such as 1");

	private final String word;
	private final String form;

	FamilyParameter(final String word, final String form) {
		this.word = word;
		this.form = form;
	}

	/** The name that users see. */
	public String word() {
		return word;
	}

	/** Whole numbers separated by blanks. */
	public List<Integer> integers(final String text) {
		final List<Integer> integers = new ArrayList<>();
		for (final double number : numbers(text)) {
			if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) throw problem(text);
			integers.add((int) number);
		}
		return integers;
	}

	/** A single whole number. */
	public int integer(final String text) {
		final List<Integer> integers = integers(text);
		if (integers.size() != 1) throw problem(text);
		return integers.get(0);
	}

	/** Numbers separated by blanks. */
	public List<Double> numbers(final String text) {
		final List<Double> numbers = new ArrayList<>();
		for (final String part : text.trim().split("[\\s,;]+")) {
			if (!part.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) throw problem(text);
			numbers.add(Double.valueOf(part));
		}
		return numbers;
	}

	/** Whether the text is the word that means yes rather than the word that means no. */
	public boolean isYes(final String text, final String yes, final String no) {
		if (text.equals(yes)) return true;
		if (text.equals(no)) return false;
		throw problem(text);
	}

	/** The problem of a text that does not fit. */
	public ProblemException problem(final String text) {
		return new ProblemException("'" + word + "' is '" + text + "'; write " + form + ".");
	}
}
