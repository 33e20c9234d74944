package org.radiomate.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says, by its words (letters and digits between other characters). A file holds contours if a word of its
 * name, digits at the end aside, is one of mask, seg, segmentation, label, labels, labelmap, roi, rois, roiset, contour, contours,
 * or says a reader; if it lies in a folder of such a name; or if it ends in {@code .roi}. The reader is the number in
 * {@code reader1}, {@code observer1}, {@code rater1}, {@code r1}, the repeat that in {@code repeat2} or {@code rep2}; the number may
 * stand apart ({@code reader_1}). The stem is what is left in front of all these words, and of image, img, ct, scan.
 *
 * @param stem what an image and its contours have in common; may be empty
 * @param holdsContours whether the name says contours
 * @param reader who drew; empty if it does not say
 * @param repeat the how manieth time; empty if it does not say
 */
record NameRule(String stem, boolean holdsContours, String reader, String repeat) {

	private static final String ENDINGS = "(?i)\\.((nii|hdr|img)(\\.gz)?|nrrd|nhdr|tiff?|zip|roi|dcm)$";
	private static final Set<String> CONTOURS = Set.of("mask", "masks", "seg", "segs", "segmentation", "segmentations", "label",
		"labels", "labelmap", "roi", "rois", "roiset", "contour", "contours");
	private static final Set<String> IMAGES = Set.of("image", "images", "img", "ct", "scan", "scans");
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
	private static final Pattern READER = said("reader|observer|rater|r"), REPEAT = said("repeat|rep");

	private static Pattern said(final String words) {
		return Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:" + words + ")[-_ ]?(\\d{1,3})(?![\\p{L}\\p{N}])");
	}

	/**
	 * Whether the name ends as image and contour files do; of a pair of NIfTI files it is the header's. macOS leaves notes on other
	 * files, which begin with "._".
	 */
	static boolean isCandidate(final Path file) {
		final String name = file.getFileName().toString();
		return !name.startsWith("._") && name.matches(".*" + ENDINGS.replace("|dcm", "").replace("|img", ""));
	}

	/** What the name of a file, and of the folder that it lies in, says. */
	static NameRule of(final Path file) {
		final String name = file.getFileName().toString();
		final String plain = name.replaceFirst(ENDINGS, "");
		final String reader = number(READER, plain), repeat = number(REPEAT, plain);
		final int end = Math.min(firstWord(plain), Math.min(start(READER, plain), start(REPEAT, plain)));
		final boolean contours = name.toLowerCase(Locale.ROOT).endsWith(".roi") || !reader.isEmpty() || words(plain).stream()
			.anyMatch(CONTOURS::contains) || file.getParent() != null && isContourFolder(file.getParent());
		return new NameRule(plain.substring(0, end).replaceFirst("[^\\p{L}\\p{N}]+$", ""), contours, reader, repeat);
	}

	/** Whether a folder's name says what it holds and not whose. */
	static boolean isConvention(final Path folder) {
		final String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
		return CONTOURS.contains(name) || IMAGES.contains(name) || name.equals("dicom");
	}

	private static boolean isContourFolder(final Path folder) {
		return folder.getFileName() != null && CONTOURS.contains(folder.getFileName().toString().toLowerCase(Locale.ROOT));
	}

	private static List<String> words(final String text) {
		final List<String> words = new ArrayList<>();
		final Matcher matcher = WORD.matcher(text);
		while (matcher.find()) words.add(kind(matcher.group()));
		return words;
	}

	private static String kind(final String word) {
		return word.toLowerCase(Locale.ROOT).replaceFirst("\\d+$", "");
	}

	/** Where the first word begins that says what the file is. */
	private static int firstWord(final String text) {
		final Matcher matcher = WORD.matcher(text);
		while (matcher.find()) {
			final String kind = kind(matcher.group());
			if (CONTOURS.contains(kind) || IMAGES.contains(matcher.group().toLowerCase(Locale.ROOT))) return matcher.start();
		}
		return text.length();
	}

	private static int start(final Pattern said, final String text) {
		final Matcher matcher = said.matcher(text);
		return matcher.find() ? matcher.start() : text.length();
	}

	private static String number(final Pattern said, final String text) {
		final Matcher matcher = said.matcher(text);
		return matcher.find() ? Integer.toString(Integer.parseInt(matcher.group(1))) : "";
	}
}
