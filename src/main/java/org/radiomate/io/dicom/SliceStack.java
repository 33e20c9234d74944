package org.radiomate.io.dicom;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.Millimetres;
import org.radiomate.volume.Placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The slices of a series in the order of their positions along the normal, and whether they make an even stack. The spacing
 * is the median distance of neighbours, of two the smaller, so that no slice is passed over; slice thickness and instance
 * numbers play no part. Which of two slices at one place is meant, nobody but the user can know, so these are refused always.
 *
 * @param series the series
 * @param planes its slices in order, one for each position
 * @param spacingMm distance of the slices
 * @param tiltDegrees angle between the normal and the line of the slices' first pixels: the gantry's tilt
 * @param unevenness what keeps the stack from being even, in words with positions; empty for an even one
 */
public record SliceStack(DicomSeries series, List<SlicePlane> planes, double spacingMm, double tiltDegrees,
	List<String> unevenness)
{

	/** A slice may be off its place by so much of the spacing; files state positions with few digits. */
	private static final double TOLERATED_FRACTION = 0.02;
	/** A tilt below it moves the last of 500 slices by less than a pixel. */
	private static final double TOLERATED_TILT_DEGREES = 0.05;
	private static final double TOLERATED_OFF_LINE_PIXELS = 0.5;
	private static final double SAME_POSITION_MM = 1e-3;
	private static final int LARGEST_EDGE = 65535;
	private static final int LISTED = 5;

	/**
	 * Orders a series.
	 *
	 * @throws ProblemException if several slices lie at one position and no acquisition number tells them apart, listing them
	 */
	public static SliceStack of(final DicomSeries series) {
		final double[] normal = series.normal();
		final List<SlicePlane> ordered = new ArrayList<>(series.planes());
		ordered.sort(Comparator.comparingDouble((final SlicePlane plane) -> plane.along(normal)).thenComparing(
			SlicePlane::number));
		refuseDuplicates(series, ordered, normal);
		final double[] at = ordered.stream().mapToDouble(plane -> plane.along(normal)).toArray();
		final double spacingMm = spacing(series, at);
		final double tilt = tilt(ordered, normal);
		final List<String> unevenness = new ArrayList<>(gaps(at, spacingMm));
		if (tilt > TOLERATED_TILT_DEGREES) unevenness.add("the gantry was tilted by " + Millimetres.text(tilt) +
			" degrees");
		final double offLine = SliceShifts.of(series, ordered).offLine(at);
		if (offLine > TOLERATED_OFF_LINE_PIXELS) unevenness.add("slices are shifted sideways by up to " + Millimetres.text(
			offLine) + " pixels");
		return new SliceStack(series, List.copyOf(ordered), spacingMm, tilt, List.copyOf(unevenness));
	}

	/**
	 * Splits a series whose slices repeat positions by acquisition number, as contrast phases in one series do.
	 *
	 * @return the series itself if no position occurs twice, or if acquisition numbers do not help
	 */
	public static List<DicomSeries> acquisitions(final DicomSeries series) {
		if (!repeatsPositions(series)) return List.of(series);
		final List<DicomSeries> split = series.planes().stream().collect(Collectors.groupingBy(SlicePlane::acquisition,
			TreeMap::new, Collectors.toList())).values().stream().map(series::withPlanes).toList();
		return split.stream().anyMatch(SliceStack::repeatsPositions) ? List.of(series) : split;
	}

	private static boolean repeatsPositions(final DicomSeries series) {
		final double[] normal = series.normal();
		final double[] at = series.planes().stream().mapToDouble(plane -> plane.along(normal)).sorted().toArray();
		return IntStream.range(1, at.length).anyMatch(i -> at[i] - at[i - 1] < SAME_POSITION_MM);
	}

	private static void refuseDuplicates(final DicomSeries series, final List<SlicePlane> ordered,
		final double[] normal)
	{
		final List<String> places = new ArrayList<>();
		for (int i = 1; i < ordered.size(); i++) {
			final SlicePlane one = ordered.get(i - 1), other = ordered.get(i);
			if (other.along(normal) - one.along(normal) >= SAME_POSITION_MM) continue;
			places.add(Millimetres.text(one.along(normal)) + " mm: " + one.file() + " and " + other.file());
		}
		if (places.isEmpty()) return;
		throw new ProblemException("The series " + series.describe() + " has two slices at the position " + String.join("; at ",
			some(places)) + ". Remove one of each, or export one series alone.");
	}

	/** The first of many, and how many more there are. */
	private static List<String> some(final List<String> all) {
		if (all.size() <= LISTED) return all;
		final List<String> some = new ArrayList<>(all.subList(0, LISTED));
		some.add((all.size() - LISTED) + " more");
		return some;
	}

	/** The distance of neighbouring slices by their positions, before anything is asked of them; NaN if there are not two. */
	public static double spacingMm(final DicomSeries series) {
		final double[] normal = series.normal();
		final double[] at = series.planes().stream().mapToDouble(plane -> plane.along(normal)).sorted().toArray();
		final double[] distances = IntStream.range(1, at.length).mapToDouble(i -> at[i] - at[i - 1]).filter(
			distance -> distance >= SAME_POSITION_MM).toArray();
		return distances.length == 0 ? Double.NaN : rounded(median(distances));
	}

	/** The middle one, of two the smaller. */
	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(sorted.length - 1) / 2];
	}

	private static double spacing(final DicomSeries series, final double[] at) {
		if (at.length == 1) return series.sliceThicknessMm() > 0 ? series.sliceThicknessMm() : 1;
		final double median = median(IntStream.range(1, at.length).mapToDouble(i -> at[i] - at[i - 1]).toArray());
		final double mean = (at[at.length - 1] - at[0]) / (at.length - 1);
		return Math.abs(mean - median) < TOLERATED_FRACTION * median / at.length ? rounded(mean) : rounded(median);
	}

	/** Positions have few digits: 2.9999 to 3.0001 mm is meant to be 3 mm. */
	private static double rounded(final double spacingMm) {
		return Math.rint(spacingMm * 1e4) / 1e4;
	}

	private static double tilt(final List<SlicePlane> ordered, final double[] normal) {
		final double[] first = ordered.get(0).positionMm(), last = ordered.get(ordered.size() - 1).positionMm();
		final double[] line = { last[0] - first[0], last[1] - first[1], last[2] - first[2] };
		final double length = Math.sqrt(line[0] * line[0] + line[1] * line[1] + line[2] * line[2]);
		if (length == 0) return 0;
		final double along = (line[0] * normal[0] + line[1] * normal[1] + line[2] * normal[2]) / length;
		return Math.toDegrees(Math.acos(Math.min(1, Math.abs(along))));
	}

	private static List<String> gaps(final double[] at, final double spacingMm) {
		final List<String> gaps = new ArrayList<>();
		for (int i = 1; i < at.length; i++) {
			final double distance = at[i] - at[i - 1];
			if (Math.abs(distance - spacingMm) <= TOLERATED_FRACTION * spacingMm) continue;
			gaps.add(gap(distance, spacingMm) + " between " + Millimetres.text(at[i - 1]) + " and " + Millimetres.text(at[i]) +
				" mm");
		}
		return some(gaps);
	}

	private static String gap(final double distance, final double spacingMm) {
		final double missing = distance / spacingMm - 1;
		if (missing > 0.5 && Math.abs(missing - Math.rint(missing)) < 0.1) return Math.round(missing) + " missing";
		return Millimetres.text(distance) + " mm instead of " + Millimetres.text(spacingMm);
	}

	/** Whether slices are evenly spaced and not tilted. */
	public boolean isEven() {
		return unevenness.isEmpty();
	}

	/**
	 * The grid of an even stack, or the even, upright grid that an uneven one is resampled to: around all slices, the last of which
	 * lies at most half a slice beyond the grid's.
	 */
	public Geometry geometry() {
		final double[] normal = series.normal();
		final double extent = planes.get(planes.size() - 1).along(normal) - planes.get(0).along(normal);
		final Geometry first = new Geometry(series.columns(), series.rows(), planes.size(), series.columnSpacingMm(), series
			.rowSpacingMm(), spacingMm);
		if (isEven()) return first;
		final SliceShifts shifts = SliceShifts.of(series, planes);
		return new Geometry(edge(series.columns() + shifts.right() - shifts.left()), edge(series.rows() + shifts.bottom() -
			shifts.top()), edge(Math.rint(extent / spacingMm) + 1), series.columnSpacingMm(), series.rowSpacingMm(),
			spacingMm);
	}

	private int edge(final double voxels) {
		if (voxels <= LARGEST_EDGE) return (int) voxels;
		throw new ProblemException("The slices of the series " + series.describe() + " lie so far apart that an even stack would have " +
			Millimetres.text(voxels) + " columns, rows or slices. Export the series again.");
	}

	/** Where the grid lies in the patient: with the first slice, or beside it where others lie shifted. */
	public Placement placement() {
		final Placement first = new Placement(planes.get(0).positionMm(), series.xAxis(), series.yAxis(), series.normal(), series
			.frameOfReference());
		if (isEven()) return first;
		final SliceShifts shifts = SliceShifts.of(series, planes);
		return new Placement(first.toPatient(geometry(), shifts.left(), shifts.top(), 0), first.xAxis(), first.yAxis(), first
			.zAxis(), first.frameOfReference());
	}

	/** The slices' identifiers in order; only for an even stack do they belong to the slices of the grid. */
	public List<String> instanceUids() {
		return planes.stream().map(SlicePlane::instanceUid).toList();
	}

	/** Positions along the normal from the first slice on, in mm. */
	double[] offsetsMm() {
		final double[] normal = series.normal();
		final double first = planes.get(0).along(normal);
		return planes.stream().mapToDouble(plane -> plane.along(normal) - first).toArray();
	}
}
