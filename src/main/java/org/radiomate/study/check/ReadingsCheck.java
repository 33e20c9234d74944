package org.radiomate.study.check;

import org.radiomate.study.Finding;
import org.radiomate.study.StudyManifest;
import org.radiomate.task.ParallelTasks;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.task.TimeLeft;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourReader;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.ImageHeader;
import org.radiomate.volume.ImageReader;
import org.radiomate.volume.MaskRule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether every image of a manifest can be opened and every contour lies on it and encloses pixels.
 *
 * @param images opens image headers
 * @param contours opens contour files
 * @param rule which pixels belong to a contour
 */
public record ReadingsCheck(ImageReader images, ContourReader contours, MaskRule rule) {

	/** Adds what is wrong to the findings, in the manifest's order; readings of which something is known are not looked at. */
	public void run(final StudyManifest manifest, final int threads, final List<Finding> findings,
		final Progress progress)
	{
		final Set<Integer> known = findings.stream().map(Finding::line).collect(Collectors.toCollection(HashSet::new));
		final List<List<StudyManifest.Entry>> byImage = manifest.byImage();
		final List<List<Finding>> found = ParallelTasks.map(byImage.size(), threads, "Checking images and contours",
			new TimeLeft(progress), index -> check(manifest, byImage.get(index).stream().filter(entry -> !known.contains(entry
				.line())).toList()));
		found.forEach(findings::addAll);
	}

	private List<Finding> check(final StudyManifest manifest, final List<StudyManifest.Entry> entries) {
		final List<Finding> found = new ArrayList<>();
		if (entries.isEmpty()) return found;
		try {
			final StudyManifest.Entry first = entries.get(0);
			final ImageHeader header = images.header(first.image(), first.series(), first.spacing());
			for (final StudyManifest.Entry entry : entries) check(manifest, entry, header, found);
		}
		catch (final ProblemException e) {
			for (final StudyManifest.Entry entry : entries) found.add(problem(manifest, entry, e));
		}
		return found;
	}

	private void check(final StudyManifest manifest, final StudyManifest.Entry entry, final ImageHeader header,
		final List<Finding> found)
	{
		try {
			final ContourSet drawn = entry.choice().from(contours.read(entry.contours(), header.geometry(), header
				.placement()), entry.contours().toString());
			ContourRasterizer.rasterize(drawn.contours(), header.geometry(), rule);
		}
		catch (final ProblemException e) {
			found.add(problem(manifest, entry, e));
		}
	}

	private static Finding problem(final StudyManifest manifest, final StudyManifest.Entry entry,
		final ProblemException e)
	{
		return entry.problem(manifest.where(entry) + ": " + e.getMessage());
	}
}
