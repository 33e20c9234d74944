package org.radiomate.study;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who takes no part in a study because of a problem.
 *
 * @param readings why a reading is left out, by its line in the manifest
 * @param patients why a patient is left out altogether
 */
public record LeftOut(Map<Integer, Finding> readings, Map<String, Finding> patients) {

	/** Everybody takes part. */
	public static final LeftOut NOBODY = new LeftOut(Map.of(), Map.of());

	public LeftOut {
		readings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(readings));
		patients = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(patients));
	}

	/** Those whom the findings name; of several about one, the first is the reason. */
	public static LeftOut of(final Collection<Finding> findings) {
		final Map<Integer, Finding> readings = new LinkedHashMap<>();
		final Map<String, Finding> patients = new LinkedHashMap<>();
		for (final Finding finding : findings) {
			if (finding.line() > 0) readings.putIfAbsent(finding.line(), finding);
			else if (finding.canBeLeftOut()) patients.putIfAbsent(finding.patient(), finding);
		}
		return new LeftOut(readings, patients);
	}

	/** Whether a reading takes no part, for its own sake or its patient's. */
	boolean contains(final StudyManifest.Entry entry) {
		return readings.containsKey(entry.line()) || patients.containsKey(entry.patient());
	}
}
