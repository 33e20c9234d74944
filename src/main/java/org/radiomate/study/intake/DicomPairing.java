package org.radiomate.study.intake;

import org.radiomate.io.dicom.DicomFolder;
import org.radiomate.io.dicom.DicomSeries;
import org.radiomate.io.dicom.SlicePlane;
import org.radiomate.io.dicom.SliceStack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which structure sets and segmentations belong to which series: those that refer to it; those whose referenced series is not
 * there, or not said, go by frame of reference and patient, if that leaves one series.
 */
final class DicomPairing {

	private static final int SLICES_OF_A_LOCALISER = 2;

	private final Path source;
	private final List<DicomSeries> all;
	private final List<Problem> problems;
	private final List<String> remarks;
	private final Map<DicomSeries, List<Path>> usable = new LinkedHashMap<>();

	private DicomPairing(final Path source, final DicomFolder folder, final List<Problem> problems,
		final List<String> remarks)
	{
		this.source = source;
		this.problems = problems;
		this.remarks = remarks;
		all = folder.series().stream().flatMap(one -> SliceStack.acquisitions(one).stream()).toList();
	}

	/**
	 * Pairs the files of a folder.
	 *
	 * @param modality which series count, such as CT
	 * @return one for each usable series, also those without contours
	 */
	static List<FoundImage> of(final Path source, final DicomFolder folder, final String modality,
		final List<Problem> problems, final List<String> remarks)
	{
		final DicomPairing pairing = new DicomPairing(source, folder, problems, remarks);
		folder.problems().forEach(problem -> problems.add(new Problem("", problem, "Copy or export the file again, or leave it.")));
		remarks.addAll(folder.remarks());
		pairing.all.stream().filter(one -> one.modality().equalsIgnoreCase(modality)).forEach(pairing::take);
		folder.contours().forEach(pairing::assign);
		final List<FoundImage> found = new ArrayList<>();
		pairing.usable.forEach((series, contours) -> pairing.addImage(series, contours, found));
		return found;
	}

	private void take(final DicomSeries series) {
		if (series.planes().size() > SLICES_OF_A_LOCALISER) usable.put(series, new ArrayList<>());
		else remarks.add("Skipped the series " + series.describe() + " of patient '" + patient(series) +
			"': so few slices are a localiser.");
	}

	private void assign(final DicomFolder.ContourObject contours) {
		final List<DicomSeries> meant = meant(contours);
		if (meant.size() == 1) usable.get(meant.get(0)).add(contours.file());
		else if (meant.isEmpty()) problems.add(new Problem(contours.patientId(), "No series fits " + name(contours.file()) +
			": none that it refers to is there, nor one of its patient and frame of reference.",
			"Add the series that it was drawn on."));
		else problems.add(new Problem(contours.patientId(), name(contours.file()) + " may belong to several series: " + list(
			meant) + ".", "Keep the series that it was drawn on alone in the folder."));
	}

	private List<DicomSeries> meant(final DicomFolder.ContourObject contours) {
		final List<DicomSeries> referenced = usable.keySet().stream().filter(one -> contours.referencedSeries().contains(one
			.seriesUid())).toList();
		if (!referenced.isEmpty()) return referenced;
		return usable.keySet().stream().filter(one -> !contours.frameOfReference().isEmpty() && contours.frameOfReference()
			.equals(one.frameOfReference()) && contours.patientId().equals(one.patientId())).toList();
	}

	/** An image that others of the same identifier lie beside cannot be told from them by the manifest. */
	private void addImage(final DicomSeries series, final List<Path> contours, final List<FoundImage> found) {
		final Path path = path(series);
		final List<DicomSeries> beside = all.stream().filter(one -> one.planes().stream().anyMatch(plane -> plane.file()
			.startsWith(path))).toList();
		final long same = beside.stream().filter(one -> one.seriesUid().equals(series.seriesUid())).count();
		if (same > 1) problems.add(new Problem(patient(series), "The series " + series.describe() +
			" has one identifier with other stacks of slices.", "Sort its files into a folder of their own."));
		else found.add(new FoundImage(patient(series), path, beside.size() > 1 ? series.seriesUid() : "", series, contours));
	}

	private String patient(final DicomSeries series) {
		if (!series.patientId().isBlank()) return series.patientId();
		return FilePairing.owner(source, path(series));
	}

	/** The only file, or the folder that holds all files. */
	private static Path path(final DicomSeries series) {
		final List<Path> files = series.planes().stream().map(SlicePlane::file).distinct().toList();
		if (files.size() == 1) return files.get(0);
		Path folder = files.get(0).getParent();
		for (final Path file : files) {
			while (!file.startsWith(folder)) folder = folder.getParent();
		}
		return folder;
	}

	private String name(final Path file) {
		return source.relativize(file).toString();
	}

	private static String list(final List<DicomSeries> series) {
		return series.stream().map(DicomSeries::describe).collect(Collectors.joining("; "));
	}
}
