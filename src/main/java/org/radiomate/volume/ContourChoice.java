package org.radiomate.volume;

import org.radiomate.task.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of the contours at hand are meant. Empty means: the only one there is.
 *
 * @param structure the structure's name
 * @param reader who drew
 * @param repeat the how manieth time
 */
public record ContourChoice(String structure, String reader, String repeat) {

	private static final int MOST_LISTED = 20;

	/** The contours of one structure, of whichever reader there is. */
	public static ContourChoice ofStructure(final String structure) {
		return new ContourChoice(structure, "", "");
	}

	/**
	 * The contours that are meant.
	 *
	 * @param source where the contours came from, for messages
	 * @throws ProblemException if none is meant, or more than one structure or reader is, listing what there is
	 */
	public ContourSet from(final List<ContourSet> sets, final String source) {
		final List<ContourSet> meant = allFrom(sets, source);
		refuseSeveral(meant, source);
		final List<Contour> contours = new ArrayList<>();
		for (final ContourSet set : meant) contours.addAll(set.contours());
		final ContourSet first = meant.get(0);
		return new ContourSet(first.structure(), first.reader(), first.repeat(), contours);
	}

	/**
	 * All contours that are meant, of whichever structures and readers.
	 *
	 * @throws ProblemException if none is meant, listing what there is
	 */
	public List<ContourSet> allFrom(final List<ContourSet> sets, final String source) {
		final List<ContourSet> meant = named(sets.stream().filter(this::means).toList());
		if (meant.isEmpty()) throw new ProblemException(source + " has no contours of " + describe() + ". It has: " + list(
			sets) + ".");
		return meant;
	}

	private boolean means(final ContourSet set) {
		return fits(structure, set.structure()) && fits(reader, set.reader()) && fits(repeat, set.repeat());
	}

	/** Where some bear the wanted structure's name, those without a name are not meant. */
	private List<ContourSet> named(final List<ContourSet> sets) {
		final List<ContourSet> named = sets.stream().filter(set -> !structure.isEmpty() && structure.equals(set.structure()))
			.toList();
		return named.isEmpty() ? sets : named;
	}

	/** What the file leaves open, the caller may name. */
	private static boolean fits(final String wanted, final String found) {
		return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
	}

	private static void refuseSeveral(final List<ContourSet> sets, final String source) {
		if (sets.size() < 2) return;
		throw new ProblemException(source + " has contours of more than one structure or reader: " + list(sets) +
			". Say which one is meant with 'structure', or select its contours alone.");
	}

	private String describe() {
		return List.of("structure '" + structure + "'", "reader '" + reader + "'", "repeat '" + repeat + "'").stream().filter(
			part -> !part.endsWith("''")).collect(Collectors.joining(", "));
	}

	/** What there is, with voxel counts of labels; of very many the first. */
	private static String list(final List<ContourSet> sets) {
		final int more = sets.size() - MOST_LISTED;
		return sets.stream().limit(MOST_LISTED).map(set -> "'" + set.structure() + "'" + (set.reader().isEmpty() ? ""
			: " by reader '" + set.reader() + "'") + (set.repeat().isEmpty() ? "" : " repeat " + set.repeat()) + " (" + set
				.extent() + ")").collect(Collectors.joining("; ")) + (more > 0 ? "; and " + more + " more" : "");
	}
}
