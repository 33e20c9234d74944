package org.radiomate.volume.contour;

import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.Contour;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Mask;
import org.radiomate.volume.OutlineContour;
import org.radiomate.volume.PixelArea;
import org.radiomate.volume.Volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks the contours of an image, structure by structure and reader by reader, and compares the readings of each structure.
 *
 * @param slices one for every slice from the first to the last of each reading, missing ones too
 * @param pairs every two readings of a structure
 */
public record ContourCheck(List<CheckedSlice> slices, List<ReaderPair> pairs) {

	/**
	 * Checks contours.
	 *
	 * @param flaws contours that could not be used, already known
	 */
	public static ContourCheck of(final Volume volume, final List<ContourSet> sets, final List<ContourFlaw> flaws,
		final CheckOptions options, final Progress progress)
	{
		final List<CheckedSlice> slices = new ArrayList<>();
		final List<Mask> masks = new ArrayList<>();
		final BodyOutline body = new BodyOutline(volume);
		for (final ContourSet set : withFlawedOnes(sets, flaws)) {
			progress.report(masks.size(), sets.size(), "Checking contours");
			final SetCheck check = new SetCheck(volume, body, set, ownOf(set, flaws), options);
			slices.addAll(check.slices(progress));
			masks.add(check.mask());
		}
		slices.addAll(placeless(flaws));
		return new ContourCheck(List.copyOf(slices), pairs(sets, masks));
	}

	/** The findings in words, a line for each finding with the slices (counted from 1) that it was made on. */
	public String summary() {
		final Map<Finding, List<String>> slicesByFinding = new LinkedHashMap<>();
		for (final CheckedSlice slice : slices) {
			for (final String finding : slice.findings()) slicesByFinding.computeIfAbsent(new Finding(reading(slice.structure(), slice.reader(), slice
				.repeat()), finding),
				key -> new ArrayList<>()).add(slice.slice() < 0 ? "none" : Integer.toString(slice.slice() + 1));
		}
		final List<String> lines = new ArrayList<>();
		slicesByFinding.forEach((finding, where) -> lines.add(finding.reading + (finding.reading.isEmpty() ? "Slice "
			: ", slice ") + String.join(", ", where) + ": " + finding.words));
		for (final ReaderPair pair : pairs) lines.add(pair.describe());
		return lines.isEmpty() ? "Nothing was found on " + slices.size() + " slices." : String.join("\n", lines);
	}

	/** What was found in one reading. */
	private record Finding(String reading, String words) {}

