package org.radiomate.study;

import org.radiomate.report.ContourPicture;
import org.radiomate.table.Cohort;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patient whose contours the report shows: of the training cohort, the one whose structure is nearest to the median size,
 * of those read most often.
 *
 * @param patient the id
 * @param entries the patient's readings
 */
public record ExamplePatient(String patient, List<StudyManifest.Entry> entries) {

	private static final double BLACK_HU = -160, WHITE_HU = 240;

	/**
	 * Chooses the patient.
	 *
	 * @param readings what was extracted, for the sizes
	 */
	static ExamplePatient of(final StudyManifest manifest, final List<FeatureRecord.Reading> readings,
		final ModellingData data)
	{
		final Map<String, List<StudyManifest.Entry>> byPatient = new HashMap<>();
		manifest.entries().forEach(entry -> byPatient.computeIfAbsent(entry.patient(), key -> new ArrayList<>()).add(entry));
		final Map<String, Long> voxels = new HashMap<>();
		readings.forEach(reading -> voxels.putIfAbsent(reading.patient(), reading.voxels()));
		final List<String> candidates = data.patients(Cohort.TRAINING).stream().filter(patient -> voxels.containsKey(patient) &&
			byPatient.containsKey(patient)).toList();
		if (candidates.isEmpty()) return null;
		final int most = candidates.stream().mapToInt(patient -> byPatient.get(patient).size()).max().getAsInt();
		final List<String> bySize = candidates.stream().filter(patient -> byPatient.get(patient).size() == most).sorted(Comparator
			.comparing(voxels::get)).toList();
		final String chosen = bySize.get(bySize.size() / 2);
		return new ExamplePatient(chosen, byPatient.get(chosen));
	}

	/** Draws the contours on the patient's slices. */
	void draw(final Path file, final IntensityScale scale, final ImageReader images, final ContourReader contours) {
		final StudyManifest.Entry first = entries.get(0);
		final Volume volume = first.image(images);
		final List<ContourSet> drawn = entries.stream().filter(entry -> entry.image().equals(first.image())).map(entry -> entry
			.drawn(contours, volume)).toList();
		final double[] window = scale == IntensityScale.CT ? new double[] { BLACK_HU, WHITE_HU } : range(volume);
		new ContourPicture(volume, drawn, window[0], window[1]).write(file);
	}

	private static double[] range(final Volume volume) {
		double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
		for (final net.imglib2.type.numeric.RealType<?> voxel : volume.voxels()) {
			lowest = Math.min(lowest, voxel.getRealDouble());
			highest = Math.max(highest, voxel.getRealDouble());
		}
		return new double[] { lowest, highest };
	}

	/** The readings in words, in the order of their colours. */
	String legend() {
		final String[] colours = { "yellow", "blue", "pink", "green" };
		final List<String> words = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			final StudyManifest.Entry entry = entries.get(i);
			words.add(colours[i % colours.length] + ": reader " + (entry.reader().isEmpty() ? "1" : entry.reader()) + (entry.repeat()
				.isEmpty() ? "" : ", reading " + entry.repeat()));
		}
		return String.join("; ", words);
	}
}
