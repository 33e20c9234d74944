package org.radiomate.feature;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds features by what users and tables call them: by id, or by the name that R makes of an id when it reads a table
 * ({@code X45.7DifferenceEntropy} for {@code 45-7DifferenceEntropy}).
 */
public final class FeatureNames {

	private final Set<String> ids;

	/** By R's name; empty where two ids give the same. */
	private final Map<String, Optional<String>> byMangled = new HashMap<>();

	private FeatureNames(final Collection<String> ids) {
		this.ids = new LinkedHashSet<>(ids);
		for (final String id : this.ids) {
			byMangled.merge(mangled(id), Optional.of(id), (one, other) -> Optional.empty());
		}
	}

	/** The names of these features. */
	public static FeatureNames of(final Collection<String> ids) {
		return new FeatureNames(ids);
	}

	/** The names of all features that the built-in sets hold. */
	public static FeatureNames catalogue() {
		return Catalogue.NAMES;
	}

	/**
	 * A table's columns with the ids of the built-in sets, as {@link #idsOf}. Where no column can be a name that R made, the sets are
	 * not even read.
	 */
	public static List<String> builtInIdsOf(final List<String> columns) {
		return columns.stream().anyMatch(FeatureNames::mayBeMangled) ? catalogue().idsOf(columns) : columns;
	}

	private static boolean mayBeMangled(final String name) {
		return (name.contains(".") || name.startsWith("X")) && mangled(name).equals(name);
	}

	/** Made when it is first asked for. */
	private static final class Catalogue {

		private static final FeatureNames NAMES = of(FeatureSet.builtInNames().stream().flatMap(name -> FeatureSet.builtIn(name)
			.allFeatures().stream().map(FeatureInfo::id)).collect(Collectors.toCollection(LinkedHashSet::new)));
	}

	/**
	 * What R's make.names makes of a name: X before a start that is no letter (nor a dot without a digit behind it), and a dot
	 * for every character that is no letter, digit, dot or underscore.
	 */
	public static String mangled(final String name) {
		final boolean valid = name.matches("(?s)\\p{L}.*|\\.(?!\\d).*");
		return ((valid ? "" : "X") + name).replaceAll("[^\\p{L}\\p{Nd}._]", ".");
	}

	/** The feature's id, if the name is one or is R's name of exactly one. */
	public Optional<String> find(final String name) {
		return ids.contains(name) ? Optional.of(name) : byMangled.getOrDefault(name, Optional.empty());
	}

	/** The feature's id where it is known, else the name as it is. */
	public String idOf(final String name) {
		return find(name).orElse(name);
	}

	/**
	 * A table's columns with the ids that are known. A column stays as it is where two columns would get one name.
	 */
	public List<String> idsOf(final List<String> columns) {
		final Map<String, Long> timesById = columns.stream().collect(Collectors.groupingBy(this::idOf, Collectors.counting()));
		return columns.stream().map(column -> timesById.get(idOf(column)) == 1 ? idOf(column) : column).toList();
	}
}