	/** Whose contours they are, such as {@code Tumour, reader 1}; empty if nobody says. */
	static String reading(final String structure, final String reader, final String repeat) {
		final List<String> parts = new ArrayList<>();
		if (!structure.isEmpty()) parts.add(structure);
		if (!reader.isEmpty()) parts.add("reader " + reader);
		if (!repeat.isEmpty()) parts.add("repeat " + repeat);
		final String text = String.join(", ", parts);
		return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/** Readings all of whose contours are flawed are checked too, so that no flaw is lost. */
	private static List<ContourSet> withFlawedOnes(final List<ContourSet> sets, final List<ContourFlaw> flaws) {
		final List<ContourSet> all = new ArrayList<>(sets);
		for (final ContourFlaw flaw : flaws) {
			final ContourSet owner = new ContourSet(flaw.structure(), flaw.reader(), flaw.repeat(), List.of());
			if (all.stream().noneMatch(set -> sameReading(set, owner))) all.add(owner);
		}
		return all;
	}

	private static boolean sameReading(final ContourSet a, final ContourSet b) {
		return a.structure().equals(b.structure()) && a.reader().equals(b.reader()) && a.repeat().equals(b.repeat());
	}

	private static List<ContourFlaw> ownOf(final ContourSet set, final List<ContourFlaw> flaws) {
		return flaws.stream().filter(flaw -> flaw.slice() >= 0 && sameReading(set, new ContourSet(flaw.structure(), flaw
			.reader(), flaw.repeat(), List.of()))).toList();
	}

	private static List<CheckedSlice> placeless(final List<ContourFlaw> flaws) {
		return flaws.stream().filter(flaw -> flaw.slice() < 0).map(flaw -> new CheckedSlice(flaw.structure(), flaw.reader(),
			flaw.repeat(), -1, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, -1, null, List.of(flaw.sentence()))).toList();
	}

	private static List<ReaderPair> pairs(final List<ContourSet> sets, final List<Mask> masks) {
		final List<ReaderPair> pairs = new ArrayList<>();
		for (int i = 0; i < sets.size(); i++) {
			for (int j = i + 1; j < sets.size(); j++) {
				if (masks.get(i).isEmpty() || masks.get(j).isEmpty()) continue;
				if (sets.get(i).structure().equals(sets.get(j).structure())) pairs.add(pair(sets.get(i), sets.get(j), masks.get(i),
					masks.get(j)));
			}
		}
		return pairs;
	}

	private static ReaderPair pair(final ContourSet first, final ContourSet second, final Mask a, final Mask b) {
		final int from = Math.min(a.z0(), b.z0()), to = Math.max(a.z0() + a.depth(), b.z0() + b.depth());
		final double[] dice = new double[to - from];
		for (int z = from; z < to; z++) dice[z - from] = MaskAgreement.diceOfSlice(a, b, z);
		return new ReaderPair(first, second, MaskAgreement.of(a, b), from, dice);
	}

	/** The check of one reading. */
	private static final class SetCheck {

		private final Volume volume;
		private final BodyOutline body;
		private final ContourSet set;
		private final List<ContourFlaw> flaws;
		private final CheckOptions options;
		private final Mask.Builder mask;

		private SetCheck(final Volume volume, final BodyOutline body, final ContourSet set, final List<ContourFlaw> flaws,
			final CheckOptions options)
		{
			this.volume = volume;
			this.body = body;
			this.set = set;
			this.flaws = flaws;
			this.options = options;
			mask = new Mask.Builder(volume.geometry());
		}

		private Mask mask() {
			return mask.build();
		}

		private List<CheckedSlice> slices(final Progress progress) {
			final List<CheckedSlice> slices = new ArrayList<>();
			final List<Integer> drawn = new ArrayList<>(set.contours().stream().map(Contour::slice).toList());
			flaws.forEach(flaw -> drawn.add(flaw.slice()));
			drawn.sort(Comparator.naturalOrder());
			if (drawn.isEmpty()) return slices;
			for (int z = drawn.get(0); z <= drawn.get(drawn.size() - 1); z++) {
				progress.check();
				slices.add(slice(z));
			}
			return slices;
		}

		private CheckedSlice slice(final int slice) {
			final List<String> findings = new ArrayList<>();
			flaws.stream().filter(flaw -> flaw.slice() == slice).forEach(flaw -> findings.add(flaw.sentence()));
			final List<Contour> contours = set.contours().stream().filter(contour -> contour.slice() == slice).toList();
			final List<Contour> usable = new ArrayList<>();
			for (final Contour contour : contours) {
				if (fits(contour, findings)) usable.add(contour);
			}
			findings.addAll(ContourPairs.findings(usable, volume.geometry(), options.rule()));
			final PixelArea area = area(usable, findings);
			if (contours.isEmpty() && findings.isEmpty()) findings.add("there is no contour between the first and the last slice");
			return area == null ? empty(slice, usable.size(), findings) : measured(area, usable.size(), findings);
		}

		/** Whether a contour lies in the image; what the rasterizer warns of or refuses is a finding. */
		private boolean fits(final Contour contour, final List<String> findings) {
			if (contour instanceof OutlineContour outline && OutlineFlaws.crossesItself(outline)) {
				findings.add("a contour crosses itself");
			}
			try {
				findings.addAll(ContourRasterizer.rasterize(List.of(contour), volume.geometry(), options.rule()).warnings());
				return true;
			}
			catch (final ProblemException e) {
				findings.add(e.getMessage());
				return false;
			}
		}

		private PixelArea area(final List<Contour> usable, final List<String> findings) {
			if (usable.isEmpty()) return null;
			try {
				return ContourRasterizer.rasterize(usable, volume.geometry(), options.rule()).mask().areas().get(0);
			}
			catch (final ProblemException e) {
				findings.add("the contours cancel each other out: no pixel is left");
				return null;
			}
		}

		private CheckedSlice empty(final int slice, final int contours, final List<String> findings) {
			return new CheckedSlice(set.structure(), set.reader(), set.repeat(), slice, contours, 0, Double.NaN, Double.NaN,
				Double.NaN, Double.NaN, -1, null, findings);
		}

		private CheckedSlice measured(final PixelArea area, final int contours, final List<String> findings) {
			for (int i = 0; i < area.inside().length; i++) {
				if (area.inside()[i]) mask.add(area.x0() + i % area.width(), area.y0() + i / area.width(), area.slice());
			}
			final TissueShares shares = TissueShares.of(volume, area, options.limits());
			final int outside = body.pixelsOutside(area);
			final InscribedCircle thickest = InscribedCircle.of(area, volume.geometry());
			findings.addAll(shares.findings(options.allowedPercent()));
			if (outside > 0) findings.add(outside + (outside == 1 ? " voxel lies" : " voxels lie") + " outside the body");
			if (thickest.diameterMm() < options.minThicknessMm()) findings.add(String.format(Locale.ROOT,
				"the wall is at most %.1f mm thick, less than %.1f mm", thickest.diameterMm(), options.minThicknessMm()));
			final double pixelMm2 = volume.geometry().spacingXMm() * volume.geometry().spacingYMm();
			return new CheckedSlice(set.structure(), set.reader(), set.repeat(), area.slice(), contours, shares.pixels(), shares
				.pixels() * pixelMm2, shares.airPercent(), shares.fatPercent(), shares.bonePercent(), outside, thickest, findings);
		}
	}
}
