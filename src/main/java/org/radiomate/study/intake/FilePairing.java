package org.radiomate.study.intake;

import org.radiomate.io.FileTree;
import org.radiomate.io.dicom.DicomParser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which contour files belong to which image files, by their names (see {@link NameRule}). Folders named images, contours and
 * the like count as the folder above them. Within a folder a contour file belongs to the image of the same stem, else to the one
 * whose stem its own begins with; else to the only image in or below the folder, which may be a DICOM series. The patient is the
 * stem; in a folder of one image it is the folder's name.
 */
final class FilePairing {

	private final Path source;
	private final Map<FoundImage, List<Path>> images = new LinkedHashMap<>();

	private FilePairing(final Path source) {
		this.source = source;
	}

	/**
	 * Pairs the files of a folder.
	 *
	 * @param series the DICOM series found there, with their contours
	 * @return these and the image files, each with its contours
	 */
	static List<FoundImage> of(final Path source, final List<FoundImage> series, final List<Problem> problems) {
		final FilePairing pairing = new FilePairing(source);
		final List<Path> files = files(source);
		final List<Path> pictures = files.stream().filter(file -> !NameRule.of(file).holdsContours()).toList();
		series.forEach(one -> pairing.images.put(one, new ArrayList<>(one.contours())));
		pictures.forEach(file -> pairing.images.put(new FoundImage(patient(source, file, pictures), file, "", null, List.of()),
			new ArrayList<>()));
		files.stream().filter(file -> NameRule.of(file).holdsContours()).forEach(file -> pairing.assign(file, problems));
		final List<FoundImage> found = new ArrayList<>();
		pairing.images.forEach((image, contours) -> found.add(image.with(contours.stream().sorted().toList())));
		return found;
	}

	private static List<Path> files(final Path source) {
		return FileTree.of(source).files().stream().filter(file -> NameRule.isCandidate(file) && !DicomParser.isDicom(file))
			.toList();
	}

	private static String patient(final Path source, final Path file, final List<Path> pictures) {
		final Path folder = group(source, file);
		final boolean alone = pictures.stream().filter(other -> group(source, other).equals(folder)).count() == 1;
		final String stem = NameRule.of(file).stem();
		return alone && !folder.equals(source) || stem.isEmpty() ? owner(source, file) : stem;
	}

	/** The name of the nearest folder that says whose a file is. */
	static String owner(final Path source, final Path file) {
		return group(source, file).getFileName().toString();
	}

	/** The folder of a file, those left out that say what they hold and not whose. */
	private static Path group(final Path source, final Path file) {
		Path folder = Files.isDirectory(file) ? file : file.getParent();
		while (!folder.equals(source) && NameRule.isConvention(folder)) folder = folder.getParent();
		return folder;
	}

	private void assign(final Path contours, final List<Problem> problems) {
		final Path folder = group(source, contours);
		final String stem = NameRule.of(contours).stem();
		final List<FoundImage> meant = firstOf(image -> isFile(image, folder) && stem(image).equals(stem), image -> isFile(image,
			folder) && begins(stem, stem(image)), image -> group(source, image.path()).startsWith(folder));
		if (meant.size() == 1) images.get(meant.get(0)).add(contours);
		else problems.add(new Problem(stem, source.relativize(contours) + (meant.isEmpty() ? " has no image beside it."
			: " may belong to " + meant.size() + " images."), "Give it the name of its image, and 'mask' or 'reader1' behind."));
	}

	/** What the first condition that any image fulfils gives. */
	@SafeVarargs
	private List<FoundImage> firstOf(final Predicate<FoundImage>... conditions) {
		for (final Predicate<FoundImage> condition : conditions) {
			final List<FoundImage> found = images.keySet().stream().filter(condition).toList();
			if (!found.isEmpty()) return found;
		}
		return List.of();
	}

	private boolean isFile(final FoundImage image, final Path folder) {
		return image.dicom() == null && group(source, image.path()).equals(folder);
	}

	private static String stem(final FoundImage image) {
		return NameRule.of(image.path()).stem();
	}

	private static boolean begins(final String text, final String stem) {
		return !stem.isEmpty() && text.startsWith(stem) && text.length() > stem.length() && !Character.isLetterOrDigit(text
			.charAt(stem.length()));
	}
}
